//! The reader's records in localStorage.
//!
//! Each fact is a record under a name of its own, so two tabs that write at once never overwrite each other, and losing
//! one record loses no other. A name is `manchette:<base>:<kind>` or `manchette:<base>:<kind>:<id>`, `base` being the
//! edition's. Schema 1 has:
//!
//! - `schema`: the number of the schema;
//! - `saved:<article>`: {at, teaser, withdrawn}, an article that the reader wants to read later;
//! - `read:<article>`: {at, teaser, block, finished, withdrawn}, an article that the reader has read, and how far;
//! - `unfinished`: {at, path, headline, block}, the article that the reader left last;
//! - `history`: {kept}, which is false if the reader wants none;
//! - `missed:<article>`: {until}, the time before which an article that could not be stored is not asked for again;
//! - `taken`: {articles}, the downloaded edition.
//!
//! `at` is in seconds since 1970. A later schema may add kinds and fields and changes nothing else. An app that finds a
//! newer schema than its own reads and writes nothing.

use crate::browser::{self, storage};
use contract::parse;
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::{Notify, Track};
use serde_json::Value;
use std::cell::Cell;
use std::fmt;

/// The schema of this app.
pub const SCHEMA: u32 = 1;
/// The record of the schema's number.
const SCHEMA_RECORD: &str = "schema";

/// The reason why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// A newer app has written the records.
    TooNew,
    /// The browser refuses to store: storage is blocked or full.
    Refused,
}

impl fmt::Display for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            RecordError::TooNew => "a newer app has written the records",
            RecordError::Refused => "the browser refuses to store records",
        })
    }
}

/// The records of an edition.
#[derive(Clone, Debug)]
pub struct Records {
    prefix: String,
}

impl Records {
    /// The records of the edition with this base path.
    pub fn new(base: &str) -> Records {
        Records { prefix: format!("manchette:{base}:") }
    }

    /// True if a newer app has written here: then nothing is read or written.
    pub fn is_too_new(&self) -> bool {
        storage::read(&self.full(SCHEMA_RECORD)).and_then(|text| text.parse().ok()).is_some_and(|it: u32| it > SCHEMA)
    }

    /// True if the browser stores records, which only writing can show.
    pub fn can_write(&self) -> bool {
        let probe = self.full("probe");
        storage::write(&probe, "") && storage::remove(&probe)
    }

    /// A record's text, exactly as it is stored.
    pub fn text(&self, name: &str) -> Option<String> {
        if self.is_too_new() { None } else { storage::read(&self.full(name)) }
    }

    /// A record, if it exists and can be read.
    pub fn value(&self, name: &str) -> Option<Value> {
        parse(self.text(name)?.as_bytes()).ok()
    }

    /// The ids of the records of a kind.
    pub fn ids(&self, kind: &str) -> Vec<String> {
        if self.is_too_new() {
            return Vec::new();
        }
        let prefix = self.full(&format!("{kind}:"));
        storage::names().iter().filter_map(|name| name.strip_prefix(&prefix)).map(str::to_owned).collect()
    }

    /// Writes a record. If that fails, the older one stays.
    pub fn write(&self, name: &str, text: &str) -> Result<(), RecordError> {
        let schema = self.full(SCHEMA_RECORD);
        self.change(name, || {
            let has_schema = storage::read(&schema).is_some() || storage::write(&schema, &SCHEMA.to_string());
            has_schema && storage::write(&self.full(name), text)
        })
    }

    /// Deletes a record.
    pub fn remove(&self, name: &str) -> Result<(), RecordError> {
        self.change(name, || storage::remove(&self.full(name)))
    }

    /// Makes the current effect run again after records of a kind have changed, here or in another tab; once for all
    /// that change together.
    pub fn track(&self, kind: &str) {
        CHANGES.with(|changes| {
            if !changes.is_listening.replace(true) && browser::IS_BROWSER {
                let prefix = self.prefix.clone();
                storage::on_change(move |name| CHANGES.with(|changes| changes.hear(name, &prefix)));
            }
            if let Some(change) = changes.of(kind) {
                change.track();
            }
        });
    }

