//! The files of an edition as they are published, each with a fingerprint that changes when the file does. Only what has
//! changed is read.

use super::file_facts::{Facts, Known, Terms};
use super::publication::Publication;
use crate::error::Error;
use crate::folder::{Kind, Page};
use crate::listing::{self, FoundFile};
use contract::ListKind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Identifies a file's state by its date and its size. As with make, a change that leaves both the same goes unnoticed.
pub type Fingerprint = u64;

/// An edition's folder.
pub struct SourceTree {
    root: PathBuf,
    /// The published files, by path relative to the folder.
    pub files: BTreeMap<String, Fingerprint>,
    /// The files that are not published, each with the reason.
    pub left_out: Vec<(String, &'static str)>,
    publication: Publication,
    /// True for a preview, in which drafts are articles like others.
    shows_all: bool,
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
        let (mut files, mut left_out) = (BTreeMap::new(), Vec::new());
        for FoundFile { path, is_nested, is_outside, metadata } in listing::files(root)? {
            let is_compressed = [".br", ".gz"].iter().any(|extension| path.ends_with(extension));
            match metadata {
                _ if is_nested || is_compressed => {}
                _ if is_outside => left_out.push((path, "it is a link that leads out of the edition's folder")),
                Err(_) => left_out.push((path, "it is a link that leads nowhere")),
                Ok(metadata) => drop(files.insert(path, fingerprint(&metadata))),
            }
        }
        let publication = Publication::default();
        Ok(SourceTree { root: root.to_owned(), files, left_out, publication, shows_all: false })
    }

    /// Reduces the files to those that are published. The media of a folder that the host serves as it is are published
    /// anyway.
    pub fn publish(&mut self, known: &Known, terms: &Terms, is_in_place: bool) {
        let read = |path: &str| {
            let text = self.read(path).ok()?;
            let value = serde_json::from_str(&text).ok()?;
            Some((text, value))
        };
        let mut publication = Publication::new(terms, &self.files, known, &read);
        let mut published = std::mem::take(&mut publication.files);
        if is_in_place {
            let media = self.files.iter().filter(|(path, _)| !path.ends_with(".json"));
            published.extend(media.map(|(path, fingerprint)| (path.clone(), *fingerprint)));
        } else {
            let unnamed = publication.left_out.drain(..).map(|path| (path, "no file of the edition names it"));
            self.left_out.extend(unnamed);
        }
        self.shows_all = terms.shows_all;
        self.files = published;
        self.publication = publication;
    }

    /// True if the newsroom has withdrawn the article, or if it is not published yet.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.publication.withdrawn.contains(id) || self.is_embargoed(id)
    }

    /// True if the article is not published yet.
    pub fn is_embargoed(&self, id: &str) -> bool {
        self.publication.embargo.ids.contains(id)
    }

    /// The articles that are not published yet of those that the menu and the footer lead to, as a number that tells
    /// different ones apart.
    pub fn hidden_entries(&self) -> Option<u64> {
        let hidden = &self.publication.facts.get("edition.json")?.hidden;
        let mut hasher = DefaultHasher::new();
        hidden.hash(&mut hasher);
        (!hidden.is_empty()).then(|| hasher.finish())
    }

    /// An article that is not published yet, if there is one.
    pub fn embargoed(&self) -> Option<&String> {
        self.publication.embargo.ids.iter().find(|id| !self.exists(&format!("articles/{id}.json")))
    }

    /// The facts about the files of the contract and the marks of the articles that are not published yet, for the next
    /// print.
    pub fn facts_to_record(&self) -> (BTreeMap<String, Facts>, BTreeSet<u64>) {
        (self.publication.facts_to_record(), self.publication.marks())
    }

    /// The facts about all files of the contract.
    pub fn facts(&self) -> &BTreeMap<String, Facts> {
        &self.publication.facts
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

    /// The published text of a file, without a byte order mark.
    pub fn read(&self, path: &str) -> Result<String, Error> {
        let file = self.root.join(path);
        let text = fs::read_to_string(&file).map_err(Error::read(&file))?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let text = if self.shows_all && path.starts_with("articles/") { undraft(text) } else { text };
        Ok(self.publication.published(path, text))
    }

    /// The ids and fingerprints of the articles.
    pub fn articles(&self) -> Vec<(String, Fingerprint)> {
        let article = |(path, fingerprint): (&String, &Fingerprint)| match Kind::of(path) {
            Kind::Article(id) => Some((id, *fingerprint)),
            Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => None,
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
            Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => None,
            Kind::Article(_) | Kind::Live(..) | Kind::Other => None,
        };
        self.files.range("lists/".to_owned().."lists0".to_owned()).filter_map(list).collect()
    }
}

/// The text of an article as if it were no draft.
fn undraft(text: String) -> String {
    if !text.contains("\"draft\"") {
        return text;
    }
    match serde_json::from_str::<Value>(&text) {
        Ok(mut article) if article["status"] == "draft" => {
            article.as_object_mut().and_then(|fields| fields.shift_remove("status"));
            article.to_string()
        }
        Ok(_) | Err(_) => text,
    }
}

fn fingerprint(metadata: &Metadata) -> Fingerprint {
    let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    (changed.as_nanos() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ metadata.len()
}
