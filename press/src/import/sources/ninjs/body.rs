//! The text of an item: the best of the bodies that it has.

use crate::import::sources::documents::{escape, items};
use serde_json::Value;

/// The kinds of bodies, from the plainest to the richest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Plain,
    Nitf,
    Html,
    Illustrated,
}

/// The body as HTML; `None` if there is none.
pub fn html(item: &Value) -> Option<String> {
    // Of two of a kind, the longer: some are cut.
    let best = bodies(item).into_iter().max_by_key(|body| (kind(body), body.len()))?;
    Some(match kind(best) {
        Kind::Plain => paragraphs(best),
        Kind::Nitf => nitf(best),
        Kind::Html | Kind::Illustrated => {
            best.replace("</ br>", "<br>").replace("<hl2>", "<h2>").replace("</hl2>", "</h2>")
        }
    })
}

/// All bodies: of lists with roles, and of fields such as `body_xhtml`.
fn bodies(item: &Value) -> Vec<&str> {
    let of_list = items(item, "/bodies").iter().filter_map(|body| body.get("value").or(body.get("text"))?.as_str());
    let named = item.as_object().into_iter().flatten().filter(|(name, _)| name.starts_with("body"));
    let all = of_list.chain(named.filter_map(|(_, body)| body.as_str()));
    all.filter(|body| !body.trim().is_empty()).collect()
}

fn kind(body: &str) -> Kind {
    let lower = body.to_ascii_lowercase();
    let has = |tags: &[&str]| tags.iter().any(|tag| lower.contains(tag));
    if has(&["<nitf", "<ttnitf", "<body.content"]) {
        Kind::Nitf
    } else if has(&["<img", "<figure", "<video"]) {
        Kind::Illustrated
    } else if has(&[
        "<p>", "<p ", "<br", "<div", "<h1", "<h2", "<a ", "<b>", "<em", "<i>", "<strong", "<su", "<ul", "<body",
    ]) {
        Kind::Html
    } else {
        Kind::Plain
    }
}

/// Plain text: an empty line ends a paragraph. Text without empty lines has a paragraph on each line.
fn paragraphs(body: &str) -> String {
    let text = body.replace("\r\n", "\n");
    let has_empty_lines = text.trim().lines().any(|line| line.trim().is_empty());
    let mut html = String::new();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            lines.push(escape(line));
        }
        if (line.is_empty() || !has_empty_lines) && !lines.is_empty() {
            html += &format!("<p>{}</p>", lines.join("<br>"));
            lines.clear();
        }
    }
    html
}

/// The content of NITF, whose paragraphs, lists and tables are HTML's. Its head is the item's own.
fn nitf(body: &str) -> String {
    let lower = body.to_ascii_lowercase();
    let start = ["<body.content", "<body>", "<body "].iter().find_map(|tag| lower.find(tag));
    let end = ["</body.content>", "</body>"].iter().find_map(|tag| lower.find(tag));
    let content = match (start, end) {
        (Some(start), Some(end)) if start < end => body.get(start..end).unwrap_or(body),
        _ => body,
    };
    // ASCII folding keeps the places of all bytes, so the tag's end is found in the text itself.
    let content = content.split_once('>').filter(|_| start.is_some()).map_or(content, |(_, content)| content);
    content.replace("<hl2>", "<h2>").replace("</hl2>", "</h2>").replace("<hl1>", "<h2>").replace("</hl1>", "</h2>")
}
