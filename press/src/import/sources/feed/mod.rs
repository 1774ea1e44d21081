//! Feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed 1 and 1.1; one or several, as addresses or files.
//!
//! - `document`: decodes a document and finds out its kind; `rss`, `atom`, `json`: read it.
//! - `item`: what they all say; `media`: pictures, films and sound.
//! - `finish`: an item becomes a story.

mod atom;
mod document;
mod finish;
mod item;
mod json;
mod media;
mod rss;

use super::dates::{self, Reading};
use super::fetched::Fetch;
use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story, Term};
use finish::Finish;
use item::Feed;
use jiff::Timestamp;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use url::Url;

/// A feed's pages are followed so far; a feed that names its pages in a circle ends there too.
const MOST_PAGES: usize = 500;

/// Files are read up to this size.
const LARGEST: u64 = 64 << 20;

/// Opens feeds, each an address (http, https) or the path of a file.
pub fn open(places: &[String], fetch: Fetch) -> Result<Box<dyn Source>, SourceError> {
    if places.is_empty() {
        return Err(SourceError::Unreadable("no feed is named".to_owned()));
    }
    Ok(Box::new(Feeds { places: places.to_vec(), fetch, first_pages: None }))
}

struct Feeds {
    places: Vec<String>,
    fetch: Fetch,
    /// The first page of each feed that could be read, with its place.
    first_pages: Option<Vec<(String, Feed)>>,
}

impl Feeds {
    fn page(&mut self, place: &str) -> Result<Feed, String> {
        match Url::parse(place) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => {
                let fetched = (self.fetch)(&url)?;
                document::read(&fetched.bytes, fetched.content_type.as_deref(), Some(&fetched.address))
            }
            _ => {
                let path = Path::new(place);
                let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
                if size > LARGEST {
                    return Err("larger than 64 MB".to_owned());
                }
                document::read(&fs::read(path).map_err(|error| error.to_string())?, None, None)
            }
        }
    }

    /// Reads the first page of each feed. One of several that cannot be read is noted; none at all is an error.
    fn read_first_pages(&mut self, report: &mut Report) -> Result<(), SourceError> {
        let mut pages = Vec::new();
        let mut errors = Vec::new();
        for place in self.places.clone() {
            match self.page(&place) {
                Ok(feed) => {
                    for problem in &feed.problems {
                        report.note(problem.as_str(), &place);
                    }
                    pages.push((place, feed));
                }
                Err(error) => {
                    report.note(format!("feed not read: {error}"), &place);
                    errors.push(format!("{place}: {error}"));
                }
            }
        }
        if pages.is_empty() {
            return Err(SourceError::Unreadable(errors.join("\n")));
        }
        self.first_pages = Some(pages);
        Ok(())
    }
}

impl Source for Feeds {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        self.read_first_pages(report)?;
        let pages = self.first_pages.as_deref().unwrap_or_default();
        let Some((_, first)) = pages.first() else { return Ok(Newsroom::default()) };
        let sections =
            pages.iter().filter_map(|(_, feed)| feed.title.clone()).map(|name| Term { name, ..Term::default() });
        Ok(Newsroom {
            name: first.title.clone(),
            description: first.description.clone(),
            language: first.language.clone(),
            home: first.home.clone(),
            time_zone: None,
            icon: first.icon.clone(),
            sections: if self.places.len() > 1 { sections.collect() } else { Vec::new() },
        })
    }

    fn stories(
        &mut self,
        since: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        if self.first_pages.is_none() {
            self.read_first_pages(report)?;
        }
        let is_one_of_several = self.places.len() > 1;
        let mut seen = HashSet::new();
        let pages = self.first_pages.take().unwrap_or_default();
        let language = pages.first().and_then(|(_, feed)| feed.language.clone());
        for (place, mut feed) in pages {
            let mut read = HashSet::from([place.clone()]);
            let finish = Finish::new(&feed, &place, language.as_deref(), is_one_of_several);
            for _ in 0..MOST_PAGES {
                let next = feed.next.clone().map(String::from);
                let is_old = since.is_some_and(|since| all_older(&feed, since));
                for story in finish.stories(feed.items, &mut seen, report) {
                    each(story)?;
                }
                let Some(next) = next.filter(|next| !is_old && read.insert(next.clone())) else { break };
                match self.page(&next) {
                    Ok(page) => feed = page,
                    Err(error) => {
                        report.note(format!("page of the feed not read: {error}"), &next);
                        break;
                    }
                }
            }
        }
        Ok(())
    }
}

/// True if every item of a page has a date, and all are before `since`: then older pages have nothing new either.
fn all_older(feed: &Feed, since: Timestamp) -> bool {
    let reading = Reading::of(feed.language.as_deref());
    let is_older =
        |text: Option<&String>| text.and_then(|text| dates::read(text, &reading)).is_some_and(|date| date.time < since);
    !feed.items.is_empty() && feed.items.iter().all(|item| is_older(item.modified.as_ref().or(item.published.as_ref())))
}
