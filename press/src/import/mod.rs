//! `press import`: makes an edition of what a newsroom has: WordPress, feeds, ANS, ninjs, Ghost, Markdown.
//!
//! - `options`: the command line. `settings`, `memory`: `import.toml` and `import.json`, beside the edition.
//! - `sources`: each reads its own format into stories. `fetch`: fetches for them, within limits; `answers`:
//!   what an unfinished run fetched.
//! - `story`: the neutral form between sources and the edition.
//! - `html`: makes blocks of a story's HTML. `measure`: compares an article with its source, word for word.
//! - `writer`: makes the edition of the stories.
//! - `spool`: the stories of a run, on disk.
//! - `sweep`: what is new or gone, and whether anything has changed at all.
//! - `media`: measures pictures, and copies them.
//! - `corpus`: measures the import of a folder of documents.
//! - `report`: what was left out or made plainer. `progress`, `lock`: one run, seen and alone.

mod answers;
mod corpus;
mod fetch;
pub mod html;
mod lock;
pub mod measure;
mod media;
mod memory;
mod options;
mod progress;
pub mod report;
mod settings;
pub mod sources;
mod spool;
pub mod story;
mod sweep;
mod writer;

use crate::check::{self, Severity};
use crate::error::{Error, Outcome};
use crate::{atomic, most_read, related, teasers};
use answers::Answers;
use fetch::Client;
use memory::Memory;
pub(crate) use options::Options;
use options::{Command, From, Into};
use progress::Progress;
use report::Report;
use serde_json::Value;
use sources::{Source, SourceError};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use sweep::{Files, Sweep};
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
        tell!("press: another import into {} is running", into.out.display());
        return Ok(Outcome::Failed);
    };
    let loaded = settings::load(&beside, into.media)?;
    let mut memory = Memory::read(&beside)?;
    let since = memory.begin(loaded.hash);
    let answers = Rc::new(Answers::open(&beside, jiff::Timestamp::now(), since)?);
    let begun = answers.begun();

    let address = from.address().unwrap_or_else(|| Url::parse("https://localhost.invalid/").expect("an address"));
    let client = Client::new(&address, loaded.settings.private_network, loaded.settings.proxy.as_deref());
    let client = client.map_err(|message| settings::wrong(&beside, format!("proxy: {message}")))?;
    let client = Rc::new(client);
    let (stored, server) = (Rc::clone(&answers), Rc::clone(&client));
    let mut source = from.open(loaded.settings.wordpress.clone(), Box::new(move |url| stored.fetch(url, &server)))?;
    let mut report = Report::default();
    let newsroom = source.newsroom(&mut report)?;
    let mut intake = writer::Intake::new(&into.out, &beside, &mut memory, &loaded.settings, begun)?;
    let end = read(source.as_mut(), since, into, &mut report, &mut intake)?;
    let taken = intake.finish();
    // Only a source that was read to its end can tell what is gone.
    let (keys, end) = match end.and_then(|()| source.keys()) {
        Ok(keys) => (keys, Ok(())),
        Err(error) => (None, Err(error)),
    };
    drop(source);

    let sweep = keys.as_deref().map(|keys| Sweep::new(keys, &memory, &report));
    let journal = writer::Journal::open(&beside)?;
    if journal.is_unfinished() {
        [&into.out, &beside].into_iter().for_each(|folder| atomic::clean(folder));
    }
    let is_same = end.is_ok() && taken.2.is_empty() && sweep.as_ref().is_none_or(|sweep| sweep.is_same(&memory));
    // The edition, if it is as a run left it that found nothing wrong.
    let before =
        memory.state.and_then(|state| Files::list(&into.out, &beside).ok().filter(|files| files.hash() == state));
    if is_same && before.is_some() {
        // Neither the source nor the edition has changed.
        memory.since = Some(begun);
        memory.write(&beside)?;
        answers.forget()?;
        let (articles, edited) = (memory.items.len(), memory.edited);
        let summary = writer::Summary { articles, edited, ..writer::Summary::default() };
        print(&summary, &report, into)?;
        return Ok(Outcome::Done);
    }
    let articles = into.out.join("articles");
    fs::create_dir_all(&articles).map_err(Error::write(&articles))?;
    let job = writer::Job {
        edition: &into.out,
        beside: &beside,
        newsroom: &newsroom,
        loaded: &loaded,
        client: &client,
        keys,
        may_vanish: into.yes,
    };
    memory.state = None;
    let summary = writer::write(&job, &mut memory, taken, &journal, &mut report)?;
    finish(&into.out, &loaded.settings, &summary.lists)?;
    if end.is_ok() {
        memory.since = Some(begun).filter(|_| !sweep.as_ref().is_some_and(Sweep::has_lost));
    }
    for key in &summary.missed {
        if let Some(item) = memory.items.get_mut(key) {
            item.missing += 1;
        }
    }
    if let Some(sweep) = sweep {
        sweep.record(&mut memory);
    }
    memory.write(&beside)?;
    journal.end()?;
    if end.is_ok() {
        answers.forget()?;
    }
    print(&summary, &report, into)?;
    end?;
    let after = Files::list(&into.out, &beside)?;
    let written = before.and_then(|before| after.written_since(&before));
    let outcome = checked(&into.out, written.as_ref(), summary.vanished)?;
    if outcome == Outcome::Done {
        memory.edited = summary.edited;
        memory.state = Some(after.hash());
        memory.write(&beside)?;
    }
    Ok(outcome)
}

