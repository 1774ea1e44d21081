//! The reader's lists: what they saved, and what they have read.
//!
//! An entry holds the article's teaser, so that a list shows without the articles: losing a copy loses no list.

use super::entry::{Entry, List, written_at};
use super::records::{NotKept, Records};
use crate::browser::clock;
use crate::contract::{Decode, Id, Teaser, parse};
use leptos::prelude::*;

/// How many articles the history remembers; the oldest are forgotten first.
pub const MOST_READ_KEPT: usize = 1_000;

/// The reader's lists.
#[derive(Clone, Copy)]
pub struct Lists {
    pub records: Records,
}

impl Lists {
    /// The lists kept in these records.
    pub fn new(records: Records) -> Lists {
        Lists { records }
    }

    /// What is saved, newest first. Reactive.
    pub fn saved(self) -> Vec<Entry> {
        self.all(List::Saved)
    }

    /// What was read, newest first. Reactive.
    pub fn history(self) -> Vec<Entry> {
        self.all(List::Read)
    }

    /// The entries of a list, newest first. Reactive.
    pub fn all(self, list: List) -> Vec<Entry> {
        self.changes(list).track();
        let records = self.by_time(list).into_iter();
        records.filter_map(|(_, json, _)| Entry::decode(parse(json.as_bytes()).ok()?)).collect()
    }

    /// How many records a list has, also such as cannot be read.
    pub fn count(self, list: List) -> usize {
        self.records.names(list.as_str()).len()
    }

    /// Grows with each change of a list.
    pub fn changes(self, list: List) -> RwSignal<u32> {
        self.records.changes_of(list.as_str())
    }

    /// Whether an article is saved. Reactive.
    pub fn is_saved(self, id: &Id) -> bool {
        self.changes(List::Saved).track();
        self.has(List::Saved, id.as_str())
    }

    /// Whether a list has an article.
    pub fn has(self, list: List, id: &str) -> bool {
        self.records.has(list.as_str(), id)
    }

    /// Whether the browser keeps anything; found out by a write.
    pub fn are_kept(self) -> bool {
        self.records.are_kept()
    }

    /// Saves an article; one that is saved already keeps its place.
    pub fn save(self, teaser: &Teaser) -> Result<(), NotKept> {
        if self.entry(List::Saved, &teaser.id).is_some() {
            return Ok(());
        }
        self.put_back(List::Saved, &Entry::new(teaser.clone(), clock::now()))
    }

    /// Takes an article off the saved ones; what is returned can be put back.
    pub fn unsave(self, id: &Id) -> Option<Entry> {
        self.remove(List::Saved, id)
    }

    /// Notes that an article is being read, how far, and whether to its end: what was once read to its end stays so.
    pub fn note_read(self, teaser: &Teaser, block: u32, is_finished: bool) -> Result<(), NotKept> {
        let before = self.last_read(&teaser.id);
        let was_finished = before.as_ref().is_some_and(|entry| entry.is_finished);
        let entry =
            Entry { block, is_finished: is_finished || was_finished, ..Entry::new(teaser.clone(), clock::now()) };
        self.put_back(List::Read, &entry)?;
        if before.is_none() {
            self.forget_oldest();
        }
        Ok(())
    }

    /// When an article was last read, and how far.
    pub fn last_read(self, id: &Id) -> Option<Entry> {
        self.entry(List::Read, id)
    }

    /// Forgets that an article was read; what is returned can be put back.
    pub fn forget_read(self, id: &Id) -> Option<Entry> {
        self.remove(List::Read, id)
    }

    /// Takes an article off a list; what is returned can be put back.
    pub fn remove(self, list: List, id: &Id) -> Option<Entry> {
        let entry = self.entry(list, id);
        self.records.remove(list.as_str(), id.as_str());
        entry
    }

    /// Takes everything off a list; what is returned can be put back.
    pub fn clear(self, list: List) -> Vec<Entry> {
        let entries = untrack(|| self.all(list));
        for id in self.records.names(list.as_str()) {
            self.records.remove(list.as_str(), &id);
        }
        entries
    }

    /// Adds the entries that the lists do not have, and says how many; until the browser refuses.
    pub fn add_missing(self, entries: &[(List, Entry)]) -> (usize, Result<(), NotKept>) {
        let mut count = 0;
        for (list, entry) in entries {
            if !self.has(*list, entry.teaser.id.as_str()) {
                if let Err(why) = self.put_back(*list, entry) {
                    return (count, Err(why));
                }
                count += 1;
            }
        }
        self.forget_oldest();
        (count, Ok(()))
    }

    /// Puts an entry into a list as it is.
    pub fn put_back(self, list: List, entry: &Entry) -> Result<(), NotKept> {
        self.records.set(list.as_str(), entry.teaser.id.as_str(), &entry.to_json(list))
    }

    /// Forgets what the history holds too much of.
    pub fn forget_oldest(self) {
        if self.count(List::Read) > MOST_READ_KEPT {
            for (_, _, id) in self.by_time(List::Read).drain(MOST_READ_KEPT..) {
                self.records.remove(List::Read.as_str(), &id);
            }
        }
    }

    fn entry(self, list: List, id: &Id) -> Option<Entry> {
        Entry::decode(self.records.get(list.as_str(), id.as_str())?)
    }

    /// The records of a list by time, newest first: when, what, and of which article.
    fn by_time(self, list: List) -> Vec<(i64, String, String)> {
        let names = self.records.names(list.as_str()).into_iter();
        newest_first(names.filter_map(|id| Some((self.records.text(list.as_str(), &id)?, id))))
    }
}

/// Records by time. Put in one by one, for code that sorts weighs much.
fn newest_first(records: impl Iterator<Item = (String, String)>) -> Vec<(i64, String, String)> {
    let mut sorted: Vec<(i64, String, String)> = Vec::new();
    for (json, id) in records {
        let at = written_at(&json);
        let place = sorted.partition_point(|(other, ..)| *other > at);
        sorted.insert(place, (at, json, id));
    }
    sorted
}
