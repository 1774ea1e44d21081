//! The lists of authors: biography and picture, where the source has them and no editor wrote others.

use super::Job;
use super::edition::{Origins, origins};
use super::intake::People;
use crate::import::html::plain;
use crate::import::media::Media;
use crate::import::memory::Memory;
use crate::import::report::Report;
use serde_json::{Map, Value};
use std::fs;
use url::Url;

/// The fields of the lists of authors that were read, by id, as `press teasers --lists` reads them.
pub fn lists(job: &Job, people: &People, media: &Media, memory: &mut Memory, report: &mut Report) -> Value {
    let mut lists = Map::new();
    for (id, person) in people {
        let mut fields = Map::new();
        let biography = person.biography.as_deref().map(plain).filter(|text| !text.is_empty());
        fields.extend(biography.map(|text| ("description".to_owned(), text.into())));
        if let Some(url) = &person.picture {
            match media.portrait(&portrait(url), &person.name, &mut memory.pictures) {
                Some(image) => drop(fields.insert("image".to_owned(), image)),
                None => report.note("picture of an author not read: left out", &person.name),
            }
        }
        let path = job.edition.join("lists/author").join(id).join("latest.json");
        let list: Value = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let before = memory.people.remove(id).unwrap_or_default();
        // What is in the file and was not written by an import is an editor's.
        fields.retain(|name, _| list[name].is_null() || list[name] == before[name]);
        if !fields.is_empty() {
            memory.people.insert(id.clone(), Value::Object(fields.clone()));
            lists.insert(id.clone(), fields.into());
        }
    }
    Value::Object(Map::from_iter([("author".to_owned(), lists.into())]))
}

/// Gravatar answers with a silhouette for a person without a picture, unless it is told to answer 404.
fn portrait(url: &Url) -> Url {
    let mut url = url.clone();
    if url.host_str().is_some_and(|host| host == "gravatar.com" || host.ends_with(".gravatar.com")) {
        let others: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(name, _)| name != "d")
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        url.query_pairs_mut().clear().extend_pairs(others).append_pair("d", "404");
    }
    url
}

/// Adds the origins of all authors' pictures.
pub fn add_origins(memory: &Memory, all: &mut Origins) {
    memory.people.values().for_each(|fields| origins(&fields["image"], all));
}