/// The folder beside an edition that holds what the import must know and what is not published.
fn beside(edition: &Path) -> PathBuf {
    let mut name = edition.file_name().unwrap_or_default().to_os_string();
    name.push(".import");
    edition.with_file_name(name)
}

/// Reads the stories, and says how that ended: what was read before an error is imported all the same.
fn read(
    source: &mut dyn Source,
    since: Option<jiff::Timestamp>,
    into: &Into,
    report: &mut Report,
    intake: &mut writer::Intake,
) -> Result<Result<(), SourceError>, Error> {
    let mut progress = Progress::new(into.quiet);
    let mut notes = Report::default();
    let mut problem = None;
    let end = source.stories(since, report, &mut |story| {
        progress.step();
        intake.take(story, &mut notes).map_err(|error| {
            let end = SourceError::Unreadable(error.to_string());
            problem = Some(error);
            end
        })
    });
    progress.finish();
    report.extend(notes);
    problem.map_or(Ok(end), Err)
}

/// Fills in what follows from the articles: related stories, teasers, lists, most read.
fn finish(edition: &Path, settings: &settings::Settings, lists: &Value) -> Result<(), Error> {
    related::update(edition, &related::cache_of(edition), settings.related, false)?;
    if !edition.join("most-read.json").exists() {
        atomic::write(&edition.join("most-read.json"), b"{\n  \"version\": \"1.0\",\n  \"teasers\": []\n}\n")?;
    }
    teasers::update(edition, settings.per_page, lists)?;
    if !most_read::is_of_logs(edition) {
        most_read::without_logs(edition)?;
    }
    Ok(())
}

/// Says what was done, and writes the report if it was asked for.
fn print(summary: &writer::Summary, report: &Report, into: &Into) -> Result<(), Error> {
    if let Some(path) = &into.report {
        let text = serde_json::to_string_pretty(report.losses()).unwrap_or_default();
        atomic::write(path, text.as_bytes())?;
    }
    say!("{} articles, {} files written", summary.articles, summary.written);
    for id in &summary.edited {
        say!("articles/{id}.json was edited by hand, and stays as it is");
    }
    if !report.losses().is_empty() {
        say!("left out or made plainer:");
        for (kind, stories) in report.losses() {
            say!("  {:>6} × {kind}", stories.len());
        }
    }
    if summary.vanished > 0 {
        say!(
            "{} stories are gone from the source, which is too many to believe: run with --yes if it is so ({})",
            summary.vanished,
            into.out.display()
        );
    }
    Ok(())
}

/// Checks the edition. `written`: the files that were written, if all was right before.
fn checked(edition: &Path, written: Option<&BTreeSet<String>>, vanished: usize) -> Result<Outcome, Error> {
    let report = match written {
        Some(written) => check::check_written(edition, written)?,
        None => check::check(edition)?,
    };
    let errors = report.count(Severity::Error);
    if errors > 0 {
        tell!("{}", report.to_lines(edition).trim_end());
        tell!("the edition was written, and readers would meet these errors: put them right before it is published");
    }
    Ok(Outcome::done_if(errors == 0 && vanished == 0))
}
