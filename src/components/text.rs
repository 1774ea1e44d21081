//! Text with its marks and links.

use super::use_site;
use crate::markup::{Element, Node, el};
use contract::{Mark, RichText, Span, direction, is_safe_link};

/// A line of text. A link whose scheme could run code is shown as plain text.
pub fn text(text: RichText) -> Vec<Node> {
    text.0.into_iter().map(span).collect()
}

fn span(span: Span) -> Node {
    let Span { text, marks, lang, href, article } = span;
    let marked = marks.into_iter().rev().fold(Node::Text(text.into()), |inner, mark| wrap(tag(mark), inner));
    let spoken = match lang {
        Some(lang) => {
            let dir = direction(&lang);
            Node::Element(el("span").attr("lang", lang).attr("dir", dir).child(marked))
        }
        None => marked,
    };
    match (article, href.filter(|href| is_safe_link(href))) {
        (Some(id), _) => link(use_site().article(&id, None), spoken),
        (None, Some(href)) => link(href, spoken),
        (None, None) => spoken,
    }
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

fn wrap(tag: &'static str, inner: Node) -> Node {
    // Code is written from left to right in every language.
    Node::Element(el(tag).maybe("dir", (tag == "code").then_some("ltr")).child(inner))
}

fn link(href: String, inner: Node) -> Node {
    let link: Element = el("a").attr("href", href).child(inner);
    Node::Element(link)
}
