//! The files in memory, and those embedded in the printed page that are not decoded yet.

use super::Decoder;
use super::file::Document;
use crate::browser::clock;
use std::sync::Arc;

/// A file older than this is stale, in seconds.
const MAX_AGE: i64 = 5 * 60;
/// The fetch time of an embedded or stored file: always stale.
pub const NEVER: i64 = 0;

/// A decoded file.
#[derive(Clone)]
pub struct CacheEntry {
    pub document: Arc<Document>,
    /// Seconds since 1970.
    pub fetched_at: i64,
    /// When the device stored it, in seconds since 1970, if the response came from the device.
    pub cached_at: Option<i64>,
    /// The bytes as they came, for the device to store; empty natively.
    pub json: Arc<Vec<u8>>,
}

impl CacheEntry {
    /// True if it is younger than `MAX_AGE`.
    pub fn is_fresh(&self) -> bool {
        clock::now() - self.fetched_at < MAX_AGE
    }
}

/// The cache of one edition's files.
#[derive(Default)]
pub struct Cache {
    /// By file name. A list, because a reader opens tens of files, not thousands.
    entries: Vec<(String, CacheEntry)>,
    /// Embedded files that are not decoded yet.
    embedded: Vec<(String, String)>,
}

impl Cache {
    /// Adds or replaces an entry.
    pub fn insert(&mut self, file: &str, entry: CacheEntry) {
        self.entries.retain(|(name, _)| name != file);
        self.entries.push((file.to_owned(), entry));
    }

    /// Adds an embedded file.
    pub fn embed(&mut self, file: &str, json: String) {
        self.embedded.push((file.to_owned(), json));
    }

    /// The entry of a file; decodes an embedded one first.
    pub fn get(&mut self, file: &str, decoder: Decoder) -> Option<CacheEntry> {
        if let Some(index) = self.embedded.iter().position(|(name, _)| name == file) {
            let json = self.embedded.swap_remove(index).1;
            if let Ok(document) = decoder(json.as_bytes()) {
                let json = Arc::new(json.into_bytes());
                self.insert(file, CacheEntry { document, fetched_at: NEVER, cached_at: None, json });
            }
        }
        self.entries.iter().find(|(name, _)| name == file).map(|(_, entry)| entry.clone())
    }

    /// The bytes of a file, and when the device stored them, if they came from there.
    pub fn json(&self, file: &str) -> Option<(Arc<Vec<u8>>, Option<i64>)> {
        let (_, entry) = self.entries.iter().find(|(name, _)| name == file)?;
        Some((entry.json.clone(), entry.cached_at))
    }
}
