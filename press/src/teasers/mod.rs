//! `press teasers`: updates the parts of an edition that follow from its articles, for an edition that is maintained by
//! hand.
//!
//! Nothing is written before everything is read, and a file whose content stays the same is not touched.

pub(crate) mod changes;
mod embedded;
mod lists;
pub(crate) mod teaser;

use crate::error::{Error, Outcome};
use crate::folder::{self, File, Kind};
use changes::{Articles, Changes};
use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Update all embedded teasers and all lists of an edition from its articles
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The edition's folder
    #[arg(value_name = "EDITION_DIR")]
    edition: PathBuf,
    /// The number of teasers on a full page of a list
    #[arg(long, value_name = "N")]
    per_page: NonZeroUsize,
    /// A JSON file with names, descriptions, roles or images of lists, such as {"topic": {"the-id": {"description": "…"}}}
    #[arg(long, value_name = "FILE")]
    lists: Option<PathBuf>,
}

/// Updates the teasers and lists of an edition.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let extra = options.lists.as_deref().map_or(Ok(Value::Null), read_lists)?;
    let (written, diagnostics) = refresh(&options.edition, options.per_page.get(), &extra)?;
    if let Some(written) = written {
        say!("{written} file{} written", if written == 1 { "" } else { "s" });
    }
    diagnostics.iter().for_each(|diagnostic| tell!("{diagnostic}"));
    Ok(Outcome::done_if(diagnostics.is_empty()))
}

/// Updates the teasers and lists of an edition that was imported. `lists` is as in the file of `--lists`.
pub(crate) fn update(edition: &Path, per_page: usize, lists: &Value) -> Result<(), Error> {
    let (_, diagnostics) = refresh(edition, per_page, lists)?;
    diagnostics.iter().for_each(|diagnostic| tell!("{diagnostic}"));
    Ok(())
}

/// The number of files written, if all could be read, and what is wrong.
fn refresh(edition: &Path, per_page: usize, extra: &Value) -> Result<(Option<usize>, Vec<String>), Error> {
    let files = folder::paths(edition)?;
    let read: Vec<Result<Option<(String, Value)>, String>> =
        files.par_iter().map(|(path, _)| article(edition, path)).collect();
    let mut articles = Articles::default();
    let mut diagnostics = Vec::new();
    for file in read {
        match file {
            Ok(article) => articles.0.extend(article),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    if !diagnostics.is_empty() {
        return Ok((None, diagnostics));
    }
    // Lists are made of the articles as they are: an article's own teaser does not depend on the teasers in it.
    let changes = Changes::new(edition);
    diagnostics = embedded::refresh(&files, &articles, &changes)?;
    lists::rebuild(&files, &articles, per_page, extra, &changes, &mut diagnostics)?;
    Ok((Some(changes.written()), diagnostics))
}

/// Reads a file, which must be JSON, and returns what lists need of it if it is an article.
fn article(edition: &Path, path: &str) -> Result<Option<(String, Value)>, String> {
    // Most files are JSON; the others are read once more, to say where they are not.
    let bytes = fs::read(edition.join(path)).unwrap_or_default();
    let value = serde_json::from_slice(&bytes).or_else(|_| {
        let file = File::read(edition, path.to_owned());
        match syntax_error(edition, &file) {
            Some(error) => Err(error),
            None => Ok(serde_json::from_str(&file.text).unwrap_or_default()),
        }
    })?;
    let Kind::Article(id) = Kind::of(path) else { return Ok(None) };
    Ok(Some((id, Articles::outline(value))))
}

fn read_lists(path: &Path) -> Result<Value, Error> {
    let bytes = fs::read(path).map_err(Error::read(path))?;
    serde_json::from_slice(&bytes).map_err(|source| Error::Json { path: path.to_owned(), source })
}

fn syntax_error(root: &Path, file: &File) -> Option<String> {
    let error = file.json.as_ref().err().filter(|_| file.kind != Kind::Other)?;
    let (line, column) = file.position(error.at.start);
    Some(format!("{}:{line}:{column}: {}: nothing was written", root.join(&file.path).display(), error.message))
}