    fn change(&self, name: &str, write: impl FnOnce() -> bool) -> Result<(), RecordError> {
        if self.is_too_new() {
            return Err(RecordError::TooNew);
        }
        if !write() {
            return Err(RecordError::Refused);
        }
        CHANGES.with(|changes| changes.notify(name));
        Ok(())
    }

    fn full(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

thread_local! {
    static CHANGES: Changes = Changes::default();
}

/// The triggers that notify effects of changes, for the kinds that are lists.
#[derive(Default)]
struct Changes {
    is_listening: Cell<bool>,
    saved: ArcTrigger,
    read: ArcTrigger,
}

impl Changes {
    fn of(&self, kind: &str) -> Option<&ArcTrigger> {
        match kind {
            "saved" => Some(&self.saved),
            "read" => Some(&self.read),
            _ => None,
        }
    }

    fn notify(&self, name: &str) {
        if let Some(change) = self.of(name.split(':').next().unwrap_or_default()) {
            change.notify();
        }
    }

    /// Handles a change by another tab: of one name, or of everything.
    fn hear(&self, name: Option<&str>, prefix: &str) {
        match name.map(|name| name.strip_prefix(prefix)) {
            // With another schema every record may have another meaning.
            None | Some(Some(SCHEMA_RECORD)) => ["saved", "read"].iter().for_each(|kind| self.notify(kind)),
            Some(Some(name)) => self.notify(name),
            Some(None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage::local::set_full;

    #[test]
    fn a_record_is_written_read_and_removed() {
        let records = Records::new("/");
        assert_eq!(records.text("saved:a"), None);
        assert_eq!(records.write("saved:a", r#"{"at":1}"#), Ok(()));
        assert_eq!(storage::read("manchette:/:saved:a").as_deref(), Some(r#"{"at":1}"#));
        assert_eq!(storage::read("manchette:/:schema").as_deref(), Some("1"));
        assert_eq!(records.value("saved:a"), Some(serde_json::json!({ "at": 1 })));
        assert_eq!((records.ids("saved"), records.ids("read")), (vec!["a".to_owned()], vec![]));
        assert_eq!(records.remove("saved:a"), Ok(()));
        assert!(records.ids("saved").is_empty());
    }

    #[test]
    fn editions_of_one_host_have_records_of_their_own() {
        let (french, english) = (Records::new("/"), Records::new("/en/"));
        french.write("saved:a", "{}").expect("written");
        assert!(english.ids("saved").is_empty());
        english.write("saved:b", "{}").expect("written");
        assert_eq!(french.ids("saved"), ["a"]);
    }

    #[test]
    fn a_newer_schema_is_neither_read_nor_written() {
        let records = Records::new("/");
        records.write("saved:a", "{}").expect("written");
        storage::write("manchette:/:schema", "2");
        assert!(records.is_too_new());
        assert_eq!((records.text("saved:a"), records.ids("saved")), (None, vec![]));
        assert_eq!(records.write("saved:a", "new"), Err(RecordError::TooNew));
        assert_eq!(records.remove("saved:a"), Err(RecordError::TooNew));
        assert_eq!(storage::read("manchette:/:saved:a").as_deref(), Some("{}"));
    }

    #[test]
    fn a_full_device_keeps_the_older_record() {
        let records = Records::new("/");
        records.write("saved:a", "old").expect("written");
        set_full(true);
        assert!(!records.can_write());
        assert_eq!(records.write("saved:a", "new"), Err(RecordError::Refused));
        assert_eq!(records.text("saved:a").as_deref(), Some("old"));
        assert_eq!(records.remove("saved:a"), Ok(()), "there is always room to delete");
        set_full(false);
        assert!(records.can_write());
        assert!(records.ids("probe").is_empty());
    }

    #[test]
    fn a_broken_record_is_none() {
        let records = Records::new("/");
        storage::write("manchette:/:saved:a", "{\"at\":");
        assert_eq!(records.value("saved:a"), None);
        assert_eq!(records.ids("saved"), ["a"], "and it is not lost");
    }
}
