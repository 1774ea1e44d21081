//! The files of an edition, each with a fingerprint that changes when the file does. Only the folders are read.

use crate::error::Error;
use crate::folder::{Kind, Page};
use crate::listing;
use contract::ListKind;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Identifies a file's state by its date and its size. As with make, a change that leaves both the same goes unnoticed.
pub type Fingerprint = u64;

/// An edition's folder.
pub struct SourceTree {
    root: PathBuf,
    /// All files, by path relative to the folder.
    pub files: BTreeMap<String, Fingerprint>,
}

/// A page of a list.
#[derive(Clone)]
pub struct ListFile {
    pub path: String,
    pub kind: ListKind,
    pub id: String,
    pub page: Page,
    pub fingerprint: Fingerprint,
}

impl SourceTree {
    /// Lists a folder, without hidden files, compressed variants, and folders that are editions of their own.
    pub fn list(root: &Path) -> Result<SourceTree, Error> {
        let mut files = BTreeMap::new();
        for file in listing::files(root)? {
            let is_compressed = [".br", ".gz"].iter().any(|extension| file.path.ends_with(extension));
            if !file.is_nested && !is_compressed {
                let metadata = file.metadata.map_err(Error::read(&root.join(&file.path)))?;
                files.insert(file.path, fingerprint(&metadata));
            }
        }
        Ok(SourceTree { root: root.to_owned(), files })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The fingerprint of a file; 0 if it does not exist.
    pub fn fingerprint(&self, path: &str) -> Fingerprint {
        self.files.get(path).copied().unwrap_or_default()
    }

    pub fn exists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The text of a file, without a byte order mark.
    pub fn read(&self, path: &str) -> Result<String, Error> {
        let file = self.root.join(path);
        let text = fs::read_to_string(&file).map_err(Error::read(&file))?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// The ids and fingerprints of the articles.
    pub fn articles(&self) -> Vec<(String, Fingerprint)> {
        let article = |(path, fingerprint): (&String, &Fingerprint)| match Kind::of(path) {
            Kind::Article(id) => Some((id, *fingerprint)),
            Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow => None,
            Kind::List(..) | Kind::Live(..) | Kind::Other => None,
        };
        self.files.range("articles/".to_owned().."articles0".to_owned()).filter_map(article).collect()
    }

    /// The pages of lists.
    pub fn lists(&self) -> Vec<ListFile> {
        let list = |(path, fingerprint): (&String, &Fingerprint)| match Kind::of(path) {
            Kind::List(kind, id, page) => {
                Some(ListFile { path: path.clone(), kind, id, page, fingerprint: *fingerprint })
            }
            Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow => None,
            Kind::Article(_) | Kind::Live(..) | Kind::Other => None,
        };
        self.files.range("lists/".to_owned().."lists0".to_owned()).filter_map(list).collect()
    }
}

fn fingerprint(metadata: &Metadata) -> Fingerprint {
    let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    (changed.as_nanos() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ metadata.len()
}
