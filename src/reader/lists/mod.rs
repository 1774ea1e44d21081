//! The reader's lists: the reading list of saved articles, and the history of articles that were read.
//!
//! An entry contains the article's teaser, so that a list is shown without its articles: evicting a file removes no
//! entry.

mod changes;
mod entry;
mod transfer;

pub use entry::Entry;
pub use transfer::{Import, ImportError, MAX_IMPORT_BYTES, Origin};

use super::json::with_field;
use super::limits::HISTORY_LIMIT;
use super::records::{RecordError, Records};
use crate::address::files;
use contract::{Decode, Id, Kind, Status, Teaser, encode, parse};
use std::rc::Rc;

/// The record of the article that the reader left last.
pub const UNFINISHED: &str = "unfinished";
/// The record of the downloaded edition.
const TAKEN: &str = "taken";
/// The record of the reader's choice.
const KEEPS_HISTORY: &str = "history";

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The articles that the reader has saved for later.
    Saved,
    /// The articles that the reader has read.
    History,
}

impl List {
    /// The kind of the list's records.
    pub fn kind(self) -> &'static str {
        match self {
            List::Saved => "saved",
            List::History => "read",
        }
    }
}

/// The reader's lists in an edition.
#[derive(Clone, Debug)]
pub struct Lists {
    pub records: Records,
}

impl Lists {
    /// The lists of the edition with this base path.
    pub fn new(base: &str) -> Lists {
        Lists { records: Records::new(base) }
    }

    /// Makes the current effect run again after the list has changed, here or in another tab.
    pub fn track(&self, list: List) {
        self.records.track(list.kind());
    }

    /// The ids of the articles in a list, including those whose entry cannot be read.
    pub fn ids(&self, list: List) -> Vec<String> {
        self.records.ids(list.kind())
    }

    /// True if a list contains an article, even if its entry cannot be read.
    pub fn has(&self, list: List, id: &str) -> bool {
        self.text(list, id).is_some()
    }

    /// An entry, if it exists and can be read.
    pub fn entry(&self, list: List, id: &str) -> Option<Entry> {
        Entry::decode(self.records.value(&name(list, id))?)
    }

    /// True if an article is saved for later.
    pub fn is_saved(&self, id: &Id) -> bool {
        self.entry(List::Saved, id.as_str()).is_some()
    }

    /// The entries of a list, newest first.
    pub fn entries(&self, list: List) -> Vec<Rc<Entry>> {
        let mut entries = Vec::new();
        self.add_entries(list, &mut entries);
        entries
    }

    /// The entries of both lists, newest first, without duplicates.
    pub fn remembered(&self) -> Vec<Rc<Entry>> {
        let mut both = Vec::new();
        self.add_entries(List::Saved, &mut both);
        self.add_entries(List::History, &mut both);
        let mut entries: Vec<Rc<Entry>> = Vec::new();
        for entry in both {
            if entries.iter().all(|known| known.teaser.id != entry.teaser.id) {
                entries.push(entry);
            }
        }
        entries
    }

    /// The files of the saved articles. Named relative to the edition's root.
    pub fn saved_files(&self) -> Vec<String> {
        self.ids(List::Saved).iter().filter_map(|id| Some(files::article(&Id::new(id)?))).collect()
    }

    /// The ids of the articles of the edition that the reader has downloaded. They stay on the device until the reader
    /// removes them or downloads a newer edition.
    pub fn taken(&self) -> Vec<String> {
        let record = self.records.value(TAKEN).unwrap_or_default();
        let ids = record["articles"].as_array().into_iter().flatten();
        ids.filter_map(|id| Some(id.as_str()?.to_owned())).collect()
    }

    /// Records the articles of the downloaded edition.
    pub fn set_taken(&self, ids: &[String]) -> Result<(), RecordError> {
        self.records.write(TAKEN, &with_field("{}", "articles", &encode(&ids)))
    }

    /// The files of the articles that are not evicted: the saved ones and the downloaded edition.
    pub fn pinned_files(&self) -> Vec<String> {
        let mut ids = self.ids(List::Saved);
        ids.extend(self.taken());
        ids.iter().filter_map(|id| Some(files::article(&Id::new(id)?))).collect()
    }

    /// The text of an entry, exactly as it is stored.
    pub fn text(&self, list: List, id: &str) -> Option<String> {
        self.records.text(&name(list, id))
    }

