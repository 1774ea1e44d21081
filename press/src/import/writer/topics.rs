//! Tags that enough articles bear are topics; an article's topic is the rarest of its own.

use super::{Facts, slugify};
use crate::import::memory::Memory;
use crate::import::settings::Topics;
use contract::Id;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// The topics of the articles that have one, by the articles' ids.
pub fn of(memory: &Memory, facts: &Facts, settings: &Topics) -> HashMap<String, Value> {
    let is_shown = |id: &str| facts.get(id).is_some_and(|fact| !fact.is_withdrawn);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in memory.items.values().filter(|item| is_shown(&item.id)) {
        for tag in &item.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    counts.retain(|_, count| (settings.at_least..=settings.at_most).contains(count));
    let mut topics = HashMap::new();
    for item in memory.items.values().filter(|item| is_shown(&item.id)) {
        let rarest = item.tags.iter().filter_map(|tag| Some((counts.get(tag.as_str())?, tag))).min();
        if let Some((_, name)) = rarest
            && let Some(id) = slugify(name).and_then(|slug| Id::new(&slug.to_lowercase()))
        {
            topics.insert(item.id.clone(), json!({ "id": id, "name": name }));
        }
    }
    topics
}
