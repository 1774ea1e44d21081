//! A story becomes the JSON of an article.

use super::compact::compact;
use crate::import::html::{self, Context, Selectors};
use crate::import::report::Report;
use crate::import::story::{Person, Picture, Story};
use crate::print::published::OF_A_WITHDRAWN_ARTICLE;
use contract::{
    Article, Author, Block, Correction, Date, Id, Image, Kind, MAJOR, MINOR, Reference, Rendition, Status, VideoBlock,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use std::collections::BTreeSet;
use url::Url;

/// What the articles of an edition have in common.
pub struct Desk<'a> {
    /// The newspaper's language.
    pub language: &'a str,
    pub zone: &'a TimeZone,
    pub leave_out: &'a Selectors,
    /// The id of the own article at an address.
    pub resolve: &'a (dyn Fn(&Url) -> Option<Id> + Sync),
    /// True if search engines are to index the article here and not the original.
    pub has_moved: bool,
}

/// The width of a picture that says none, until it is measured.
const ASSUMED: u32 = 1200;

/// A converted story.
pub struct Converted {
    pub article: Value,
    pub report: Report,
    /// Pictures that stood in the text as data.
    pub files: Vec<html::File>,
    /// The addresses of pictures whose size the source does not say.
    pub unmeasured: BTreeSet<String>,
}

/// Converts a story. `section` and `authors` have their ids already.
pub fn convert(desk: &Desk, story: &Story, id: Id, section: Option<Reference>, authors: Vec<Option<Id>>) -> Converted {
    let context = Context {
        story: &story.key,
        base: story.address.as_ref(),
        language: story.language.as_deref().or(Some(desk.language)),
        headline: &story.headline,
        leave_out: desk.leave_out,
        resolve: desk.resolve,
        notes: &story.notes,
    };
    let body = html::convert_parts(&story.body, &context);
    let (mut report, mut unmeasured) = (body.report, body.unmeasured);
    let published = story.published.map(|time| date(time, desk.zone));
    let modified = story.modified.filter(|time| story.published.is_some_and(|first| *time > first));
    let withdrawn = story.status == Status::Withdrawn;
    let mut article = Article {
        version: Some(format!("{MAJOR}.{MINOR}")),
        id,
        headline: headline(story, &body.blocks, &mut report),
        kind: story.kind,
        kicker: story.kicker.clone(),
        description: story.description.clone().map(|lead| html::plain(&escape(&lead))).filter(|lead| !lead.is_empty()),
        in_language: story.language.clone().filter(|language| !language.eq_ignore_ascii_case(desk.language)),
        author: story.authors.iter().zip(authors).map(|(person, id)| author(person, id)).collect(),
        sponsor: story.sponsor.clone(),
        section,
        topic: None,
        image: story.image.as_ref().and_then(|picture| image(picture, &context, &mut unmeasured)),
        video: story.video.clone().and_then(video),
        body: body.blocks,
        notes: body.notes,
        related: Vec::new(),
        date_published: published,
        date_modified: modified.map(|time| date(time, desk.zone)),
        corrections: story
            .corrections
            .iter()
            .map(|(time, text)| Correction {
                date: time.map(|time| date(time, desk.zone)),
                text: html::inline(text, &context),
            })
            .collect(),
        publish_from: None,
        status: story.status,
        status_message: story.status_message.clone().filter(|_| withdrawn),
        translations: Vec::new(),
        live: None,
        canonical: None,
        aliases: Vec::new(),
        keywords: keywords(story),
        copyright_notice: story.copyright_notice.clone(),
    };
    if article.kind == Kind::Live {
        // Its posts are in the text.
        article.kind = Kind::Article;
    }
    without_repeated_picture(&mut article);
    if !desk.has_moved {
        let original = story.canonical.as_ref().or(story.address.as_ref());
        article.canonical = original.filter(|url| matches!(url.scheme(), "http" | "https")).map(Url::to_string);
    }
    let mut value = serde_json::to_value(&article).unwrap_or_default();
    if withdrawn && let Some(fields) = value.as_object_mut() {
        fields.retain(|name, _| OF_A_WITHDRAWN_ARTICLE.contains(&name.as_str()));
    }
    Converted { article: compact(value), report, files: body.files, unmeasured }
}

