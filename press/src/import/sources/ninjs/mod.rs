//! IPTC's ninjs, as agencies deliver news: versions 1 to 3, with their dialects.
//!
//! Version 1 names objects (`body_xhtml`, `associations.photo`), version 2 has lists with roles in lower case, version 3
//! the same in camelCase; agencies mix them. So every field is read in all spellings, and a body is chosen by what it
//! holds.
//!
//! - `story`: the fields. `rights`: what may be published. `body`: the text. `media`: pictures and videos.

mod body;
mod media;
mod rights;
mod story;

use super::documents::{self, first_time, number, text};
use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

/// Lists of items within lists are opened to this depth.
const DEPTH: usize = 4;

/// What a newsroom has agreed with its agency.
#[derive(Clone, Debug)]
pub struct Options {
    /// True to publish items whose terms name places or uses that are excluded, and those that have expired.
    pub allow_restricted: bool,
    /// The time that embargoes are compared with.
    pub now: Timestamp,
}

impl Default for Options {
    fn default() -> Options {
        Options { allow_restricted: false, now: Timestamp::now() }
    }
}

/// Opens files or folders of ninjs.
pub fn open(paths: &[PathBuf], options: Options) -> Result<Box<dyn Source>, SourceError> {
    let files = documents::files(paths)?;
    let mut report = Report::default();
    let mut newest: HashMap<String, Version> = HashMap::new();
    for (number, path) in files.iter().enumerate() {
        let name = path.to_string_lossy();
        for item in documents::values(path, &mut report)?.into_iter().flat_map(|value| unwrapped(value, 0)) {
            if !is_article(&item) {
                report.note(format!("no article: {}", kind(&item)), &name);
                continue;
            }
            let version = version(&item, number);
            let newest = newest.entry(key(&item, &name)).or_insert(version);
            if newest.2 != number {
                report.note("older version of an item", &name);
            }
            if version > *newest {
                *newest = version;
            }
        }
    }
    Ok(Box::new(Ninjs { files, newest, options, report }))
}

/// The number of a version, its date, and its file.
type Version = (i64, Option<Timestamp>, usize);

/// Opened files.
struct Ninjs {
    files: Vec<PathBuf>,
    /// The newest version of each item, by key.
    newest: HashMap<String, Version>,
    options: Options,
    /// What was noted when the files were opened.
    report: Report,
}

impl Source for Ninjs {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        report.extend(std::mem::take(&mut self.report));
        Ok(Newsroom::default())
    }

    /// Gives all stories: a file that is delivered today may hold a story of last year, and reading files is cheap.
    fn stories(
        &mut self,
        _since: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        for (number, path) in self.files.iter().enumerate() {
            let name = path.to_string_lossy();
            // What cannot be read was noted before.
            let values = documents::values(path, &mut Report::default())?;
            for item in values.into_iter().flat_map(|value| unwrapped(value, 0)).filter(is_article) {
                let key = key(&item, &name);
                if self.newest.get(&key).is_some_and(|newest| *newest != version(&item, number)) {
                    continue;
                }
                if let Some(story) = story::read(&item, key, &self.options, report) {
                    each(story)?;
                }
            }
        }
        Ok(())
    }
}

/// The name of an item that never changes.
fn key(item: &Value, file: &str) -> String {
    text(item, "/uri").unwrap_or(file).to_owned()
}

fn version(item: &Value, file: usize) -> Version {
    let number = number(item, "/version").unwrap_or(0.0) as i64;
    (number, first_time(item, &["/versioncreated", "/versionCreated", "/firstcreated", "/firstCreated"]), file)
}

/// The items of a list (also of a search's answer), or the item itself.
fn unwrapped(value: Value, depth: usize) -> Vec<Value> {
    let values = match value {
        Value::Array(values) => values,
        Value::Object(mut fields) if !fields.contains_key("uri") => {
            let list = ["items", "_items", "newsItems", "data"]
                .iter()
                .find(|name| fields.get(**name).is_some_and(Value::is_array));
            match list.and_then(|name| fields.remove(*name)) {
                Some(Value::Array(values)) => values,
                _ => return vec![Value::Object(fields)],
            }
        }
        value => return vec![value],
    };
    if depth < DEPTH { values.into_iter().flat_map(|value| unwrapped(value, depth + 1)).collect() } else { Vec::new() }
}

/// True for an item that is read as text. A picture, an event or a planned item alone is no article.
fn is_article(item: &Value) -> bool {
    match item["type"].as_str() {
        Some(kind) => ["text", "composite"].contains(&kind),
        None => item.is_object() && kind(item) == "text",
    }
}

fn kind(item: &Value) -> &str {
    let is_event = ["eventDetails", "event_details", "eventdetails"].iter().any(|name| item.get(*name).is_some());
    let default = match () {
        () if is_event => "event",
        () if story::headline(item).is_some() => "text",
        () => "of unknown type",
    };
    item["type"].as_str().unwrap_or(default)
}
