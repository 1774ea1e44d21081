//! Arc XP's ANS: stories, galleries, videos, images, authors and redirects, as the Content API gives them or as files.
//!
//! What a document only refers to (an image, an author) is taken from the other files. Bodies become HTML, which the
//! converter reads as any other.
//!
//! - `story`: the fields. `body`: the content elements. `media`: pictures, galleries, videos. `sections`: the tree.

mod body;
mod media;
mod sections;
mod story;

use super::documents::{self, first_time, text};
use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story};
use jiff::Timestamp;
use sections::Sections;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use url::Url;

/// Lists of documents within lists are opened to this depth.
const DEPTH: usize = 4;

/// What the files do not say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The website whose sections and addresses count, of stories that are on several; by default, the canonical one.
    pub website: Option<String>,
    /// The site's address, for addresses that are paths.
    pub base: Option<Url>,
}

/// Opens files or folders of ANS.
pub fn open(paths: &[PathBuf], options: Options) -> Result<Box<dyn Source>, SourceError> {
    let files = documents::files(paths)?;
    let mut library = Library { options, ..Library::default() };
    let mut report = Report::default();
    let mut newest = BTreeMap::new();
    for (number, path) in files.iter().enumerate() {
        let name = path.to_string_lossy();
        for value in documents::values(path, &mut report)?.into_iter().flat_map(|value| unwrapped(value, 0)) {
            if matches!(kind(&value), Kind::Story) {
                let version = version(&value);
                let newest = newest.entry(story::key(&value, &name)).or_insert((version, number));
                if newest.1 != number {
                    report.note("older version of a story", &name);
                }
                *newest = (*newest).max((version, number));
            }
            library.learn(value, &mut report, &name);
        }
    }
    Ok(Box::new(Ans { files, library, newest, report }))
}

/// Opened files.
struct Ans {
    files: Vec<PathBuf>,
    library: Library,
    /// The file with the newest version of each story, by key, and that version's date.
    newest: BTreeMap<String, (Option<Timestamp>, usize)>,
    /// What was noted when the files were opened.
    report: Report,
}

/// What stories refer to.
#[derive(Default)]
pub(super) struct Library {
    pub options: Options,
    /// Images, galleries, videos, authors and sections, by id.
    pub things: HashMap<String, Value>,
    pub sections: Sections,
    /// The addresses of redirects: where to, and the former addresses.
    pub moved: HashMap<String, Vec<String>>,
}

impl Library {
    fn learn(&mut self, value: Value, report: &mut Report, name: &str) {
        let is_thing = match kind(&value) {
            Kind::Story => {
                documents::items(&value, "/related_content/redirect")
                    .iter()
                    .for_each(|redirect| self.redirect(redirect));
                // A gallery or a video may be a story of its own and part of others.
                value["type"] != "story"
            }
            Kind::Thing => true,
            Kind::Redirect => {
                self.redirect(&value);
                false
            }
            Kind::None => {
                report.note(format!("no story: {}", value["type"].as_str().unwrap_or("of no type")), name);
                false
            }
        };
        self.sections.learn(&value);
        if let (true, Some(id)) = (is_thing, text(&value, "/_id").map(str::to_owned)) {
            self.things.insert(id, value);
        }
    }

    fn redirect(&mut self, value: &Value) {
        if let (Some(from), Some(to)) = (text(value, "/canonical_url"), text(value, "/redirect_url")) {
            self.moved.entry(to.to_owned()).or_default().push(from.to_owned());
        }
    }

    /// The thing itself, where a document has only a reference to it; `None` if no file has it.
    pub fn resolve<'a>(&'a self, value: &'a Value) -> Option<&'a Value> {
        if value["type"] != "reference" {
            return Some(value);
        }
        self.things.get(text(value, "/referent/id")?)
    }
}

/// What a document is.
enum Kind {
    Story,
    /// Something that stories refer to.
    Thing,
    Redirect,
    None,
}

fn kind(value: &Value) -> Kind {
    let is_page = text(value, "/canonical_url").is_some() || text(value, "/website_url").is_some();
    match value["type"].as_str() {
        Some("story") => Kind::Story,
        Some("gallery" | "video") if is_page && text(value, "/headlines/basic").is_some() => Kind::Story,
        Some("image" | "gallery" | "video" | "audio" | "author" | "site" | "section" | "tag" | "graphic") => {
            Kind::Thing
        }
        Some("redirect") => Kind::Redirect,
        _ => Kind::None,
    }
}

/// The date of a version of a story.
fn version(value: &Value) -> Option<Timestamp> {
    first_time(value, &["/last_updated_date", "/publish_date", "/created_date"])
}

/// The documents of a list, of a collection or of a search's result; or the document itself.
fn unwrapped(value: Value, depth: usize) -> Vec<Value> {
    let is_list = matches!(value["type"].as_str(), None | Some("collection" | "results" | "feed"));
    let values = match value {
        Value::Array(values) => values,
        Value::Object(mut fields) if is_list && fields.get("content_elements").is_some_and(Value::is_array) => {
            match fields.remove("content_elements") {
                Some(Value::Array(values)) => values,
                _ => Vec::new(),
            }
        }
        value => return vec![value],
    };
    if depth < DEPTH { values.into_iter().flat_map(|value| unwrapped(value, depth + 1)).collect() } else { Vec::new() }
}

impl Source for Ans {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        report.extend(std::mem::take(&mut self.report));
        let home = self.library.options.base.clone();
        Ok(Newsroom { home, sections: self.library.sections.top(), ..Newsroom::default() })
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
            let values = documents::values(path, &mut Report::default())?.into_iter();
            for value in values.flat_map(|value| unwrapped(value, 0)).filter(|value| matches!(kind(value), Kind::Story))
            {
                let key = story::key(&value, &name);
                if self.newest.get(&key).is_some_and(|newest| *newest != (version(&value), number)) {
                    continue;
                }
                if let Some(story) = story::read(&value, key, &self.library, report) {
                    each(story)?;
                }
            }
        }
        Ok(())
    }
}
