//! `import.json`: what earlier imports made of the source's stories.

use super::media;
use crate::atomic;
use crate::error::Error;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Raised whenever stories are converted differently, so that the next import converts all of them again.
const CONVERTER: u32 = 1;

/// The memory of an import.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Memory {
    converter: u32,
    settings: u64,
    /// When the last complete run began.
    pub since: Option<Timestamp>,
    /// The stories by their keys.
    pub items: BTreeMap<String, Item>,
    /// What is known of pictures that were fetched.
    #[serde(default)]
    pub pictures: media::Known,
    /// What imports wrote into the lists of authors, by id.
    #[serde(default)]
    pub people: BTreeMap<String, Value>,
    /// A hash of the edition's files as the last whole run left them, if nothing was wrong.
    #[serde(default)]
    pub state: Option<u64>,
    /// The ids of the articles that editors had changed by hand then.
    #[serde(default)]
    pub edited: Vec<String>,
    /// The keys of imported stories that the source had no longer, which are withdrawn or kept.
    #[serde(default)]
    pub unseen: BTreeSet<String>,
    /// The keys of stories that the source has and that were not imported, such as those behind a password, with the
    /// number of runs.
    #[serde(default)]
    pub unread: BTreeMap<String, u32>,
}

/// A story that was imported.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Item {
    /// The article's id, which never changes.
    pub id: String,
    /// A hash of the article as the last whole run left it, without what other commands write.
    pub hash: u64,
    /// The addresses of the story, today's first.
    pub addresses: Vec<String>,
    /// The number of runs in a row in which the source did not have it.
    pub missing: u32,
    /// True if the editors hold it at the top of the front page.
    #[serde(default)]
    pub is_pinned: bool,
    /// The tags' names.
    pub tags: BTreeSet<String>,
    /// The date of a story whose source does not say any: that of its first import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<Timestamp>,
    /// The ids of the related stories that the source named last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
}

impl Memory {
    /// Reads the memory; an empty one on the first run.
    pub fn read(folder: &Path) -> Result<Memory, Error> {
        let path = path(folder);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Memory::default()),
            Err(error) => return Err(Error::read(&path)(error)),
        };
        serde_json::from_slice(&bytes).map_err(|source| Error::Json { path, source })
    }

    /// Since when stories are to be read: all, if they would be converted differently today.
    pub fn begin(&mut self, settings: u64) -> Option<Timestamp> {
        if (self.converter, self.settings) != (CONVERTER, settings) {
            (self.converter, self.settings, self.since) = (CONVERTER, settings, None);
        }
        self.since
    }

    /// Writes the memory.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = path(folder);
        let bytes = serde_json::to_vec(self).map_err(|source| Error::Json { path: path.clone(), source })?;
        atomic::write(&path, &bytes)
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("import.json")
}
