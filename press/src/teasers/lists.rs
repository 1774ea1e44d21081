//! Rebuilds the lists of sections, topics and authors from the articles that name them.

use super::changes::{Articles, Changes};
use super::teaser;
use crate::error::Error;
use crate::folder::{Kind, Page};
use contract::{Date, Id, ListKind, MAJOR, MINOR};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A list and its sources.
#[derive(Default)]
struct List<'a> {
    /// Its name in `edition.json`.
    edition_name: Option<&'a str>,
    /// The articles that refer to it.
    articles: Vec<&'a Value>,
    /// Its name in each of these articles.
    names: Vec<&'a str>,
    /// The existing file.
    latest: Value,
}

type Lists<'a> = BTreeMap<(&'static str, String), List<'a>>;

/// Writes all files of `lists/` that differ. `extra` has names, descriptions, roles or images of lists, by kind and id.
pub fn rebuild(
    files: &[(String, Kind)],
    articles: &Articles,
    per_page: usize,
    extra: &Value,
    changes: &Changes,
    diagnostics: &mut Vec<String>,
) -> Result<(), Error> {
    let edition = changes.read("edition.json")?;
    let mut lists = Lists::new();
    for section in edition["sections"].as_array().into_iter().flatten() {
        if let Some(list) = entry(&mut lists, ListKind::Section, section, "edition.json", diagnostics) {
            list.edition_name = section["name"].as_str();
        }
    }
    for article in in_order(articles) {
        let file = format!("articles/{}.json", article["id"].as_str().unwrap_or_default());
        let named = [(ListKind::Section, &article["section"]), (ListKind::Topic, &article["topic"])];
        let authors = article["author"].as_array().into_iter().flatten().map(|author| (ListKind::Author, author));
        for (kind, reference) in named.into_iter().chain(authors) {
            if let Some(list) = entry(&mut lists, kind, reference, &file, diagnostics) {
                list.names.extend(reference["name"].as_str());
                // An author may be named twice in an article.
                if !list.articles.last().is_some_and(|last| last["id"] == article["id"]) {
                    list.articles.push(article);
                }
            }
        }
    }
    let mut obsolete = BTreeSet::new();
    for (path, kind) in files {
        let Kind::List(kind, id, page) = kind else { continue };
        match page {
            Page::Latest => {
                let mut latest = changes.read(path)?;
                drop(latest.as_object_mut().and_then(|fields| fields.remove("teasers")));
                lists.entry((kind.as_str(), id.clone())).or_default().latest = latest;
            }
            Page::Number(_) => drop(obsolete.insert(path.clone())),
        }
    }
    for ((kind, id), list) in &lists {
        pages(kind, id, list, per_page, &extra[kind][id.as_str()], &mut |path, page| {
            obsolete.remove(&path);
            changes.write(&path, &page)
        })?;
    }
    obsolete.iter().try_for_each(|path| changes.delete(path))
}

/// The published articles, oldest first, and by id within a second, so that full pages change only when articles do.
fn in_order(articles: &Articles) -> Vec<&Value> {
    let date = |article: &Value| Date::parse(article["datePublished"].as_str()?);
    let mut published: Vec<&Value> =
        articles.0.values().filter(|article| article["status"] != "withdrawn" && article["id"].is_string()).collect();
    published.sort_by_key(|article| (date(article).map(|date| date.timestamp()), article["id"].as_str()));
    published
}

/// The list that a reference refers to; `None` for an author without id, and for an invalid id.
fn entry<'a, 'b>(
    lists: &'b mut Lists<'a>,
    kind: ListKind,
    reference: &Value,
    file: &str,
    diagnostics: &mut Vec<String>,
) -> Option<&'b mut List<'a>> {
    let id = reference["id"].as_str()?;
    if Id::new(id).is_none() {
        diagnostics.push(format!("{file}: \"{id}\" is not an id: no list is made for it"));
        return None;
    }
    Some(lists.entry((kind.as_str(), id.to_owned())).or_default())
}

/// Gives the pages of one list to a function: full pages from the oldest, and the latest with N to 2N-1 teasers.
fn pages(
    kind: &str,
    id: &str,
    list: &List,
    per_page: usize,
    extra: &Value,
    each: &mut dyn FnMut(String, Value) -> Result<(), Error>,
) -> Result<(), Error> {
    let teasers: Vec<Value> = list.articles.iter().map(|article| teaser::of(article)).collect();
    let full = (teasers.len() / per_page).saturating_sub(1);
    let name = extra["name"]
        .as_str()
        .or(list.edition_name)
        .or(list.names.last().copied())
        .or(list.latest["name"].as_str())
        .unwrap_or(id);
    // A list keeps its version: its full pages never change.
    let version = list.latest["version"].as_str().map_or_else(|| format!("{MAJOR}.{MINOR}"), str::to_owned);
    let begin = || {
        let mut page = Map::new();
        page.insert("version".to_owned(), version.as_str().into());
        for (field, text) in [("kind", kind), ("id", id), ("name", name)] {
            page.insert(field.to_owned(), text.into());
        }
        page
    };
    let newest_first = |teasers: &[Value]| teasers.iter().rev().cloned().collect::<Value>();
    let mut latest = begin();
    for field in ["description", "role", "image"] {
        if let Some(value) = extra.get(field).or(list.latest.get(field)) {
            latest.insert(field.to_owned(), value.clone());
        }
    }
    if full > 0 {
        latest.insert("newestFullPage".to_owned(), full.into());
    }
    latest.insert("teasers".to_owned(), newest_first(&teasers[full * per_page..]));
    each(format!("lists/{kind}/{id}/latest.json"), Value::Object(latest))?;
    for (index, teasers) in teasers.chunks(per_page).take(full).enumerate() {
        let mut page = begin();
        page.insert("page".to_owned(), (index + 1).into());
        page.insert("teasers".to_owned(), newest_first(teasers));
        each(format!("lists/{kind}/{id}/{}.json", index + 1), Value::Object(page))?;
    }
    Ok(())
}
