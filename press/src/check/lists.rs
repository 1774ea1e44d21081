//! Checks that the lists of sections, topics and authors exist, are complete and in order, and have contiguous pages.

use super::articles::{named, same_but_for_case};
use super::facts::{Facts, Mention, Sheet, date, items, mentions};
use super::report::Report;
use crate::folder::{Kind, Page};
use crate::json::{Node, field};
use contract::ListKind;
use std::collections::{BTreeMap, BTreeSet};

type Key<'a> = (&'a str, &'a str);

/// The pages of one list, newest first.
type Pages<'b, 'a> = BTreeMap<std::cmp::Reverse<Page>, &'b Sheet<'a>>;

/// Checks the lists and all mentions of them.
pub fn check(facts: &Facts, report: &mut Report) {
    let mut lists: BTreeMap<Key, Pages> = BTreeMap::new();
    for sheet in &facts.sheets {
        if let Kind::List(kind, id, page) = &sheet.file.kind {
            lists.entry((kind.as_str(), id)).or_default().insert(std::cmp::Reverse(*page), sheet);
        }
    }
    for kind in ListKind::ALL {
        let of_kind = lists.iter().filter(|((name, _), _)| *name == kind.as_str());
        let newest = of_kind.filter_map(|((_, id), pages)| Some((*id, pages.values().next()?.file)));
        same_but_for_case(newest, report);
    }
    for ((kind, id), pages) in &lists {
        one_list(kind, id, pages, facts, report);
    }
    let listed: BTreeSet<(Key, &str)> = lists
        .iter()
        .flat_map(|(key, pages)| pages.values().flat_map(|sheet| teaser_ids(sheet)).map(|id| (*key, id)))
        .collect();
    for sheet in &facts.sheets {
        mentioned(sheet, facts, &listed, report);
    }
}

fn teaser_ids<'a>(sheet: &Sheet<'a>) -> Vec<&'a str> {
    let teasers = sheet.root.get("teasers").map(Node::items).unwrap_or_default();
    teasers.iter().filter_map(|teaser| teaser.text_of("id")).collect()
}

fn one_list(kind: &str, id: &str, pages: &Pages, facts: &Facts, report: &mut Report) {
    for sheet in pages.values() {
        named(sheet.file, sheet.root, id, report);
        if let Some(node) = sheet.root.get("kind")
            && let Some(name) = node.text()
            && name != kind
        {
            let message = format!("the kind is \"{name}\" and the folder says \"{kind}\": make them equal");
            report.error(sheet.file, node.at, "$.kind", message);
        }
    }
    let sheets: Vec<(Page, &Sheet)> = pages.iter().map(|(page, sheet)| (page.0, *sheet)).collect();
    numbered(&sheets, report);
    sizes(&sheets, report);
    in_order(&sheets, "teasers", report);
    belong(kind, id, &sheets, facts, report);
}

/// Checks that pages are numbered from 1 to `newestFullPage` without a gap. The pages of live blogs follow the same
/// rule.
pub fn numbered(sheets: &[(Page, &Sheet)], report: &mut Report) {
    let Some((Page::Latest, latest)) = sheets.first() else {
        for (_, sheet) in sheets.iter().take(1) {
            report.error(sheet.file, 0, "$", "latest.json is missing beside this file: add it, nobody finds this page");
        }
        return;
    };
    let node = latest.root.get("newestFullPage");
    let at = node.map_or(latest.root.at, |node| node.at);
    let newest = node.and_then(Node::count).unwrap_or(0);
    let there: BTreeMap<u32, &Sheet> = sheets
        .iter()
        .filter_map(|(page, sheet)| match page {
            Page::Number(number) => Some((*number, *sheet)),
            Page::Latest => None,
        })
        .collect();
    // If the number is far too large, report only the first missing pages.
    for missing in (1..=newest).filter(|number| !there.contains_key(number)).take(10) {
        let message =
            format!("newestFullPage is {newest} and {missing}.json is missing: add it or put the number right");
        report.error(latest.file, at, "$.newestFullPage", message);
    }
    for (number, sheet) in &there {
        if *number > newest {
            let message = format!("newestFullPage in latest.json is {newest}: readers do not find this page");
            report.error(sheet.file, 0, "$", message);
        }
        let page = sheet.root.get("page");
        if page.and_then(Node::count) != Some(*number) {
            let at = page.map_or(sheet.root.at, |page| page.at);
            report.error(sheet.file, at, "$.page", format!("\"page\" must be {number}, as in the file's name"));
        }
    }
    if let Some(page) = latest.root.get("page").filter(|page| page.count().is_some()) {
        report.error(latest.file, page.at, "$.page", "latest.json has no \"page\": take it out");
    }
}

