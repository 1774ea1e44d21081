//! The files of an edition, each with a fingerprint that changes with the file. Only folders are read, not the files.

use crate::folder::{Kind, Page};
use contract::ListKind;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The fingerprint of a file: its date and size. As with make, a change that preserves both goes unnoticed.
pub type Stamp = u64;

/// An edition's folder.
pub struct Sources {
    root: PathBuf,
    /// All files, by path relative to the folder.
    pub files: BTreeMap<String, Stamp>,
}

/// A page of a list.
#[derive(Clone)]
pub struct ListFile {
    pub path: String,
    pub kind: ListKind,
    pub id: String,
    pub page: Page,
    pub stamp: Stamp,
}

impl Sources {
    /// Lists a folder, except hidden files, compressed copies, and folders that are editions themselves.
    pub fn list(root: &Path) -> Result<Sources, String> {
        let mut files = BTreeMap::new();
        list(root, "", &mut files)?;
        Ok(Sources { root: root.to_owned(), files })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The fingerprint of a file; 0 if it is missing.
    pub fn stamp(&self, path: &str) -> Stamp {
        self.files.get(path).copied().unwrap_or_default()
    }

    /// True if the file exists.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The content of a file, without a byte order mark.
    pub fn read(&self, path: &str) -> Result<String, String> {
        let file = self.root.join(path);
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// The ids and fingerprints of the articles.
    pub fn articles(&self) -> Vec<(&str, Stamp)> {
        let folder = self.files.range("articles/".to_owned().."articles0".to_owned());
        let id = |path: &'_ str| matches!(Kind::of(path), Kind::Article(_));
        let inside = |path: &'_ String| path.len() - ".json".len();
        folder
            .filter(|(path, _)| id(path))
            .map(|(path, stamp)| (&path["articles/".len()..inside(path)], *stamp))
            .collect()
    }

    /// The pages of lists.
    pub fn lists(&self) -> Vec<ListFile> {
        let folder = self.files.range("lists/".to_owned().."lists0".to_owned());
        let list = |(path, stamp): (&String, &Stamp)| match Kind::of(path) {
            Kind::List(kind, id, page) => Some(ListFile { path: path.clone(), kind, id, page, stamp: *stamp }),
            _ => None,
        };
        folder.filter_map(list).collect()
    }
}

fn list(root: &Path, inside: &str, files: &mut BTreeMap<String, Stamp>) -> Result<(), String> {
    let folder = root.join(inside);
    let cannot = |error| format!("cannot read the folder {}: {error}", folder.display());
    for entry in fs::read_dir(&folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || [".br", ".gz", ".part"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        // Follow symbolic links, which a newsroom's folder may consist of.
        let about = fs::metadata(entry.path()).map_err(cannot)?;
        if about.is_dir() {
            if !entry.path().join("edition.json").exists() {
                list(root, &path, files)?;
            }
        } else {
            files.insert(path, stamp(&about));
        }
    }
    Ok(())
}

fn stamp(about: &Metadata) -> Stamp {
    let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    (changed.as_nanos() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ about.len()
}
