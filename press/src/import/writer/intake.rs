//! Takes the stories of a source: gives each its id, remembers what links and topics need, and puts it on disk.

use super::ids::{Ids, slugify};
use super::{Fact, Facts, address_key, hash};
use crate::error::Error;
use crate::import::memory::{Item, Memory};
use crate::import::report::Report;
use crate::import::settings::{Sections, Settings};
use crate::import::spool::Spool;
use crate::import::story::{Person, Story, Term};
use contract::{Id, Kind, Reference, Status};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use url::Url;

/// Stories on their way into an edition.
pub struct Intake<'a> {
    memory: &'a mut Memory,
    begun: Timestamp,
    sections: Sections,
    ids: Ids,
    facts: Facts,
    people: People,
    spool: Spool,
}

/// The authors of the stories, by id: each with the first biography and picture that a story has.
pub type People = BTreeMap<String, Person>;

impl<'a> Intake<'a> {
    /// `beside`: the folder beside the edition. `begun`: the start of the run.
    pub fn new(
        edition: &Path,
        beside: &Path,
        memory: &'a mut Memory,
        settings: &Settings,
        begun: Timestamp,
    ) -> Result<Intake<'a>, Error> {
        let mut ids = Ids::default();
        memory.items.values().for_each(|item| ids.take(&item.id));
        // An editor's own articles keep their ids.
        for entry in fs::read_dir(edition.join("articles")).into_iter().flatten().flatten() {
            if let Some(id) = entry.file_name().to_str().and_then(|name| name.strip_suffix(".json")) {
                ids.take(id);
            }
        }
        let spool = Spool::new(beside)?;
        Ok(Intake {
            memory,
            begun,
            sections: settings.sections,
            ids,
            facts: Facts::new(),
            people: People::new(),
            spool,
        })
    }

    /// Takes a story.
    pub fn take(&mut self, mut story: Story, report: &mut Report) -> Result<(), Error> {
        if story.only_if_known && !self.memory.items.contains_key(&story.key) {
            return Ok(());
        }
        let item = self.memory.items.entry(story.key.clone()).or_insert_with(|| {
            let slug = story.slug.as_deref().filter(|slug| !slug.trim().is_empty()).unwrap_or(&story.headline);
            Item { id: self.ids.assign(slug, &story.key).to_string(), ..Item::default() }
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
        if story.published.is_none() && story.kind != Kind::Page && story.status != Status::Withdrawn {
            report.note("date missing: that of the first import taken", &story.key);
            story.published = Some(*item.first_seen.get_or_insert(story.modified.unwrap_or(self.begun)));
        }
        for person in story.authors.iter().filter(|person| person.biography.is_some() || person.picture.is_some()) {
            let Some(id) = author_id(person) else { continue };
            let known = self.people.entry(id.to_string()).or_insert_with(|| person.clone());
            known.biography = known.biography.take().or_else(|| person.biography.clone());
            known.picture = known.picture.take().or_else(|| person.picture.clone());
        }
        let fact = Fact { section: section(&story, self.sections), is_withdrawn: story.status == Status::Withdrawn };
        self.facts.insert(item.id.clone(), fact);
        self.spool.push(&story)
    }

    /// What is known of the stories, their authors, and the stories.
    pub fn finish(self) -> (Facts, People, Spool) {
        (self.facts, self.people, self.spool)
    }
}

/// The section of a story.
pub fn section(story: &Story, which: Sections) -> Option<Reference> {
    let chain = story.sections.iter().find(|chain| chain.iter().any(|term| !is_uncategorized(term)))?;
    let term = match which {
        Sections::Top => chain.first(),
        Sections::Leaf => chain.last(),
    }?;
    Some(Reference { id: id_of(term.slug.as_deref(), &term.name)?, name: term.name.trim().to_owned() })
}

/// The id of an author.
pub fn author_id(person: &Person) -> Option<Id> {
    id_of(person.slug.as_deref(), &person.name)
}

fn is_uncategorized(term: &Term) -> bool {
    term.slug.as_deref() == Some("uncategorized") || term.name.trim().is_empty()
}

fn id_of(slug: Option<&str>, name: &str) -> Option<Id> {
    let slug = slug.and_then(slugify).or_else(|| slugify(name)).map(|slug| slug.to_lowercase());
    Id::new(&slug.unwrap_or_else(|| format!("p{:06x}", hash(name) & 0xff_ffff)))
}

/// The articles by their addresses, for links between them.
pub fn by_address(memory: &Memory, facts: &Facts) -> HashMap<String, Id> {
    let items = memory.items.values().filter(|item| facts.contains_key(&item.id));
    items
        .filter_map(|item| Some((Id::new(&item.id)?, item)))
        .flat_map(|(id, item)| item.addresses.iter().map(move |address| (address_key(address), id.clone())))
        .collect()
}
