//! An edition's folder: its JSON files, the kind of each by its path, and the names of all other files.

use crate::error::Error;
use crate::json::{self, Node, Span, SyntaxError};
use crate::listing::{self, FoundFile};
use contract::ListKind;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A page of a list or of a live blog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// A full page, numbered from the oldest.
    Number(u32),
    Latest,
}

/// The kind of a file, by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Edition,
    Front,
    MostRead,
    LiveNow,
    Changes,
    Article(String),
    List(ListKind, String, Page),
    Live(String, Page),
    /// Not a file of the contract.
    Other,
}

impl Kind {
    /// The kind of the file at a path relative to the edition's folder.
    pub fn of(path: &str) -> Kind {
        let parts: Vec<&str> = path.split('/').collect();
        let page = |name: &str| match name.strip_suffix(".json")? {
            "latest" => Some(Page::Latest),
            number => {
                let number: u32 = number.parse().ok().filter(|parsed: &u32| parsed.to_string() == number)?;
                (number > 0).then_some(Page::Number(number))
            }
        };
        match parts.as_slice() {
            ["edition.json"] => Kind::Edition,
            ["front.json"] => Kind::Front,
            ["most-read.json"] => Kind::MostRead,
            ["live.json"] => Kind::LiveNow,
            ["changes.json"] => Kind::Changes,
            ["articles", name] => name.strip_suffix(".json").map_or(Kind::Other, |id| Kind::Article(id.to_owned())),
            ["lists", kind, id, name] => match (ListKind::ALL.iter().find(|known| known.as_str() == *kind), page(name))
            {
                (Some(kind), Some(page)) => Kind::List(*kind, (*id).to_owned(), page),
                _ => Kind::Other,
            },
            ["live", id, name] => page(name).map_or(Kind::Other, |page| Kind::Live((*id).to_owned(), page)),
            _ => Kind::Other,
        }
    }

    /// The name of its JSON Schema.
    pub fn schema(&self) -> Option<&'static str> {
        Some(match self {
            Kind::Edition => "edition",
            Kind::Front => "front",
            Kind::MostRead => "most-read",
            Kind::LiveNow => "live-now",
            Kind::Changes => "changes",
            Kind::Article(_) => "article",
            Kind::List(..) => "list",
            Kind::Live(..) => "live-page",
            Kind::Other => return None,
        })
    }
}

/// A JSON file of the folder.
#[derive(Debug)]
pub struct File {
    /// Its path relative to the folder, with `/` between the parts.
    pub path: String,
    pub kind: Kind,
    /// Its text without a byte order mark; empty if the file cannot be read.
    pub text: String,
    /// True if the file begins with a byte order mark.
    pub has_byte_order_mark: bool,
    /// The parsed text.
    pub json: Result<Node, SyntaxError>,
    /// The starts of all lines in the text.
    lines: Vec<usize>,
    /// True if the text and most of the parsed text were forgotten.
    pub is_outline: bool,
}

/// The fields of an article that no other file must agree with.
const OF_ONE_ARTICLE: [&str; 6] = ["body", "notes", "image", "video", "related", "keywords"];
/// The fields of a teaser that say where it stands in a list.
const OF_A_PLACE: [&str; 2] = ["id", "datePublished"];

impl File {
    /// Reads a file of a folder.
    pub fn read(folder: &Path, path: String) -> File {
        let kind = Kind::of(&path);
        let (text, error) = match fs::read(folder.join(&path)).map(String::from_utf8) {
            Ok(Ok(text)) => (text, None),
            Ok(Err(error)) => {
                let end = error.utf8_error().valid_up_to();
                let readable = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
                (readable, Some(SyntaxError { at: Span { start: end, end }, message: "This is not UTF-8".to_owned() }))
            }
            Err(error) => {
                let message = format!("The file cannot be read ({error})");
                (String::new(), Some(SyntaxError { at: Span::FILE, message }))
            }
        };
        let has_byte_order_mark = text.starts_with('\u{feff}');
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let json = error.map_or_else(|| json::parse(&text), Err);
        let line_ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(line_ends).collect();
        File { path, kind, text, has_byte_order_mark, json, lines, is_outline: false }
    }

    /// The file without its text, and an article or a list with what other files must agree with alone: an archive of any
    /// size is checked with that in memory.
    fn outline(mut self) -> File {
        if let Ok(root) = &mut self.json {
            match self.kind {
                Kind::Article(_) => root.retain(&|name| !OF_ONE_ARTICLE.contains(&name)),
                Kind::List(..) => {
                    for teaser in root.items_mut("teasers") {
                        teaser.retain(&|name| OF_A_PLACE.contains(&name));
                    }
                }
                _ => {}
            }
        }
        (self.text, self.lines, self.is_outline) = (String::new(), Vec::new(), true);
        self
    }

    /// The parsed text, if it is JSON.
    pub fn root(&self) -> Option<&Node> {
        self.json.as_ref().ok()
    }

    /// The line and the column of a byte of the text, counted from 1. The column counts characters.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines[line - 1];
        let before = self.text.get(start..at.min(self.text.len())).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The text of a line, counted from 1, and its start.
    pub fn line(&self, line: usize) -> (usize, &str) {
        let start = self.lines[line - 1];
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        (start, self.text[start..end].trim_end_matches(['\n', '\r']))
    }
}

/// The JSON files of an edition with their kinds, sorted by path, without those of hidden folders and of other editions
/// in it.
pub fn paths(root: &Path) -> Result<Vec<(String, Kind)>, Error> {
    Ok(own(&listing::files(root)?))
}

fn own(found: &[FoundFile]) -> Vec<(String, Kind)> {
    let own = found.iter().filter(|file| !file.is_nested && file.path.ends_with(".json"));
    let mut paths: Vec<(String, Kind)> = own.map(|file| (file.path.clone(), Kind::of(&file.path))).collect();
    paths.sort_by(|(one, _), (other, _)| one.cmp(other));
    paths
}

/// An edition's folder, in outline.
#[derive(Debug, Default)]
pub struct Folder {
    pub root: PathBuf,
    /// The JSON files, sorted by path.
    pub files: Vec<File>,
    /// The paths of all files, relative to the folder.
    pub names: BTreeSet<String>,
    /// Of these, the links that lead out of the folder, which are not published.
    pub outside: Vec<String>,
}

impl Folder {
    /// Reads the outlines of all JSON files of an edition.
    pub fn read(root: &Path) -> Result<Folder, Error> {
        let found = listing::files(root)?;
        let files = own(&found).into_par_iter().map(|(path, _)| File::read(root, path).outline()).collect();
        let outside = found.iter().filter(|file| file.is_outside && !file.is_nested).map(|file| file.path.clone());
        let outside = outside.collect();
        Ok(Folder { root: root.to_owned(), files, names: found.into_iter().map(|file| file.path).collect(), outside })
    }

    /// The file at a path relative to the folder.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|index| &self.files[index])
    }
}
