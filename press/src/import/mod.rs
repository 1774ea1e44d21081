//! `press import`: makes an edition of what a newsroom has: WordPress, feeds, ANS, ninjs, Ghost, Markdown.
//!
//! - `options`: the command line. `settings`, `memory`: `import.toml` and `import.json`, beside the edition.
//! - `sources`: each reads its own format into stories. `fetch`: fetches for them, within limits.
//! - `story`: the neutral form between sources and the edition.
//! - `html`: makes blocks of a story's HTML. `measure`: compares an article with its source, word for word.
//! - `writer`: makes the edition of the stories.
//! - `corpus`: measures the import of a folder of documents.
//! - `report`: what was left out or made plainer. `progress`, `lock`: one run, seen and alone.

mod corpus;
mod fetch;
pub mod html;
mod lock;
pub mod measure;
mod memory;
mod options;
mod progress;
pub mod report;
mod settings;
pub mod sources;
pub mod story;
mod writer;

use crate::check::{self, Severity};
use crate::error::{Error, Outcome};
use crate::{atomic, most_read, related, teasers};
use fetch::Client;
use memory::Memory;
pub(crate) use options::Options;
use options::{Command, From, Into};
use progress::Progress;
use report::Report;
use sources::{Source, SourceError};
use std::fs;
use std::path::{Path, PathBuf};
use story::Story;
use url::Url;

/// Runs the command.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    match &options.command {
        Command::Import(from) => import(from),
        Command::Corpus(options) => corpus::run(options),
    }
}

fn import(from: &From) -> Result<Outcome, Error> {
    let into = from.into();
    let beside = beside(&into.out);
    fs::create_dir_all(&beside).map_err(Error::write(&beside))?;
    let Some(_lock) = lock::lock(&beside.join("lock"))? else {
        eprintln!("press: another import into {} is running", into.out.display());
        return Ok(Outcome::Failed);
    };
    let loaded = settings::load(&beside)?;
    let mut memory = Memory::read(&beside)?;
    let begun = jiff::Timestamp::now();
    let since = memory.begin(loaded.hash);

    let address = from.address().unwrap_or_else(|| Url::parse("https://localhost.invalid/").expect("an address"));
    let mut client = Client::new(&address, loaded.settings.private_network);
    let mut source = from.open(Box::new(move |url| client.fetch(url)))?;
    let mut report = Report::default();
    let newsroom = source.newsroom(&mut report)?;
    let (stories, end) = read(source.as_mut(), since, into, &mut report);
    let keys = if end.is_ok() { source.keys()? } else { None };
    drop(source);

    let job = writer::Job {
        edition: &into.out,
        beside: &beside,
        newsroom: &newsroom,
        loaded: &loaded,
        stories,
        keys,
        may_vanish: into.yes,
    };
    let summary = writer::write(&job, &mut memory, &mut report)?;
    // The articles are there: whatever happens now, the next run knows them.
    memory.write(&beside)?;
    finish(&into.out, &beside, &loaded.settings)?;
    writer::record(&into.out, &mut memory, &summary.edited)?;
    if end.is_ok() {
        memory.since = Some(begun);
    }
    memory.write(&beside)?;
    if let Some(path) = &into.report {
        let text = serde_json::to_string_pretty(report.losses()).unwrap_or_default();
        atomic::write(path, text.as_bytes())?;
    }
    say(&summary, &report, into);
    end?;
    checked(&into.out, summary.vanished)
}

/// The folder beside an edition that holds what the import must know and what is not published.
fn beside(edition: &Path) -> PathBuf {
    let mut name = edition.file_name().unwrap_or_default().to_os_string();
    name.push(".import");
    edition.with_file_name(name)
}

/// The stories, and how reading them ended: what was read before an error is imported all the same.
fn read(
    source: &mut dyn Source,
    since: Option<jiff::Timestamp>,
    into: &Into,
    report: &mut Report,
) -> (Vec<Story>, Result<(), SourceError>) {
    let mut stories = Vec::new();
    let mut progress = Progress::new(into.quiet);
    let end = source.stories(since, report, &mut |story| {
        progress.step();
        stories.push(story);
        Ok(())
    });
    progress.finish();
    (stories, end)
}

/// Fills in what follows from the articles: related stories, teasers, lists, most read.
fn finish(edition: &Path, beside: &Path, settings: &settings::Settings) -> Result<(), Error> {
    related::update(edition, &beside.join("related"), settings.related, false)?;
    if !edition.join("most-read.json").exists() {
        atomic::write(&edition.join("most-read.json"), b"{\n  \"version\": \"1.0\",\n  \"teasers\": []\n}\n")?;
    }
    teasers::update(edition, settings.per_page)?;
    if !most_read::is_of_logs(edition) {
        most_read::without_logs(edition)?;
    }
    Ok(())
}

fn say(summary: &writer::Summary, report: &Report, into: &Into) {
    println!("{} articles, {} files written", summary.articles, summary.written);
    for id in &summary.edited {
        println!("articles/{id}.json was edited by hand, and stays as it is");
    }
    if !report.losses().is_empty() {
        println!("left out or made plainer:");
        for (kind, stories) in report.losses() {
            println!("  {:>6} × {kind}", stories.len());
        }
    }
    if summary.vanished > 0 {
        println!(
            "{} stories are gone from the source, which is too many to believe: run with --yes if it is so ({})",
            summary.vanished,
            into.out.display()
        );
    }
}

fn checked(edition: &Path, vanished: usize) -> Result<Outcome, Error> {
    let report = check::check(edition)?;
    let errors = report.count(Severity::Error);
    if errors > 0 {
        eprint!("{}", report.to_lines(edition));
    }
    Ok(Outcome::done_if(errors == 0 && vanished == 0))
}
