//! Compares all teasers with their articles.

use super::index::{Article, Document, Index, last_change};
use super::report::Report;
use super::walk::TypedNode;
use crate::folder::Kind;
use crate::json::{Node, field};

const REFRESH: &str = "run press teasers, or copy it from the article";

/// Checks every teaser of a file.
pub fn check(document: &Document, index: &Index, report: &mut Report) {
    for teaser in document.walk.all("Teaser") {
        let Some((node, id)) = teaser.node.get("id").and_then(|node| Some((node, node.text()?))) else { continue };
        match index.articles.get(id) {
            Some(article) => compare(document, teaser, article, report),
            None => {
                let message = index.no_article(id).unwrap_or_default();
                report.error(document.file, node.at, &field(&teaser.path, "id"), message);
            }
        }
    }
}

fn compare(document: &Document, teaser: &TypedNode, article: &Article, report: &mut Report) {
    let (file, node) = (document.file, teaser.node);
    let at = |name: &str| (node.get(name).map_or(node.at, |node| node.at), field(&teaser.path, name));
    let Some(root) = article.root else { return };
    if article.is_withdrawn() {
        let message = "the article was withdrawn: take its teaser out";
        let (at, path) = at("id");
        if matches!(document.file.kind, Kind::List(..)) {
            report.error(file, at, &path, message);
        } else {
            report.warning(file, at, &path, message);
        }
    }
    let changed = if node.get("dateModified").is_some() { "dateModified" } else { "datePublished" };
    let (place, path) = at(changed);
    match (last_change(node), last_change(root)) {
        (Some(ours), Some(theirs)) if ours.timestamp() < theirs.timestamp() => {
            let message = format!("the teaser is older than its article, of {}: {REFRESH}", theirs.to_rfc3339());
            report.error(file, place, &path, message);
        }
        (Some(ours), Some(theirs)) if ours.timestamp() > theirs.timestamp() => {
            let message =
                format!("the teaser is newer than its article, of {}: publish the article too", theirs.to_rfc3339());
            report.warning(file, place, &path, message);
        }
        (None, Some(_)) => {
            let message = format!("the teaser has no date and its article has: {REFRESH}");
            report.error(file, place, &path, message);
        }
        _ => {}
    }
    let kind = |node: &Node| node.text_of("kind").unwrap_or("article").to_owned();
    if kind(node) != kind(root) {
        let message =
            format!("the teaser's kind is \"{}\" and its article's \"{}\": {REFRESH}", kind(node), kind(root));
        let (at, path) = at("kind");
        report.error(file, at, &path, message);
    }
    let is_corrected = root.get("corrections").is_some_and(|corrections| !corrections.items().is_empty());
    if node.get("corrected").is_some_and(Node::is_true) != is_corrected {
        let message = if is_corrected { "the article was corrected" } else { "the article has no corrections" };
        let (at, path) = at("corrected");
        report.warning(file, at, &path, format!("{message}, and the teaser says otherwise: {REFRESH}"));
    }
    if let (Some(ours), Some(theirs)) = (node.text_of("headline"), root.text_of("headline"))
        && ours != theirs
    {
        let message = format!("the headline differs from its article's, \"{theirs}\": {REFRESH}");
        let (at, path) = at("headline");
        report.warning(file, at, &path, message);
    }
    let this = matches!(&document.file.kind, Kind::Article(id) if node.text_of("id") == Some(id));
    if this {
        let (at, path) = at("id");
        report.warning(file, at, &path, "the article leads to itself: take this teaser out");
    }
}
