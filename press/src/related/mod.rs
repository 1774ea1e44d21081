//! `press related`: chooses the related stories of every article, and writes their teasers into the articles.
//!
//! Stories are alike when they share terms that few other stories have. Each links only to older ones, so publishing a
//! story changes no other page. A cache beside the edition knows the terms of all articles, so that a run reads only
//! those that have changed.
//!
//! - `terms`: the terms of an article, and their weights.
//! - `found`: an article's file, read.
//! - `cache`: what the last run knew.
//! - `index`: which articles have a term, and how alike two articles are.
//! - `choose`: the choice for one article.
//! - `write`: writes it.

mod cache;
mod choose;
pub(crate) mod found;
mod index;
mod terms;
mod write;

use crate::error::{Error, Outcome};
pub(crate) use cache::hash;
use cache::{Cache, Entry};
use choose::Chooser;
use found::Found;
use index::Index;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Choose the related stories of every article
///
/// Related stories that are in an article already, and that this command did not choose, are the editors': they stay, and
/// come first. Run it again after every change of an article: it writes only what differs.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The edition's folder
    #[arg(value_name = "EDITION_DIR")]
    edition: PathBuf,
    /// The most related stories of an article
    #[arg(long, value_name = "N", default_value_t = 3)]
    count: usize,
    /// The file that remembers the edition from run to run; by default beside its folder, as `edition.related`
    #[arg(long, value_name = "FILE")]
    cache: Option<PathBuf>,
    /// Choose again for every article, not only for new and changed ones
    #[arg(long)]
    all: bool,
}

/// The result of a run.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// The articles of the edition.
    pub articles: usize,
    /// Those for which stories were chosen.
    pub chosen: usize,
    /// Those whose files were written.
    pub written: usize,
    /// The files that could not be read or written, with the reason.
    pub diagnostics: Vec<String>,
}

/// Chooses related stories, as the options say.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let cache = options.cache.clone().unwrap_or_else(|| cache_of(&options.edition));
    let summary = update(&options.edition, &cache, options.count, options.all)?;
    let Summary { articles, chosen, written, diagnostics } = summary;
    println!("{articles} articles, related stories chosen for {chosen}, {written} files written");
    diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
    Ok(Outcome::done_if(diagnostics.is_empty()))
}

/// The cache of an edition: beside its folder, so that it is not published.
pub(crate) fn cache_of(edition: &Path) -> PathBuf {
    let folder = edition.canonicalize().unwrap_or_else(|_| edition.to_owned());
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    folder.with_file_name(format!("{name}.related"))
}

