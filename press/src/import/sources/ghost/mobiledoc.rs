//! Mobiledoc, the format of Ghost's editor before version 5, as HTML.
//!
//! A document is lists of numbers: sections (1 text, 2 picture, 3 list, 10 card) whose markers open and close markups.

use super::cards;
use crate::import::sources::text::escape;
use serde_json::Value;

/// Renders a document; `None` if it is none.
pub fn html(source: &str, note: &mut dyn FnMut(String)) -> Option<String> {
    let root: Value = serde_json::from_str(source).ok()?;
    let sections = root.get("sections")?.as_array()?;
    let mut html = String::new();
    for section in sections {
        let part = |at: usize| section.get(at);
        match section.get(0).and_then(Value::as_u64) {
            Some(1) => {
                let tag = tag(part(1));
                html.push_str(&format!("<{tag}>{}</{tag}>", markers(part(2), &root)));
            }
            Some(2) => html.push_str(&format!(
                "<img src=\"{}\" alt=\"\">",
                escape(part(1).and_then(Value::as_str).unwrap_or_default())
            )),
            Some(3) => {
                let tag = if part(1).and_then(Value::as_str) == Some("ol") { "ol" } else { "ul" };
                let items = part(2).and_then(Value::as_array).into_iter().flatten();
                let items: String = items.map(|item| format!("<li>{}</li>", markers(Some(item), &root))).collect();
                html.push_str(&format!("<{tag}>{items}</{tag}>"));
            }
            Some(10) => html.push_str(&card(part(1), &root, note)),
            _ => note("unknown section left out".to_owned()),
        }
    }
    Some(html)
}

fn tag(name: Option<&Value>) -> &str {
    match name.and_then(Value::as_str) {
        Some(tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "aside")) => tag,
        Some("pull-quote") => "blockquote",
        _ => "p",
    }
}

/// The entry of one of the document's tables.
fn entry<'a>(root: &'a Value, table: &str, at: Option<&Value>) -> Option<&'a Value> {
    root.get(table)?.get(usize::try_from(at?.as_u64()?).ok()?)
}

fn markers(markers: Option<&Value>, root: &Value) -> String {
    let mut html = String::new();
    let mut open: Vec<&str> = Vec::new();
    for marker in markers.and_then(Value::as_array).into_iter().flatten() {
        for at in marker.get(1).and_then(Value::as_array).into_iter().flatten() {
            let Some(markup) = entry(root, "markups", Some(at)) else { continue };
            let name = markup.get(0).and_then(Value::as_str).unwrap_or_default();
            let is_known =
                matches!(name, "a" | "strong" | "b" | "em" | "i" | "code" | "s" | "del" | "u" | "sub" | "sup" | "mark");
            let name = if is_known { name } else { "span" };
            html.push_str(&match href(markup).filter(|_| name == "a") {
                Some(href) => format!("<a href=\"{}\">", escape(href)),
                None => format!("<{name}>"),
            });
            open.push(name);
        }
        match (marker.get(0).and_then(Value::as_u64), marker.get(3)) {
            (Some(1), at) => html.push_str(&atom(entry(root, "atoms", at))),
            (_, Some(Value::String(text))) => html.push_str(&escape(text)),
            _ => {}
        }
        let closed =
            marker.get(2).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
        for _ in 0..closed.min(open.len()) {
            html.push_str(&open.pop().map(|name| format!("</{name}>")).unwrap_or_default());
        }
    }
    html.extend(open.iter().rev().map(|name| format!("</{name}>")));
    html
}

/// `["a", ["href", "…", "rel", "…"]]`.
fn href(markup: &Value) -> Option<&str> {
    let attributes = markup.get(1)?.as_array()?;
    let at = attributes.iter().position(|name| name.as_str() == Some("href"))?;
    attributes.get(at + 1)?.as_str()
}

fn atom(atom: Option<&Value>) -> String {
    let Some(atom) = atom else { return String::new() };
    match atom.get(0).and_then(Value::as_str) {
        Some("soft-return") => "<br>".to_owned(),
        _ => escape(atom.get(1).and_then(Value::as_str).unwrap_or_default()),
    }
}

fn card(at: Option<&Value>, root: &Value, note: &mut dyn FnMut(String)) -> String {
    let Some(card) = entry(root, "cards", at) else { return String::new() };
    let name = card.get(0).and_then(Value::as_str).unwrap_or_default();
    match card.get(1).and_then(Value::as_object) {
        Some(fields) => cards::card(name, fields, note),
        None => cards::card(name, &serde_json::Map::new(), note),
    }
}
