//! Checks the edition itself: its addresses, navigation, pages, siblings and origins.

use super::addresses;
use super::facts::{Facts, Sheet, items};
use super::report::{Report, Weight};
use crate::folder::Kind;
use crate::json::field;
use std::collections::BTreeMap;

/// Checks `edition.json`, and that the files of every edition exist.
pub fn check(facts: &Facts, report: &mut Report) {
    for (name, weight, message) in [
        ("edition.json", Weight::Error, "the file is missing: an edition begins with it, see docs/contract"),
        ("front.json", Weight::Error, "the file is missing: the home page is made of it, see docs/contract"),
        ("most-read.json", Weight::Warning, "the file is missing: no page shows what is most read"),
        (
            "live.json",
            Weight::Warning,
            "the file is missing: add {\"version\": \"1.0\", \"articles\": []} when nothing is live",
        ),
    ] {
        if !facts.folder.names.contains(name) {
            report.missing(name, weight, message);
        }
    }
    let Some(sheet) = facts.only(&Kind::Edition) else { return };
    article_path(sheet, report);
    sections(sheet, report);
    navigation(sheet, facts, report);
    pages(sheet, facts, report);
    siblings(sheet, report);
    origins(sheet, report);
}

fn article_path(sheet: &Sheet, report: &mut Report) {
    let Some((node, pattern)) = sheet.root.get("articlePath").and_then(|node| Some((node, node.text()?))) else {
        return;
    };
    let mut error = |message: &str| report.error(sheet.file, node.at, "$.articlePath", message);
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
    if pattern.contains(['?', '#', '*', '%']) || pattern.contains("//") || pattern.contains(char::is_whitespace) {
        error("the pattern is a plain path: no ? # * % or white space, and no empty parts");
    }
}

fn sections(sheet: &Sheet, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for (path, node) in items(sheet.root, "$", "sections") {
        if let Some(id) = node.text_of("id")
            && let Some(other) = seen.insert(id.to_ascii_lowercase(), id)
        {
            let message = format!("\"{id}\" is the id of a section above (\"{other}\"), capitals or not: keep one");
            report.error(sheet.file, node.at, &field(&path, "id"), message);
        }
    }
}

fn navigation(sheet: &Sheet, facts: &Facts, report: &mut Report) {
    for (path, node) in items(sheet.root, "$", "navigation") {
        let targets = ["section", "topic", "article", "url"];
        if targets.iter().filter(|name| node.get(name).is_some()).count() != 1 {
            let message = "a link leads to one thing: write one of \"section\", \"topic\", \"article\", \"url\"";
            report.error(sheet.file, node.at, &path, message);
        }
        if let Some(article) = node.get("article")
            && let Some(message) = article.text().and_then(|id| facts.no_article(id))
        {
            report.error(sheet.file, article.at, &field(&path, "article"), message);
        }
    }
}

fn pages(sheet: &Sheet, facts: &Facts, report: &mut Report) {
    for (path, node) in items(sheet.root, "$", "pages") {
        let Some((node, id)) = node.get("id").and_then(|node| Some((node, node.text()?))) else { continue };
        let path = field(&path, "id");
        if let Some(message) = facts.no_article(id) {
            report.error(sheet.file, node.at, &path, message);
        } else if let Some(article) = facts.articles.get(id)
            && article.root.is_some()
            && article.kind() != "page"
        {
            let message =
                format!("{} is of kind \"{}\": write \"kind\": \"page\" there", article.file.path, article.kind());
            report.error(sheet.file, node.at, &path, message);
        }
    }
}

fn siblings(sheet: &Sheet, report: &mut Report) {
    let ours = sheet.root.text_of("inLanguage");
    for (path, node) in items(sheet.root, "$", "siblings") {
        if let Some(language) = node.get("inLanguage")
            && language.text().is_some_and(|theirs| ours.is_some_and(|ours| ours.eq_ignore_ascii_case(theirs)))
        {
            let message = "a sibling is in another language than the edition: put it right or take it out";
            report.error(sheet.file, language.at, &field(&path, "inLanguage"), message);
        }
    }
}

fn origins(sheet: &Sheet, report: &mut Report) {
    let Some(origins) = sheet.root.get("origins") else { return };
    for name in ["images", "media", "data", "embeds"] {
        for (path, node) in items(origins, "$.origins", name) {
            let Some(text) = node.text().filter(|text| !is_origin(text)) else { continue };
            let message =
                format!("\"{text}\" is not an origin: write scheme and host alone, as in https://img.example.org");
            report.error(sheet.file, node.at, &path, message);
        }
    }
}

fn is_origin(text: &str) -> bool {
    let plain = text.replacen("://*.", "://", 1);
    let is_host = |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    addresses::origin(&plain).is_some_and(|origin| origin.eq_ignore_ascii_case(&plain))
        && plain.split_once("://").is_some_and(|(_, host)| is_host(host))
}
