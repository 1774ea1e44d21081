//! `press facts`: the app's constants for the JavaScript in public/, which cannot read Rust.

use crate::command_line::{Failure, Outcome};
use contract::Id;
use manchette::reader::limits;
use manchette::store::FETCHED_AT_HEADER;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The constants, by name. The printed service worker has them as well.
pub fn facts() -> Value {
    json!({
        "protocolVersion": limits::PROTOCOL_VERSION,
        "requestTimeoutMs": limits::REQUEST_TIMEOUT_MS,
        "jobTimeoutMs": limits::JOB_TIMEOUT_MS,
        "networkTimeoutMs": limits::NETWORK_TIMEOUT_MS,
        "downloadTimeoutMs": limits::DOWNLOAD_TIMEOUT_MS,
        "retentionSeconds": u64::from(limits::RETENTION_DAYS) * 24 * 3600,
        "byteLimit": u64::from(limits::STORED_MEGABYTES) * 1_000_000,
        "fetchedAtHeader": FETCHED_AT_HEADER,
        "idPattern": Id::PATTERN,
    })
}

/// Writes the file; with `check_only`, tells whether it differs from the constants.
pub fn run(file: &Path, check_only: bool) -> Result<Outcome, Failure> {
    let script = script();
    if check_only {
        if fs::read_to_string(file).is_ok_and(|written| written == script) {
            return Ok(Outcome::Done);
        }
        println!("{}: differs from the app's constants: run press facts", file.display());
        return Ok(Outcome::Wrong);
    }
    fs::write(file, script)
        .map_err(|error| Failure::Impossible(format!("cannot write {}: {error}", file.display())))?;
    Ok(Outcome::Done)
}

fn script() -> String {
    format!(
        "// Written by `press facts` from the app's constants in Rust: do not edit.\n\nexport const facts = {:#};\n",
        facts()
    )
}
