//! `press related`: chooses the related stories of every article, and writes their teasers into the articles.
//!
//! Stories are alike when they share terms that few other stories have. Each links only to older ones, so publishing a
//! story changes no other page. A cache beside the edition knows the terms of all articles, so that a run reads only
//! those that have changed.
//!
//! - `terms`: the terms of an article, and their weights.
//! - `found`: an article's file, read.
//! - `cache`: what the last run knew. `scan`: what has changed since.
//! - `index`: which articles have a term, and how alike two articles are.
//! - `choose`: the choice for one article.
//! - `write`: writes it.

mod cache;
mod choose;
pub(crate) mod found;
mod index;
mod scan;
mod terms;
mod write;

use crate::error::{Error, Outcome};
pub(crate) use cache::hash;
use cache::{Cache, Entry};
use choose::Chooser;
use index::Index;
use rayon::prelude::*;
use scan::Scan;
use std::collections::HashSet;
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
    say!("{articles} articles, related stories chosen for {chosen}, {written} files written");
    diagnostics.iter().for_each(|diagnostic| tell!("{diagnostic}"));
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
    let scan = Scan::of(&folder, before)?;
    let withdrawn = scan.entries.iter().filter(|entry| entry.is_withdrawn).map(|entry| hash(&entry.id)).collect();
    let (changes, chosen) = choices(&scan, count, all, &withdrawn);
    let (articles, mut diagnostics) = (scan.entries.len(), scan.diagnostics);
    let mut now = Cache { count: count as u64, entries: scan.entries, frequencies: scan.frequencies };
    let mut written = 0;
    if !changes.is_empty() {
        plan(&changes, &mut now).write(cache)?;
        let writer = write::Writer::new(&folder, &now.entries, &withdrawn);
        let results: Vec<_> = changes.par_iter().map(|change| writer.write(change)).collect();
        for (change, result) in changes.into_iter().zip(results) {
            let entry = &mut now.entries[change.position];
            match result {
                Ok(file) => {
                    written += usize::from(file.has_changed);
                    (entry.modified, entry.size, entry.content) = (file.modified, file.size, change.content);
                    (entry.linked, entry.ours) = (file.linked, change.ours);
                }
                // It is read again by the next run.
                Err(error) => diagnostics.push(error.to_string()),
            }
        }
    } else if !scan.has_changed && !all {
        return Ok(Summary { articles, chosen, written, diagnostics });
    }
    now.write(cache)?;
    Ok(Summary { articles, chosen, written, diagnostics })
}

/// New related stories of an article.
struct Change {
    /// The article's place among the entries.
    position: usize,
    /// Hashes of the ids of the stories that the editors chose, and of those that are chosen now.
    editors: HashSet<u64>,
    ours: Vec<u64>,
    /// The article's content, as in its entry.
    content: u64,
}

/// The articles whose related stories are to be written, and for how many of them stories were chosen.
fn choices(scan: &Scan, count: usize, all: bool, withdrawn: &HashSet<u64>) -> (Vec<Change>, usize) {
    let entries = &scan.entries;
    let links_to = |entry: &Entry, set: &HashSet<u64>| entry.linked.iter().any(|key| set.contains(key));
    let is_to_choose = |entry: &Entry| all || scan.fresh.contains(&hash(&entry.id)) || links_to(entry, &scan.gone);
    let stories = entries.iter().enumerate().filter(|(_, entry)| entry.is_story);
    let (to_choose, others): (Vec<_>, Vec<_>) = stories.partition(|(_, entry)| is_to_choose(entry));
    let change = |position: usize, entry: &Entry, ours| Change {
        position,
        editors: entry.editors(),
        ours,
        content: entry.content,
    };
    // Their stories stay, with new teasers.
    let others = others.into_iter().filter(|(_, entry)| links_to(entry, &scan.refreshed));
    let mut changes: Vec<Change> =
        others.map(|(position, entry)| change(position, entry, entry.ours.clone())).collect();
    let chosen = to_choose.len();
    if chosen > 0 {
        let index = Index::new(entries, &scan.frequencies);
        let chooser = Chooser { entries, index: &index, count, withdrawn };
        let choose = |scores: &mut index::Scores, (position, entry): (usize, &Entry)| {
            change(position, entry, chooser.choose(position, scores))
        };
        changes.par_extend(to_choose.into_par_iter().map_init(|| index.scores(), choose));
    }
    (changes, chosen)
}

/// Marks the articles that are about to be written. Should the run stop meanwhile, the next one must not take its choices
/// for the editors', and chooses again.
fn plan<'a>(changes: &[Change], cache: &'a mut Cache) -> &'a Cache {
    for change in changes {
        let entry = &mut cache.entries[change.position];
        let new: Vec<u64> = change.ours.iter().copied().filter(|key| !entry.linked.contains(key)).collect();
        entry.ours.extend(new);
        (entry.modified, entry.size, entry.content) = (0, 0, 0);
    }
    cache
}
