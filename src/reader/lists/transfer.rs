//! The lists as text, for export (a backup, another device) and import.

use super::{Entry, List, Lists, name};
use crate::reader::limits::{HISTORY_LIMIT, IMPORT_LIMIT};
use crate::reader::records::{RecordError, SCHEMA};
use contract::{Decode, encode, parse};
use serde_json::Value;
use std::fmt;

/// The maximum size of an imported file: more than browsers store for a site.
pub const MAX_IMPORT_BYTES: u32 = 10_000_000;
/// The longest entry that is imported, in bytes; the app's own are a tenth of it.
const MAX_ENTRY_BYTES: usize = 10_000;
/// How far in the future an entry's time may be, in seconds, because clocks differ.
const CLOCKS_DIFFER: i64 = 24 * 60 * 60;

/// The reason why a text was not imported, or not completely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The text contains no lists of this edition.
    NotOurs,
    /// A newer app has written the text or the records, or the browser refuses to store more.
    Record(RecordError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::NotOurs => formatter.write_str("the text holds no lists of this edition"),
            ImportError::Record(error) => error.fmt(formatter),
        }
    }
}

impl From<RecordError> for ImportError {
    fn from(error: RecordError) -> ImportError {
        ImportError::Record(error)
    }
}

/// The edition of exported lists. Editions of a newspaper may share a name, so the language distinguishes them.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    pub edition: &'a str,
    pub language: &'a str,
    pub base: &'a str,
}

impl Lists {
    /// Both lists as JSON. Entries are exported exactly as stored, so that none loses anything.
    pub fn export(&self, from: Origin<'_>) -> String {
        let list = |list: List| {
            let entries = self.entries(list);
            let texts = entries.iter().filter_map(|entry| self.text(list, entry.teaser.id.as_str()));
            texts.collect::<Vec<String>>().join(",\n  ")
        };
        let [edition, language, base] = [from.edition, from.language, from.base].map(|text| encode(&text));
        let (saved, read) = (list(List::Saved), list(List::History));
        format!(
            "{{\n \"schema\":{SCHEMA},\n \"edition\":{edition},\n \"language\":{language},\n \"base\":{base},\n \
             \"saved\":[\n  {saved}\n ],\n \"read\":[\n  {read}\n ]\n}}\n"
        )
    }

    /// Reads an exported text, and tells what of it the lists lack. Nothing is changed. An edition is known by its
    /// language: its name may have changed, so the reader decides on another name.
    pub fn read_import(&self, text: &str, into: Origin<'_>, now: i64) -> Result<Import, ImportError> {
        let mut file = parse(text.as_bytes()).map_err(|_| ImportError::NotOurs)?;
        let schema = file["schema"].as_u64().ok_or(ImportError::NotOurs)?;
        let edition = file["edition"].as_str().ok_or(ImportError::NotOurs)?;
        if file["language"] != into.language {
            return Err(ImportError::NotOurs);
        }
        if schema > u64::from(SCHEMA) {
            return Err(RecordError::TooNew.into());
        }
        let other_edition = (edition != into.edition).then(|| edition.to_owned());
        let mut import = Import { entries: Vec::new(), left_out: 0, other_edition };
        for (list, limit) in [(List::Saved, IMPORT_LIMIT), (List::History, HISTORY_LIMIT)] {
            let room = limit.saturating_sub(self.ids(list).len());
            let items = file.get_mut(list.kind()).and_then(|items| items.as_array_mut());
            import.add(self, list, items.into_iter().flatten().map(Value::take), room, now);
        }
        Ok(import)
    }

    /// Adds the entries of an import: all, or none if one is refused.
    pub fn import(&self, import: &Import) -> Result<(), RecordError> {
        let mut entries = import.entries.iter();
        let outcome = entries.try_for_each(|(list, id, text)| self.put(*list, id, text));
        if outcome.is_err() {
            self.undo_import(import)?;
        }
        outcome
    }

    /// Removes the entries that an import has added, unless they have changed since.
    pub fn undo_import(&self, import: &Import) -> Result<(), RecordError> {
        let mut entries = import.entries.iter();
        entries.try_for_each(
            |(list, id, text)| {
                if self.text(*list, id).as_ref() == Some(text) { self.remove(*list, id) } else { Ok(()) }
            },
        )
    }
}

/// What an exported text would add to the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The list, the id and the text of each entry.
    entries: Vec<(List, String, String)>,
    /// The entries that are not added: a list is full, or they are not valid.
    pub left_out: usize,
    /// The name of the edition that has exported them, if it is not this one's.
    pub other_edition: Option<String>,
}

impl Import {
    /// The number of entries to add to a list.
    pub fn count(&self, list: List) -> usize {
        self.entries.iter().filter(|(its, ..)| *its == list).count()
    }

    fn add(&mut self, lists: &Lists, list: List, items: impl Iterator<Item = Value>, room: usize, now: i64) {
        let before = self.entries.len();
        for item in items {
            let entry = Entry::decode(item).filter(|entry| entry.at <= now + CLOCKS_DIFFER);
            let entry = entry.map(|entry| (entry.teaser.id.as_str().to_owned(), entry.to_json(list)));
            match entry.filter(|(_, text)| text.len() <= MAX_ENTRY_BYTES) {
                Some((id, _)) if lists.records.value(&name(list, &id)).is_some() || self.has(list, &id) => {}
                Some((id, text)) if self.entries.len() - before < room => self.entries.push((list, id, text)),
                Some(_) | None => self.left_out += 1,
            }
        }
    }

    fn has(&self, list: List, id: &str) -> bool {
        self.entries.iter().any(|(its, known, _)| *its == list && known == id)
    }
}
