//! The print record: what was printed before, so that printing again writes only changed files.

use super::deploy_files::Hosting;
use super::sources::Stamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of records within a printed site, which servers never serve.
pub const FOLDER: &str = ".press";

/// The record of one edition of a site.
#[derive(Default, Serialize, Deserialize)]
pub struct Record {
    /// The base path of its pages.
    pub base: String,
    /// The fingerprint of everything that all pages depend on. If it changes, all are printed again.
    pub whole: String,
    /// The app's hashed files for each build, newest first.
    pub builds: Vec<Vec<String>>,
    /// The printed articles by id.
    pub articles: BTreeMap<String, PrintedArticle>,
    /// The fingerprints of other pages, by path.
    pub pages: BTreeMap<String, String>,
    /// The edition's files that were copied, with their fingerprints.
    pub files: BTreeMap<String, Stamp>,
    /// The files of redirects.
    #[serde(default)]
    pub redirects: Vec<String>,
}

/// An article's page, and its facts for sitemaps.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PrintedArticle {
    /// The fingerprint of the page.
    pub key: String,
    /// Its address, a path from the host's root.
    pub path: String,
    /// The files written for it: its page, and the redirects at its old addresses.
    pub files: Vec<String>,
    pub headline: String,
    pub language: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    /// The file of its posts, if it is a live blog.
    pub live: Option<String>,
    /// The articles that its text links to.
    pub links: Vec<String>,
    /// True if search engines should index it.
    pub is_listed: bool,
}

impl Record {
    /// The record of the edition under a base path; empty if there is none that can be read.
    pub fn read(site: &Path, base: &str) -> Record {
        let record = fs::read(file(site, base)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        record.unwrap_or_default()
    }

    /// Writes the record, and the facts of the edition for the host.
    pub fn write(&self, site: &Path, Hosting { app, policy }: &Hosting) -> Result<(), String> {
        let file = file(site, &self.base);
        let cannot = |error: std::io::Error| format!("cannot write {}: {error}", file.display());
        fs::create_dir_all(site.join(FOLDER)).map_err(cannot)?;
        let part = file.with_extension("part");
        fs::write(&part, serde_json::to_vec(self).expect("a record can be written")).map_err(cannot)?;
        // In a file of its own, because records are large and every print reads these facts of all editions.
        fs::write(file.with_extension("policy"), format!("{}\n{app}\n{policy}", self.base)).map_err(cannot)?;
        fs::rename(&part, &file).map_err(cannot)
    }
}

/// The facts for the host of all editions of a site, by base path.
pub fn editions(site: &Path) -> BTreeMap<String, Hosting> {
    let entries = fs::read_dir(site.join(FOLDER)).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "policy"));
    let read = |text: String| {
        let mut lines = text.lines();
        let (base, policy) = (lines.next()?, lines.next_back()?);
        // Older records lack the app's folder.
        let app = lines.next().unwrap_or(base);
        Some((base.to_owned(), Hosting { app: app.to_owned(), policy: policy.to_owned() }))
    };
    files.filter_map(|entry| read(fs::read_to_string(entry.path()).ok()?)).collect()
}

fn file(site: &Path, base: &str) -> PathBuf {
    let name = base.trim_matches('/').replace('/', "+");
    site.join(FOLDER).join(format!("edition-{name}.record"))
}
