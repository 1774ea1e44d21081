//! The list for an edition without logs: the newest articles of its front page, under a heading that says so.

use crate::error::Error;
use crate::related::found::read;
use contract::{Decode, Front};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::path::Path;

/// The headings, by language. For others, the newsroom writes its own into `edition.json`.
const HEADINGS: [(&str, &str); 2] = [("fr", "Derniers articles"), ("en", "Latest")];

/// The ids of the newest articles of the front page, newest first.
pub fn newest(edition: &Path, count: usize) -> Result<Vec<String>, Error> {
    let front = Front::decode(read(&edition.join("front.json"))?);
    let mut teasers: Vec<_> =
        front.into_iter().flat_map(|front| front.groups).flat_map(|group| group.teasers).collect();
    let mut seen = HashSet::new();
    teasers.retain(|teaser| seen.insert(teaser.id.clone()));
    teasers.sort_by_key(|teaser| Reverse(teaser.date_published.map(|date| date.timestamp())));
    Ok(teasers.into_iter().take(count).map(|teaser| teaser.id.as_str().to_owned()).collect())
}

/// Sets the list's heading in `edition.json`, or takes ours out. A heading of the newsroom's own stays. True if that
/// changed the edition.
pub fn set_heading(edition: &mut Value, is_latest: bool) -> bool {
    let language = edition["inLanguage"].as_str().unwrap_or_default().split('-').next().unwrap_or_default();
    let ours = HEADINGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(language)).unwrap_or(&HEADINGS[1]).1;
    let Some(fields) = edition.as_object_mut() else { return false };
    match (fields.get("mostReadHeading").and_then(Value::as_str), is_latest) {
        (None, true) => {
            fields.insert("mostReadHeading".to_owned(), ours.into());
            true
        }
        (Some(heading), false) if HEADINGS.iter().any(|(_, ours)| *ours == heading) => {
            fields.shift_remove("mostReadHeading");
            true
        }
        _ => false,
    }
}
