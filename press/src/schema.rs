//! `press schema`: the contract as JSON Schema, one file for each kind of file that a newsroom publishes.

use crate::atomic;
use crate::error::{Error, Outcome};
use contract::schema::documents;
use std::fs;
use std::path::{Path, PathBuf};

/// Write the contract's JSON Schemas, or compare them
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the schemas
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write nothing, and only report the schemas that differ from the contract's types; exit code 1 if any does
    #[arg(long)]
    check: bool,
}

/// Writes the schemas, or compares them.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    if options.check {
        return Ok(check(&options.folder));
    }
    for (name, schema) in documents() {
        let text = serde_json::to_string_pretty(&schema).expect("a JSON value can be written") + "\n";
        atomic::write(&options.folder.join(format!("{name}.schema.json")), text.as_bytes())?;
    }
    Ok(Outcome::Done)
}

/// Compares values, not bytes: the layout of a file does not matter.
fn check(folder: &Path) -> Outcome {
    let mut outcome = Outcome::Done;
    for (name, schema) in documents() {
        let file = folder.join(format!("{name}.schema.json"));
        let written = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if written.as_ref() != Some(&schema) {
            say!("{}: differs from the contract's types: run press schema", file.display());
            outcome = Outcome::Failed;
        }
    }
    outcome
}