/// Checks that all full pages have the same size N, and the latest page has N to 2N teasers.
fn sizes(sheets: &[(Page, &Sheet)], report: &mut Report) {
    let size = |sheet: &Sheet| sheet.root.get("teasers").map(Node::items).unwrap_or_default().len();
    let full = || sheets.iter().filter(|(page, _)| *page != Page::Latest);
    // The size is that of the oldest page.
    let Some((_, oldest)) = full().next_back() else { return };
    let per_page = size(oldest);
    for (_, sheet) in full().filter(|(_, sheet)| size(sheet) != per_page) {
        let message =
            format!("this page has {} teasers and the oldest {per_page}: full pages are of one size", size(sheet));
        report.error(sheet.file, 0, "$.teasers", message);
    }
    if let Some((Page::Latest, latest)) = sheets.first()
        && !(per_page..=2 * per_page).contains(&size(latest))
    {
        let message = format!(
            "latest.json has {} teasers and full pages {per_page}: it must have {per_page} to {}, run press teasers",
            size(latest),
            2 * per_page
        );
        report.error(latest.file, 0, "$.teasers", message);
    }
}

/// Checks that teasers are ordered from the newest to the oldest, also across pages, and that none is repeated.
pub fn in_order(sheets: &[(Page, &Sheet)], name: &str, report: &mut Report) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut before = None;
    for (_, sheet) in sheets {
        for (path, node) in items(sheet.root, "$", name) {
            let id = node.get("id").and_then(|node| Some((node.text()?, node.at)));
            if let Some((id, at)) = id
                && let Some(other) = seen.insert(id, &sheet.file.path)
            {
                report.error(sheet.file, at, &field(&path, "id"), format!("\"{id}\" is in {other} already: keep one"));
            }
            let Some(date) = date(node, "datePublished") else { continue };
            if before.is_some_and(|before| date.timestamp() > before) {
                let at = node.get("datePublished").map_or(node.at, |node| node.at);
                let message = "this is newer than the one before: the newest comes first";
                report.error(sheet.file, at, &field(&path, "datePublished"), message);
            }
            before = Some(date.timestamp());
        }
    }
}

/// Checks that the article of each teaser refers to the list.
fn belong(kind: &str, id: &str, sheets: &[(Page, &Sheet)], facts: &Facts, report: &mut Report) {
    for (_, sheet) in sheets {
        for (path, node) in items(sheet.root, "$", "teasers") {
            let Some((name, at)) = node.get("id").and_then(|node| Some((node.text()?, node.at))) else { continue };
            let Some(article) = facts.articles.get(name) else { continue };
            let Some(root) = article.root else { continue };
            if !mentions(root, "$").iter().any(|mention| mention.kind.as_str() == kind && mention.id == id) {
                let message = format!("{} does not name the {kind} \"{id}\": take its teaser out", article.file.path);
                report.error(sheet.file, at, &field(&path, "id"), message);
            }
        }
    }
}

/// Checks that the list of each section, topic and author that a file refers to exists, and that an article is in its
/// lists.
fn mentioned(sheet: &Sheet, facts: &Facts, listed: &BTreeSet<(Key, &str)>, report: &mut Report) {
    let mut missing = BTreeSet::new();
    for Mention { kind, id, path, at } in all_mentions(sheet) {
        let latest = format!("lists/{}/{id}/latest.json", kind.as_str());
        let Some(file) = facts.folder.file(&latest) else {
            if missing.insert(latest.clone()) {
                report.error(sheet.file, at, &path, format!("{latest} is missing: add it, or run press teasers"));
            }
            continue;
        };
        // A broken list is reported separately; its content is unknown.
        let is_readable = file.root().is_some();
        if let Kind::Article(article) = &sheet.file.kind
            && is_readable
            && is_own(&path)
            && !facts.articles[article.as_str()].is_withdrawn()
            && !listed.contains(&((kind.as_str(), id), article))
        {
            let message =
                format!("the article is not in lists/{}/{id}/: add its teaser, or run press teasers", kind.as_str());
            report.error(sheet.file, at, &path, message);
        }
    }
}

/// True if a mention belongs to the article itself and not to a teaser in it.
fn is_own(path: &str) -> bool {
    path.starts_with("$.section") || path.starts_with("$.topic") || path.starts_with("$.author")
}

fn all_mentions<'a>(sheet: &Sheet<'a>) -> Vec<Mention<'a>> {
    let mut all = Vec::new();
    for thing in &sheet.walk.things {
        match thing.name {
            "Article" | "Teaser" | "Post" => all.extend(mentions(thing.node, &thing.path)),
            "NavigationItem" | "Group" => {
                all.extend([ListKind::Section, ListKind::Topic].into_iter().filter_map(|kind| {
                    let node = thing.node.get(kind.as_str())?;
                    Some(Mention { kind, id: node.text()?, path: field(&thing.path, kind.as_str()), at: node.at })
                }))
            }
            "Edition" => all.extend(items(thing.node, "$", "sections").into_iter().filter_map(|(path, node)| {
                let node = node.get("id")?;
                Some(Mention { kind: ListKind::Section, id: node.text()?, path: field(&path, "id"), at: node.at })
            })),
            _ => {}
        }
    }
    all
}
