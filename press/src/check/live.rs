//! Checks the posts of live blogs, and that the articles in `live.json` are live blogs.

use super::articles::{named, same_but_for_case};
use super::facts::{Facts, Sheet, items};
use super::lists::{in_order, numbered};
use super::report::Report;
use crate::folder::{Kind, Page};
use crate::json::{Node, field};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the posts of all live blogs, and `live.json`.
pub fn check(facts: &Facts, report: &mut Report) {
    let mut blogs: BTreeMap<&str, BTreeMap<Reverse<Page>, &Sheet>> = BTreeMap::new();
    for sheet in &facts.sheets {
        if let Kind::Live(id, page) = &sheet.file.kind {
            blogs.entry(id).or_default().insert(Reverse(*page), sheet);
        }
    }
    let newest = blogs.iter().filter_map(|(id, pages)| Some((*id, pages.values().next()?.file)));
    same_but_for_case(newest, report);
    let used: BTreeSet<&str> =
        facts.articles.values().filter_map(|article| article.root?.get("live")?.text_of("id")).collect();
    for (id, pages) in &blogs {
        let sheets: Vec<(Page, &Sheet)> = pages.iter().map(|(page, sheet)| (page.0, *sheet)).collect();
        for (_, sheet) in &sheets {
            named(sheet.file, sheet.root, id, report);
        }
        numbered(&sheets, report);
        in_order(&sheets, "posts", report);
        if let Some((Page::Latest, latest)) = sheets.first() {
            posts(latest, &sheets, report);
            if !used.contains(id) {
                let message = format!("no article has \"live\": {{\"id\": \"{id}\"}}: nobody reads these posts");
                report.warning(latest.file, 0, "$", message);
            }
        }
    }
    live_now(facts, report);
}

/// Checks that ids are unique without regard to case, and that key posts exist.
fn posts(latest: &Sheet, sheets: &[(Page, &Sheet)], report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (_, sheet) in sheets {
        for (path, node) in items(sheet.root, "$", "posts") {
            let Some((id, at)) = node.get("id").and_then(|node| Some((node.text()?, node.at))) else { continue };
            if let Some(other) = seen.insert(id.to_ascii_lowercase(), id)
                && other != id
            {
                let message = format!("\"{id}\" and \"{other}\" are equal but for capitals: rename one");
                report.error(sheet.file, at, &field(&path, "id"), message);
            }
        }
    }
    for name in ["keyPosts", "pinned"] {
        for (path, node) in items(latest.root, "$", name) {
            let Some((id, at)) = node.get("id").and_then(|node| Some((node.text()?, node.at))) else { continue };
            if seen.get(&id.to_ascii_lowercase()) != Some(&id) {
                let message = format!("there is no post \"{id}\" in this live blog: take it out, or add the post");
                report.error(latest.file, at, &field(&path, "id"), message);
            }
        }
    }
}

fn live_now(facts: &Facts, report: &mut Report) {
    let Some(sheet) = facts.only(&Kind::LiveNow) else { return };
    let mut seen = BTreeSet::new();
    for (path, node) in items(sheet.root, "$", "articles") {
        let Some(id) = node.text() else { continue };
        if !seen.insert(id) {
            report.error(sheet.file, node.at, &path, format!("\"{id}\" is here twice: keep one"));
        }
        let Some(article) = facts.articles.get(id) else {
            report.error(sheet.file, node.at, &path, facts.no_article(id).unwrap_or_default());
            continue;
        };
        let Some(root) = article.root else { continue };
        if article.kind() != "live" {
            let message = format!(
                "{} is of kind \"{}\": only a live blog is live, take it out",
                article.file.path,
                article.kind()
            );
            report.error(sheet.file, node.at, &path, message);
        }
        if article.is_withdrawn() {
            report.warning(sheet.file, node.at, &path, "the article was withdrawn: take it out");
        }
        let posts = root.get("live").and_then(|live| live.text_of("id"));
        let latest = posts.and_then(|id| facts.folder.file(&format!("live/{id}/latest.json"))?.root());
        if latest.and_then(|latest: &Node| latest.text_of("state")) == Some("ended") {
            let message = "its latest.json says \"ended\": take it out, or readers see that it is live";
            report.warning(sheet.file, node.at, &path, message);
        }
    }
}
