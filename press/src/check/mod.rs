//! `press check`: checks an edition's folder.
//!
//! The app is lenient, the checker is strict: it validates every file against the contract's JSON Schema, then against
//! the other files, and reports all problems in one run.

mod addresses;
mod articles;
mod edition;
mod facts;
mod fits;
mod lists;
mod live;
mod report;
mod shape;
mod teasers;
mod values;
mod walk;

pub use report::{Problem, Report, Weight};

use crate::command_line::{Failure, Outcome};
use crate::folder::{Folder, Unreadable};
use contract::schema::documents;
use facts::Facts;
use jsonschema::Validator;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

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

/// Checks an edition and prints the report.
pub fn run(root: &Path) -> Result<Outcome, Failure> {
    let report = check(root).map_err(|error| Failure::Impossible(error.to_string()))?;
    let mut text = String::new();
    report.print(root, &mut text).expect("a text takes all that is written to it");
    print!("{text}");
    Ok(if report.count(Weight::Error) > 0 { Outcome::Wrong } else { Outcome::Done })
}

/// Checks an edition.
pub fn check(root: &Path) -> Result<Report, Unreadable> {
    let folder = Folder::read(root)?;
    let facts = Facts::new(&folder, &CONTRACT.schemas);
    let mut report = Report::default();
    report.files = folder.files.len();
    for file in &folder.files {
        shape::check_file(file, &mut report);
    }
    for sheet in &facts.sheets {
        let (file, root, walk) = (sheet.file, sheet.root, &sheet.walk);
        shape::check(file, root, walk, &mut report);
        if let Some(name) = file.kind.schema() {
            fits::check(file, root, &CONTRACT.validators[name], walk, &mut report);
        }
        for thing in &walk.things {
            values::check(file, thing, &facts, &mut report);
            addresses::check(file, thing, &facts, &mut report);
        }
        teasers::check(sheet, &facts, &mut report);
    }
    articles::check(&facts, &mut report);
    lists::check(&facts, &mut report);
    live::check(&facts, &mut report);
    edition::check(&facts, &mut report);
    Ok(report)
}
