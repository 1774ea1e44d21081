//! Writes an edition of stories, and brings it up to date.
//!
//! - `article`: a story as the JSON of an article; `compact`: JSON as a person would write it.
//! - `ids`: ids for articles, sections, topics and authors.
//! - `front`, `edition`: the front page and `edition.json`.
//! - `aliases`: old addresses; `topics`: which tags are topics.
//! - `gone`: stories that the source has no longer.
//!
//! Articles are written first, then what refers to them; only files whose bytes differ are written.

mod aliases;
mod article;
mod compact;
mod edition;
mod front;
mod gone;
mod ids;
mod topics;

use super::memory::{Item, Memory};
use super::report::Report;
use super::settings::{Loaded, Removed, Sections};
use super::story::{Newsroom, Person, Story, Term};
use crate::atomic;
use crate::error::Error;
use crate::related::hash;
use crate::teasers::changes::text;
use article::{Converted, Desk};
use contract::{Date, Id, Reference};
use ids::{Ids, slugify};
use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use url::Url;

/// An article of the edition.
pub struct Known {
    pub id: String,
    pub article: Value,
    /// When it was published, in seconds since 1970.
    pub time: i64,
    pub section: Option<String>,
    pub is_pinned: bool,
}

impl Known {
    fn new(id: String, article: Value, is_pinned: bool) -> Known {
        let date = article["datePublished"].as_str().and_then(Date::parse);
        let section = article["section"]["id"].as_str().map(str::to_owned);
        Known { id, time: date.map_or(0, |date| date.timestamp()), section, is_pinned, article }
    }

    /// True if its page says that it was withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.article["status"] == "withdrawn"
    }
}

/// What a run is given.
pub struct Job<'a> {
    pub edition: &'a Path,
    /// The folder beside the edition, with `import.toml`, `import.json` and `overrides/`.
    pub beside: &'a Path,
    pub newsroom: &'a Newsroom,
    pub loaded: &'a Loaded,
    pub stories: Vec<Story>,
    /// The keys of all stories that the source has; `None` if it cannot tell.
    pub keys: Option<Vec<String>>,
    /// True if more than a tenth of the stories may vanish at once.
    pub may_vanish: bool,
}

/// What a run did.
#[derive(Debug, Default)]
pub struct Summary {
    pub articles: usize,
    pub written: usize,
    /// Articles that an editor changed by hand, and that stay as they are.
    pub edited: Vec<String>,
    /// The number of stories that the source has no longer, if there are too many of them to believe it.
    pub vanished: usize,
}

