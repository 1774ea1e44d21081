//! Checks the lists of sections, topics and authors: they must exist, and be complete, sorted and without gaps.

use super::articles::{named, same_but_for_case};
use super::index::{Document, Index, ListReference, Outline, date, items, references};
use super::report::Report;
use crate::folder::{File, Kind, Page};
use crate::json::{Node, Span, field};
use contract::ListKind;
use std::collections::{BTreeMap, BTreeSet};

type Key<'a> = (&'a str, &'a str);

/// The pages of one list, the newest first.
type Pages<'b, 'a> = BTreeMap<std::cmp::Reverse<Page>, &'b Outline<'a>>;

/// Checks the lists and all references to them.
pub fn check(index: &Index, report: &mut Report) {
    let mut lists: BTreeMap<Key, Pages> = BTreeMap::new();
    for document in &index.documents {
        if let Kind::List(kind, id, page) = &document.file.kind {
            lists.entry((kind.as_str(), id)).or_default().insert(std::cmp::Reverse(*page), document);
        }
    }
    for kind in ListKind::ALL {
        let of_kind = lists.iter().filter(|((name, _), _)| *name == kind.as_str());
        let newest = of_kind.filter_map(|((_, id), pages)| Some((*id, pages.values().next()?.file)));
        same_but_for_case(newest, report);
    }
    for ((kind, id), pages) in &lists {
        one_list(kind, id, pages, index, report);
    }
}

/// The articles that each list has.
pub type Listed<'a> = BTreeSet<(Key<'a>, &'a str)>;

/// The articles of all lists.
pub fn listed<'a>(index: &Index<'a>) -> Listed<'a> {
    let of = |document: &Outline<'a>| match &document.file.kind {
        Kind::List(kind, id, _) => {
            let key = (kind.as_str(), id.as_str());
            teaser_ids(document).into_iter().map(|teaser| (key, teaser)).collect()
        }
        _ => Vec::new(),
    };
    index.documents.iter().flat_map(of).collect()
}

fn teaser_ids<'a>(document: &Outline<'a>) -> Vec<&'a str> {
    let teasers = document.root.get("teasers").map(Node::items).unwrap_or_default();
    teasers.iter().filter_map(|teaser| teaser.text_of("id")).collect()
}

fn one_list(kind: &str, id: &str, pages: &Pages, index: &Index, report: &mut Report) {
    for document in pages.values() {
        named(document.file, document.root, id, report);
        if let Some(node) = document.root.get("kind")
            && let Some(name) = node.text()
            && name != kind
        {
            let message = format!("the kind is \"{name}\" and the folder says \"{kind}\": make them equal");
            report.error(document.file, node.at, "$.kind", message);
        }
    }
    let documents: Vec<(Page, &Outline)> = pages.iter().map(|(page, document)| (page.0, *document)).collect();
    numbered(&documents, report);
    sizes(&documents, report);
    in_order(&documents, "teasers", report);
    belong(kind, id, &documents, index, report);
}

/// Full pages must be numbered from 1 to `newestFullPage` without a gap. Those of live blogs as well.
pub fn numbered(documents: &[(Page, &Outline)], report: &mut Report) {
    let Some((Page::Latest, latest)) = documents.first() else {
        for (_, document) in documents.iter().take(1) {
            report.error(
                document.file,
                Span::FILE,
                "$",
                "latest.json is missing beside this file: add it, nobody finds this page",
            );
        }
        return;
    };
    let node = latest.root.get("newestFullPage");
    let at = node.map_or(latest.root.at, |node| node.at);
    let newest = node.and_then(Node::count).unwrap_or(0);
    let full: BTreeMap<u32, &Outline> = documents
        .iter()
        .filter_map(|(page, document)| match page {
            Page::Number(number) => Some((*number, *document)),
            Page::Latest => None,
        })
        .collect();
    // For a number that is far too large, report the first missing pages only.
    for missing in (1..=newest).filter(|number| !full.contains_key(number)).take(10) {
        let message =
            format!("newestFullPage is {newest} and {missing}.json is missing: add it or put the number right");
        report.error(latest.file, at, "$.newestFullPage", message);
    }
    for (number, document) in &full {
        if *number > newest {
            let message = format!("newestFullPage in latest.json is {newest}: readers do not find this page");
            report.error(document.file, Span::FILE, "$", message);
        }
        let page = document.root.get("page");
        if page.and_then(Node::count) != Some(*number) {
            let at = page.map_or(document.root.at, |page| page.at);
            report.error(document.file, at, "$.page", format!("\"page\" must be {number}, as in the file's name"));
        }
    }
    if let Some(page) = latest.root.get("page").filter(|page| page.count().is_some()) {
        report.error(latest.file, page.at, "$.page", "latest.json has no \"page\": take it out");
    }
}

