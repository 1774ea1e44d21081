//! Stories that the source has no longer are withdrawn or deleted, once two runs agree.

use super::{Job, Known, Removed, Summary, json};
use crate::error::Error;
use crate::import::memory::Memory;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// How many runs in a row must miss a story.
const RUNS: u32 = 2;

/// Handles the stories that are gone. If more than a tenth of them are, the answer is not believed.
pub fn handle(job: &Job, memory: &mut Memory, known: &mut BTreeMap<String, Known>) -> Result<Summary, Error> {
    let Some(keys) = &job.keys else { return Ok(Summary::default()) };
    let settings = &job.loaded.settings;
    let there: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let is_shown = |id: &str| known.get(id).is_some_and(|known| !known.is_withdrawn());
    let gone: Vec<String> = memory
        .items
        .iter()
        .filter(|(key, item)| !there.contains(key.as_str()) && is_shown(&item.id))
        .map(|(key, _)| key.clone())
        .collect();
    if settings.removed == Removed::Keep {
        return Ok(Summary::default());
    }
    if gone.len() > 1 && gone.len() * 10 > memory.items.len() && !job.may_vanish {
        return Ok(Summary { vanished: gone.len(), ..Summary::default() });
    }
    let mut summary = Summary::default();
    for key in gone {
        let Some(item) = memory.items.get_mut(&key) else { continue };
        item.missing += 1;
        if item.missing < RUNS {
            continue;
        }
        if settings.removed == Removed::Delete {
            let path = job.edition.join("articles").join(format!("{}.json", item.id));
            match fs::remove_file(&path) {
                Err(source) if path.exists() => return Err(Error::Delete { path, source }),
                _ => summary.written += 1,
            }
            known.remove(&item.id);
            memory.items.remove(&key);
        } else if let Some(known) = known.get_mut(&item.id) {
            let before = &known.article;
            let mut article =
                json!({ "version": before["version"], "id": before["id"], "headline": before["headline"] });
            for field in ["inLanguage", "canonical", "aliases"] {
                if !before[field].is_null() {
                    article[field] = before[field].clone();
                }
            }
            article["status"] = "withdrawn".into();
            article["statusMessage"] = message(&settings.withdrawn_message, job.newsroom.language.as_deref()).into();
            known.article = article;
        }
    }
    Ok(summary)
}

fn message<'a>(own: &'a str, language: Option<&str>) -> &'a str {
    match language {
        _ if !own.trim().is_empty() => own,
        Some(language) if language.starts_with("fr") => "La rédaction a retiré cet article.",
        _ => "The newsroom has withdrawn this article.",
    }
}
