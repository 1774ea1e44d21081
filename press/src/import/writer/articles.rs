//! Makes the articles and writes them, some at a time: new stories first, then what has changed around the others.

use super::article::{self, Converted, Desk};
use super::by_hand::{Journal, fingerprint};
use super::edition::{Origins, origins};
use super::gone::{self, Gone};
use super::intake::{author_id, section};
use super::{Error, Facts, Item, Job, Known, Memory, Report, Spool, address_key, article_path, atomic, patch, text};
use crate::import::media::{self, Media};
use crate::import::story::Story;
use contract::{Id, Status};
use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use url::Url;

/// The articles in memory at once.
const PART: usize = 256;

/// The order of an article's fields, which is the contract's.
const ORDER: [&str; 27] = [
    "version",
    "id",
    "headline",
    "kind",
    "kicker",
    "description",
    "inLanguage",
    "author",
    "sponsor",
    "section",
    "topic",
    "image",
    "video",
    "body",
    "notes",
    "related",
    "datePublished",
    "dateModified",
    "corrections",
    "status",
    "statusMessage",
    "translations",
    "live",
    "canonical",
    "aliases",
    "keywords",
    "copyrightNotice",
];

/// What articles are made with.
pub struct Articles<'a> {
    pub job: &'a Job<'a>,
    /// The newspaper's language.
    pub language: &'a str,
    pub zone: &'a TimeZone,
    pub facts: &'a Facts,
    pub by_address: &'a HashMap<String, Id>,
    /// By the articles' ids.
    pub aliases: HashMap<String, Value>,
    pub topics: HashMap<String, Value>,
    pub gone: &'a Gone,
    pub journal: &'a Journal,
    pub media: &'a Media<'a>,
}

/// What was written.
#[derive(Default)]
pub struct Written {
    pub articles: Vec<Known>,
    pub origins: Origins,
    /// The ids of articles that an editor changed by hand.
    pub edited: Vec<String>,
    /// The number of files.
    pub written: usize,
}

/// An article on its way.
struct Draft {
    key: String,
    /// Its file; null if there is none, or if it is no JSON.
    before: Value,
    has_file: bool,
    article: Value,
    /// The addresses of pictures whose size the source does not say.
    unmeasured: BTreeSet<String>,
    /// The ids of the related stories that the source names, if it was asked.
    chosen: Option<Vec<String>>,
    report: Report,
}

impl Draft {
    fn pictures(&mut self) -> media::Item<'_> {
        let Draft { key, article, unmeasured, report, .. } = self;
        media::Item { article, unmeasured, story: key, report }
    }
}

/// A draft that is ready.
struct Ready {
    draft: Draft,
    hash: u64,
    is_edited: bool,
}

