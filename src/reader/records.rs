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
use leptos::prelude::*;
use serde_json::Value;

/// The schema that this app writes.
pub const SCHEMA: u32 = 1;

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
    /// Whether a newer app has written here.
    pub is_too_new: RwSignal<bool>,
}

impl Records {
    /// The records of the edition under a base path. Nothing is read before it is asked for.
    pub fn new(base: &str) -> Records {
        Records {
            start: StoredValue::new(format!("manchette:{base}:")),
            changes: RwSignal::new(0),
            is_too_new: RwSignal::new(false),
        }
    }

    /// Reads the schema, and begins to hear of changes in other tabs.
    pub fn start(self) {
        self.check_schema();
        storage::on_change_elsewhere(move |name| {
            let is_ours = |name: String| self.start.with_value(|start| name.starts_with(start));
            if name.is_none_or(is_ours) {
                self.check_schema();
                self.changes.update(|changes| *changes += 1);
            }
        });
    }

    /// One record; nothing when there is none, or none that can be read.
    pub fn get(self, kind: &str, name: &str) -> Option<Value> {
        if self.is_too_new.get_untracked() {
            return None;
        }
        serde_json::from_str(&storage::read(&self.name(kind, name))?).ok()
    }

    /// Keeps a record.
    pub fn set(self, kind: &str, name: &str, json: &str) -> Result<(), NotKept> {
        // Another tab may have been updated meanwhile.
        self.check_schema();
        if self.is_too_new.get_untracked() {
            return Err(NotKept::TooNew);
        }
        let schema = self.start.with_value(|start| format!("{start}schema"));
        let is_marked = storage::read(&schema).is_some() || storage::write(&schema, &SCHEMA.to_string());
        if !is_marked || !storage::write(&self.name(kind, name), json) {
            return Err(NotKept::Refused);
        }
        self.changes.update(|changes| *changes += 1);
        Ok(())
    }

    /// Removes a record.
    pub fn remove(self, kind: &str, name: &str) {
        if !self.is_too_new.get_untracked() {
            storage::remove(&self.name(kind, name));
            self.changes.update(|changes| *changes += 1);
        }
    }

    /// The names of the records of a kind, in no order.
    pub fn names(self, kind: &str) -> Vec<String> {
        if self.is_too_new.get_untracked() { Vec::new() } else { storage::names(&self.name(kind, "")) }
    }

    fn name(self, kind: &str, name: &str) -> String {
        self.start.with_value(|start| format!("{start}{kind}:{name}"))
    }

    fn check_schema(self) {
        let kept = storage::read(&self.start.with_value(|start| format!("{start}schema")));
        let is_newer = kept.and_then(|schema| schema.parse::<u32>().ok()).is_some_and(|schema| schema > SCHEMA);
        if is_newer != self.is_too_new.get_untracked() {
            self.is_too_new.set(is_newer);
        }
    }
}
