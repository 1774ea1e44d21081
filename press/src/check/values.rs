//! Checks of values that the schema accepts but the app does not, or not well: dates, languages, pictures, sources, links.

use super::index::{Index, date};
use super::report::Report;
use super::walk::TypedNode;
use crate::folder::File;
use crate::json::{Node, field};
use contract::Date;
use std::collections::HashSet;
use std::time::{SystemTime, UNIX_EPOCH};

/// Checks a node by its type.
pub fn check(file: &File, typed: &TypedNode, index: &Index, report: &mut Report) {
    let TypedNode { name, path, node } = typed;
    match *name {
        "Date" => is_date(file, node, path, report),
        "Article" | "Teaser" | "Post" => {
            is_past(file, node, path, index, report);
            in_order(
                file,
                node,
                path,
                ["datePublished", "dateModified"],
                "an article changes after it is published",
                report,
            );
        }
        "Window" => in_order(file, node, path, ["from", "to"], "a window ends after it begins", report),
        "Image" => image(file, node, path, report),
        "Icon" => icon(file, node, path, report),
        "Screenshot" => screenshot(file, node, path, report),
        "VideoBlock" => sources(file, node, path, report),
        "Block" => block(file, node, path, report),
        "Span" => span(file, node, path, index, report),
        _ => {}
    }
    for name in ["inLanguage", "lang"] {
        if let Some(node) = node.get(name)
            && let Some(text) = node.text().filter(|text| !text.trim().is_empty())
            && !is_language(text)
        {
            let message = format!("\"{text}\" is not a language tag: write one such as \"fr\" or \"pt-BR\"");
            report.error(file, node.at, &field(path, name), message);
        }
    }
}

fn is_date(file: &File, node: &Node, path: &str, report: &mut Report) {
    let Some(text) = node.text() else { return };
    let Some(date) = Date::parse(text) else {
        let message = format!("\"{text}\" is not an RFC 3339 date: write it like 2016-11-07T18:12:00+01:00");
        report.error(file, node.at, path, message);
        return;
    };
    if text.get(17..19) == Some("60") {
        let message = format!("\"{text}\" is a leap second, which most formats do not have: write 59, as pages do");
        report.warning(file, node.at, path, message);
    }
    if date.timestamp() < 0 {
        let message = format!("\"{text}\" is before 1970: search engines do not take it, so sitemaps leave it out");
        report.warning(file, node.at, path, message);
    }
}

/// Warns of a date in the future, unless the article has to wait.
fn is_past(file: &File, node: &Node, path: &str, index: &Index, report: &mut Report) {
    let Some((at, text)) = node.get("datePublished").and_then(|node| Some((node.at, node.text()?))) else { return };
    // Dates of the newsroom's clock may be a little ahead of this one.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() as i64);
    let article = node.text_of("id").and_then(|id| index.articles.get(id));
    let waits = article
        .is_some_and(|article| article.is_draft() || article.publish_from().is_some_and(|date| date.timestamp() > now));
    if !waits && Date::parse(text).is_some_and(|date| date.timestamp() > now + AHEAD) {
        let message = format!(
            "\"{text}\" is in the future: the article is published all the same, in feeds too; publishFrom makes it wait"
        );
        report.warning(file, at, &field(path, "datePublished"), message);
    }
}

/// How far a date may be ahead of the clock, in seconds.
const AHEAD: i64 = 3600;

fn in_order(file: &File, node: &Node, path: &str, [first, second]: [&str; 2], why: &str, report: &mut Report) {
    if let (Some(before), Some(after)) = (date(node, first), date(node, second))
        && after.timestamp() < before.timestamp()
    {
        let at = node.get(second).map_or(node.at, |node| node.at);
        report.error(file, at, &field(path, second), format!("{second} is before {first}: {why}"));
    }
}

