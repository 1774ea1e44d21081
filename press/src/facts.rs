//! `press facts`: the app's constants for the JavaScript in public/, which cannot read Rust.

use crate::atomic;
use crate::error::{Error, Outcome};
use contract::Id;
use manchette::reader::limits;
use manchette::store::FETCHED_AT_HEADER;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Write the app's constants as JavaScript, or compare them
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The file, which is public/facts.js
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write nothing, and only report whether the file differs from the constants; exit code 1 if it does
    #[arg(long)]
    check: bool,
}

/// The constants, by name. The printed service worker has them as well.
pub(crate) fn facts() -> Value {
    json!({
        "protocolVersion": limits::PROTOCOL_VERSION,
        "requestTimeoutMs": limits::REQUEST_TIMEOUT_MS,
        "jobTimeoutMs": limits::JOB_TIMEOUT_MS,
        "networkTimeoutMs": limits::NETWORK_TIMEOUT_MS,
        "responseTimeoutMs": limits::RESPONSE_TIMEOUT_MS,
        "downloadTimeoutMs": limits::DOWNLOAD_TIMEOUT_MS,
        "parallelDownloads": limits::PARALLEL_DOWNLOADS,
        "retentionSeconds": u64::from(limits::RETENTION_DAYS) * 24 * 3600,
        "byteLimit": u64::from(limits::STORED_MEGABYTES) * 1_000_000,
        "fetchedAtHeader": FETCHED_AT_HEADER,
        "idPattern": Id::PATTERN,
    })
}

/// Writes the file, or compares it.
pub(crate) fn run(Options { file, check }: &Options) -> Result<Outcome, Error> {
    let script = script();
    if *check {
        if fs::read_to_string(file).is_ok_and(|written| written == script) {
            return Ok(Outcome::Done);
        }
        say!("{}: differs from the app's constants: run press facts", file.display());
        return Ok(Outcome::Failed);
    }
    atomic::write(file, script.as_bytes())?;
    Ok(Outcome::Done)
}

fn script() -> String {
    format!(
        "// Written by `press facts` from the app's constants in Rust: do not edit.\n\nexport const facts = {:#};\n",
        facts()
    )
}
