//! Films and sounds that the newsroom hosts itself.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{data, links, sizes, tree};
use crate::check::is_language;
use crate::import::measure::words;
use contract::{AudioBlock, Block, Captions, Image, Rendition, Source, VideoBlock};
use percent_encoding::percent_decode_str;
use scraper::ElementRef;
use url::Url;

/// Converts `video` or `audio`. Without a file, what is in it for old browsers is the text.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let sources = sources(run, element);
    if sources.is_empty() {
        run.note("player without a file left out");
        return flow.children(run, *element, style);
    }
    let fallback = words::count(&tree::text(*element));
    if fallback > 0 {
        run.leave_out(FALLBACK, fallback);
    }
    let name = name(run, &element, &sources);
    let is_video = element.value().name().ends_with("video");
    flow.push(match is_video {
        true => Block::Video(VideoBlock {
            poster: poster(run, &element),
            captions: captions(run, element),
            name,
            sources,
            duration: None,
            caption: None,
            credit: None,
        }),
        false => Block::Audio(AudioBlock {
            name,
            sources,
            duration: None,
            caption: None,
            credit: None,
            transcript: Vec::new(),
        }),
    });
}

/// The rule for what browsers show only where they cannot play.
pub const FALLBACK: &str = "text for browsers without players";

fn sources(run: &mut Run, element: ElementRef) -> Vec<Source> {
    let inner = element.descendent_elements().skip(1).filter(|inner| inner.value().name() == "source");
    let mut sources: Vec<Source> = Vec::new();
    for one in std::iter::once(element).chain(inner) {
        let addresses = ["src", "data-src"].into_iter().filter_map(|name| tree::attribute(&one, name));
        for address in addresses {
            let media_type = tree::attribute(&one, "type").map(str::to_owned);
            let url = links::web(run, address).map(without_counter).and_then(|url| links::safe(&url));
            let url = url.or_else(|| {
                let file = data::file(address, "video/").or_else(|| data::file(address, "audio/"))?;
                let path = file.path.clone();
                run.files.push(file);
                Some(path)
            });
            if let Some(url) = url.filter(|url| sources.iter().all(|other| other.url != *url)) {
                sources.push(Source { url, media_type });
            }
        }
    }
    sources
}

/// True if a player has a file, so that what is in it for old browsers does not show.
pub fn plays(run: &Run, element: ElementRef) -> bool {
    let inner = element.descendent_elements().skip(1).filter(|inner| inner.value().name() == "source");
    std::iter::once(element).chain(inner).any(|one| {
        let mut addresses = ["src", "data-src"].into_iter().filter_map(|name| tree::attribute(&one, name));
        let is_data = |address| data::file(address, "video/").or_else(|| data::file(address, "audio/")).is_some();
        addresses.any(|address| links::web(run, address).is_some() || is_data(address))
    })
}

/// WordPress numbers its players in the address: `?_=1`.
fn without_counter(mut url: Url) -> Url {
    if url.query().is_some_and(|query| query.starts_with("_=")) {
        url.set_query(None);
    }
    url
}

/// The title, else the file's name in words until a caption is found.
fn name(run: &mut Run, element: &ElementRef, sources: &[Source]) -> String {
    let titled = ["title", "aria-label", "data-title"].into_iter().find_map(|name| tree::attribute(element, name));
    let mut beside = || {
        let card = element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|around| tree::has_class(around, &["kg-audio-card"]))?;
        let title = card.descendent_elements().find(|inner| tree::has_class(inner, &["kg-audio-title"]))?;
        run.plan.taken.insert(title.id());
        Some(tree::text(*title)).filter(|title| !title.is_empty())
    };
    if let Some(title) = beside() {
        return title;
    }
    if let Some(title) = titled {
        run.add(title);
        return title.to_owned();
    }
    let file = sources.first().map(|source| file_name(&source.url)).unwrap_or_default();
    let (stem, _) = file.rsplit_once('.').unwrap_or((&file, ""));
    let plain = stem.replace(['-', '_', '+'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let is_data = sources.first().is_some_and(|source| source.url.starts_with("media/"));
    let name = match plain.is_empty() || is_data {
        true => (if element.value().name().ends_with("video") { "Video" } else { "Audio" }).to_owned(),
        false => plain,
    };
    run.add(&name);
    run.unnamed.insert(name.clone());
    name
}

/// The last part of an address, decoded.
pub fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    percent_decode_str(last).decode_utf8_lossy().into_owned()
}

fn poster(run: &mut Run, element: &ElementRef) -> Option<Image> {
    let url = links::web(run, tree::attribute(element, "poster")?).and_then(|url| links::safe(&url))?;
    let (width, height) = match sizes::shown(element) {
        (Some(width), Some(height)) => (width, height),
        _ => {
            run.unmeasured.insert(url.clone());
            (1280, 720)
        }
    };
    let renditions = vec![Rendition { url, width, media_type: None }];
    let alt = Some(String::new());
    Some(Image { renditions, width: Some(width), height: Some(height), alt, ..Image::default() })
}

fn captions(run: &mut Run, element: ElementRef) -> Vec<Captions> {
    let mut captions = Vec::new();
    for track in element.descendent_elements().filter(|inner| inner.value().name() == "track") {
        let is_shown = matches!(track.attr("kind"), None | Some("" | "captions" | "subtitles"));
        let url = tree::attribute(&track, "src").and_then(|address| links::web(run, address));
        let lang = tree::attribute(&track, "srclang").filter(|lang| is_language(lang)).or(run.context.language);
        if let (true, Some(url)) = (is_shown, url.and_then(|url| links::safe(&url))) {
            let label = tree::attribute(&track, "label").map(str::to_owned);
            captions.push(Captions { url, lang: lang.unwrap_or("und").to_owned(), label });
        }
    }
    captions
}
