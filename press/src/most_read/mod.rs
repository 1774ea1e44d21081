//! `press most-read`: ranks an edition's articles by the logs of its server, and writes `most-read.json`.
//!
//! Only how often an article was read leaves this program, as an order. Addresses of readers and names of their browsers
//! are used to leave out robots and repeated views, and forgotten.
//!
//! - `log`: the lines of a log, in any of five formats; `json_line`, `fields`, `combined`: those formats.
//! - `count`: how much an article was read.
//! - `addresses`: the article at a path.
//! - `latest`: the list for an edition without logs.

mod addresses;
mod combined;
mod count;
mod fields;
mod json_line;
mod latest;
mod log;

use crate::atomic;
use crate::error::{Error, Outcome};
use crate::related::found::read;
use crate::teasers::{changes, teaser};
use addresses::Addresses;
use contract::{MAJOR, MINOR};
use count::Counter;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Rank the articles by a server's logs, and write most-read.json
///
/// Reads logs in the Combined format of nginx and Apache, of Caddy, CloudFront and Cloudflare, and JSON lines with a time
/// and a path; also compressed with gzip. Views of pages by robots are not counted, nor is a reader who looks twice.
/// Articles with fewer than five readers are not listed. Without a log, the list is of the newest articles of the front
/// page, and is called so.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The logs; `-` is standard input
    #[arg(value_name = "LOG")]
    logs: Vec<PathBuf>,
    /// The edition's folder
    #[arg(long, value_name = "EDITION_DIR")]
    edition: PathBuf,
    /// The path of the edition's pages, as in `press print`
    #[arg(long, value_name = "PATH", default_value = "/")]
    base: String,
    /// The hours that count. What was read six hours earlier counts half
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u16).range(1..=8_760))]
    hours: u16,
    /// The most articles of the list
    #[arg(long, value_name = "N", default_value_t = 10)]
    count: usize,
    /// The end of these hours, such as 2024-03-09T10:00:00Z; by default, now
    #[arg(long, value_name = "TIME")]
    until: Option<Timestamp>,
}

/// The articles of a list, most read first.
struct Ranking {
    ids: Vec<String>,
    /// The start of the time that was counted.
    from: Option<Timestamp>,
}

/// Ranks the articles, as the options say.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let edition_file = options.edition.join("edition.json");
    let mut edition = read(&edition_file)?;
    let until = options.until.unwrap_or_else(Timestamp::now);
    let Some(ranking) = rank(options, &edition, until)? else { return Ok(Outcome::Failed) };
    let zone = edition["timeZone"].as_str().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    let date = |time: Timestamp| time.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();

    let teasers: Vec<Value> = ranking
        .ids
        .iter()
        .filter_map(|id| published(&options.edition, id))
        .map(|article| teaser::of(&article))
        .collect();
    let mut list = Map::new();
    list.insert("version".to_owned(), format!("{MAJOR}.{MINOR}").into());
    list.insert("dateModified".to_owned(), date(until).into());
    if let Some(from) = ranking.from {
        list.insert("window".to_owned(), json!({ "from": date(from), "to": date(until) }));
    }
    say!("{} articles in most-read.json", teasers.len());
    list.insert("teasers".to_owned(), teasers.into());
    let file = options.edition.join("most-read.json");
    if !is_same(&file, &list) {
        atomic::rewrite(&file, changes::text(&list.into()).as_bytes())?;
    }
    if latest::set_heading(&mut edition, ranking.from.is_none()) {
        atomic::rewrite(&edition_file, changes::text(&edition).as_bytes())?;
    }
    Ok(Outcome::Done)
}

/// True if a list was made of logs: its window says so.
pub(crate) fn is_of_logs(edition: &Path) -> bool {
    read(&edition.join("most-read.json")).is_ok_and(|list| list["window"].is_object())
}

/// Lists the newest articles, for an edition without logs.
pub(crate) fn without_logs(edition: &Path) -> Result<(), Error> {
    let edition_file = edition.join("edition.json");
    let mut fields = read(&edition_file)?;
    let ids = latest::newest(edition, 10)?;
    let teasers: Vec<Value> =
        ids.iter().filter_map(|id| published(edition, id)).map(|article| teaser::of(&article)).collect();
    let file = edition.join("most-read.json");
    let list = json!({ "version": "1.0", "teasers": teasers });
    if read(&file).ok().as_ref() != Some(&list) {
        atomic::rewrite(&file, changes::text(&list).as_bytes())?;
    }
    if latest::set_heading(&mut fields, true) {
        atomic::rewrite(&edition_file, changes::text(&fields).as_bytes())?;
    }
    Ok(())
}

/// The ranking by the logs; without logs, or when nothing was read often enough, by date. `None` if the logs are none.
fn rank(options: &Options, edition: &Value, until: Timestamp) -> Result<Option<Ranking>, Error> {
    let by_date = || latest::newest(&options.edition, options.count).map(|ids| Ranking { ids, from: None });
    if options.logs.is_empty() {
        return by_date().map(Some);
    }
    let from = until.saturating_sub(i64::from(options.hours).hours()).unwrap_or(Timestamp::MIN);
    let mut counter = Counter::new(from, until, Addresses::new(edition, &options.base));
    let (mut known, mut unknown) = (0, 0);
    for log in &options.logs {
        let mut each = |view| {
            known += 1;
            counter.add(&view);
        };
        unknown += log::read(log, &mut each).map_err(Error::read(log))?;
    }
    let (views, robots) = (counter.views, counter.robots);
    say!("{views} views of pages, {robots} by robots left out, {unknown} lines of no known format");
    if known == 0 && unknown > 0 {
        return Ok(None);
    }
    let ranked = counter.ranking(&options.edition)?;
    let is_listed = |id: &String| published(&options.edition, id).is_some_and(|article| article["kind"] != "page");
    let ids: Vec<String> = ranked.into_iter().filter(is_listed).take(options.count).collect();
    if ids.is_empty() {
        tell!("no article had {} readers in {} hours: the newest are listed", count::FEWEST, options.hours);
        return by_date().map(Some);
    }
    Ok(Some(Ranking { ids, from: Some(from) }))
}

/// An article, if it is published.
fn published(edition: &Path, id: &str) -> Option<Value> {
    let article = read(&edition.join("articles").join(format!("{id}.json"))).ok()?;
    (article["status"] != "withdrawn").then_some(article)
}

/// True if a list without a window says what the file says already, but for its date.
fn is_same(file: &Path, list: &Map<String, Value>) -> bool {
    read(file).is_ok_and(|old| {
        let fields = ["window", "teasers"];
        !list.contains_key("window") && fields.iter().all(|name| old.get(name) == list.get(*name))
    })
}
