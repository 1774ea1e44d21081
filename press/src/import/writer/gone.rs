//! Stories that the source has no longer are withdrawn or deleted, once two runs agree.

use super::{Facts, Job, Removed, article_path};
use crate::error::Error;
use crate::import::memory::Memory;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// How many runs in a row must miss a story.
const RUNS: u32 = 2;

/// What becomes of the stories that are gone.
#[derive(Debug, Default)]
pub struct Gone {
    /// The ids of those that are withdrawn now.
    pub withdrawn: BTreeSet<String>,
    /// The number of files that were deleted.
    pub deleted: usize,
    /// The number of stories that are gone, if there are too many of them to believe it.
    pub vanished: usize,
    /// The keys of those that this run missed. They count when the run comes to its end.
    pub missed: Vec<String>,
}

/// Handles the stories that are gone. If more than a tenth of them are, the answer is not believed.
pub fn handle(job: &Job, memory: &mut Memory, facts: &mut Facts) -> Result<Gone, Error> {
    let mut gone = Gone::default();
    let Some(keys) = &job.keys else { return Ok(gone) };
    let settings = &job.loaded.settings;
    let there: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    // A run that was killed may have given an id to a story that is gone meanwhile.
    memory.items.retain(|key, item| there.contains(key.as_str()) || facts.contains_key(&item.id));
    for (key, item) in &mut memory.items {
        if there.contains(key.as_str()) {
            item.missing = 0;
        }
    }
    let is_shown = |id: &str| facts.get(id).is_some_and(|fact| !fact.is_withdrawn);
    let missing = memory.items.iter().filter(|(key, item)| !there.contains(key.as_str()) && is_shown(&item.id));
    let missing: Vec<String> = missing.map(|(key, _)| key.clone()).collect();
    if settings.removed == Removed::Keep {
        return Ok(gone);
    }
    if missing.len() > 1 && missing.len() * 10 > memory.items.len() && !job.may_vanish {
        gone.vanished = missing.len();
        return Ok(gone);
    }
    for key in missing {
        let Some(item) = memory.items.get_mut(&key) else { continue };
        if item.missing + 1 < RUNS {
            gone.missed.push(key);
            continue;
        }
        if settings.removed == Removed::Delete {
            let path = article_path(job.edition, &item.id);
            match fs::remove_file(&path) {
                Err(source) if path.exists() => return Err(Error::Delete { path, source }),
                _ => gone.deleted += 1,
            }
            facts.remove(&item.id);
            memory.items.remove(&key);
        } else if let Some(fact) = facts.get_mut(&item.id) {
            item.missing = 0;
            fact.is_withdrawn = true;
            gone.withdrawn.insert(item.id.clone());
        }
    }
    Ok(gone)
}

/// The page of an article that is withdrawn.
pub fn withdrawn(job: &Job, before: &Value) -> Value {
    let mut article = json!({ "version": before["version"], "id": before["id"], "headline": before["headline"] });
    for field in ["inLanguage", "canonical"] {
        if !before[field].is_null() {
            article[field] = before[field].clone();
        }
    }
    article["status"] = "withdrawn".into();
    let message = message(&job.loaded.settings.withdrawn_message, job.newsroom.language.as_deref());
    article["statusMessage"] = message.into();
    article
}

fn message<'a>(own: &'a str, language: Option<&str>) -> &'a str {
    match language {
        _ if !own.trim().is_empty() => own,
        Some(language) if language.starts_with("fr") => "La rédaction a retiré cet article.",
        _ => "The newsroom has withdrawn this article.",
    }
}
