//! Writes the related stories of an article into its file.

use super::Change;
use super::cache::{Entry, hash};
use super::found::{ids, read, stamp};
use crate::atomic;
use crate::error::Error;
use crate::teasers::{changes, teaser};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Writes into the articles of a folder.
pub struct Writer<'a> {
    folder: &'a Path,
    entries: &'a [Entry],
    /// The ids of the articles, by hash.
    ids: HashMap<u64, &'a str>,
    /// Hashes of the ids of the withdrawn articles, which nobody links to.
    withdrawn: &'a HashSet<u64>,
}

/// An article's file after it was written.
pub struct Written {
    /// False if it had these related stories already.
    pub has_changed: bool,
    pub modified: u64,
    pub size: u64,
    /// Hashes of the ids of all its related stories.
    pub linked: Vec<u64>,
}

impl<'a> Writer<'a> {
    pub fn new(folder: &'a Path, entries: &'a [Entry], withdrawn: &'a HashSet<u64>) -> Writer<'a> {
        let ids = entries.iter().map(|entry| (hash(&entry.id), entry.id.as_str())).collect();
        Writer { folder, entries, ids, withdrawn }
    }

    /// Writes the editors' choice and then ours into an article, unless it has them.
    pub fn write(&self, change: &Change) -> Result<Written, Error> {
        let path = self.path(&self.entries[change.position].id);
        let mut article = read(&path)?;
        let old = article.get("related").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut related = Vec::new();
        for teaser in &old {
            let Some(key) = teaser.get("id").and_then(Value::as_str).map(hash) else { continue };
            if change.editors.contains(&key) && !self.withdrawn.contains(&key) {
                // An editor's link to an article that is not there stays, and is the checker's matter.
                related.push(self.teaser(key)?.unwrap_or_else(|| teaser.clone()));
            }
        }
        for key in &change.ours {
            related.extend(self.teaser(*key)?);
        }
        let has_changed = related != old;
        if has_changed && set(&mut article, related) {
            atomic::rewrite(&path, changes::text(&article).as_bytes())?;
        }
        let (modified, size) = stamp(&path)?;
        Ok(Written { has_changed, modified, size, linked: ids(&article).map(hash).collect() })
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    fn teaser(&self, key: u64) -> Result<Option<Value>, Error> {
        let Some(id) = self.ids.get(&key) else { return Ok(None) };
        Ok(Some(teaser::of(&read(&self.path(id))?)))
    }
}

/// Sets the related stories, after the text if the article had none; without any the field goes. False if the article is
/// no object.
fn set(article: &mut Value, related: Vec<Value>) -> bool {
    let Some(fields) = article.as_object_mut() else { return false };
    if related.is_empty() {
        fields.shift_remove("related");
    } else if let Some(old) = fields.get_mut("related") {
        *old = related.into();
    } else {
        let text = fields.keys().position(|name| name == "notes").or(fields.keys().position(|name| name == "body"));
        fields.shift_insert(text.map_or(fields.len(), |at| at + 1), "related".to_owned(), related.into());
    }
    true
}
