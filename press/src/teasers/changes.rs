//! The articles of an edition, and the changes to its other files.

use crate::atomic;
use crate::error::Error;
use crate::folder::{File, Folder, Kind};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// An edition's articles, by id.
pub struct Articles(pub BTreeMap<String, Value>);

impl Articles {
    pub fn of(folder: &Folder) -> Articles {
        let article = |file: &File| match &file.kind {
            Kind::Article(id) => Some((id.clone(), value(file))),
            Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => None,
            Kind::List(..) | Kind::Live(..) | Kind::Other => None,
        };
        Articles(folder.files.iter().filter_map(article).collect())
    }
}

/// The new contents of files, by path.
#[derive(Default)]
pub struct Changes(BTreeMap<String, Option<Value>>);

impl Changes {
    pub fn write(&mut self, path: String, content: Value) {
        self.0.insert(path, Some(content));
    }

    pub fn delete(&mut self, path: String) {
        self.0.insert(path, None);
    }

    /// Writes and deletes files, and returns their number. A file with the same content, in whatever layout, stays as it
    /// is.
    pub fn apply(self, folder: &Folder) -> Result<usize, Error> {
        let mut written = 0;
        for (path, change) in self.0 {
            let target = folder.root.join(&path);
            match change {
                Some(new) => {
                    let old = folder.file(&path).map(value);
                    if old.is_some_and(|old| text(&old) == text(&new)) {
                        continue;
                    }
                    atomic::rewrite(&target, text(&new).as_bytes())?;
                }
                None => fs::remove_file(&target).map_err(|source| Error::Delete { path: target, source })?,
            }
            written += 1;
        }
        Ok(written)
    }
}

/// The content of a file, with its keys in their order.
pub fn value(file: &File) -> Value {
    serde_json::from_str(&file.text).unwrap_or_default()
}

/// The text of a file, indented by 2 spaces, with a line end at its end.
pub fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value can be written") + "\n"
}