/// Writes the articles, and what the edition has besides lists.
pub fn write(job: &Job, memory: &mut Memory, report: &mut Report) -> Result<Summary, Error> {
    let settings = &job.loaded.settings;
    let language = settings.language.as_deref().or(job.newsroom.language.as_deref()).unwrap_or("en");
    let zone_name = job.newsroom.time_zone.as_deref();
    let zone = zone_name.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);

    let mut ids = Ids::default();
    memory.items.values().for_each(|item| ids.take(&item.id));
    let stories: Vec<&Story> =
        job.stories.iter().filter(|story| !story.only_if_known || memory.items.contains_key(&story.key)).collect();
    for story in &stories {
        remember(story, memory, &mut ids);
    }
    let by_address: HashMap<String, &str> = memory
        .items
        .values()
        .flat_map(|item| item.addresses.iter().map(|address| (address_key(address), item.id.as_str())))
        .collect();
    let resolve = |url: &Url| by_address.get(&address_key(url.as_str())).and_then(|id| Id::new(id));

    let mut places = Places::default();
    let placed: Vec<_> = stories.iter().map(|story| places.of(story, settings.sections)).collect();
    let desk =
        Desk { language, zone: &zone, leave_out: &job.loaded.selectors, resolve: &resolve, has_moved: settings.moved };
    let converted: Vec<(String, bool, Converted)> = stories
        .par_iter()
        .zip(placed)
        .filter_map(|(story, (section, authors))| {
            let id = Id::new(&memory.items.get(&story.key)?.id)?;
            let converted = article::convert(&desk, story, id.clone(), section, authors);
            Some((id.to_string(), story.is_pinned, converted))
        })
        .collect();

    let mut known = read_articles(job.edition, memory)?;
    for (id, is_pinned, converted) in converted {
        report.extend(converted.report);
        for file in &converted.files {
            let path = job.edition.join(&file.path);
            if !path.exists() {
                atomic::write(&path, &file.bytes)?;
            }
        }
        let mut article = converted.article;
        if let Some(before) = known.get(&id) {
            // They are chosen by `press related`, which knows which ones are its own.
            if let related @ Value::Array(_) = &before.article["related"] {
                set_related(&mut article, related.clone());
            }
        }
        known.insert(id.clone(), Known::new(id, article, is_pinned));
    }
    editors_choice(&stories, memory, &by_address, &mut known);
    aliases::set(job, memory, &mut known, report);
    topics::set(&mut known, memory, &settings.topics);
    let mut summary = gone::handle(job, memory, &mut known)?;

    let overrides = job.beside.join("overrides");
    for item in memory.items.values() {
        let Some(known) = known.get_mut(&item.id) else { continue };
        let path = job.edition.join("articles").join(format!("{}.json", item.id));
        if is_edited(&path, item) {
            summary.edited.push(item.id.clone());
            continue;
        }
        patch(&overrides.join("articles").join(format!("{}.json", item.id)), &mut known.article)?;
        summary.written += usize::from(write_if_changed(&path, &known.article)?);
    }
    summary.articles = known.len();

    let mut shown: Vec<&Known> =
        known.values().filter(|known| !known.is_withdrawn() && known.article["kind"] != "page").collect();
    shown.sort_by(|one, other| other.time.cmp(&one.time).then_with(|| one.id.cmp(&other.id)));
    let sections = edition::sections(&shown);
    let all: Vec<&Known> = known.values().collect();
    let name = settings.name.as_deref().or(job.newsroom.name.as_deref());
    let paper = edition::Paper {
        name: name.filter(|name| !name.trim().is_empty()).unwrap_or("Newspaper"),
        tagline: job.newsroom.description.as_deref(),
        language,
        time_zone: zone_name,
        article_path: &settings.article_path,
    };
    let front = front::front(&shown, &sections, settings.front_stories);
    for (file, value) in [
        ("edition.json", edition::edition(read(&job.edition.join("edition.json")), &paper, &sections, &all)),
        ("front.json", front),
        ("live.json", json!({ "version": "1.0", "articles": [] })),
    ] {
        let mut value = value;
        patch(&overrides.join(file), &mut value)?;
        let path = job.edition.join(file);
        let is_kept = file == "live.json" && path.exists();
        // The front page's teasers are filled in later: only another choice or order is a change.
        let is_same = file == "front.json" && same_choice(&read(&path), &value);
        if !is_kept && !is_same {
            summary.written += usize::from(write_if_changed(&path, &value)?);
        }
    }
    Ok(summary)
}

/// Records the hashes of all articles as the run leaves them.
pub fn record(edition: &Path, memory: &mut Memory, edited: &[String]) -> Result<(), Error> {
    let hashes: Vec<(String, Option<u64>)> = memory
        .items
        .par_iter()
        .filter(|(_, item)| !edited.contains(&item.id))
        .map(|(key, item)| {
            let path = edition.join("articles").join(format!("{}.json", item.id));
            (key.clone(), fs::read_to_string(path).ok().map(|text| hash(&text)))
        })
        .collect();
    for (key, hash) in hashes {
        if let (Some(item), Some(hash)) = (memory.items.get_mut(&key), hash) {
            item.hash = hash;
        }
    }
    Ok(())
}

fn remember(story: &Story, memory: &mut Memory, ids: &mut Ids) {
    let item = memory.items.entry(story.key.clone()).or_insert_with(|| {
        let slug = story.slug.as_deref().filter(|slug| !slug.trim().is_empty()).unwrap_or(&story.headline);
        Item { id: ids.assign(slug, &story.key).to_string(), ..Item::default() }
    });
    item.missing = 0;
    item.is_pinned = story.is_pinned;
    item.tags = story.tags.iter().map(|tag| tag.name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    let mut addresses: Vec<String> = Vec::new();
    let now = story.address.iter().chain(&story.other_addresses).map(Url::to_string);
    for address in now.chain(item.addresses.drain(..)) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    item.addresses = addresses;
}

/// An address without what does not tell pages apart.
fn address_key(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest).split('#').next().unwrap_or_default();
    rest.trim_end_matches('/').to_owned()
}

/// Sections and authors by their names, so that each has one id.
#[derive(Default)]
struct Places {
    sections: BTreeMap<String, Option<Id>>,
    authors: BTreeMap<String, Option<Id>>,
}

impl Places {
    fn of(&mut self, story: &Story, which: Sections) -> (Option<Reference>, Vec<Option<Id>>) {
        let chain = story.sections.iter().find(|chain| chain.iter().any(|term| !is_uncategorized(term)));
        let term = chain.and_then(|chain| match which {
            Sections::Top => chain.first(),
            Sections::Leaf => chain.last(),
        });
        let section = term.and_then(|term| {
            let id = id_of(&mut self.sections, term.slug.as_deref(), &term.name)?;
            Some(Reference { id, name: term.name.trim().to_owned() })
        });
        let author = |person: &Person| id_of(&mut self.authors, person.slug.as_deref(), &person.name);
        (section, story.authors.iter().map(author).collect())
    }
}

