//! Articles that are not published yet: their time, `publishFrom`, has not come, or they are drafts. Nothing that press
//! prints has anything of them.

use contract::Date;
use manchette::address::{Route, Site};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The time of a draft, and of an article whose `publishFrom` cannot be read: nobody has said that it may be published.
pub const NEVER: i64 = i64::MAX;

/// The time before which an article is not published, in seconds since 1970; `None` if it may be at any time.
pub fn publish_from(article: &Value) -> Option<i64> {
    if article["status"] == "draft" {
        return Some(NEVER);
    }
    match &article["publishFrom"] {
        Value::Null => None,
        value => Some(value.as_str().and_then(Date::parse).map_or(NEVER, |date| date.timestamp())),
    }
}

/// The old addresses of an article, as it names them.
pub fn aliases(article: &Value) -> Vec<String> {
    let aliases = article["aliases"].as_array().into_iter().flatten();
    aliases.filter_map(|alias| alias.as_str().map(str::to_owned)).collect()
}

/// Stands for an id in the record of a print, which tells nothing about an unpublished article.
pub fn mark(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// The articles of an edition that are not published yet, and their addresses.
#[derive(Default)]
pub struct Embargo {
    /// Their ids, and those of articles that could never be read.
    pub ids: BTreeSet<String>,
    /// The old addresses of each.
    pub aliases: BTreeMap<String, String>,
    /// The addresses of the edition's pages, and the origin of the site.
    pub site: Option<(Site, String)>,
}

impl Embargo {
    /// The article under embargo that a link leads to.
    fn target(&self, address: &str) -> Option<&String> {
        let (site, origin) = self.site.as_ref()?;
        let path = address.strip_prefix(origin.as_str()).unwrap_or(address).split(['?', '#']).next()?;
        if !path.starts_with('/') || path.starts_with("//") {
            return None;
        }
        let path = percent_decode_str(path).decode_utf8().ok()?;
        if let Some(id) = self.aliases.get(path.trim_end_matches('/')) {
            return Some(id);
        }
        match site.route(path.trim_end_matches("index.html")) {
            Route::Article { id } => self.ids.get(id.as_str()),
            Route::Front | Route::List { .. } | Route::MostRead | Route::NotFound => None,
            Route::Settings | Route::Saved | Route::History | Route::Share => None,
        }
    }

    /// Removes the entries of the menu and the footer that lead to them.
    pub fn remove_entries(&self, edition: &mut Value, removed: &mut BTreeSet<String>) {
        for list in ["navigation", "pages"] {
            let Some(entries) = edition.get_mut(list).and_then(Value::as_array_mut) else { continue };
            entries.retain(|entry| {
                let ids = [&entry["article"], &entry["id"]].into_iter().filter_map(|id| self.ids.get(id.as_str()?));
                let target = ids.chain(entry["url"].as_str().and_then(|url| self.target(url))).next();
                removed.extend(target.cloned());
                target.is_none()
            });
        }
    }

    /// Removes the links to them, at any depth; their words stay.
    pub fn remove_links(&self, value: &mut Value, removed: &mut BTreeSet<String>) {
        if self.ids.is_empty() {
            return;
        }
        match value {
            Value::Object(fields) => {
                let by_id = fields.get("article").and_then(|id| self.ids.get(id.as_str()?)).map(|id| ("article", id));
                let address = |name| fields.get(name).and_then(|url| Some((name, self.target(url.as_str()?)?)));
                let found = [by_id, address("href"), address("canonical")].into_iter().flatten();
                let found: Vec<(&str, String)> = found.map(|(name, id)| (name, id.clone())).collect();
                for (name, id) in found {
                    fields.remove(name);
                    removed.insert(id);
                }
                fields.values_mut().for_each(|value| self.remove_links(value, removed));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.remove_links(item, removed)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
