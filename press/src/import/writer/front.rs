//! The front page: the lead story, those next to it, and a group for each section.

use super::Known;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A lead story with a picture is at most so much older than the newest story, in seconds.
const FRESH: i64 = 36 * 3600;
/// The stories next to the lead story, and how many of them are of one section.
const SECOND: usize = 4;
const OF_ONE_SECTION: usize = 2;

/// `front.json`, with ids instead of teasers. `stories` are newest first; each section's group has `count` of them.
pub fn front(stories: &[&Known], sections: &[(String, String)], count: usize) -> Value {
    let mut shown = BTreeSet::new();
    let mut groups = Vec::new();
    if let Some(lead) = lead(stories) {
        shown.insert(lead.id.as_str());
        groups.push(json!({ "rank": 1, "teasers": [{ "id": lead.id }] }));
    }
    let mut of_section: std::collections::BTreeMap<Option<&str>, usize> = Default::default();
    let second: Vec<&str> = stories
        .iter()
        .filter(|story| !shown.contains(story.id.as_str()))
        .filter(|story| {
            let count = of_section.entry(story.section_id()).or_default();
            *count += 1;
            *count <= OF_ONE_SECTION
        })
        .take(SECOND)
        .map(|story| story.id.as_str())
        .collect();
    shown.extend(&second);
    groups.extend(group(json!({ "rank": 2 }), &second));
    for (id, name) in sections {
        let of_section = stories.iter().filter(|story| story.section_id() == Some(id));
        let stories = of_section.map(|story| story.id.as_str()).filter(|id| !shown.contains(id));
        let stories: Vec<&str> = stories.take(count).collect();
        groups.extend(group(json!({ "rank": 3, "heading": name, "section": id }), &stories));
    }
    let newest = stories.iter().find_map(|story| story.date.as_deref());
    let mut front = json!({ "version": "1.0", "groups": groups });
    if let Some(date) = newest {
        front["dateModified"] = date.into();
    }
    front
}

fn group(mut group: Value, stories: &[&str]) -> Option<Value> {
    group["teasers"] = stories.iter().map(|id| json!({ "id": id })).collect();
    (!stories.is_empty()).then_some(group)
}

/// What the editors hold at the top, else the newest with a picture, else the newest.
fn lead<'a>(stories: &[&'a Known]) -> Option<&'a Known> {
    let newest = stories.first()?;
    let is_fresh = |story: &&&Known| newest.time - story.time <= FRESH;
    let pinned = stories.iter().find(|story| story.is_pinned);
    let pictured = stories.iter().take_while(is_fresh).find(|story| story.has_image);
    pinned.or(pictured).copied().or(Some(newest))
}
