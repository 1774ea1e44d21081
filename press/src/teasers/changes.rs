//! The articles of an edition as lists and teasers need them, and the changes to its files.

use crate::atomic;
use crate::error::Error;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// An edition's articles, by id, without their texts.
#[derive(Default)]
pub struct Articles(pub BTreeMap<String, Value>);

impl Articles {
    /// The fields of an article that neither a teaser nor a list has.
    const OF_THE_TEXT: [&str; 6] = ["body", "notes", "related", "video", "aliases", "keywords"];

    /// An article without its text.
    pub fn outline(mut article: Value) -> Value {
        if let Some(fields) = article.as_object_mut() {
            fields.retain(|name, _| !Articles::OF_THE_TEXT.contains(&name.as_str()));
        }
        article
    }
}

/// The files of an edition that are written, and their number.
pub struct Changes {
    root: PathBuf,
    written: AtomicUsize,
}

impl Changes {
    pub fn new(root: &Path) -> Changes {
        Changes { root: root.to_owned(), written: AtomicUsize::new(0) }
    }

    /// The number of files that were written or deleted.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// The content of a file; null if there is none.
    pub fn read(&self, path: &str) -> Result<Value, Error> {
        let target = self.root.join(path);
        match fs::read_to_string(&target) {
            Ok(text) => Ok(value(&text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Value::Null),
            Err(error) => Err(Error::read(&target)(error)),
        }
    }

    /// Writes a file, unless it has this content, in whatever layout.
    pub fn write(&self, path: &str, content: &Value) -> Result<(), Error> {
        let (target, text) = (self.root.join(path), text(content));
        if let Ok(old) = fs::read_to_string(&target)
            && (old == text || self::text(&value(&old)) == text)
        {
            return Ok(());
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        atomic::rewrite(&target, text.as_bytes())
    }

    pub fn delete(&self, path: &str) -> Result<(), Error> {
        let target = self.root.join(path);
        self.written.fetch_add(1, Ordering::Relaxed);
        fs::remove_file(&target).map_err(|source| Error::Delete { path: target, source })
    }
}

/// The content of a file, with its keys in their order.
fn value(text: &str) -> Value {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
}

/// The text of a file, indented by 2 spaces, with a line end at its end.
pub fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value can be written") + "\n"
}
