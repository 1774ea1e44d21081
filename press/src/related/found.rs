//! An article's file: found in the folder, and read.

use super::cache::{Entry, Frequencies, hash};
use super::terms::{self, Terms};
use crate::error::Error;
use crate::teasers::teaser;
use contract::{Article, Decode, Id, Kind, Status};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The file of an article, not read.
#[derive(Debug)]
pub struct ArticleFile {
    pub id: String,
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// Bytes.
    pub size: u64,
}

/// Lists the articles in a folder.
pub fn list(folder: &Path) -> Result<Vec<ArticleFile>, Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::read_folder(folder))? {
        let name = entry.map_err(Error::read_folder(folder))?.file_name();
        let Some(id) = name.to_str().and_then(|name| name.strip_suffix(".json")).filter(|id| Id::new(id).is_some())
        else {
            continue;
        };
        let (modified, size) = stamp(&folder.join(&name))?;
        files.push(ArticleFile { id: id.to_owned(), modified, size });
    }
    Ok(files)
}

/// The time and the size of a file.
pub fn stamp(path: &Path) -> Result<(u64, u64), Error> {
    let metadata = fs::metadata(path).map_err(Error::read(path))?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok((modified.map_or(0, |time| time.as_nanos() as u64), metadata.len()))
}

/// Reads an article as JSON.
pub fn read(path: &Path) -> Result<Value, Error> {
    let bytes = fs::read(path).map_err(Error::read(path))?;
    serde_json::from_slice(&bytes).map_err(|source| Error::Json { path: path.to_owned(), source })
}

/// An article that was read.
pub struct Found {
    pub id: String,
    pub content: u64,
    pub teaser: u64,
    pub terms: Terms,
    /// Hashes of the ids of the related stories in the file.
    pub linked: Vec<u64>,
    entry: Entry,
}

impl Found {
    pub fn read(folder: &Path, file: &ArticleFile) -> Result<Found, Error> {
        let path = folder.join(format!("{}.json", file.id));
        let value = read(&path)?;
        let teaser = hash(&teaser::of(&value).to_string());
        let linked = ids(&value).map(hash).collect();
        let Some(article) = Article::decode(value) else {
            let source = contract::DecodeError::Incomplete;
            return Err(Error::Decode { file: path.display().to_string(), source });
        };
        let date = article.date_published.map(|date| date.timestamp());
        let is_kind = !matches!(article.kind, Kind::Sponsored | Kind::Page);
        let is_story = is_kind && article.status == Status::Published && date.is_some();
        let terms = if is_story { terms::of(&article) } else { Terms::new() };
        let entry = Entry {
            id: file.id.clone(),
            modified: file.modified,
            size: file.size,
            headline: hash(&article.headline.to_lowercase()),
            date: date.unwrap_or_default(),
            is_story,
            is_withdrawn: article.status == Status::Withdrawn,
            topic: article.topic.as_ref().map(|topic| hash(topic.id.as_str())),
            section: article.section.as_ref().map(|section| hash(section.id.as_str())),
            ..Entry::default()
        };
        let content =
            hash(&format!("{terms:?} {:?}", (entry.date, is_story, entry.topic, entry.section, entry.headline)));
        Ok(Found { id: file.id.clone(), content, teaser, terms, linked, entry })
    }

    /// The article as the cache has it. Of its related stories, those that the last run chose are ours.
    pub fn into_entry(self, old: Option<Entry>, frequencies: &Frequencies) -> Entry {
        let old = old.unwrap_or_default();
        let is_same = old.content == self.content;
        let terms = if is_same { old.terms } else { terms::distinctive(self.terms, frequencies) };
        let ours = old.ours;
        Entry { content: self.content, teaser: self.teaser, terms, linked: self.linked, ours, ..self.entry }
    }
}

/// The ids of the related stories of an article.
pub fn ids(article: &Value) -> impl Iterator<Item = &str> {
    let related = article.get("related").and_then(Value::as_array);
    related.into_iter().flatten().filter_map(|teaser| teaser.get("id")?.as_str())
}
