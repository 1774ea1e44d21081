//! An item of a feed becomes a story.

use super::super::dates::{self, Reading};
use super::super::text::{beginning, escape, hash, one_line, plain, slug};
use super::item::{Feed, Item};
use crate::import::report::Report;
use crate::import::story::{Part, Picture, Story, Term};
use contract::{Block, EmbedBlock};
use jiff::Timestamp;
use scraper::{Html, Selector};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use url::Url;

/// A description alone is a lead up to this many characters, if it is one paragraph; else it is the body.
const LONGEST_LEAD: usize = 1000;

/// What the items of a feed have in common.
pub struct Finish {
    title: Option<String>,
    /// The host of the feed's home page, or the name of its file, which makes short ids unique among several feeds.
    host: String,
    language: Option<String>,
    newspaper_language: Option<String>,
    reading: Reading,
    section: Option<Term>,
}

impl Finish {
    /// `newspaper_language` is that of the first feed. One of several feeds is a section.
    pub fn new(feed: &Feed, place: &str, newspaper_language: Option<&str>, is_one_of_several: bool) -> Finish {
        let home = feed.home.clone().or_else(|| Url::parse(place).ok());
        let host = home.as_ref().and_then(Url::host_str).map(|host| host.trim_start_matches("www.").to_owned());
        let host = host.or_else(|| Some(Path::new(place).file_stem()?.to_string_lossy().into_owned()));
        let name = feed.title.clone().filter(|_| is_one_of_several);
        Finish {
            title: feed.title.clone(),
            host: host.unwrap_or_default(),
            language: feed.language.clone(),
            newspaper_language: newspaper_language.map(str::to_owned),
            reading: Reading::of(feed.language.as_deref()),
            section: name.map(|name| Term { name, ..Term::default() }),
        }
    }

    /// The stories of a page. `seen` has the keys so far, since a story may be on two pages or in two feeds.
    pub fn stories(&self, items: Vec<Item>, seen: &mut HashSet<String>, report: &mut Report) -> Vec<Story> {
        let shared = shared_guids(&items);
        let mut stories = Vec::new();
        for item in items {
            let key = self.key(&item, &shared);
            if !seen.insert(key.clone()) {
                report.note("item that is there twice left out", &key);
                continue;
            }
            match self.story(item, key.clone(), report) {
                Some(story) => stories.push(story),
                None => report.note("item without title and text left out", &key),
            }
        }
        stories
    }

    /// What names the item for ever: its guid, else its address, else a hash of what it says.
    fn key(&self, item: &Item, shared: &HashSet<String>) -> String {
        let guid = item.guid.as_ref().filter(|guid| !shared.contains(*guid));
        match (guid, &item.address) {
            (Some(guid), _) if guid.contains(':') => guid.clone(),
            (Some(guid), _) => format!("{} {guid}", self.host),
            (None, Some(address)) => address.to_string(),
            (None, None) => {
                let title = item.title.as_deref().or(item.lead.as_deref()).or(item.body.as_deref());
                let text = format!("{}\n{}", title.unwrap_or_default(), item.published.as_deref().unwrap_or_default());
                format!("{} {}", self.host, hash(&text))
            }
        }
    }

