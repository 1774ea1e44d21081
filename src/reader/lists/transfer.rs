//! The lists as text, for export (a backup, another device) and import.

use super::{Entry, List, Lists, name};
use crate::reader::records::{RecordError, SCHEMA};
use contract::{Decode, encode, parse};
use std::fmt;

/// The maximum size of an imported file; exports are smaller.
pub const MAX_IMPORT_BYTES: u32 = 20_000_000;

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

    /// Adds the entries of an exported text that the lists lack. Returns their number.
    pub fn import(&self, text: &str, into: Origin<'_>) -> Result<usize, ImportError> {
        let mut file = parse(text.as_bytes()).map_err(|_| ImportError::NotOurs)?;
        let schema = file["schema"].as_u64().ok_or(ImportError::NotOurs)?;
        if file["edition"] != into.edition || file["language"] != into.language {
            return Err(ImportError::NotOurs);
        }
        if schema > u64::from(SCHEMA) {
            return Err(RecordError::TooNew.into());
        }
        let mut count = 0;
        for list in [List::Saved, List::History] {
            let items = file.get_mut(list.kind()).and_then(|items| items.as_array_mut());
            for item in items.into_iter().flatten() {
                let Some(entry) = Entry::decode(item.take()) else { continue };
                let id = entry.teaser.id.as_str();
                if self.records.value(&name(list, id)).is_none() {
                    self.put(list, id, &entry.to_json(list))?;
                    count += 1;
                }
            }
        }
        self.limit_history();
        Ok(count)
    }
}