    /// Restores an entry of a list from `text`.
    pub fn put(&self, list: List, id: &str, text: &str) -> Result<(), RecordError> {
        self.records.write(&name(list, id), text)
    }

    /// Removes an article from a list.
    pub fn remove(&self, list: List, id: &str) -> Result<(), RecordError> {
        self.records.remove(&name(list, id))
    }

    /// Saves an article for later; `now` in seconds since 1970.
    pub fn save(&self, teaser: &Teaser, now: i64) -> Result<(), RecordError> {
        self.put(List::Saved, teaser.id.as_str(), &entry::to_json(now, teaser, None))
    }

    /// Replaces the teaser of a saved article by a more complete one. An article that was removed meanwhile stays
    /// removed.
    pub fn complete_saved(&self, teaser: &Teaser) -> Result<(), RecordError> {
        let id = teaser.id.as_str();
        match self.text(List::Saved, id).filter(|_| self.is_saved(&teaser.id)) {
            Some(entry) => self.put(List::Saved, id, &with_field(&entry, "teaser", &encode(teaser))),
            None => Ok(()),
        }
    }

    /// True if this device keeps a history: until the reader turns it off.
    pub fn keeps_history(&self) -> bool {
        self.records.value(KEEPS_HISTORY).and_then(|choice| choice["kept"].as_bool()).unwrap_or(true)
    }

    /// Stores the reader's choice. What the history has stays until it is cleared.
    pub fn keep_history(&self, is_kept: bool) -> Result<(), RecordError> {
        self.records.write(KEEPS_HISTORY, &with_field("{}", "kept", &encode(&is_kept)))
    }

    /// Records in the history that an article is being read. The position, and the mark that it was read to its end,
    /// stay. Fixed pages and withdrawn articles are not recorded. Entries that there are get today's teaser.
    pub fn note_read(&self, article: &[u8], now: i64) -> Result<(), RecordError> {
        let Ok(mut article) = parse(article) else { return Ok(()) };
        let status = article.get_mut("status").and_then(|status| Status::decode(status.take()));
        let Some(teaser) = Teaser::decode(article) else { return Ok(()) };
        if teaser.kind == Kind::Page {
            return Ok(());
        }
        if status == Some(Status::Withdrawn) {
            return self.withdraw(&teaser.id, &teaser.headline);
        }
        self.refresh(&teaser)?;
        if !self.keeps_history() {
            return Ok(());
        }
        let id = teaser.id.as_str();
        let known = self.entry(List::History, id).and_then(|_| self.text(List::History, id));
        let is_new = known.is_none();
        let entry = match known {
            Some(known) => with_field(&known, "at", &encode(&now)),
            None => entry::to_json(now, &teaser, Some((0, false))),
        };
        self.put(List::History, id, &entry)?;
        if is_new {
            self.limit_history();
        }
        Ok(())
    }

    /// Records the reader's position in an article of the history: the block at the top of the viewport.
    pub fn note_progress(&self, id: &str, block: u32, is_finished: bool) -> Result<(), RecordError> {
        let known = self.entry(List::History, id).zip(self.text(List::History, id));
        let Some((entry, known)) = known.filter(|_| self.keeps_history()) else { return Ok(()) };
        let text = with_field(&known, "block", &encode(&block));
        let text = with_field(&text, "finished", &encode(&(entry.is_finished || is_finished)));
        if text == known { Ok(()) } else { self.put(List::History, id, &text) }
    }

    /// Deletes the oldest entries of a history over the limit.
    fn limit_history(&self) {
        if self.ids(List::History).len() > HISTORY_LIMIT {
            for entry in self.entries(List::History).iter().skip(HISTORY_LIMIT) {
                // An entry that cannot be deleted now is deleted with the next article that is read.
                let _ = self.remove(List::History, entry.teaser.id.as_str());
            }
        }
    }

    /// Adds the entries of a list to others, newest first.
    fn add_entries(&self, list: List, entries: &mut Vec<Rc<Entry>>) {
        for id in self.ids(list) {
            if let Some(entry) = self.entry(list, &id) {
                // Insertion sort, because the standard library's stable sort is some kilobytes of code.
                let at = entries.partition_point(|other| other.at >= entry.at);
                entries.insert(at, Rc::new(entry));
            }
        }
    }
}

fn name(list: List, id: &str) -> String {
    format!("{}:{id}", list.kind())
}

#[cfg(test)]
mod tests;