fn is_uncategorized(term: &Term) -> bool {
    term.slug.as_deref() == Some("uncategorized") || term.name.trim().is_empty()
}

fn id_of(known: &mut BTreeMap<String, Option<Id>>, slug: Option<&str>, name: &str) -> Option<Id> {
    let make = || {
        let slug = slug.and_then(slugify).or_else(|| slugify(name)).map(|slug| slug.to_lowercase());
        Id::new(&slug.unwrap_or_else(|| format!("p{:06x}", hash(name) & 0xff_ffff)))
    };
    known.entry(format!("{}\n{name}", slug.unwrap_or_default())).or_insert_with(make).clone()
}

/// The related stories that the source names come first, as teasers that are filled in later.
fn editors_choice(
    stories: &[&Story],
    memory: &Memory,
    by_address: &HashMap<String, &str>,
    known: &mut BTreeMap<String, Known>,
) {
    for story in stories.iter().filter(|story| !story.related.is_empty()) {
        let Some(own) = memory.items.get(&story.key) else { continue };
        let of = |name: &String| {
            let by_key = memory.items.get(name).map(|item| item.id.as_str());
            by_key.or_else(|| by_address.get(&address_key(name)).copied()).filter(|id| *id != own.id)
        };
        let ids: Vec<&str> = story.related.iter().filter_map(of).filter(|id| known.contains_key(*id)).collect();
        let Some(article) = known.get_mut(&own.id) else { continue };
        if !ids.is_empty() && !article.is_withdrawn() {
            set_related(&mut article.article, ids.iter().map(|id| json!({ "id": id })).collect());
        }
    }
}

/// Sets the related stories, where the contract has them: the order of fields is that of `press related`.
fn set_related(article: &mut Value, related: Value) {
    const AFTER: [&str; 3] = ["datePublished", "dateModified", "corrections"];
    let Some(fields) = article.as_object_mut() else { return };
    fields.shift_remove("related");
    let place = fields.keys().position(|name| AFTER.contains(&name.as_str())).unwrap_or(fields.len());
    fields.shift_insert(place, "related".to_owned(), related);
}

/// All articles of earlier runs.
fn read_articles(edition: &Path, memory: &Memory) -> Result<BTreeMap<String, Known>, Error> {
    let items: Vec<&Item> = memory.items.values().collect();
    let read = |item: &&Item| {
        let value = read(&edition.join("articles").join(format!("{}.json", item.id)));
        value.is_object().then(|| (item.id.clone(), Known::new(item.id.clone(), value, item.is_pinned)))
    };
    Ok(items.par_iter().filter_map(read).collect())
}

fn read(path: &Path) -> Value {
    fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn is_edited(path: &Path, item: &Item) -> bool {
    item.hash != 0 && fs::read_to_string(path).is_ok_and(|text| hash(&text) != item.hash)
}

/// True if two front pages show the same stories in the same groups.
fn same_choice(one: &Value, other: &Value) -> bool {
    let choice = |front: &Value| {
        let groups = front["groups"].as_array().cloned().unwrap_or_default();
        let ids = |group: &Value| -> Vec<Value> {
            group["teasers"].as_array().into_iter().flatten().map(|teaser| teaser["id"].clone()).collect()
        };
        groups.iter().map(|group| (group["heading"].clone(), ids(group))).collect::<Vec<_>>()
    };
    one.is_object() && choice(one) == choice(other) && one["dateModified"] == other["dateModified"]
}

/// Merges what an editor wrote into a file (RFC 7386): a field replaces the imported one, `null` takes it out.
fn patch(path: &Path, value: &mut Value) -> Result<(), Error> {
    if !path.exists() {
        return Ok(());
    }
    let bytes = fs::read(path).map_err(Error::read(path))?;
    let patch: Value =
        serde_json::from_slice(&bytes).map_err(|source| Error::Json { path: path.to_owned(), source })?;
    merge(value, patch);
    Ok(())
}

fn merge(value: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *value = patch;
        return;
    };
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    let Some(fields) = value.as_object_mut() else { return };
    for (name, part) in patch {
        if part.is_null() {
            fields.shift_remove(&name);
        } else {
            merge(fields.entry(name).or_insert(Value::Null), part);
        }
    }
}

fn write_if_changed(path: &Path, value: &Value) -> Result<bool, Error> {
    let text = text(value);
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(false);
    }
    atomic::write(path, text.as_bytes())?;
    Ok(true)
}