/// True if a text has the form of a BCP 47 tag. The language itself may not exist.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn image(file: &File, node: &Node, path: &str, report: &mut Report) {
    if node.members().is_empty() {
        report.error(file, node.at, path, "the picture is empty: fill it in or take it out");
        return;
    }
    let renditions = node.get("renditions").map(Node::items).unwrap_or_default();
    if renditions.is_empty() {
        report.error(file, node.at, path, "the picture has no \"renditions\": nothing shows, add one");
    }
    for name in ["width", "height"] {
        if node.get(name).is_none() {
            let message = format!("the picture has no \"{name}\": add it in pixels, or the page jumps while it loads");
            report.error(file, node.at, path, message);
        }
    }
    if node.get("alt").is_none() {
        let message = "the picture has no \"alt\": say what it shows, or write \"\" when it only decorates";
        report.error(file, node.at, path, message);
    }
    let natural = node.get("width").and_then(Node::count);
    let mut seen = HashSet::new();
    for (index, rendition) in renditions.iter().enumerate() {
        let Some(width_node) = rendition.get("width") else { continue };
        let Some(width) = width_node.count() else { continue };
        let path = format!("{path}.renditions[{index}].width");
        if natural.is_some_and(|natural| width > natural) {
            let message =
                format!("{width} is wider than the picture itself ({}): put one of them right", natural.unwrap_or(0));
            report.warning(file, width_node.at, &path, message);
        }
        if !seen.insert((rendition.text_of("type"), width)) {
            let message = format!("there is a rendition of this type and width ({width}) already: keep one");
            report.error(file, width_node.at, &path, message);
        }
    }
}

fn icon(file: &File, node: &Node, path: &str, report: &mut Report) {
    sizes(file, node, path, report);
    let Some((purpose, text)) = node.get("purpose").and_then(|purpose| Some((purpose, purpose.text()?))) else {
        return;
    };
    if text.trim().is_empty() || !text.split_whitespace().all(|word| ["any", "maskable", "monochrome"].contains(&word))
    {
        let message = format!("\"{text}\" is no purpose of an icon: write \"any\", \"maskable\" or \"monochrome\"");
        report.error(file, purpose.at, &field(path, "purpose"), message);
    }
}

fn screenshot(file: &File, node: &Node, path: &str, report: &mut Report) {
    sizes(file, node, path, report);
    if node.text_of("label").is_none_or(|label| label.trim().is_empty()) {
        let message = "the screenshot has no \"label\": say what it shows, for those who do not see it";
        report.error(file, node.at, path, message);
    }
}

fn sizes(file: &File, node: &Node, path: &str, report: &mut Report) {
    let Some((sizes, text)) = node.get("sizes").and_then(|sizes| Some((sizes, sizes.text()?))) else { return };
    let is_number = |text: &str| text.parse::<u32>().is_ok_and(|number| number > 0 && number.to_string() == text);
    let is_size =
        |text: &str| text.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height));
    if text.trim().is_empty() || !text.split_whitespace().all(|text| text == "any" || is_size(text)) {
        let message = format!("\"{text}\" is no size: write width and height in pixels, as in \"512x512\"");
        report.error(file, sizes.at, &field(path, "sizes"), message);
    }
}

fn sources(file: &File, node: &Node, path: &str, report: &mut Report) {
    if node.get("sources").map(Node::items).unwrap_or_default().is_empty() {
        report.error(file, node.at, path, "there are no \"sources\": nothing plays, add one");
    }
}

fn block(file: &File, node: &Node, path: &str, report: &mut Report) {
    match node.text_of("type") {
        Some("video" | "audio") => sources(file, node, path, report),
        Some("list") if node.get("ordered").is_none() => {
            for name in ["start", "reversed"] {
                if let Some(number) = node.get(name) {
                    let message = format!("a list without numbers has no \"{name}\": add \"ordered\": true");
                    report.error(file, number.at, &field(path, name), message);
                }
            }
        }
        _ => {}
    }
}

fn span(file: &File, node: &Node, path: &str, index: &Index, report: &mut Report) {
    let links: Vec<(&str, &Node)> =
        ["article", "note", "href"].into_iter().filter_map(|name| Some((name, node.get(name)?))).collect();
    if let [(name, first), (other, _), ..] = links.as_slice() {
        let message = format!("a span links to one thing: keep \"{name}\" or \"{other}\"");
        report.error(file, first.at, &field(path, name), message);
    }
    let Some(article) = node.get("article") else { return };
    let path = field(path, "article");
    if let Some(message) = article.text().and_then(|id| index.no_article(id)) {
        report.error(file, article.at, &path, message);
    }
}
