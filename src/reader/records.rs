//! What is kept of the reader's own on the device, record by record, and the schema that all records are written in.
//!
//! Each fact is a record of its own, under a name of its own: so two tabs that write at once never overwrite each other,
//! and losing one fact loses no other. A record is JSON; schema 1 has these kinds:
//!
//! - `saved`, by article: `{"at", "teaser"}`, what the reader wants to keep;
//! - `read`, by article: `{"at", "teaser", "block", "finished"}`, what they have read and how far;
//! - `copy`, by file of the edition: `{"at", "bytes", "whole", "files"}`, what lies on the device, and which files it is
//!   made of.
//!
//! A later schema may add kinds and fields and changes nothing else. An app that meets a newer schema than its own reads
//! and writes nothing.

use crate::browser::storage;
use crate::contract::parse;
use leptos::prelude::*;
use serde_json::Value;

/// The schema that this app writes.
pub const SCHEMA: u32 = 1;

/// The name of the record that says it.
const SCHEMA_NAME: &str = "schema";
/// The kinds of records.
const KINDS: [&str; 3] = ["saved", "read", "copy"];

/// Why a record was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser refuses: storage is full or blocked.
    Refused,
    /// A newer version of the app has written here: this one leaves it alone until the page is loaded anew.
    TooNew,
}

/// The records of one edition.
#[derive(Clone, Copy)]
pub struct Records {
    /// What the names of the records start with.
    start: StoredValue<String>,
    /// Grows with each change, here or in another tab.
    pub changes: RwSignal<u32>,
    /// The same for each kind alone.
    kinds: [RwSignal<u32>; KINDS.len()],
    /// Whether a newer app has written here.
    pub is_too_new: RwSignal<bool>,
}

impl Records {
    /// The records of the edition under a base path. Nothing is read before it is asked for.
    pub fn new(base: &str) -> Records {
        Records {
            start: StoredValue::new(format!("manchette:{base}:")),
            changes: RwSignal::new(0),
            kinds: KINDS.map(|_| RwSignal::new(0)),
            is_too_new: RwSignal::new(false),
        }
    }

    /// Reads the schema, and begins to hear of changes in other tabs.
    pub fn start(self) {
        self.check_schema();
        storage::on_change_elsewhere(move |name| {
            let ours = |name: &String| self.start.with_value(|start| name.strip_prefix(start).map(str::to_owned));
            match name.as_ref().map(ours) {
                Some(None) => return,
                Some(Some(name)) if name != SCHEMA_NAME => self.tell(Some(&name)),
                // Everything has changed: emptied, or written by a newer app.
                _ => self.tell(None),
            }
            self.check_schema();
        });
    }

    /// Grows with each change of the records of a kind.
    pub fn changes_of(self, kind: &str) -> RwSignal<u32> {
        let known = KINDS.iter().position(|known| *known == kind);
        known.map_or(self.changes, |index| self.kinds[index])
    }

    /// One record; nothing when there is none, or none that can be read.
    pub fn get(self, kind: &str, name: &str) -> Option<Value> {
        parse(self.text(kind, name)?.as_bytes()).ok()
    }

    /// One record as it is written.
    pub fn text(self, kind: &str, name: &str) -> Option<String> {
        if self.is_too_new.get_untracked() { None } else { storage::read(&self.name(kind, name)) }
    }

    /// Whether there is such a record.
    pub fn has(self, kind: &str, name: &str) -> bool {
        self.text(kind, name).is_some()
    }

    /// Whether the browser keeps anything; found out by a write.
    pub fn are_kept(self) -> bool {
        let name = self.start.with_value(|start| format!("{start}probe"));
        let is_kept = storage::write(&name, "");
        storage::remove(&name);
        is_kept
    }

    /// Keeps a record.
    pub fn set(self, kind: &str, name: &str, json: &str) -> Result<(), NotKept> {
        // Another tab may have been updated meanwhile.
        self.check_schema();
        if self.is_too_new.get_untracked() {
            return Err(NotKept::TooNew);
        }
        let schema = self.schema_name();
        let is_marked = storage::read(&schema).is_some() || storage::write(&schema, &SCHEMA.to_string());
        if !is_marked || !storage::write(&self.name(kind, name), json) {
            return Err(NotKept::Refused);
        }
        self.tell(Some(kind));
        Ok(())
    }

    /// Removes a record.
    pub fn remove(self, kind: &str, name: &str) {
        self.check_schema();
        if !self.is_too_new.get_untracked() {
            storage::remove(&self.name(kind, name));
            self.tell(Some(kind));
        }
    }

    /// The names of the records of a kind, in no order.
    pub fn names(self, kind: &str) -> Vec<String> {
        if self.is_too_new.get_untracked() { Vec::new() } else { storage::names(&self.name(kind, "")) }
    }

    fn name(self, kind: &str, name: &str) -> String {
        self.start.with_value(|start| format!("{start}{kind}:{name}"))
    }

    fn schema_name(self) -> String {
        self.start.with_value(|start| format!("{start}{SCHEMA_NAME}"))
    }

    /// Tells of a change: of one kind, named alone or by a record's name, or of all.
    fn tell(self, name: Option<&str>) {
        self.changes.update(|changes| *changes += 1);
        for (kind, changes) in KINDS.iter().zip(self.kinds) {
            if name.is_none_or(|name| name.starts_with(kind)) {
                changes.update(|changes| *changes += 1);
            }
        }
    }

    fn check_schema(self) {
        let kept = storage::read(&self.schema_name());
        let is_newer = kept.and_then(|schema| schema.parse::<u32>().ok()).is_some_and(|schema| schema > SCHEMA);
        if is_newer != self.is_too_new.get_untracked() {
            self.is_too_new.set(is_newer);
        }
    }
}
