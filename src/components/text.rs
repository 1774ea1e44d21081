//! Text with its marks and links.

use super::use_site;
use crate::markup::{Element, Node, el};
use contract::{Mark, RichText, Span, direction, is_safe_link};

/// A line of text, or several. A link whose scheme could run code is shown as plain text.
pub fn text(text: RichText) -> Vec<Node> {
    let mut nodes = Vec::new();
    text.0.into_iter().for_each(|span| add(span, &mut nodes));
    nodes
}

fn add(span: Span, nodes: &mut Vec<Node>) {
    let Span { text, marks, lang, href, article, note } = span;
    let link = match (note, article, href.filter(|href| is_safe_link(href))) {
        (Some(id), ..) => Some(el("a").attr("href", format!("#note-{id}")).attr("id", format!("mark-{id}"))),
        (None, Some(id), _) => Some(el("a").attr("href", use_site().article(&id, None))),
        (None, None, Some(href)) => Some(el("a").attr("href", href)),
        (None, None, None) => None,
    };
    let spoken = lang.map(|lang| {
        let dir = direction(&lang);
        el("span").attr("lang", lang).attr("dir", dir)
    });
    // From the outside in. Code is written from left to right in every language.
    let marks = marks.into_iter().map(tag).map(|tag| el(tag).maybe("dir", (tag == "code").then_some("ltr")));
    let around: Vec<Element> = link.into_iter().chain(spoken).chain(marks).collect();
    let mut inner = lines(text);
    for element in around.into_iter().rev() {
        inner = vec![element.child(inner).into()];
    }
    nodes.append(&mut inner);
}

fn lines(text: String) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in text.split('\n') {
        if !nodes.is_empty() {
            nodes.push(el("br").into());
        }
        nodes.push(Node::Text(line.to_owned().into()));
    }
    nodes
}

fn tag(mark: Mark) -> &'static str {
    match mark {
        Mark::Strong => "strong",
        Mark::Emphasis => "em",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Strike => "s",
        Mark::Code => "code",
    }
}
