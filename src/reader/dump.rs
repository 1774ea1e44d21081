//! The reader's lists as one file, to take away and to bring back.

use super::entry::{Entry, Json, List};
use super::records::SCHEMA;
use crate::contract::Decode;
use serde_json::Value;

/// Of which newspaper the lists are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    /// The edition's language (BCP 47): a newspaper's editions may have one name.
    pub language: String,
    /// The path under which its pages live. It may move: it does not tell one newspaper from another.
    pub base: String,
}

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It holds no lists of this edition.
    NotOurs,
    /// A newer version of the app has written it.
    TooNew,
}

/// The lists as JSON.
pub fn export(source: &Source, lists: &[(List, Vec<Entry>)]) -> String {
    let mut json = Json::default();
    json.open('{');
    json.number("schema", SCHEMA.into());
    json.text("edition", &source.name);
    json.text("language", &source.language);
    json.text("base", &source.base);
    for (list, entries) in lists {
        json.name(list.as_str());
        json.open('[');
        for entry in entries {
            json.text.push_str(&entry.to_json(*list));
            json.text.push(',');
        }
        json.close(']');
    }
    json.close('}');
    json.end()
}

/// The entries of a file, list by list; those that cannot be read are left out.
pub fn import(json: &str, source: &Source) -> Result<Vec<(List, Entry)>, NotTaken> {
    let value: Value = serde_json::from_str(json).map_err(|_| NotTaken::NotOurs)?;
    let is = |name: &str, ours: &str| value.get(name).and_then(Value::as_str) == Some(ours);
    if !is("edition", &source.name) || !is("language", &source.language) {
        return Err(NotTaken::NotOurs);
    }
    match value.get("schema").and_then(Value::as_u64) {
        None => return Err(NotTaken::NotOurs),
        Some(schema) if schema > SCHEMA.into() => return Err(NotTaken::TooNew),
        Some(_) => {}
    }
    let mut entries = Vec::new();
    for list in [List::Saved, List::Read] {
        let items = value.get(list.as_str()).and_then(Value::as_array).into_iter().flatten();
        entries.extend(items.filter_map(|item| Some((list, Entry::decode(item.clone())?))));
    }
    Ok(entries)
}
