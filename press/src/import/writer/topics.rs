//! Tags that enough articles bear are topics; an article's topic is the rarest of its own.

use super::{Known, slugify};
use crate::import::memory::Memory;
use crate::import::settings::Topics;
use contract::Id;
use serde_json::json;
use std::collections::BTreeMap;

/// Sets the topic of every article.
pub fn set(known: &mut BTreeMap<String, Known>, memory: &Memory, settings: &Topics) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let is_shown = |id: &str| known.get(id).is_some_and(|known| !known.is_withdrawn());
    for item in memory.items.values().filter(|item| is_shown(&item.id)) {
        for tag in &item.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    counts.retain(|_, count| (settings.at_least..=settings.at_most).contains(count));
    for item in memory.items.values() {
        let Some(known) = known.get_mut(&item.id).filter(|known| !known.is_withdrawn()) else { continue };
        let rarest = item.tags.iter().filter_map(|tag| Some((counts.get(tag.as_str())?, tag))).min();
        let id = rarest.and_then(|(_, tag)| Id::new(&slugify(tag)?.to_lowercase()));
        match (rarest, id) {
            (Some((_, name)), Some(id)) => known.article["topic"] = json!({ "id": id, "name": name }),
            _ => {
                if let Some(fields) = known.article.as_object_mut() {
                    fields.shift_remove("topic");
                }
            }
        }
    }
}
