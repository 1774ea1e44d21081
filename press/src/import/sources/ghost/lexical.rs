//! Lexical, the format of Ghost's editor since version 5, as HTML. Exports have it where `html` is null.

use super::cards;
use super::values::{Fields, items, text};
use crate::import::sources::text::escape;
use serde_json::Value;

/// Nodes nested deeper are left out.
const DEEPEST: usize = 100;

/// Bits of a text's format with their elements, outermost first.
const FORMATS: [(u64, &str); 8] =
    [(1, "strong"), (2, "em"), (4, "s"), (8, "u"), (128, "mark"), (32, "sub"), (64, "sup"), (16, "code")];

/// Renders a document; `None` if it is none.
pub fn html(source: &str, note: &mut dyn FnMut(String)) -> Option<String> {
    let root: Value = serde_json::from_str(source).ok()?;
    let root = root.get("root")?.as_object()?;
    let mut html = String::new();
    children(root, &mut html, note, 0);
    Some(html)
}

fn children(node: &Fields, html: &mut String, note: &mut dyn FnMut(String), depth: usize) {
    if depth > DEEPEST {
        note("text nested too deeply left out".to_owned());
        return;
    }
    for child in items(node, "children").iter().filter_map(Value::as_object) {
        one(child, html, note, depth + 1);
    }
}

fn one(node: &Fields, html: &mut String, note: &mut dyn FnMut(String), depth: usize) {
    let kind = text(node, "type").unwrap_or_default();
    let mut within = |html: &mut String, open: &str, close: &str| {
        html.push_str(open);
        children(node, html, note, depth);
        html.push_str(close);
    };
    match kind.as_str() {
        "text" | "extended-text" => words(node, html),
        "linebreak" => html.push_str("<br>"),
        "tab" => html.push(' '),
        "paragraph" => within(html, "<p>", "</p>"),
        "heading" | "extended-heading" => {
            let tag = text(node, "tag").filter(|tag| matches!(tag.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"));
            let tag = tag.unwrap_or_else(|| "h2".to_owned());
            within(html, &format!("<{tag}>"), &format!("</{tag}>"));
        }
        "quote" | "extended-quote" => within(html, "<blockquote><p>", "</p></blockquote>"),
        "aside" => within(html, "<blockquote class=\"kg-blockquote-alt\"><p>", "</p></blockquote>"),
        "link" | "autolink" | "at-link" => {
            let url = text(node, "url").map(|url| escape(&url)).unwrap_or_default();
            within(html, &format!("<a href=\"{url}\">"), "</a>");
        }
        "list" => list(node, html, note, depth),
        "listitem" => within(html, "<li>", "</li>"),
        "" => within(html, "", ""),
        _ if node.contains_key("children") => within(html, "", ""),
        kind => html.push_str(&cards::card(kind, node, note)),
    }
}

fn words(node: &Fields, html: &mut String) {
    let words = node.get("text").and_then(Value::as_str).unwrap_or_default();
    let format = node.get("format").and_then(Value::as_u64).unwrap_or_default();
    let marks: Vec<&str> = FORMATS.iter().filter(|(bit, _)| format & bit != 0).map(|(_, name)| *name).collect();
    marks.iter().for_each(|name| html.push_str(&format!("<{name}>")));
    html.push_str(&escape(words));
    marks.iter().rev().for_each(|name| html.push_str(&format!("</{name}>")));
}

/// A list within a list is an item that holds nothing else: it belongs to the item before it.
fn list(node: &Fields, html: &mut String, note: &mut dyn FnMut(String), depth: usize) {
    let is_numbered = text(node, "listType").as_deref() == Some("number") || text(node, "tag").as_deref() == Some("ol");
    let start = node.get("start").and_then(Value::as_u64).filter(|start| is_numbered && *start != 1);
    let tag = if is_numbered { "ol" } else { "ul" };
    html.push_str(&format!("<{tag}{}>", start.map(|start| format!(" start=\"{start}\"")).unwrap_or_default()));
    for item in items(node, "children").iter().filter_map(Value::as_object) {
        let inner = items(item, "children");
        let is_list = |child: &Value| child.get("type").and_then(Value::as_str) == Some("list");
        let joins = !inner.is_empty() && inner.iter().all(is_list) && html.ends_with("</li>");
        if joins {
            html.truncate(html.len() - "</li>".len());
        } else {
            html.push_str("<li>");
        }
        children(item, html, note, depth);
        html.push_str("</li>");
    }
    html.push_str(&format!("</{tag}>"));
}
