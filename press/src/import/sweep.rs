//! Compares the stories that a source has with those that were imported, and an edition with what the last run left.

use super::memory::Memory;
use super::report::Report;
use crate::error::Error;
use crate::listing;
use crate::related::hash;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The run in which a story that the source has, and that was not imported, is asked for again.
const AGAIN: u32 = 2;

/// What is not on both sides.
pub struct Sweep {
    /// The keys of imported stories that the source has no longer.
    unseen: BTreeSet<String>,
    /// The keys of stories that the source has and that were not imported, with the number of runs.
    unread: BTreeMap<String, u32>,
}

impl Sweep {
    /// `noted`: what was noted while the source was read. A story that is named there was left out on purpose.
    pub fn new(keys: &[String], memory: &Memory, noted: &Report) -> Sweep {
        let there: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
        let noted: BTreeSet<&str> = noted.losses().values().flatten().map(String::as_str).collect();
        let runs = |key: &str| match noted.contains(key) {
            true => AGAIN + 1,
            false => memory.unread.get(key).map_or(1, |runs| (runs + 1).min(AGAIN + 1)),
        };
        Sweep {
            unseen: memory.items.keys().filter(|key| !there.contains(key.as_str())).cloned().collect(),
            unread: there
                .iter()
                .filter(|key| !memory.items.contains_key(**key))
                .map(|key| ((*key).to_owned(), runs(key)))
                .collect(),
        }
    }

    /// True if the same stories are there as in the last run.
    pub fn is_same(&self, memory: &Memory) -> bool {
        self.unseen == memory.unseen
            && self.unread == memory.unread
            && memory.items.values().all(|item| item.missing == 0)
    }

    /// True if stories were not read that no run left out on purpose: while a source is read page by page, a story that is
    /// deleted moves the others, and one is skipped. The next run reads all.
    pub fn has_lost(&self) -> bool {
        self.unread.values().any(|runs| *runs == AGAIN)
    }

    /// Records the result.
    pub fn record(self, memory: &mut Memory) {
        (memory.unseen, memory.unread) = (self.unseen, self.unread);
    }
}

/// A hash of the names, times and sizes of all files of an edition and of what editors want otherwise.
pub fn state(edition: &Path, beside: &Path) -> Result<u64, Error> {
    let mut state = String::new();
    for folder in [edition.to_owned(), beside.join("overrides")] {
        if !folder.exists() {
            continue;
        }
        // The most read is counted all day, and no other file depends on it.
        for file in listing::files(&folder)?.into_iter().filter(|file| file.path != "most-read.json") {
            let metadata = file.metadata.ok();
            let time = metadata.as_ref().and_then(|metadata| metadata.modified().ok());
            let time = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default().as_nanos();
            let size = metadata.map_or(0, |metadata| metadata.len());
            _ = writeln!(state, "{} {time} {size}", file.path);
        }
    }
    Ok(hash(&state))
}
