//! Compares the stories that a source has with those that were imported, and an edition with what the last run left.

use super::memory::Memory;
use super::report::Report;
use crate::error::Error;
use crate::listing;
use crate::related::hash;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
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

/// The files of an edition and of what editors want otherwise.
pub struct Files {
    /// When each was written, and its size, by path.
    all: BTreeMap<String, (u128, u64)>,
    /// What the edition says that articles must agree with: where pictures and players may be.
    origins: Value,
}

impl Files {
    /// `beside`: the folder with what editors want otherwise.
    pub fn list(edition: &Path, beside: &Path) -> Result<Files, Error> {
        let mut all = BTreeMap::new();
        for (folder, prefix) in [(edition.to_owned(), ""), (beside.join("overrides"), "overrides:")] {
            if !folder.exists() {
                continue;
            }
            // The most read is counted all day, and no other file depends on it.
            for file in listing::files(&folder)?.into_iter().filter(|file| file.path != "most-read.json") {
                let metadata = file.metadata.ok();
                let time = metadata.as_ref().and_then(|metadata| metadata.modified().ok());
                let time = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default().as_nanos();
                let size = metadata.map_or(0, |metadata| metadata.len());
                all.insert(format!("{prefix}{}", file.path), (time, size));
            }
        }
        let origins = fs::read(edition.join("edition.json")).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let origins = origins.map(|mut edition: Value| edition["origins"].take()).unwrap_or_default();
        Ok(Files { all, origins })
    }

    /// A hash of all.
    pub fn hash(&self) -> u64 {
        let mut state = String::new();
        for (path, (time, size)) in &self.all {
            _ = writeln!(state, "{path} {time} {size}");
        }
        hash(&state)
    }

    /// The files that are new or were written since; `None` if others may be wrong now that were not: a file is gone, or
    /// what they must agree with is another.
    pub fn written_since(&self, before: &Files) -> Option<BTreeSet<String>> {
        let is_gone = before.all.keys().any(|path| !self.all.contains_key(path));
        let written = self.all.iter().filter(|(path, file)| before.all.get(*path) != Some(file));
        let written = written.map(|(path, _)| path.clone()).collect();
        (!is_gone && self.origins == before.origins).then_some(written)
    }
}
