//! An article's text as HTML for feeds: plain elements, absolute addresses, nothing that could run.
//!
//! The app's own components render it; `simplify` takes out what works on a page only.

use super::pictures::with_single_files;
use super::simplify::Simplifier;
use crate::print::site::SiteContext;
use crate::print::xml::Xml;
use contract::{Article, direction};
use manchette::full_text::render;
use manchette::markup::Tree;

/// Elements that cannot have content.
const VOID: [&str; 3] = ["hr", "img", "source"];

/// The article from its lead to its corrections. `url` is its absolute address.
pub fn full_text(site: &SiteContext, article: &Article, url: &str) -> String {
    let language = article.in_language.as_ref().unwrap_or(&site.edition.in_language);
    let article = with_single_files(site, article.clone());
    let text = render(&site.paths, &site.edition.in_language, &article);
    let mut xml = Xml::inline();
    // The language is named here as well, because a feed reader shows no page around the text.
    xml.element("div", &[("lang", language), ("dir", direction(language))], |xml| {
        write(xml, Simplifier { site, url }.all(text.children));
    });
    xml.finish()
}

fn write(xml: &mut Xml, nodes: Vec<Tree>) {
    for node in nodes {
        match node {
            Tree::Text(text) => xml.text(&text),
            Tree::Element(element) => {
                let attributes: Vec<_> = element.attributes.iter().map(|(name, value)| (*name, &**value)).collect();
                if VOID.contains(&element.tag) {
                    xml.empty(element.tag, &attributes);
                } else {
                    xml.element(element.tag, &attributes, |xml| write(xml, element.children));
                }
            }
        }
    }
}