/// A date with the newsroom's offset on that day.
fn date(time: Timestamp, zone: &TimeZone) -> Date {
    Date::from_timestamp(time.as_second(), (zone.to_offset(time).seconds() / 60) as i16)
}

/// The headline; by default, the first words of the text.
fn headline(story: &Story, blocks: &[Block], report: &mut Report) -> String {
    if !story.headline.trim().is_empty() {
        return story.headline.trim().to_owned();
    }
    report.note("headline missing: first words of the text taken", &story.key);
    let mut text = String::new();
    contract::visit_text(blocks, &mut |line| {
        if text.is_empty() {
            text = line.plain();
        }
    });
    let words: Vec<&str> = text.split_whitespace().take(10).collect();
    if words.is_empty() { story.key.clone() } else { words.join(" ") }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn author(person: &Person, id: Option<Id>) -> Author {
    Author { id, name: person.name.clone(), role: person.role.clone() }
}

fn keywords(story: &Story) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let inner = story.sections.iter().flat_map(|chain| chain.iter().skip(1));
    let names = story.tags.iter().chain(inner).map(|term| term.name.trim().to_owned());
    names.filter(|name| !name.is_empty() && seen.insert(name.to_lowercase())).collect()
}

/// The image of a picture; `None` if no file of it can be shown.
fn image(picture: &Picture, context: &Context, unmeasured: &mut BTreeSet<String>) -> Option<Image> {
    let size = picture.size.filter(|(width, height)| *width > 0 && *height > 0);
    let files = || picture.files.iter().filter(|(url, _)| matches!(url.scheme(), "http" | "https"));
    let widest = files().filter_map(|(_, width)| *width).max().filter(|width| *width > 0);
    let (width, height) = size.unwrap_or_else(|| {
        let width = widest.unwrap_or(ASSUMED);
        (width, (width * 2 / 3).max(1))
    });
    let mut widths = BTreeSet::new();
    let renditions: Vec<Rendition> = files()
        .map(|(url, known)| Rendition { url: url.to_string(), width: known.unwrap_or(width).max(1), media_type: None })
        .filter(|file| file.width <= width && widths.insert(file.width))
        .collect();
    if size.is_none() {
        unmeasured.extend(renditions.iter().filter(|file| file.width == width).map(|file| file.url.clone()));
    }
    let caption = picture.caption.as_ref().map(|caption| html::inline(caption, context));
    (!renditions.is_empty()).then(|| Image {
        renditions,
        width: Some(width),
        height: Some(height),
        focal_point: None,
        alt: Some(picture.alt.clone().unwrap_or_default()),
        caption: caption.filter(|caption| !caption.is_empty()),
        credit: picture.credit.clone(),
        copyright_notice: picture.copyright_notice.clone(),
    })
}

fn video(block: Block) -> Option<VideoBlock> {
    match block {
        Block::Video(video) => Some(video),
        _ => None,
    }
}

/// Takes the main image off the beginning of the text, where many systems repeat it.
fn without_repeated_picture(article: &mut Article) {
    let main = article.image.as_ref().map(files).unwrap_or_default();
    if let Some(Block::Image(first)) = article.body.first()
        && files(&first.image).iter().any(|file| main.contains(file))
    {
        if let Some(image) = article.image.as_mut().filter(|image| image.caption.is_none()) {
            image.caption.clone_from(&first.image.caption);
        }
        article.body.remove(0);
    }
}

/// The names of an image's files without their sizes, such as `quay.jpg` of `quay-1024x683.jpg`.
fn files(image: &Image) -> BTreeSet<String> {
    let name = |file: &Rendition| {
        let path = file.url.split(['?', '#']).next().unwrap_or_default();
        html::picture_key(path)
    };
    image.renditions.iter().map(name).collect()
}
