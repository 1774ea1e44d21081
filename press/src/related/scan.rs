//! What has changed in an edition since the last run.

use super::cache::{Cache, Entry, Frequencies, hash};
use super::found::{self, ArticleFile, Found};
use crate::error::Error;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// An edition, compared with what the last run knew.
pub struct Scan {
    /// The articles as they are now, oldest first, and by id within a second.
    pub entries: Vec<Entry>,
    pub frequencies: Frequencies,
    /// Hashes of the ids of the articles that are new or whose text or links have changed.
    pub fresh: HashSet<u64>,
    /// Of those whose teaser has changed.
    pub refreshed: HashSet<u64>,
    /// Of those that were stories, and are none or not there any more.
    pub gone: HashSet<u64>,
    /// True if the cache is out of date.
    pub has_changed: bool,
    /// The files that could not be read, with the reason.
    pub diagnostics: Vec<String>,
}

impl Scan {
    /// Reads the articles of a folder that have changed.
    pub fn of(folder: &Path, before: Cache) -> Result<Scan, Error> {
        let files = found::list(folder)?;
        let mut gone: HashSet<u64> =
            before.entries.iter().filter(|entry| entry.is_story).map(|entry| hash(&entry.id)).collect();
        let mut old: HashMap<String, Entry> =
            before.entries.into_iter().map(|entry| (entry.id.clone(), entry)).collect();
        let mut scan = Scan {
            entries: Vec::with_capacity(files.len()),
            frequencies: before.frequencies,
            fresh: HashSet::new(),
            refreshed: HashSet::new(),
            gone: HashSet::new(),
            has_changed: false,
            diagnostics: Vec::new(),
        };
        let mut to_read = Vec::new();
        for file in files {
            match old.get(&file.id) {
                Some(entry) if (entry.modified, entry.size) == (file.modified, file.size) => {
                    scan.entries.extend(old.remove(&file.id));
                }
                _ => to_read.push(file),
            }
        }
        let has_read = !to_read.is_empty();
        scan.read(folder, &to_read, &mut old);
        // What is left in `old` has no file any more.
        scan.has_changed = has_read || !old.is_empty();
        for entry in scan.entries.iter().filter(|entry| entry.is_story) {
            gone.remove(&hash(&entry.id));
        }
        scan.gone = gone;
        scan.entries.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        Ok(scan)
    }

    fn read(&mut self, folder: &Path, files: &[ArticleFile], old: &mut HashMap<String, Entry>) {
        let results: Vec<_> = files.par_iter().map(|file| Found::read(folder, file)).collect();
        let mut read = Vec::with_capacity(files.len());
        for (file, result) in files.iter().zip(results) {
            let old = old.remove(&file.id);
            match result {
                Ok(found) => read.push((found, old)),
                Err(error) => {
                    self.diagnostics.push(error.to_string());
                    // Somebody is writing it: it keeps its place, and is read the next time.
                    self.entries.extend(old);
                }
            }
        }
        let is_new =
            |(found, old): &&(Found, Option<Entry>)| old.as_ref().is_none_or(|old| old.content != found.content);
        self.frequencies.count(read.iter().filter(is_new).map(|(found, _)| &found.terms));
        for (found, old) in read {
            let key = hash(&found.id);
            if old.as_ref().is_none_or(|old| old.content != found.content || old.linked != found.linked) {
                self.fresh.insert(key);
            }
            if old.as_ref().is_some_and(|old| old.teaser != found.teaser) {
                self.refreshed.insert(key);
            }
            self.entries.push(found.into_entry(old, &self.frequencies));
        }
    }
}
