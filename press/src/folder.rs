//! An edition's folder: its JSON files, each with the kind that its path implies, and the names of its other files.

use crate::json::{self, Broken, Node};
use contract::ListKind;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The page of a list or of a live blog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// A full page, numbered from the oldest.
    Number(u32),
    Latest,
}

/// The kind of a file, as its path implies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Edition,
    Front,
    MostRead,
    LiveNow,
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
    /// The path relative to the folder, with `/` as the separator.
    pub path: String,
    pub kind: Kind,
    /// The text without a byte order mark; empty if it could not be read.
    pub text: String,
    /// True if it began with a byte order mark.
    pub byte_order_mark: bool,
    /// The content, or the reason why it cannot be parsed.
    pub json: Result<Node, Broken>,
    /// The offsets at which the lines begin.
    lines: Vec<usize>,
}

impl File {
    fn read(folder: &Path, path: String) -> File {
        let kind = Kind::of(&path);
        let (text, unreadable) = match fs::read(folder.join(&path)).map(String::from_utf8) {
            Ok(Ok(text)) => (text, None),
            Ok(Err(error)) => {
                let at = error.utf8_error().valid_up_to();
                let readable = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
                (readable, Some(Broken { at, message: "This is not UTF-8".to_owned() }))
            }
            Err(error) => {
                (String::new(), Some(Broken { at: 0, message: format!("The file cannot be read ({error})") }))
            }
        };
        let byte_order_mark = text.starts_with('\u{feff}');
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let json = unreadable.map_or_else(|| json::parse(&text), Err);
        let line_ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(line_ends).collect();
        File { path, kind, text, byte_order_mark, json, lines }
    }

    /// The content, if it can be parsed.
    pub fn root(&self) -> Option<&Node> {
        self.json.as_ref().ok()
    }

    /// Line and column of an offset, in characters and counted from 1.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines[line - 1];
        let before = self.text.get(start..at.min(self.text.len())).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}

/// An edition's folder.
#[derive(Debug)]
pub struct Folder {
    pub root: PathBuf,
    /// The JSON files, ordered by path.
    pub files: Vec<File>,
    /// The paths of all files, relative to the folder.
    pub names: BTreeSet<String>,
}

/// A folder that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    folder: PathBuf,
    error: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot read the folder {}: {}", self.folder.display(), self.error)
    }
}

impl Folder {
    /// Reads all JSON files of an edition, except hidden files and folders that are editions themselves.
    pub fn read(root: &Path) -> Result<Folder, Unreadable> {
        let mut names = BTreeSet::new();
        let mut json = Vec::new();
        list(root, "", true, &mut names, &mut json)?;
        json.sort();
        let files = json.into_iter().map(|path| File::read(root, path)).collect();
        Ok(Folder { root: root.to_owned(), files, names })
    }

    /// The file at a path relative to the folder.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|index| &self.files[index])
    }
}

fn list(
    root: &Path,
    inside: &str,
    ours: bool,
    names: &mut BTreeSet<String>,
    json: &mut Vec<String>,
) -> Result<(), Unreadable> {
    let folder = if inside.is_empty() { root.to_owned() } else { root.join(inside) };
    let unreadable = |error| Unreadable { folder: folder.clone(), error };
    let ours = ours && (inside.is_empty() || !folder.join("edition.json").exists());
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        if root.join(&path).is_dir() {
            list(root, &path, ours, names, json)?;
        } else {
            if ours && path.ends_with(".json") {
                json.push(path.clone());
            }
            names.insert(path);
        }
    }
    Ok(())
}
