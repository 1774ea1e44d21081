//! Checks the edition itself: its addresses, navigation, pages, siblings and origins.

use super::articles;
use super::index::{Index, Outline, items};
use super::report::{Report, Severity};
use super::values::is_language;
use crate::folder::Kind;
use crate::json::field;
use crate::origin::is_origin;
use contract::Id;
use manchette::address::Site;
use manchette::i18n::{LANGUAGES, messages};
use std::collections::BTreeMap;

/// Checks `edition.json`, and that the files of every edition exist.
pub fn check(index: &Index, report: &mut Report) {
    for (name, weight, message) in [
        ("edition.json", Severity::Error, "the file is missing: an edition begins with it, see docs/contract"),
        ("front.json", Severity::Error, "the file is missing: the home page is made of it, see docs/contract"),
        ("most-read.json", Severity::Warning, "the file is missing: no page shows what is most read"),
        (
            "live.json",
            Severity::Warning,
            "the file is missing: add {\"version\": \"1.0\", \"articles\": []} when nothing is live",
        ),
    ] {
        if !index.folder.names.contains(name) {
            report.missing(name, weight, message);
        }
    }
    let Some(document) = index.only(&Kind::Edition) else { return };
    language(document, report);
    article_path(document, report);
    sections(document, report);
    navigation(document, index, report);
    pages(document, index, report);
    siblings(document, report);
    origins(document, report);
}

/// The interface must have the edition's language.
fn language(document: &Outline, report: &mut Report) {
    let Some((node, text)) = document.root.get("inLanguage").and_then(|node| Some((node, node.text()?))) else {
        return;
    };
    let primary = text.split('-').next().unwrap_or_default();
    if is_language(text) && !messages(text).language.eq_ignore_ascii_case(primary) {
        let known: Vec<&str> = LANGUAGES.iter().map(|messages| messages.language).collect();
        let message = format!(
            "the interface has no \"{primary}\", only {}: articles stay as they are, but buttons, dates and labels would be \
             English. Translate src/i18n/en.rs and src/i18n/device/en.rs and build the app again: CONTRIBUTING.md, \"Add an \
             interface language\"",
            known.join(", ")
        );
        report.error(document.file, node.at, "$.inLanguage", message);
    }
}

fn article_path(document: &Outline, report: &mut Report) {
    let Some((node, pattern)) = document.root.get("articlePath").and_then(|node| Some((node, node.text()?))) else {
        return;
    };
    let mut error = |message: &str| report.error(document.file, node.at, "$.articlePath", message);
    if !pattern.ends_with("/:id/") {
        error("an article's address ends with its id: end the pattern with \"/:id/\", as in \"/article/:id/\"");
    }
    if !pattern.starts_with('/') {
        error("the pattern is a path on this site: begin with \"/\"");
    }
    let parts: Vec<&str> = pattern.split('/').filter(|part| part.contains(':')).collect();
    let count = |name: &str| parts.iter().filter(|part| **part == name).count();
    if count(":id") > 1 || count(":section") > 1 || parts.iter().any(|part| ![":id", ":section"].contains(part)) {
        error("the pattern may hold \":section\" and \":id\", once each: take the others out");
    }
    let is_plain = |part: &str| part.is_empty() || part.starts_with(':') || Id::new(part).is_some();
    if pattern.contains("//") || !pattern.split('/').all(is_plain) {
        error(
            "the pattern is a plain path: each part begins with a letter or digit and goes on with letters of English, \
             digits and . _ ~ -, and none is empty",
        );
    } else if !articles::pattern_opens_articles(&Site::new("/", "", Vec::new()).with_article_path(Some(pattern))) {
        error("the app has other pages at these addresses: begin the pattern with another name");
    }
}

fn sections(document: &Outline, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for (path, node) in items(document.root, "$", "sections") {
        if let Some(id) = node.text_of("id")
            && let Some(other) = seen.insert(id.to_ascii_lowercase(), id)
        {
            let message = format!("\"{id}\" is the id of a section above (\"{other}\"), capitals or not: keep one");
            report.error(document.file, node.at, &field(&path, "id"), message);
        }
    }
}

fn navigation(document: &Outline, index: &Index, report: &mut Report) {
    for (path, node) in items(document.root, "$", "navigation") {
        let targets = ["section", "topic", "article", "url"];
        if targets.iter().filter(|name| node.get(name).is_some()).count() != 1 {
            let message = "a link leads to one thing: write one of \"section\", \"topic\", \"article\", \"url\"";
            report.error(document.file, node.at, &path, message);
        }
        if let Some(article) = node.get("article")
            && let Some(message) = article.text().and_then(|id| index.no_article(id))
        {
            report.error(document.file, article.at, &field(&path, "article"), message);
        }
    }
}

fn pages(document: &Outline, index: &Index, report: &mut Report) {
    for (path, node) in items(document.root, "$", "pages") {
        let Some((node, id)) = node.get("id").and_then(|node| Some((node, node.text()?))) else { continue };
        let path = field(&path, "id");
        if let Some(message) = index.no_article(id) {
            report.error(document.file, node.at, &path, message);
        } else if let Some(article) = index.articles.get(id)
            && article.root.is_some()
            && article.kind() != "page"
        {
            let message =
                format!("{} is of kind \"{}\": write \"kind\": \"page\" there", article.file.path, article.kind());
            report.error(document.file, node.at, &path, message);
        }
    }
}

fn siblings(document: &Outline, report: &mut Report) {
    let ours = document.root.text_of("inLanguage");
    for (path, node) in items(document.root, "$", "siblings") {
        if let Some(language) = node.get("inLanguage")
            && language.text().is_some_and(|theirs| ours.is_some_and(|ours| ours.eq_ignore_ascii_case(theirs)))
        {
            let message = "a sibling is in another language than the edition: put it right or take it out";
            report.error(document.file, language.at, &field(&path, "inLanguage"), message);
        }
    }
}

fn origins(document: &Outline, report: &mut Report) {
    let Some(origins) = document.root.get("origins") else { return };
    for name in ["images", "media", "data", "embeds"] {
        for (path, node) in items(origins, "$.origins", name) {
            let Some(text) = node.text().filter(|text| !is_origin(text)) else { continue };
            let message =
                format!("\"{text}\" is not an origin: write scheme and host alone, as in https://img.example.org");
            report.error(document.file, node.at, &path, message);
        }
    }
}
