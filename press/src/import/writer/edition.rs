//! `edition.json`: names, sections, navigation, fixed pages, and the origins that pages load from.

use super::Known;
use crate::origin::origin;
use manchette::components::player;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The most sections in the navigation.
const NAVIGATION: usize = 8;

/// The newspaper as a whole.
pub struct Paper<'a> {
    pub name: &'a str,
    pub tagline: Option<&'a str>,
    pub language: &'a str,
    pub time_zone: Option<&'a str>,
    pub article_path: &'a str,
}

/// The sections that have stories, those with most of them first.
pub fn sections(stories: &[&Known]) -> Vec<(String, String)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for story in stories {
        if let Some((id, name)) = &story.section {
            *counts.entry((id, name)).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|((id, _), count)| (std::cmp::Reverse(*count), *id));
    let mut seen = BTreeSet::new();
    counts.retain(|((id, _), _)| seen.insert(*id));
    counts.into_iter().map(|((id, name), _)| (id.to_owned(), name.to_owned())).collect()
}

/// The file. `before` is the one that is there: fields that the import does not know stay.
pub fn edition(
    before: Value,
    paper: &Paper,
    sections: &[(String, String)],
    articles: &[Known],
    origins: &Origins,
) -> Value {
    let mut fields: Map<String, Value> = before.as_object().cloned().unwrap_or_default();
    let reference = |(id, name): &(String, String)| json!({ "id": id, "name": name });
    let mut set = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
    set("version", "1.1".into());
    set("name", paper.name.into());
    set("inLanguage", paper.language.into());
    if let Some(zone) = paper.time_zone {
        set("timeZone", zone.into());
    }
    set("articlePath", paper.article_path.into());
    set("sections", sections.iter().map(reference).collect());
    let navigation = sections.iter().take(NAVIGATION).map(|(id, name)| json!({ "name": name, "section": id }));
    set("navigation", navigation.collect());
    let pages = articles.iter().filter(|known| known.is_page && !known.is_withdrawn);
    set("pages", pages.map(|page| json!({ "id": page.id, "name": page.headline })).collect());
    set("origins", json!(origins));
    if let (Some(tagline), None) =
        (paper.tagline.filter(|line| !line.trim().is_empty()), before["brand"]["tagline"].as_str())
    {
        let brand = fields.entry("brand").or_insert_with(|| json!({}));
        brand["tagline"] = tagline.into();
    }
    Value::Object(fields)
}

/// The origins of images, media and players, by what they serve.
pub type Origins = BTreeMap<&'static str, BTreeSet<String>>;

/// Adds the origins of an article.
pub fn origins(value: &Value, origins: &mut Origins) {
    let mut add = |kind: &'static str, url: &Value| {
        if let Some(origin) = url.as_str().and_then(origin) {
            origins.entry(kind).or_default().insert(origin);
        }
    };
    match value {
        Value::Array(items) => items.iter().for_each(|item| self::origins(item, origins)),
        Value::Object(fields) => {
            for (name, kind) in [("renditions", "images"), ("sources", "media"), ("captions", "media")] {
                value[name].as_array().into_iter().flatten().for_each(|file| add(kind, &file["url"]));
            }
            if value["type"] == "embed"
                && let Some(player) = value["url"].as_str().and_then(player)
            {
                add("embeds", &player.src.into());
            }
            fields.values().for_each(|field| self::origins(field, origins));
        }
        _ => {}
    }
}
