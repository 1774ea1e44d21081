//! The files in memory, and those embedded in the printed page that are not decoded yet.

use super::Decoder;
use super::file::Document;
use crate::browser::clock;
use std::sync::Arc;

/// A file older than this is stale, in seconds.
const MAX_AGE: i64 = 5 * 60;
/// The files in memory; those that were fetched first are dropped first. A page needs five, and back leads to some dozen.
const MAX_ENTRIES: usize = 48;

/// The origin of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The printed page. Always stale, because a host may serve an older page.
    Page,
    Network,
    /// The device, through the service worker. Always stale.
    Device,
}

/// A decoded file.
#[derive(Clone)]
pub struct CacheEntry {
    pub document: Arc<Document>,
    pub origin: Origin,
    /// When the page was printed, or when the file was fetched from the network, in seconds since 1970.
    pub fetched_at: i64,
    /// The bytes as they came, for the device to store; empty natively.
    pub json: Arc<Vec<u8>>,
}

impl CacheEntry {
    /// True if it came from the network and is younger than `MAX_AGE`.
    pub fn is_fresh(&self) -> bool {
        self.origin == Origin::Network && clock::now() - self.fetched_at < MAX_AGE
    }

    /// When the device stored it, if it came from there.
    fn cached_at(&self) -> Option<i64> {
        (self.origin == Origin::Device).then_some(self.fetched_at)
    }
}

/// A file that is not decoded yet.
struct Undecoded {
    file: String,
    json: String,
    origin: Origin,
    fetched_at: i64,
}

/// The cache of one edition's files.
#[derive(Default)]
pub struct Cache {
    /// By file name, in the order of fetching. A list, because there are few.
    entries: Vec<(String, CacheEntry)>,
    undecoded: Vec<Undecoded>,
}

impl Cache {
    /// Adds or replaces an entry.
    pub fn insert(&mut self, file: &str, entry: CacheEntry) {
        self.entries.retain(|(name, _)| name != file);
        // What press and printed pages insert stays: it has not been fetched.
        let is_evictable = |(_, entry): &(String, CacheEntry)| entry.origin != Origin::Page;
        if self.entries.len() >= MAX_ENTRIES
            && let Some(oldest) = self.entries.iter().position(is_evictable)
        {
            self.entries.remove(oldest);
        }
        self.entries.push((file.to_owned(), entry));
    }

    /// Adds a file that is decoded when a page asks for it.
    pub fn insert_json(&mut self, file: &str, json: String, origin: Origin, fetched_at: i64) {
        self.undecoded.push(Undecoded { file: file.to_owned(), json, origin, fetched_at });
    }

    /// The entry of a file; decodes it first if necessary.
    pub fn get(&mut self, file: &str, decoder: Decoder) -> Option<CacheEntry> {
        if let Some(index) = self.undecoded.iter().position(|undecoded| undecoded.file == file) {
            let Undecoded { json, origin, fetched_at, .. } = self.undecoded.swap_remove(index);
            if let Ok(document) = decoder(json.as_bytes()) {
                self.insert(file, CacheEntry { document, origin, fetched_at, json: Arc::new(json.into_bytes()) });
            }
        }
        self.find(file).cloned()
    }

    /// The bytes of a file, and when the device stored them, if they came from there.
    pub fn json(&self, file: &str) -> Option<(Arc<Vec<u8>>, Option<i64>)> {
        let entry = self.find(file)?;
        Some((entry.json.clone(), entry.cached_at()))
    }

    fn find(&self, file: &str) -> Option<&CacheEntry> {
        self.entries.iter().find(|(name, _)| name == file).map(|(_, entry)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(origin: Origin) -> CacheEntry {
        CacheEntry { document: Arc::new(()), origin, fetched_at: 0, json: Arc::default() }
    }

    #[test]
    fn a_thousand_articles_in_one_tab_leave_the_newest_and_what_the_page_embeds() {
        let mut cache = Cache::default();
        cache.insert("edition.json", entry(Origin::Page));
        for number in 0..1_000 {
            cache.insert(&format!("articles/{number}.json"), entry(Origin::Network));
        }
        assert_eq!(cache.entries.len(), MAX_ENTRIES);
        let has = |file: &str| cache.json(file).is_some();
        assert!(has("edition.json") && has("articles/999.json") && has("articles/960.json"));
        assert!(!has("articles/900.json"));
    }
}
