//! Checks the posts of live blogs, and the articles that `live.json` calls live.

use super::articles::{named, same_but_for_case};
use super::index::{Index, Outline, items};
use super::lists::{in_order, numbered};
use super::report::Report;
use crate::folder::{Kind, Page};
use crate::json::{Node, Span, field};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the posts of all live blogs, and `live.json`.
pub fn check(index: &Index, report: &mut Report) {
    let mut blogs: BTreeMap<&str, BTreeMap<Reverse<Page>, &Outline>> = BTreeMap::new();
    for document in &index.documents {
        if let Kind::Live(id, page) = &document.file.kind {
            blogs.entry(id).or_default().insert(Reverse(*page), document);
        }
    }
    let newest = blogs.iter().filter_map(|(id, pages)| Some((*id, pages.values().next()?.file)));
    same_but_for_case(newest, report);
    let used: BTreeSet<&str> =
        index.articles.values().filter_map(|article| article.root?.get("live")?.text_of("id")).collect();
    for (id, pages) in &blogs {
        let documents: Vec<(Page, &Outline)> = pages.iter().map(|(page, document)| (page.0, *document)).collect();
        for (_, document) in &documents {
            named(document.file, document.root, id, report);
        }
        numbered(&documents, report);
        in_order(&documents, "posts", report);
        if let Some((Page::Latest, latest)) = documents.first() {
            posts(latest, &documents, report);
            if !used.contains(id) {
                let message = format!("no article has \"live\": {{\"id\": \"{id}\"}}: nobody reads these posts");
                report.warning(latest.file, Span::FILE, "$", message);
            }
        }
    }
    live_now(index, report);
}

/// Ids must be unique without regard to case, and key posts must exist.
fn posts(latest: &Outline, documents: &[(Page, &Outline)], report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (_, document) in documents {
        for (path, node) in items(document.root, "$", "posts") {
            let Some((id, at)) = node.get("id").and_then(|node| Some((node.text()?, node.at))) else { continue };
            if let Some(other) = seen.insert(id.to_ascii_lowercase(), id)
                && other != id
            {
                let message = format!("\"{id}\" and \"{other}\" are equal but for capitals: rename one");
                report.error(document.file, at, &field(&path, "id"), message);
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

fn live_now(index: &Index, report: &mut Report) {
    let Some(document) = index.only(&Kind::LiveNow) else { return };
    let mut seen = BTreeSet::new();
    for (path, node) in items(document.root, "$", "articles") {
        let Some(id) = node.text() else { continue };
        if !seen.insert(id) {
            report.error(document.file, node.at, &path, format!("\"{id}\" is here twice: keep one"));
        }
        let Some(article) = index.articles.get(id) else {
            report.error(document.file, node.at, &path, index.no_article(id).unwrap_or_default());
            continue;
        };
        let Some(root) = article.root else { continue };
        if article.kind() != "live" {
            let message = format!(
                "{} is of kind \"{}\": only a live blog is live, take it out",
                article.file.path,
                article.kind()
            );
            report.error(document.file, node.at, &path, message);
        }
        if article.is_withdrawn() {
            report.warning(document.file, node.at, &path, "the article was withdrawn: take it out");
        }
        let posts = root.get("live").and_then(|live| live.text_of("id"));
        let latest = posts.and_then(|id| index.folder.file(&format!("live/{id}/latest.json"))?.root());
        if latest.and_then(|latest: &Node| latest.text_of("state")) == Some("ended") {
            let message = "its latest.json says \"ended\": take it out, or readers see that it is live";
            report.warning(document.file, node.at, &path, message);
        }
    }
}
