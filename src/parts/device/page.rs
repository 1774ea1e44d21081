//! The current page and its files.

use crate::address::files;
use crate::browser::clock;
use crate::store::Store;
use contract::parse;
use std::sync::Arc;

/// The current page.
#[derive(Clone, Default)]
pub struct Page {
    /// The page's file.
    pub own: Option<LoadedFile>,
    /// Secondary files.
    pub secondary: Vec<LoadedFile>,
    /// True if its file could not be loaded, but may be later.
    pub can_retry: bool,
}

/// A file of the edition, as fetched.
#[derive(Clone)]
pub struct LoadedFile {
    pub name: String,
    pub json: Arc<Vec<u8>>,
    /// The time of fetching from the network, in seconds since 1970.
    pub fetched_at: i64,
    /// True if it came from the device, and not from the network.
    pub is_from_device: bool,
}

impl Page {
    /// A page with its file and `edition.json`.
    pub fn of(store: &Store, file: Option<&str>) -> Page {
        let own = file.and_then(|file| LoadedFile::of(store, file));
        let secondary = LoadedFile::of(store, files::EDITION).into_iter().collect();
        Page { own, secondary, can_retry: false }
    }

    /// Adds a secondary file, or replaces an older one.
    pub fn add(&mut self, store: &Store, file: &str) {
        self.secondary.retain(|known| known.name != file);
        self.secondary.extend(LoadedFile::of(store, file));
    }

    /// A secondary file by its name.
    pub fn secondary(&self, name: &str) -> Option<&LoadedFile> {
        self.secondary.iter().find(|file| file.name == name)
    }

    /// All files of the page.
    pub fn files(&self) -> impl Iterator<Item = &LoadedFile> {
        self.own.iter().chain(&self.secondary)
    }

    /// The id of the article that the page shows.
    pub fn article(&self) -> Option<&str> {
        self.own.as_ref()?.article()
    }
}

impl LoadedFile {
    /// `None` if it is not in memory, or if it was redirected and must not be stored.
    fn of(store: &Store, name: &str) -> Option<LoadedFile> {
        let (json, cached_at) = store.json(name)?;
        let (fetched_at, is_from_device) = (cached_at.unwrap_or_else(clock::now), cached_at.is_some());
        (!json.is_empty()).then(|| LoadedFile { name: name.to_owned(), json, fetched_at, is_from_device })
    }

    /// True if a text is JSON with another content. Bytes may differ without that: a file that is embedded in a page is
    /// escaped.
    pub fn is_superseded_by(&self, text: &str) -> bool {
        parse(text.as_bytes()).is_ok_and(|newer| parse(&self.json).ok() != Some(newer))
    }

    /// The id of the article, if it is an article's file.
    pub fn article(&self) -> Option<&str> {
        article_of(&self.name)
    }
}

/// The id of the article whose file has this name.
pub fn article_of(name: &str) -> Option<&str> {
    name.strip_prefix(files::ARTICLES)?.strip_suffix(".json")
}

#[cfg(test)]
mod tests {
    use super::{LoadedFile, article_of};
    use std::sync::Arc;

    #[test]
    fn a_file_is_superseded_by_other_content_alone() {
        let json = Arc::new(br#"{ "id": "a", "headline": "1 \u003c 2" }"#.to_vec());
        let file = LoadedFile { name: "articles/a.json".to_owned(), json, fetched_at: 0, is_from_device: false };
        assert!(!file.is_superseded_by(r#"{"id":"a","headline":"1 < 2"}"#));
        assert!(file.is_superseded_by(r#"{"id":"a","headline":"1 < 3"}"#));
        assert!(!file.is_superseded_by("<html>"), "a captive portal's page is no newer file");
    }

    #[test]
    fn files_of_articles_are_known_by_their_names() {
        assert_eq!(article_of("articles/lamp.json"), Some("lamp"));
        assert_eq!(article_of("front.json"), None);
        assert_eq!(article_of("lists/section/articles/latest.json"), None);
    }
}