    fn story(&self, mut item: Item, key: String, report: &mut Report) -> Option<Story> {
        let place = item.address.as_ref().map_or_else(|| key.clone(), Url::to_string);
        for note in item.notes.drain(..) {
            report.note(note, &place);
        }
        let (lead, body) = lead_and_body(&item, &place, report);
        let headline = item.title.clone().filter(|title| !title.is_empty()).or_else(|| {
            let text =
                [lead.as_deref(), body.as_deref()].into_iter().flatten().map(plain).find(|text| !text.is_empty())?;
            report.note("headline made of the first words", &place);
            Some(beginning(&text, 70))
        })?;
        let (published, modified) = self.dates(&item, &place, report);
        let image = picture(&mut item, lead.as_deref(), body.as_deref(), &place, report);
        let mut parts = Vec::new();
        let (video, sounds) = item.media.blocks(&headline);
        parts.extend(
            sounds.into_iter().filter(|block| !is_in(block, body.as_deref())).map(|block| Part::Block(Box::new(block))),
        );
        for (player, title) in item.media.players.drain(..) {
            let (player, title) = (escape(player.as_str()), escape(title.as_deref().unwrap_or(&headline)));
            parts.push(Part::Html(format!("<iframe src=\"{player}\" title=\"{title}\"></iframe>")));
        }
        // A whole text, or something to play, needs no link to the original.
        let is_whole =
            item.body.is_some() || body.as_deref().is_some_and(|body| plain(body).chars().count() > LONGEST_LEAD);
        let is_whole = is_whole || video.is_some() || !parts.is_empty();
        parts.extend(body.map(Part::Html));
        for file in item.media.files.drain(..) {
            parts.push(Part::Html(link_to_file(&file)));
        }
        if let Some(original) = item.elsewhere.as_ref().or(item.address.as_ref()).filter(|_| !is_whole) {
            report.note("only a lead in the feed, with a link to the original", &place);
            let host = original.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
            parts.push(Part::Block(Box::new(Block::Embed(EmbedBlock {
                provider: self.title.clone().unwrap_or(host),
                url: original.to_string(),
                title: Some(headline.clone()),
                caption: None,
            }))));
        }
        let description = lead.as_deref().map(plain).filter(|text| !text.is_empty() && *text != headline);
        let (sections, tags) = self.sections_and_tags(&item);
        let language = item.language.or_else(|| self.language.clone());
        Some(Story {
            key,
            slug: item.address.as_ref().and_then(slug),
            address: item.address,
            other_addresses: item.other_addresses,
            headline,
            description,
            language: language.filter(|language| Some(language) != self.newspaper_language.as_ref()),
            authors: item.authors,
            sections,
            tags,
            image,
            video,
            body: parts,
            published,
            modified,
            copyright_notice: item.copyright,
            ..Story::default()
        })
    }

    fn dates(&self, item: &Item, place: &str, report: &mut Report) -> (Option<Timestamp>, Option<Timestamp>) {
        let mut read = |text: Option<&String>| {
            let date = text.and_then(|text| dates::read(text, &self.reading));
            if date.is_some_and(|date| date.is_guess) {
                report.note("date whose day and month may be the other way round", place);
            }
            if let Some(text) = text.filter(|_| date.is_none()) {
                report.note(format!("date that cannot be read: {}", beginning(text, 40)), place);
            }
            date.map(|date| date.time)
        };
        let modified = read(item.modified.as_ref());
        let published = read(item.published.as_ref()).or(modified);
        if item.published.is_none() && modified.is_none() {
            report.note("item without a date", place);
        }
        (published, modified.filter(|modified| published.is_some_and(|published| *modified > published)))
    }

    /// The feed is the section if it is one of several, else the first category is; the others are tags.
    fn sections_and_tags(&self, item: &Item) -> (Vec<Vec<Term>>, Vec<Term>) {
        let mut categories = item.categories.clone();
        categories.retain(|name| !name.eq_ignore_ascii_case("uncategorized"));
        let term = |name: &String| Term { name: name.clone(), ..Term::default() };
        let section = match &self.section {
            Some(section) => Some(section.clone()),
            None if categories.is_empty() => None,
            None => Some(term(&categories.remove(0))),
        };
        let mut tags: Vec<Term> = Vec::new();
        for name in categories.iter().chain(&item.subjects) {
            let is_known = tags.iter().chain(&section).any(|tag| tag.name.to_lowercase() == name.to_lowercase());
            if !is_known {
                tags.push(term(name));
            }
        }
        (section.map(|section| vec![section]).into_iter().collect(), tags)
    }
}

/// Guids that items with different addresses share: they name nothing.
fn shared_guids(items: &[Item]) -> HashSet<String> {
    let mut addresses: HashMap<&str, &Option<Url>> = HashMap::new();
    let mut shared = HashSet::new();
    for item in items {
        let Some(guid) = item.guid.as_deref() else { continue };
        if addresses.get(guid).is_some_and(|address| **address != item.address) {
            shared.insert(guid.to_owned());
        }
        addresses.insert(guid, &item.address);
    }
    shared
}

