//! Shortcodes that no plugin answered: `[vc_row width="1/2"]` and the like stay in the text of a page.
//!
//! A name in brackets is one if it is closed somewhere (`[/name]`), has an attribute, or is known. Others, such as
//! `[sic]`, are words.

use super::run::Run;
use ego_tree::NodeRef;
use scraper::{Html, Node};
use std::borrow::Cow;
use std::collections::HashSet;

/// Beginnings of names that are shortcodes without attributes too.
const KNOWN: [&str; 12] = [
    "vc_",
    "et_pb_",
    "contact-form",
    "gallery",
    "caption",
    "embed",
    "wpforms",
    "gravityform",
    "ninja_form",
    "toc",
    "mc4wp_form",
    "fusion_",
];

/// The names that are closed in a text of the tree.
pub fn closed(html: &Html) -> HashSet<String> {
    let mut names = HashSet::new();
    for text in html.tree.values().filter_map(Node::as_text) {
        let mut rest: &str = text;
        while let Some((_, after)) = rest.split_once("[/") {
            if let Some((name, _)) = after.split_once(']').filter(|(name, _)| is_name(name)) {
                names.insert(name.to_ascii_lowercase());
            }
            rest = after;
        }
    }
    names
}

/// A text without shortcodes. The words between them stay.
pub fn strip<'t>(text: &'t str, run: &mut Run) -> Cow<'t, str> {
    let (stripped, names) = without(text, &run.plan.shortcodes);
    for name in names {
        run.note(format!("shortcode [{name}] left out"));
    }
    stripped
}

/// A text without shortcodes, and the names of those that it had.
pub fn without<'t>(text: &'t str, closed: &HashSet<String>) -> (Cow<'t, str>, Vec<String>) {
    if !text.contains('[') {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut kept, mut rest, mut names) = (String::new(), text, Vec::new());
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        match after.split_once(']').and_then(|(inner, after)| Some((shortcode(inner, closed)?, after))) {
            Some((name, after)) => {
                // Of two in a row one mostly ends a column and the other begins the next.
                if before.is_empty() && !names.is_empty() && !kept.ends_with(char::is_whitespace) {
                    kept.push(' ');
                }
                names.push(name);
                rest = after;
            }
            None => {
                kept.push('[');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    (if names.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(kept) }, names)
}

/// The shortcodes of plugins for notes: the note stands where its mark goes.
const NOTES: [&str; 5] = ["ref", "footnote", "fn", "mfn", "efn_note"];

/// HTML in which notes in shortcodes are marks with a list of notes at the end.
pub fn with_notes(html: &str) -> Cow<'_, str> {
    let (mut text, mut notes, mut number) = (Cow::Borrowed(html), String::new(), 0);
    for name in NOTES {
        let (open, close) = (format!("[{name}]"), format!("[/{name}]"));
        while let Some((before, rest)) = text.split_once(&open)
            && let Some((note, after)) = rest.split_once(&close)
        {
            number += 1;
            notes.push_str(&format!("<li id=\"shortcode-note-{number}\">{note}</li>"));
            let mark = format!("<sup class=\"fn\"><a href=\"#shortcode-note-{number}\">{number}</a></sup>");
            text = Cow::Owned(format!("{before}{mark}{after}"));
            if number >= MOST_NOTES {
                break;
            }
        }
    }
    if number == 0 { text } else { Cow::Owned(format!("{text}<ol>{notes}</ol>")) }
}

/// More notes of shortcodes than this stay in the text.
const MOST_NOTES: usize = 500;

/// The name, if what stands in brackets is a shortcode.
fn shortcode(inner: &str, closed: &HashSet<String>) -> Option<String> {
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let inner = inner.strip_suffix('/').unwrap_or(inner).trim_end();
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let lower = name.to_ascii_lowercase();
    let has_attribute = attributes.split_once('=').is_some_and(|(key, value)| {
        is_name(key.split_whitespace().last().unwrap_or_default())
            && value.starts_with(|char| "\"'“”«»″’‘′&".contains(char))
    });
    let is_known = KNOWN.iter().any(|known| lower.starts_with(known)) && attributes.is_empty();
    (is_name(name) && (closed.contains(&lower) || has_attribute || is_known)).then_some(lower)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_alphabetic())
        && name.len() <= 40
        && name.chars().all(|char| char.is_ascii_alphanumeric() || "_-".contains(char))
}

/// True for text whose brackets are the author's: code.
pub fn is_verbatim(node: NodeRef<Node>) -> bool {
    node.ancestors().any(|node| matches!(super::tree::name(node), "pre" | "code" | "kbd" | "samp"))
}