/// Full pages must have one size N, and the latest N to 2N - 1.
fn sizes(documents: &[(Page, &Outline)], report: &mut Report) {
    let size = |document: &Outline| document.root.get("teasers").map(Node::items).unwrap_or_default().len();
    let full = || documents.iter().filter(|(page, _)| *page != Page::Latest);
    // The oldest page determines the size.
    let Some((_, oldest)) = full().next_back() else { return };
    let per_page = size(oldest);
    for (_, document) in full().filter(|(_, document)| size(document) != per_page) {
        let message =
            format!("this page has {} teasers and the oldest {per_page}: full pages are of one size", size(document));
        report.error(document.file, Span::FILE, "$.teasers", message);
    }
    if let Some((Page::Latest, latest)) = documents.first()
        && !(per_page..2 * per_page).contains(&size(latest))
    {
        let message = format!(
            "latest.json has {} teasers and full pages {per_page}: it must have {per_page} to {}, run press teasers",
            size(latest),
            2 * per_page - 1
        );
        report.error(latest.file, Span::FILE, "$.teasers", message);
    }
}

/// The newest must come first, within a page and from page to page, and nothing twice.
pub fn in_order(documents: &[(Page, &Outline)], name: &str, report: &mut Report) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut before = None;
    for (_, document) in documents {
        for (path, node) in items(document.root, "$", name) {
            let id = node.get("id").and_then(|node| Some((node.text()?, node.at)));
            if let Some((id, at)) = id
                && let Some(other) = seen.insert(id, &document.file.path)
            {
                report.error(
                    document.file,
                    at,
                    &field(&path, "id"),
                    format!("\"{id}\" is in {other} already: keep one"),
                );
            }
            let Some(date) = date(node, "datePublished") else { continue };
            if before.is_some_and(|before| date.timestamp() > before) {
                let at = node.get("datePublished").map_or(node.at, |node| node.at);
                let message = "this is newer than the one before: the newest comes first";
                report.error(document.file, at, &field(&path, "datePublished"), message);
            }
            before = Some(date.timestamp());
        }
    }
}

/// The article of each teaser must refer to the list.
fn belong(kind: &str, id: &str, documents: &[(Page, &Outline)], index: &Index, report: &mut Report) {
    for (_, document) in documents {
        for (path, node) in items(document.root, "$", "teasers") {
            let Some((name, at)) = node.get("id").and_then(|node| Some((node.text()?, node.at))) else { continue };
            let Some(article) = index.articles.get(name) else { continue };
            let Some(root) = article.root else { continue };
            if !references(root, "$").iter().any(|mention| mention.kind.as_str() == kind && mention.id == id) {
                let message = format!("{} does not name the {kind} \"{id}\": take its teaser out", article.file.path);
                report.error(document.file, at, &field(&path, "id"), message);
            }
        }
    }
}

/// Each list that a file refers to must exist, and the lists that an article refers to must contain it.
pub fn referenced(file: &File, references: Vec<ListReference>, index: &Index, listed: &Listed, report: &mut Report) {
    let mut missing = BTreeSet::new();
    for ListReference { kind, id, path, at } in references {
        let latest = format!("lists/{}/{id}/latest.json", kind.as_str());
        let Some(list) = index.folder.file(&latest) else {
            if missing.insert(latest.clone()) {
                report.error(file, at, &path, format!("{latest} is missing: add it, or run press teasers"));
            }
            continue;
        };
        // A list that is not JSON is reported already, and its content is not known.
        let is_readable = list.root().is_some();
        if let Kind::Article(article) = &file.kind
            && is_readable
            && is_own(&path)
            && !index.articles[article.as_str()].is_withdrawn()
            && !listed.contains(&((kind.as_str(), id), article))
        {
            let message =
                format!("the article is not in lists/{}/{id}/: add its teaser, or run press teasers", kind.as_str());
            report.error(file, at, &path, message);
        }
    }
}

/// True if a reference is the article's own, not that of a teaser in it.
fn is_own(path: &str) -> bool {
    path.starts_with("$.section") || path.starts_with("$.topic") || path.starts_with("$.author")
}

/// All references of a file, also those of teasers in it.
pub fn references_of<'a>(document: &Document<'a>) -> Vec<ListReference<'a>> {
    let mut all = Vec::new();
    for typed in &document.walk.nodes {
        match typed.name {
            "Article" | "Teaser" | "Post" => all.extend(references(typed.node, &typed.path)),
            "NavigationItem" | "Group" => {
                all.extend([ListKind::Section, ListKind::Topic].into_iter().filter_map(|kind| {
                    let node = typed.node.get(kind.as_str())?;
                    Some(ListReference { kind, id: node.text()?, path: field(&typed.path, kind.as_str()), at: node.at })
                }))
            }
            "Edition" => all.extend(items(typed.node, "$", "sections").into_iter().filter_map(|(path, node)| {
                let node = node.get("id")?;
                Some(ListReference { kind: ListKind::Section, id: node.text()?, path: field(&path, "id"), at: node.at })
            })),
            _ => {}
        }
    }
    all
}