/// A description beside a body is a lead, unless it is an extract of the body. A description alone is a lead, unless it
/// is too long to be one.
fn lead_and_body(item: &Item, place: &str, report: &mut Report) -> (Option<String>, Option<String>) {
    let lead = item.lead.clone();
    if let Some(body) = item.body.clone() {
        let text = plain(&body);
        let lead = lead.filter(|lead| !is_extract(&plain(lead), &text));
        return (lead, Some(body));
    }
    let Some(lead) = lead.map(|lead| without_link_to(&lead, item.address.as_ref())) else { return (None, None) };
    let text = plain(&lead);
    let paragraphs = ["<p", "<li", "<h2", "<h3", "<blockquote", "<br><br", "<br/><br"];
    let blocks: usize = paragraphs.iter().map(|tag| lead.matches(tag).count()).sum();
    if text.chars().count() > LONGEST_LEAD || blocks > 2 || lead.contains("<a ") {
        report.note("description taken as the body", place);
        return (None, Some(lead));
    }
    (Some(lead), None)
}

/// A lead without the "Continue reading" at its end: a short link to the story itself.
fn without_link_to(lead: &str, address: Option<&Url>) -> String {
    let Some((before, link)) = lead.rsplit_once("<a ") else { return lead.to_owned() };
    let Some((attributes, text)) = link.split_once('>') else { return lead.to_owned() };
    let Some((text, after)) = text.split_once("</a>") else { return lead.to_owned() };
    let is_own = address.is_some_and(|address| attributes.contains(address.path()) && address.path().len() > 1);
    if is_own && plain(after).is_empty() && text.chars().count() < 40 {
        format!("{before}{after}")
    } else {
        lead.to_owned()
    }
}

/// True if a lead is only the beginning of the body, as programs make it.
fn is_extract(lead: &str, body: &str) -> bool {
    let lead = one_line(lead);
    if lead.contains("[…]") || lead.contains("[...]") {
        return true;
    }
    let beginning = lead.trim_end_matches(['…', '.', ' ']);
    beginning.is_empty() || body.starts_with(beginning)
}

/// The picture of the story: the feed's own, else the one in a lead that has no body.
fn picture(
    item: &mut Item,
    lead: Option<&str>,
    body: Option<&str>,
    place: &str,
    report: &mut Report,
) -> Option<Picture> {
    let mut pictures = std::mem::take(&mut item.media.pictures).into_iter();
    let first = pictures.next();
    for picture in pictures {
        let is_shown = picture.files.iter().any(|(url, _)| body.is_some_and(|body| body.contains(url.path())));
        if !is_shown {
            report.note("further picture of the feed left out", place);
        }
    }
    first.or_else(|| first_image(lead.filter(|_| body.is_none())?))
}

fn first_image(html: &str) -> Option<Picture> {
    let tree = Html::parse_fragment(html);
    let image = tree.select(&Selector::parse("img[src]").ok()?).next()?;
    let pixels = |name: &str| image.attr(name)?.parse::<u32>().ok().filter(|pixels| *pixels > 1);
    let url = Url::parse(image.attr("src")?).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let size = pixels("width").zip(pixels("height"));
    Some(Picture {
        files: vec![(url, size.map(|(width, _)| width))],
        size,
        alt: image.attr("alt").map(str::to_owned),
        ..Picture::default()
    })
}

/// True if the body has the same file already.
fn is_in(block: &Block, body: Option<&str>) -> bool {
    let sources = match block {
        Block::Audio(audio) => &audio.sources,
        Block::Video(video) => &video.sources,
        _ => return false,
    };
    body.is_some_and(|body| {
        sources.iter().any(|source| body.contains(&source.url) || body.contains(&escape(&source.url)))
    })
}

fn link_to_file(url: &Url) -> String {
    let name = url.path_segments().and_then(|mut parts| parts.next_back()).filter(|name| !name.is_empty());
    let name = name.unwrap_or(url.as_str());
    let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
    format!("<p><a href=\"{}\">{}</a></p>", escape(url.as_str()), escape(&name))
}
