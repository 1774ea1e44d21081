//! The anchors of headings: valid, unique in the story, and none that the page itself has.

use super::run::Run;
use super::tree;
use contract::Id;
use ego_tree::NodeId;
use manchette::components::{PAGE_ID_PREFIXES, PAGE_IDS};
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html};
use std::collections::HashMap;

/// Gives an anchor to each heading that the HTML names, and tells the run which fragments lead to it.
pub fn find(html: &Html, run: &mut Run) -> HashMap<NodeId, Id> {
    let mut headings = HashMap::new();
    for heading in html.tree.nodes().filter_map(ElementRef::wrap).filter(|element| level(element).is_some()) {
        let names = names(heading);
        let Some(first) = names.first() else { continue };
        let anchor = unique(run, first);
        for name in &names {
            run.anchors.entry((*name).to_owned()).or_insert_with(|| anchor.clone());
            let decoded = percent_decode_str(name).decode_utf8_lossy().into_owned();
            run.anchors.entry(decoded).or_insert_with(|| anchor.clone());
        }
        headings.insert(heading.id(), anchor);
    }
    headings
}

/// The level of a heading: 2 to 4. NITF writes `hl1` and `hl2`.
pub fn level(element: &ElementRef) -> Option<u8> {
    match element.value().name() {
        "h1" | "h2" | "hl1" => Some(2),
        "h3" | "hl2" => Some(3),
        "h4" | "h5" | "h6" => Some(4),
        _ => None,
    }
}

/// The names that a heading has in its HTML: of itself, of what is in it, and of an empty link just before it.
fn names<'a>(heading: ElementRef<'a>) -> Vec<&'a str> {
    let of = |element: ElementRef<'a>| {
        let name = tree::attribute(&element, "name").filter(|_| element.value().name() == "a");
        tree::attribute(&element, "id").into_iter().chain(name)
    };
    let mut names: Vec<&str> = heading.descendent_elements().flat_map(of).collect();
    let before = heading.prev_siblings().filter_map(ElementRef::wrap).next();
    if let Some(before) = before.filter(|before| tree::text(**before).is_empty()) {
        let anchors = before.descendent_elements().filter(|inner| inner.value().name() == "a");
        names.extend(anchors.flat_map(of));
    }
    names
}

fn unique(run: &mut Run, name: &str) -> Id {
    let name = percent_decode_str(name).decode_utf8_lossy();
    let plain: String = name.chars().map(|char| if is_plain(char) { char } else { '-' }).take(80).collect();
    let plain = plain.trim_matches(['-', '.', '_', '~']);
    let is_ours = PAGE_IDS.contains(&plain) || PAGE_ID_PREFIXES.iter().any(|prefix| plain.starts_with(prefix));
    let plain = match plain {
        "" => "part".to_owned(),
        plain if is_ours => format!("part-{plain}"),
        plain => plain.to_owned(),
    };
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !run.taken.contains(name));
    let anchor = free.unwrap_or(plain);
    run.taken.insert(anchor.clone());
    // Begins with a letter or digit, has only characters of ids, and is short.
    Id::new(&anchor).unwrap_or_default()
}

fn is_plain(char: char) -> bool {
    char.is_ascii_alphanumeric() || "._~-".contains(char)
}
