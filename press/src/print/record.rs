//! The record of what was printed, so that the next print writes only what has changed.

use super::deploy_files::HostConfig;
use super::file_facts::Facts;
use super::source_tree::Fingerprint;
use crate::atomic;
use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of records within a printed site. Servers never show it.
pub const FOLDER: &str = ".press";

/// The record of one edition of a site.
#[derive(Default, Serialize, Deserialize)]
pub struct Record {
    /// The path of the edition's pages.
    pub base: String,
    /// The fingerprint of everything that all pages depend on. When it differs, all are printed again.
    #[serde(alias = "whole")]
    pub fingerprint: String,
    /// The app's hashed files, build by build, the newest first.
    pub builds: Vec<Vec<String>>,
    /// By id.
    pub articles: BTreeMap<String, PrintedArticle>,
    /// The fingerprints of the other pages, by path.
    pub pages: BTreeMap<String, String>,
    /// The edition's files, as they were copied.
    pub files: BTreeMap<String, Fingerprint>,
    /// The files of redirect pages.
    #[serde(default)]
    pub redirects: Vec<String>,
    /// The files of the sitemaps, without their index.
    #[serde(default)]
    pub sitemaps: Vec<String>,
    /// The articles in the most-read lists that pages show. Pages keep the list that they were printed with.
    #[serde(default)]
    pub most_read: BTreeSet<String>,
    /// The facts about the edition's files of the contract, without those that name an article that is not published yet.
    #[serde(default)]
    pub facts: BTreeMap<String, Facts>,
    /// The marks of the articles that were not published yet.
    #[serde(default)]
    pub embargoed: BTreeSet<u64>,
}

/// An article's page, and its data for sitemaps.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PrintedArticle {
    /// The fingerprint of the files that the page was made of; empty if the page must be printed again.
    #[serde(alias = "key")]
    pub fingerprint: String,
    /// Its address, as a path from the host's root.
    pub path: String,
    /// The addresses that it had before it moved, newest first. They redirect to it.
    #[serde(default)]
    pub former: Vec<String>,
    /// The files written for it: its page, and redirects at its old addresses.
    pub files: Vec<String>,
    pub headline: String,
    pub language: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    /// The file of its newest posts, if it is a live blog.
    pub live: Option<String>,
    /// The articles that its text links to.
    pub links: Vec<String>,
    /// True if search engines should index it.
    pub is_listed: bool,
    /// True if it is for the news sitemap, if it is new.
    #[serde(default)]
    pub is_news: bool,
    #[serde(default)]
    pub is_withdrawn: bool,
    /// True if it has corrections.
    #[serde(default)]
    pub is_corrected: bool,
    /// The time of its last change after publication, if it is known.
    #[serde(default)]
    pub changed: Option<String>,
}

impl Record {
    /// The record of the edition at a base path; an empty one if there is none that can be read.
    pub fn read(site: &Path, base: &str) -> Record {
        let record = fs::read(file(site, base)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        record.unwrap_or_default()
    }

    /// Writes the record, and the edition's part of the host's configuration.
    pub fn write(&self, site: &Path, HostConfig { app, policy }: &HostConfig) -> Result<(), Error> {
        let file = file(site, &self.base);
        // Separate, because records are large and every print reads the host's configuration of all editions.
        let config = format!("{}\n{app}\n{policy}", self.base);
        atomic::write(&file.with_extension("policy"), config.as_bytes())?;
        let shared: BTreeSet<&String> = self.shared_media().collect();
        let shared: String = shared.into_iter().map(|path| format!("{path}\n")).collect();
        let media = file.with_extension("media");
        if !shared.is_empty() || media.exists() {
            atomic::write(&media, shared.as_bytes())?;
        }
        atomic::write(&file, &serde_json::to_vec(self).expect("a record can be written"))
    }

    /// The media of other editions that this one shows, as paths from the host's root.
    pub fn shared_media(&self) -> impl Iterator<Item = &String> {
        self.facts.values().flat_map(|facts| &facts.media).filter(|path| path.starts_with('/'))
    }
}

/// The media of the edition with this folder of data, such as `data/` or `en/data/`, that other editions show.
pub fn media_of_others(site: &Path, data: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(site.join(FOLDER)).into_iter().flatten().flatten();
    let lists = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "media"));
    let texts: Vec<String> = lists.filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect();
    let own = texts.iter().flat_map(|text| text.lines()).filter_map(|path| path.strip_prefix('/')?.strip_prefix(data));
    own.map(str::to_owned).collect()
}

/// The host's configuration for all editions of a printed site, by base path.
pub fn editions(site: &Path) -> BTreeMap<String, HostConfig> {
    let entries = fs::read_dir(site.join(FOLDER)).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "policy"));
    let read = |text: String| {
        let mut lines = text.lines();
        let (base, policy) = (lines.next()?, lines.next_back()?);
        // Older records do not name the app's folder.
        let app = lines.next().unwrap_or(base);
        Some((base.to_owned(), HostConfig { app: app.to_owned(), policy: policy.to_owned() }))
    };
    files.filter_map(|entry| read(fs::read_to_string(entry.path()).ok()?)).collect()
}

fn file(site: &Path, base: &str) -> PathBuf {
    let name = base.trim_matches('/').replace('/', "+");
    site.join(FOLDER).join(format!("edition-{name}.record"))
}
