//! `press check`: checks an edition's folder.
//!
//! The app is lenient, this is strict: it validates every file against the contract's JSON Schema, then against the
//! other files, and reports all problems in one run.

mod addresses;
mod articles;
mod edition;
mod embargo;
mod fits;
mod index;
mod lists;
mod live;
mod notes;
mod report;
mod shape;
mod teasers;
mod values;
mod walk;
mod withdrawn;

pub use report::{Message, Report, Severity};
pub(crate) use values::is_language;

use crate::error::{Error, Outcome};
use crate::folder::{File, Folder, Kind};
use contract::schema::documents;
use index::{Document, Index};
use jsonschema::Validator;
use lists::Listed;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use walk::Walk;

/// Check an edition's folder against the contract
///
/// Reports every problem with its file, line, column and JSON path, and the line itself. The exit code is 1 if there is
/// an error; with warnings alone it is 0.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The edition's folder
    #[arg(value_name = "EDITION_DIR")]
    edition: PathBuf,
    /// Print one line for each problem, without the line of the file
    #[arg(long)]
    short: bool,
}

/// The contract's schemas, by the kind of file.
struct Contract {
    schemas: BTreeMap<&'static str, Value>,
    validators: BTreeMap<&'static str, Validator>,
}

static CONTRACT: LazyLock<Contract> = LazyLock::new(|| {
    let schemas = BTreeMap::from_iter(documents());
    let validator = |schema| jsonschema::validator_for(schema).expect("the contract's schemas are schemas");
    let validators = schemas.iter().map(|(name, schema)| (*name, validator(schema))).collect();
    Contract { schemas, validators }
});

/// Checks an edition and prints the problems.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let report = check(&options.edition)?;
    if options.short {
        say!("{}", report.to_lines(&options.edition).trim_end());
    } else {
        // Without the colours when standard output is not a terminal.
        _ = write!(anstream::stdout(), "{}", report.to_annotated(&options.edition));
    }
    Ok(Outcome::done_if(report.count(Severity::Error) == 0))
}

/// Checks an edition: each file alone, then the files against each other. Only what that needs is in memory.
pub fn check(root: &Path) -> Result<Report, Error> {
    check_files(root, &|_| true)
}

/// Checks an edition that was whole before some articles were written, and of which no file is gone: other articles are
/// not checked alone again.
pub(crate) fn check_written(root: &Path, written: &BTreeSet<String>) -> Result<Report, Error> {
    check_files(root, &|file| !matches!(file.kind, Kind::Article(_)) || written.contains(&file.path))
}

/// `is_new`: false for an article that was whole before.
fn check_files(root: &Path, is_new: &(dyn Fn(&File) -> bool + Sync)) -> Result<Report, Error> {
    let folder = Folder::read(root)?;
    let mut report = Report::new(root);
    report.files = folder.files.len();
    let index = Index::new(&folder);
    for link in &folder.outside {
        let message = "a link leads out of the edition's folder: press print does not publish it, copy the file";
        report.missing(link, Severity::Warning, message);
    }
    let listed = lists::listed(&index);
    let reports = folder.files.par_iter().map(|outline| {
        let mut report = Report::new(root);
        if is_new(outline) {
            let file = File::read(root, outline.path.clone());
            check_file(&file, &index, &listed, &mut report);
        } else if let Some(article) = outline.root() {
            lists::referenced(outline, index::references(article, "$"), &index, &listed, &mut report);
        }
        report
    });
    reports.collect::<Vec<_>>().into_iter().for_each(|part| report.extend(part));
    articles::check(&index, &mut report);
    lists::check(&index, &mut report);
    live::check(&index, &mut report);
    edition::check(&index, &mut report);
    Ok(report)
}

/// Checks a file alone, and what it says of others.
fn check_file(file: &File, index: &Index, listed: &Listed, report: &mut Report) {
    shape::check_file(file, report);
    let (Some(root), Some(name)) = (file.root(), file.kind.schema()) else { return };
    let document = Document { file, root, walk: Walk::new(&CONTRACT.schemas[name], root) };
    shape::check(file, root, &document.walk, report);
    fits::check(file, root, &CONTRACT.validators[name], &document.walk, report);
    for typed in &document.walk.nodes {
        values::check(file, typed, index, report);
        addresses::check(file, typed, index, report);
    }
    teasers::check(&document, index, report);
    withdrawn::check(&document, index, report);
    embargo::check(&document, index, report);
    articles::check_text(&document, report);
    lists::referenced(file, lists::references_of(&document), index, listed, report);
}