/// Brings the related stories of an edition up to date. Choices are made for new and changed articles and for those that
/// linked to one that is gone; with `all`, for every article.
pub(crate) fn update(edition: &Path, cache: &Path, count: usize, all: bool) -> Result<Summary, Error> {
    let folder = edition.join("articles");
    let before = Cache::read(cache);
    let all = all || before.count != count as u64;
    let mut summary = Summary::default();

    let files = found::list(&folder)?;
    summary.articles = files.len();
    let old: HashMap<&str, &Entry> = before.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let is_known = |file: &found::ArticleFile| {
        old.get(file.id.as_str()).is_some_and(|entry| (entry.modified, entry.size) == (file.modified, file.size))
    };
    let (known, to_read): (Vec<_>, Vec<_>) = files.iter().partition(|file| is_known(file));
    let (mut read, mut unreadable) = (Vec::with_capacity(to_read.len()), Vec::new());
    let results = to_read.par_iter().map(|file| Found::read(&folder, file).map_err(|error| (file.id.as_str(), error)));
    for result in results.collect::<Vec<_>>() {
        match result {
            Ok(found) => read.push(found),
            Err((id, error)) => {
                summary.diagnostics.push(error.to_string());
                unreadable.push(id);
            }
        }
    }

    let mut frequencies = before.frequencies.clone();
    let is_new = |found: &&Found| old.get(found.id.as_str()).is_none_or(|entry| entry.content != found.content);
    read.iter().filter(is_new).for_each(|found| frequencies.count(&found.terms));
    let mut fresh = HashSet::new();
    let mut refreshed = HashSet::new();
    let was_story = before.entries.iter().filter(|entry| entry.is_story);
    let mut gone: HashSet<u64> = was_story.map(|entry| hash(&entry.id)).collect();
    // A file that cannot be read now, since somebody is writing it, is read the next time.
    let kept = known.iter().map(|file| file.id.as_str()).chain(unreadable);
    let mut entries: Vec<Entry> = kept.filter_map(|id| old.get(id)).map(|entry| (*entry).clone()).collect();
    for found in read {
        let old = old.get(found.id.as_str());
        let key = hash(&found.id);
        if old.is_none_or(|old| old.content != found.content || old.linked != found.linked) {
            fresh.insert(key);
        }
        if old.is_some_and(|old| old.teaser != found.teaser) {
            refreshed.insert(key);
        }
        entries.push(found.into_entry(old.copied(), &frequencies));
    }
    for entry in entries.iter().filter(|entry| entry.is_story) {
        gone.remove(&hash(&entry.id));
    }
    entries.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));

    let index = Index::new(&entries, &frequencies);
    let withdrawn: HashSet<u64> =
        entries.iter().filter(|entry| entry.is_withdrawn).map(|entry| hash(&entry.id)).collect();
    let chooser = Chooser { entries: &entries, index: &index, count, withdrawn: &withdrawn };
    let is_in = |set: &HashSet<u64>, entry: &Entry| entry.linked.iter().any(|key| set.contains(key));
    let to_choose = |entry: &Entry| all || fresh.contains(&hash(&entry.id)) || is_in(&gone, entry);
    let choices: Vec<(usize, Vec<u64>)> = entries
        .par_iter()
        .enumerate()
        .filter(|(_, entry)| entry.is_story && to_choose(entry))
        .map_init(|| index.scores(), |scores, (position, _)| (position, chooser.choose(position, scores)))
        .collect();
    summary.chosen = choices.len();
    let mut to_write: Vec<(usize, Vec<u64>)> = Vec::new();
    let chosen: HashSet<usize> = choices.iter().map(|(position, _)| *position).collect();
    for (position, entry) in entries.iter().enumerate() {
        if entry.is_story && !chosen.contains(&position) && is_in(&refreshed, entry) {
            to_write.push((position, entry.ours.clone()));
        }
    }
    to_write.extend(choices);

    // Should the run stop while it writes, the next one must not take its choices for the editors', and chooses again.
    let contents: Vec<u64> = to_write.iter().map(|(position, _)| entries[*position].content).collect();
    let editors: Vec<HashSet<u64>> = to_write.iter().map(|(position, _)| entries[*position].editors()).collect();
    let mut planned = Cache { count: count as u64, entries, frequencies };
    for (position, ours) in &to_write {
        let entry = &mut planned.entries[*position];
        entry.ours.extend(ours.iter().filter(|key| !entry.linked.contains(key)).collect::<Vec<_>>());
        (entry.modified, entry.size, entry.content) = (0, 0, 0);
    }
    if !to_write.is_empty() {
        planned.write(cache)?;
    }

    let writer = write::Writer::new(&folder, &planned.entries, &withdrawn);
    let results: Vec<_> = to_write
        .par_iter()
        .zip(&editors)
        .map(|((position, ours), editors)| writer.write(*position, ours, editors))
        .collect();
    for (((position, ours), content), result) in to_write.into_iter().zip(contents).zip(results) {
        match result {
            Ok(written) => {
                summary.written += usize::from(written.has_changed);
                let entry = &mut planned.entries[position];
                (entry.modified, entry.size, entry.content) = (written.modified, written.size, content);
                (entry.linked, entry.ours) = (written.linked, ours);
            }
            // Its file is read again by the next run.
            Err(error) => summary.diagnostics.push(error.to_string()),
        }
    }
    planned.write(cache)?;
    Ok(summary)
}
