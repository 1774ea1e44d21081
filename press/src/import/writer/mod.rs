//! Writes an edition of stories, and brings it up to date.
//!
//! - `intake`: takes the stories of a source, gives each its id, and puts it on disk.
//! - `gone`: stories that the source has no longer. `aliases`: old addresses. `topics`: which tags are topics.
//! - `articles`: makes and writes the articles, some at a time. `article`: a story as the JSON of an article;
//!   `compact`: JSON as a person would write it. `by_hand`, `overrides`: what editors changed.
//! - `authors`: biographies and pictures. `ids`: ids for articles, sections, topics and authors.
//! - `front`, `edition`: the front page and `edition.json`.
//!
//! Articles are written first, then what refers to them; only files whose bytes differ are written. Whenever a run is
//! killed, each file is the old one or the new one, and the next run takes up what is left.

mod aliases;
mod article;
mod articles;
mod authors;
mod by_hand;
mod compact;
mod edition;
mod front;
mod gone;
mod ids;
mod intake;
mod overrides;
mod topics;

pub use by_hand::Journal;
pub use intake::Intake;

use super::fetch::Client;
use super::media::Media;
use super::memory::{Item, Memory};
use super::report::Report;
use super::settings::{Loaded, Removed};
use super::spool::Spool;
use super::story::Newsroom;
use crate::atomic;
use crate::error::Error;
use crate::related::hash;
use crate::teasers::changes::text;
use articles::{Articles, Written};
use contract::{Date, Decode, Reference};
use ids::slugify;
use intake::People;
use jiff::tz::TimeZone;
use overrides::patch;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What must be known of every article before one is written.
pub struct Fact {
    pub section: Option<Reference>,
    pub is_withdrawn: bool,
}

/// The articles that there will be, by id.
pub type Facts = BTreeMap<String, Fact>;

/// What the front page and the navigation must know of an article.
pub struct Known {
    pub id: String,
    pub headline: String,
    /// When it was published, in seconds since 1970, and as written.
    pub time: i64,
    pub date: Option<String>,
    /// Id and name.
    pub section: Option<(String, String)>,
    pub has_image: bool,
    pub is_page: bool,
    pub is_pinned: bool,
    /// True if its page says that it was withdrawn.
    pub is_withdrawn: bool,
}

impl Known {
    fn new(item: &Item, article: &Value) -> Known {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let date = text(&article["datePublished"]);
        let section = &article["section"];
        Known {
            id: item.id.clone(),
            headline: text(&article["headline"]).unwrap_or_default(),
            time: date.as_deref().and_then(Date::parse).map_or(0, |date| date.timestamp()),
            date,
            section: text(&section["id"]).zip(text(&section["name"])),
            has_image: article["image"].is_object(),
            is_page: article["kind"] == "page",
            is_pinned: item.is_pinned,
            is_withdrawn: article["status"] == "withdrawn",
        }
    }

    /// The id of its section.
    pub fn section_id(&self) -> Option<&str> {
        self.section.as_ref().map(|(id, _)| id.as_str())
    }
}

/// What a run is given.
pub struct Job<'a> {
    pub edition: &'a Path,
    /// The folder beside the edition, with `import.toml`, `import.json` and `overrides/`.
    pub beside: &'a Path,
    pub newsroom: &'a Newsroom,
    pub loaded: &'a Loaded,
    pub client: &'a Client,
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
    /// The keys of the stories that this run missed for the first time.
    pub missed: Vec<String>,
    /// What lists have besides teasers, by kind and id.
    pub lists: Value,
}

/// Writes the articles, and what the edition has besides lists.
pub fn write(
    job: &Job,
    memory: &mut Memory,
    (mut facts, people, stories): (Facts, People, Spool),
    journal: &Journal,
    report: &mut Report,
) -> Result<Summary, Error> {
    let settings = &job.loaded.settings;
    let language = settings.language.as_deref().or(job.newsroom.language.as_deref()).unwrap_or("en");
    let zone_name = job.newsroom.time_zone.as_deref();
    let zone = zone_name.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);

    facts.extend(earlier(job, memory, &facts));
    let gone = gone::handle(job, memory, &mut facts)?;
    // Ids must be known before articles have them, or the next run would give others.
    memory.write(job.beside)?;
    let aliases = aliases::of(job, memory, &facts, report);
    let topics = topics::of(memory, &facts, &settings.topics);
    let by_address = intake::by_address(memory, &facts);
    let media = Media::new(job.client, job.edition, settings.pictures, settings.measure_pictures);
    let desk = Articles {
        job,
        language,
        zone: &zone,
        facts: &facts,
        by_address: &by_address,
        aliases,
        topics,
        gone: &gone,
        journal,
        media: &media,
    };
    let Written { articles, mut origins, edited, written } = desk.write(memory, stories, report)?;

    let lists = authors::lists(job, &people, &media, memory, report);
    authors::add_origins(memory, &mut origins);

    let mut summary = Summary {
        articles: articles.len(),
        written: written + gone.deleted,
        edited,
        vanished: gone.vanished,
        missed: gone.missed,
        lists,
    };
    let mut shown: Vec<&Known> = articles.iter().filter(|known| !known.is_withdrawn && !known.is_page).collect();
    shown.sort_by(|one, other| other.time.cmp(&one.time).then_with(|| one.id.cmp(&other.id)));
    let sections = edition::sections(&shown);
    let name = settings.name.as_deref().or(job.newsroom.name.as_deref());
    let paper = edition::Paper {
        name: name.filter(|name| !name.trim().is_empty()).unwrap_or("Newspaper"),
        tagline: job.newsroom.description.as_deref(),
        language,
        time_zone: zone_name,
        article_path: &settings.article_path,
    };
    let front = front::front(&shown, &sections, settings.front_stories);
    let before = read(&job.edition.join("edition.json"));
    for (file, value) in [
        ("edition.json", edition::edition(before, &paper, &sections, &articles, &origins)),
        ("front.json", front),
        ("live.json", json!({ "version": "1.0", "articles": [] })),
    ] {
        let mut value = value;
        patch(&job.beside.join("overrides").join(file), &mut value)?;
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

/// What a fact needs of an article's file.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    section: Value,
    #[serde(default)]
    status: Value,
}

/// What is known of the articles of earlier runs, but for those that come anew.
fn earlier(job: &Job, memory: &Memory, facts: &Facts) -> Facts {
    let items: Vec<&Item> = memory.items.values().filter(|item| !facts.contains_key(&item.id)).collect();
    let fact = |item: &&Item| {
        let head: Head = serde_json::from_slice(&fs::read(article_path(job.edition, &item.id)).ok()?).ok()?;
        Some((
            item.id.clone(),
            Fact { section: Reference::decode(head.section), is_withdrawn: head.status == "withdrawn" },
        ))
    };
    items.par_iter().filter_map(fact).collect()
}

fn article_path(edition: &Path, id: &str) -> std::path::PathBuf {
    edition.join("articles").join(format!("{id}.json"))
}

/// An address without what does not tell pages apart.
fn address_key(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest).split('#').next().unwrap_or_default();
    rest.trim_end_matches('/').to_owned()
}

fn read(path: &Path) -> Value {
    fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
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

fn write_if_changed(path: &Path, value: &Value) -> Result<bool, Error> {
    let text = text(value);
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(false);
    }
    atomic::write(path, text.as_bytes())?;
    Ok(true)
}
