//! `press next`: when to print again, because the time of an article comes.

use crate::error::{Error, Outcome};
use crate::folder::Kind;
use crate::listing;
use crate::print::embargo::{NEVER, publish_from};
use contract::Date;
use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// Say when to print again: the earliest `publishFrom` that is still to come
///
/// Prints a date (RFC 3339), or nothing if no article waits. A timer that runs this command and `press print` then
/// publishes each article in time: docs/deploy.md has one.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The edition's folder
    #[arg(value_name = "EDITION_DIR")]
    edition: PathBuf,
    /// The date (RFC 3339) that counts as now
    #[arg(long, value_name = "DATE", value_parser = crate::print::date)]
    now: Option<Date>,
}

/// Says when to print again.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let now = options.now.map_or_else(|| Timestamp::now().as_second(), |date| date.timestamp());
    let files = listing::files(&options.edition)?;
    let articles = files.par_iter().filter(|file| matches!(Kind::of(&file.path), Kind::Article(_)));
    let due = articles.filter_map(|file| {
        // What cannot be read is the checker's matter.
        let bytes = fs::read(options.edition.join(&file.path)).ok()?;
        let article: Value = serde_json::from_slice(&bytes).ok()?;
        let waits = publish_from(&article).is_some_and(|time| time > now && time != NEVER);
        Date::parse(article["publishFrom"].as_str()?).filter(|_| waits)
    });
    if let Some(next) = due.min_by_key(Date::timestamp) {
        say!("{}", next.to_rfc3339());
    }
    Ok(Outcome::Done)
}
