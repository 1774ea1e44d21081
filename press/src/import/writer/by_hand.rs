//! What editors changed by hand: an article that is no longer as an import left it.
//!
//! The memory has a hash of each article as a whole run left it. A run that is killed has written some articles that the
//! memory does not know, so their hashes are announced in a file before the articles are written.

use super::{Error, Item, hash};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A hash of what an import writes into an article: without related stories and embedded teasers, which other commands
/// write, and whatever the layout of the file.
pub fn fingerprint(article: &Value) -> u64 {
    let mut article = article.clone();
    if let Some(fields) = article.as_object_mut() {
        fields.shift_remove("related");
    }
    without_teasers(&mut article);
    hash(&article.to_string())
}

/// Leaves the ids alone in read-also blocks at any depth.
fn without_teasers(value: &mut Value) {
    match value {
        Value::Object(fields) if fields.get("type").is_some_and(|name| name == "readAlso") => {
            for item in fields.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
                *item = item["id"].take();
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(without_teasers),
        Value::Array(items) => items.iter_mut().for_each(without_teasers),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The articles that runs were about to write since the last one that came to its end.
pub struct Journal {
    path: PathBuf,
    announced: HashMap<String, HashSet<u64>>,
}

impl Journal {
    /// Reads what runs announced that were killed.
    pub fn open(folder: &Path) -> Result<Journal, Error> {
        let path = folder.join("unfinished");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::read(&path)(error)),
        };
        let mut announced: HashMap<String, HashSet<u64>> = HashMap::new();
        // A line that was cut off announces an article that was not written.
        for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            if let Some((id, hash)) = line.split_once(' ').and_then(|(id, hash)| Some((id, hash.parse().ok()?))) {
                announced.entry(id.to_owned()).or_default().insert(hash);
            }
        }
        Ok(Journal { path, announced })
    }

    /// True if a run did not come to its end.
    pub fn is_unfinished(&self) -> bool {
        self.path.exists()
    }

    /// True if an editor changed an article, whose file has this hash now, since an import wrote it.
    pub fn is_edited(&self, item: &Item, now: u64) -> bool {
        now != item.hash && !self.announced.get(&item.id).is_some_and(|hashes| hashes.contains(&now))
    }

    /// Announces articles, by id and hash.
    pub fn announce<'a>(&self, articles: impl Iterator<Item = (&'a str, u64)>) -> Result<(), Error> {
        let lines: String = articles.map(|(id, hash)| format!("{id} {hash}\n")).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let open = || -> std::io::Result<File> { OpenOptions::new().create(true).append(true).open(&self.path) };
        open().and_then(|mut file| file.write_all(lines.as_bytes())).map_err(Error::write(&self.path))
    }

    /// Ends a run, when the memory has all hashes.
    pub fn end(self) -> Result<(), Error> {
        match fs::remove_file(&self.path) {
            Err(source) if source.kind() != ErrorKind::NotFound => Err(Error::Delete { path: self.path, source }),
            _ => Ok(()),
        }
    }
}
