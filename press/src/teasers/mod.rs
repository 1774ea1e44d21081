//! `press teasers`: updates an edition's teasers and lists from its articles, so that an edition can be edited by hand.
//!
//! Nothing is written before everything is read, and unchanged files are not written.

mod embedded;
mod lists;
mod teaser;

use crate::command_line::{Failure, Outcome};
use crate::folder::{File, Folder, Kind};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// An edition's articles, by id.
type Articles = BTreeMap<String, Value>;

/// The planned files by path; `None` for a file to be removed.
type Changes = BTreeMap<String, Option<Value>>;

/// Updates the teasers and lists of an edition, with `per_page` teasers on a full page.
pub fn run(root: &Path, per_page: usize, lists: Option<&Path>) -> Result<Outcome, Failure> {
    let folder = Folder::read(root).map_err(|error| Failure::Impossible(error.to_string()))?;
    let extra = lists.map_or(Ok(Value::Null), read_lists)?;
    let mut complaints: Vec<String> = folder.files.iter().filter_map(|file| broken(root, file)).collect();
    if complaints.is_empty() {
        let articles: Articles = folder
            .files
            .iter()
            .filter_map(|file| match &file.kind {
                Kind::Article(id) => Some((id.clone(), value(file))),
                _ => None,
            })
            .collect();
        // Lists come from the articles as they are: teasers within an article do not affect its own teaser.
        let mut changes = Changes::new();
        embedded::refresh(&folder, &articles, &mut changes, &mut complaints);
        lists::rebuild(&folder, &articles, per_page, &extra, &mut changes, &mut complaints);
        let written = apply(&folder, changes)?;
        println!("{written} file{} written", if written == 1 { "" } else { "s" });
    }
    complaints.iter().for_each(|complaint| eprintln!("{complaint}"));
    Ok(if complaints.is_empty() { Outcome::Done } else { Outcome::Wrong })
}

fn read_lists(path: &Path) -> Result<Value, Failure> {
    let cannot = |error: String| Failure::Impossible(format!("cannot read {}: {error}", path.display()));
    let bytes = fs::read(path).map_err(|error| cannot(error.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|error| cannot(error.to_string()))
}

fn broken(root: &Path, file: &File) -> Option<String> {
    let broken = file.json.as_ref().err().filter(|_| file.kind != Kind::Other)?;
    let (line, column) = file.position(broken.at);
    Some(format!("{}:{line}:{column}: {}: nothing was written", root.join(&file.path).display(), broken.message))
}

/// The content of a file, with its keys in order.
fn value(file: &File) -> Value {
    serde_json::from_str(&file.text).unwrap_or_default()
}

/// The text of a file: indented by two spaces, with a final line end.
fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value can be written") + "\n"
}

/// Writes and removes files, and returns their number. A file with the same content, however formatted, is not written.
fn apply(folder: &Folder, changes: Changes) -> Result<usize, Failure> {
    let mut written = 0;
    for (path, change) in changes {
        let target = folder.root.join(&path);
        let cannot = |error| Failure::Impossible(format!("cannot write {}: {error}", target.display()));
        match change {
            Some(new) => {
                let old = folder.file(&path).map(value);
                if old.is_some_and(|old| text(&old) == text(&new)) {
                    continue;
                }
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent).map_err(cannot)?;
                }
                fs::write(&target, text(&new)).map_err(cannot)?;
            }
            None => fs::remove_file(&target).map_err(cannot)?,
        }
        written += 1;
    }
    Ok(written)
}
