//! Feeds, as newsrooms and their programs write them: what becomes of each item.

mod atom;
mod json;
mod pages;
mod properties;
mod rss;

use press::import::report::Report;
use press::import::sources::fetched::{Fetch, Fetched};
use press::import::sources::{Source, feed};
use press::import::story::{Newsroom, Part, Story};
use std::collections::HashMap;
use url::Url;

/// What was read, and what the report says.
pub struct Read {
    pub newsroom: Newsroom,
    pub stories: Vec<Story>,
    pub report: Report,
}

impl Read {
    /// The story with a headline.
    pub fn story(&self, headline: &str) -> &Story {
        let found = self.stories.iter().find(|story| story.headline == headline);
        found.unwrap_or_else(|| panic!("no {headline:?} in {:?}", self.headlines()))
    }

    pub fn headlines(&self) -> Vec<&str> {
        self.stories.iter().map(|story| story.headline.as_str()).collect()
    }

    /// How often a loss is in the report.
    pub fn losses(&self, kind: &str) -> usize {
        self.report.losses().iter().filter(|(name, _)| name.contains(kind)).map(|(_, stories)| stories.len()).sum()
    }
}

/// The HTML of a body; blocks are left out.
pub fn html(story: &Story) -> String {
    let parts = story.body.iter().filter_map(|part| match part {
        Part::Html(html) => Some(html.as_str()),
        Part::Block(_) => None,
    });
    parts.collect()
}

/// The blocks of a body, as JSON.
pub fn blocks(story: &Story) -> Vec<serde_json::Value> {
    let parts = story.body.iter().filter_map(|part| match part {
        Part::Html(_) => None,
        Part::Block(block) => serde_json::to_value(block).ok(),
    });
    parts.collect()
}

pub fn names(story: &Story) -> Vec<&str> {
    story.authors.iter().map(|author| author.name.as_str()).collect()
}

/// Reads all of a source.
pub fn read_source(mut source: Box<dyn Source>, since: Option<jiff::Timestamp>) -> Read {
    let mut report = Report::default();
    let newsroom = source.newsroom(&mut report).unwrap();
    let mut stories = Vec::new();
    let mut each = |story| {
        stories.push(story);
        Ok(())
    };
    source.stories(since, &mut report, &mut each).unwrap();
    Read { newsroom, stories, report }
}

/// A site that answers with the given documents.
pub fn site(documents: &[(&str, &[u8], &str)]) -> Fetch {
    let documents: HashMap<String, (Vec<u8>, String)> =
        documents.iter().map(|(at, bytes, kind)| ((*at).to_owned(), (bytes.to_vec(), (*kind).to_owned()))).collect();
    Box::new(move |url: &Url| {
        let (bytes, kind) = documents.get(url.as_str()).ok_or_else(|| "not found".to_owned())?;
        let (address, content_type) = (url.clone(), Some(kind.clone()));
        Ok(Fetched { address, content_type, totals: None, bytes: bytes.clone() })
    })
}

pub const FEED: &str = "https://gazette.example/feed";

/// Reads one feed from an address.
pub fn read(document: impl AsRef<[u8]>) -> Read {
    let fetch = site(&[(FEED, document.as_ref(), "application/xml")]);
    read_source(feed::open(&[FEED.to_owned()], fetch).unwrap(), None)
}

/// An RSS 2.0 feed with items.
pub fn rss(items: &str) -> String {
    format!(
        r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:a="http://www.w3.org/2005/Atom"><channel><title>The Harbour Gazette</title>
        <link>https://gazette.example/</link><description>News of the quay</description><language>en-gb</language>{items}</channel></rss>"#
    )
}
