//! Generates the lists of sections, topics and authors from the articles that refer to them.

use super::{Articles, Changes, teaser, value};
use crate::folder::{Folder, Kind, Page};
use contract::{Date, Id, ListKind, MAJOR, MINOR};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A list that is being generated.
#[derive(Default)]
struct List<'a> {
    /// The name in the edition.
    edition_name: Option<&'a str>,
    /// The articles that refer to the list.
    articles: Vec<&'a Value>,
    /// The name in each of these articles.
    names: Vec<&'a str>,
    /// The existing latest page.
    latest: Value,
}

type Lists<'a> = BTreeMap<(&'static str, String), List<'a>>;

/// Plans all files of `lists/`. `extra` has the name, description, role or image of lists, by kind and id.
pub fn rebuild(
    folder: &Folder,
    articles: &Articles,
    per_page: usize,
    extra: &Value,
    changes: &mut Changes,
    complaints: &mut Vec<String>,
) {
    let edition = folder.file("edition.json").map(value).unwrap_or_default();
    let mut lists = Lists::new();
    for section in edition["sections"].as_array().into_iter().flatten() {
        if let Some(list) = entry(&mut lists, ListKind::Section, section, "edition.json", complaints) {
            list.edition_name = section["name"].as_str();
        }
    }
    for article in in_order(articles) {
        let file = format!("articles/{}.json", article["id"].as_str().unwrap_or_default());
        let named = [(ListKind::Section, &article["section"]), (ListKind::Topic, &article["topic"])];
        let authors = article["author"].as_array().into_iter().flatten().map(|author| (ListKind::Author, author));
        for (kind, reference) in named.into_iter().chain(authors) {
            if let Some(list) = entry(&mut lists, kind, reference, &file, complaints) {
                list.names.extend(reference["name"].as_str());
                // List an author once who is named twice.
                if !list.articles.last().is_some_and(|last| last["id"] == article["id"]) {
                    list.articles.push(article);
                }
            }
        }
    }
    for file in &folder.files {
        let Kind::List(kind, id, page) = &file.kind else { continue };
        match page {
            Page::Latest => lists.entry((kind.as_str(), id.clone())).or_default().latest = value(file),
            // Cancelled below if the list still has this page.
            Page::Number(_) => drop(changes.insert(file.path.clone(), None)),
        }
    }
    for ((kind, id), list) in &lists {
        pages(kind, id, list, per_page, &extra[kind][id.as_str()], changes);
    }
}

/// The published articles, oldest first; those of the same second by id, so that the order is stable.
fn in_order(articles: &Articles) -> Vec<&Value> {
    let published = |article: &Value| Date::parse(article["datePublished"].as_str()?);
    let mut standing: Vec<&Value> =
        articles.values().filter(|article| article["status"] != "withdrawn" && article["id"].is_string()).collect();
    standing.sort_by_key(|article| (published(article).map(|date| date.timestamp()), article["id"].as_str()));
    standing
}

/// The list that a reference names; `None` without a valid id.
fn entry<'a, 'b>(
    lists: &'b mut Lists<'a>,
    kind: ListKind,
    reference: &Value,
    file: &str,
    complaints: &mut Vec<String>,
) -> Option<&'b mut List<'a>> {
    let id = reference["id"].as_str()?;
    if Id::new(id).is_none() {
        complaints.push(format!("{file}: \"{id}\" is not an id: no list is made for it"));
        return None;
    }
    Some(lists.entry((kind.as_str(), id.to_owned())).or_default())
}

/// Plans the pages of one list: full pages from the oldest, and the latest page with N to 2N-1 teasers.
fn pages(kind: &str, id: &str, list: &List, per_page: usize, extra: &Value, changes: &mut Changes) {
    let teasers: Vec<Value> = list.articles.iter().map(|article| teaser::of(article)).collect();
    let full = (teasers.len() / per_page).saturating_sub(1);
    let name = extra["name"]
        .as_str()
        .or(list.edition_name)
        .or(list.names.last().copied())
        .or(list.latest["name"].as_str())
        .unwrap_or(id);
    let begin = || {
        let mut page = Map::new();
        page.insert("version".to_owned(), format!("{MAJOR}.{MINOR}").into());
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
    changes.insert(format!("lists/{kind}/{id}/latest.json"), Some(Value::Object(latest)));
    for (index, teasers) in teasers.chunks(per_page).take(full).enumerate() {
        let mut page = begin();
        page.insert("page".to_owned(), (index + 1).into());
        page.insert("teasers".to_owned(), newest_first(teasers));
        changes.insert(format!("lists/{kind}/{id}/{}.json", index + 1), Some(Value::Object(page)));
    }
}