impl Articles<'_> {
    /// Writes all articles.
    pub fn write(&self, memory: &mut Memory, stories: Spool, report: &mut Report) -> Result<Written, Error> {
        let mut written = Written::default();
        let mut fresh = BTreeSet::new();
        stories.read(report, |stories, report| {
            let drafts: Result<Vec<Option<Draft>>, Error> =
                stories.par_iter().map(|story| self.convert(story, memory)).collect();
            let mut drafts: Vec<Draft> = drafts?.into_iter().flatten().collect();
            if self
                .media
                .look_after(&mut drafts.iter_mut().map(Draft::pictures).collect::<Vec<_>>(), &mut memory.pictures)
            {
                memory.write(self.job.beside)?;
            }
            fresh.extend(drafts.iter().map(|draft| draft.key.clone()));
            self.finish(drafts, memory, report, &mut written)
        })?;
        let is_other = |(key, item): &(&String, &Item)| !fresh.contains(*key) && self.facts.contains_key(&item.id);
        let others: Vec<String> = memory.items.iter().filter(is_other).map(|(key, _)| key.clone()).collect();
        for keys in others.chunks(PART) {
            let draft = |key: &String| {
                let (before, has_file) = self.file(&memory.items.get(key)?.id);
                let article = before.clone();
                let (unmeasured, report) = (BTreeSet::new(), Report::default());
                Some(Draft { key: key.clone(), before, has_file, article, unmeasured, chosen: None, report })
            };
            let drafts = keys.par_iter().filter_map(draft).collect();
            self.finish(drafts, memory, report, &mut written)?;
        }
        written.articles.sort_by(|one, other| one.id.cmp(&other.id));
        written.edited.sort();
        Ok(written)
    }

    /// The file of an article, and whether there is one.
    fn file(&self, id: &str) -> (Value, bool) {
        let bytes = fs::read(article_path(self.job.edition, id)).ok();
        let value = bytes.as_ref().and_then(|bytes| serde_json::from_slice(bytes).ok());
        (value.unwrap_or_default(), bytes.is_some())
    }

    fn convert(&self, story: &Story, memory: &Memory) -> Result<Option<Draft>, Error> {
        let Some((item, id)) = memory.items.get(&story.key).and_then(|item| Some((item, Id::new(&item.id)?))) else {
            return Ok(None);
        };
        let settings = &self.job.loaded.settings;
        let resolve = |url: &Url| self.by_address.get(&address_key(url.as_str())).cloned();
        let desk = Desk {
            language: self.language,
            zone: self.zone,
            leave_out: &self.job.loaded.selectors,
            resolve: &resolve,
            has_moved: settings.moved,
        };
        let authors = story.authors.iter().map(author_id).collect();
        let Converted { mut article, report, files, unmeasured } =
            article::convert(&desk, story, id, section(story, settings.sections), authors);
        for file in &files {
            let path = self.job.edition.join(&file.path);
            if !path.exists() {
                atomic::write(&path, &file.bytes)?;
            }
        }
        let (before, has_file) = self.file(&item.id);
        let chosen = self.chosen(story, &item.id, memory);
        if story.status != Status::Withdrawn {
            let related = related(&before["related"], &item.related, &chosen);
            set(&mut article, "related", (!related.is_empty()).then(|| related.into()));
        }
        let chosen = Some(chosen);
        Ok(Some(Draft { key: story.key.clone(), before, has_file, article, unmeasured, chosen, report }))
    }

    /// The ids of the related stories that the source names.
    fn chosen(&self, story: &Story, own: &str, memory: &Memory) -> Vec<String> {
        let of = |name: &String| {
            let by_key = memory.items.get(name).map(|item| item.id.as_str());
            by_key.or_else(|| self.by_address.get(&address_key(name)).map(Id::as_str))
        };
        let ids = story.related.iter().filter_map(of);
        ids.filter(|id| *id != own && self.facts.contains_key(*id)).map(str::to_owned).collect()
    }

    /// Writes drafts whose files are to change.
    fn finish(
        &self,
        drafts: Vec<Draft>,
        memory: &mut Memory,
        report: &mut Report,
        written: &mut Written,
    ) -> Result<(), Error> {
        let items = &memory.items;
        let ready = drafts.into_par_iter().map(|draft| match items.get(&draft.key) {
            Some(item) => self.ready(draft, item).map(Some),
            None => Ok(None),
        });
        let ready: Vec<Option<Ready>> = ready.collect::<Result<_, Error>>()?;
        let ready: Vec<(Ready, &Item)> = ready
            .into_iter()
            .flatten()
            .filter_map(|ready| Some((items.get(&ready.draft.key)?, ready)))
            .map(|(item, ready)| (ready, item))
            .collect();
        let changed: Vec<&(Ready, &Item)> =
            ready.iter().filter(|(ready, _)| ready.draft.article != ready.draft.before).collect();
        self.journal.announce(changed.iter().map(|(ready, item)| (item.id.as_str(), ready.hash)))?;
        changed.par_iter().try_for_each(|(ready, item)| {
            atomic::write(&article_path(self.job.edition, &item.id), text(&ready.draft.article).as_bytes())
        })?;
        written.written += changed.len();
        let mut hashes = Vec::with_capacity(ready.len());
        for (Ready { draft, hash, is_edited }, item) in ready {
            origins(&draft.article, &mut written.origins);
            written.articles.push(Known::new(item, &draft.article));
            if is_edited {
                written.edited.push(item.id.clone());
            } else {
                report.extend(draft.report);
                hashes.push((draft.key, hash, draft.chosen));
            }
        }
        for (key, hash, chosen) in hashes {
            if let Some(item) = memory.items.get_mut(&key) {
                item.hash = hash;
                item.related = chosen.unwrap_or_else(|| std::mem::take(&mut item.related));
            }
        }
        Ok(())
    }

    /// Adds to an article what follows from all of them, and what editors want otherwise.
    fn ready(&self, mut draft: Draft, item: &Item) -> Result<Ready, Error> {
        let now = fingerprint(&draft.before);
        if draft.has_file && self.journal.is_edited(item, now) {
            draft.article = draft.before.clone();
            return Ok(Ready { draft, hash: 0, is_edited: true });
        }
        if self.gone.withdrawn.contains(&item.id) {
            draft.article = gone::withdrawn(self.job, &draft.article);
        }
        let article = &mut draft.article;
        set(article, "aliases", self.aliases.get(&item.id).cloned());
        set(article, "topic", self.topics.get(&item.id).cloned());
        let name = format!("{}.json", item.id);
        patch(&self.job.beside.join("overrides/articles").join(name), article)?;
        in_order(article);
        let hash = if *article == draft.before { now } else { fingerprint(article) };
        Ok(Ready { draft, hash, is_edited: false })
    }
}

/// The related stories of an article: those that the source names, as teasers that are filled in later, then those of
/// its file, but for those that the source named before.
fn related(file: &Value, before: &[String], chosen: &[String]) -> Vec<Value> {
    let teasers = file.as_array().map(Vec::as_slice).unwrap_or_default();
    let is_of = |teaser: &&Value, ids: &[String]| ids.iter().any(|id| teaser["id"] == id.as_str());
    let teaser = |id: &String| {
        let known = teasers.iter().find(|teaser| teaser["id"] == id.as_str());
        known.cloned().unwrap_or_else(|| json!({ "id": id }))
    };
    let others = teasers.iter().filter(|teaser| !is_of(teaser, chosen) && !is_of(teaser, before)).cloned();
    chosen.iter().map(teaser).chain(others).collect()
}

/// Sets a field of an article, or takes it out.
fn set(article: &mut Value, name: &str, value: Option<Value>) {
    let Some(fields) = article.as_object_mut() else { return };
    match value {
        Some(value) => drop(fields.insert(name.to_owned(), value)),
        None => drop(fields.shift_remove(name)),
    }
}

/// Puts the fields of an article in the contract's order; others follow.
fn in_order(article: &mut Value) {
    let Some(fields) = article.as_object_mut() else { return };
    let mut ordered = Map::new();
    for name in ORDER {
        ordered.extend(fields.shift_remove_entry(name));
    }
    ordered.append(fields);
    *fields = ordered;
}
