//! `press schema`: writes the contract as JSON Schema, one schema for each kind of file.

use crate::command_line::{Failure, Outcome};
use contract::schema::documents;
use std::fs;
use std::path::Path;

/// Writes the schemas into a folder. With `check_only`, reports those that differ from the contract's types.
pub fn run(folder: &Path, check_only: bool) -> Result<Outcome, Failure> {
    if check_only {
        return Ok(check(folder));
    }
    fs::create_dir_all(folder)
        .map_err(|error| Failure::Impossible(format!("cannot make {}: {error}", folder.display())))?;
    for (name, schema) in documents() {
        let file = folder.join(format!("{name}.schema.json"));
        let text = serde_json::to_string_pretty(&schema).expect("a JSON value can be written") + "\n";
        fs::write(&file, text)
            .map_err(|error| Failure::Impossible(format!("cannot write {}: {error}", file.display())))?;
    }
    Ok(Outcome::Done)
}

/// Compares values, not bytes: the formatting of the file does not matter.
fn check(folder: &Path) -> Outcome {
    let mut outcome = Outcome::Done;
    for (name, schema) in documents() {
        let file = folder.join(format!("{name}.schema.json"));
        let written = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if written.as_ref() != Some(&schema) {
            println!("{}: differs from the contract's types: run press schema", file.display());
            outcome = Outcome::Wrong;
        }
    }
    outcome
}
