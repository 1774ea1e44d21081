//! The measure of an import: how many words of the source are in the article, in order, and how many are invented.
//!
//! The source's words are those of its HTML as a browser shows them, without what the converter's named rules leave out.
//!
//! - `words`: texts as words, in any script.
//! - `source`, `article`: what a reader sees of each; `compare`: their longest common subsequence.

mod article;
mod compare;
mod source;
pub mod words;

pub use compare::Words;

use super::html::{Body, Context, HEADLINE, TITLE_OF_NOTES};
use super::story::Part;
use contract::Block;
use serde::Serialize;
use source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// The least share of words that must be found over all articles.
pub const WHOLE: f64 = 0.995;
/// The least share of words that must be found in each article.
pub const ARTICLE: f64 = 0.98;

/// The measure of one article.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    pub story: String,
    pub recall: f64,
    pub precision: f64,
    pub words: Words,
    /// Words that were left out on purpose, by rule.
    pub left_out: BTreeMap<&'static str, usize>,
    /// What the source has more of than the article, in the source and in the article.
    pub fewer: BTreeMap<&'static str, (usize, usize)>,
    /// The pictures and links of the source that the article lacks.
    pub lacking: Vec<String>,
    /// True if the report has a reason for each thing of `fewer`.
    pub is_explained: bool,
}

/// Measures a converted body against its parts.
pub fn body(parts: &[Part], context: &Context, body: &Body) -> Measure {
    let article = article::read(&body.blocks, &body.notes);
    let addresses: BTreeSet<String> = article.links.clone();
    let mut source = Source::default();
    for part in parts {
        source.extend(match part {
            Part::Html(html) => Source::read(html, context, &addresses),
            Part::Block(block) => article::read(std::slice::from_ref(block), &[]),
        });
    }
    let has_notes_outside = body.notes.len() > source.notes;
    for (_, html) in context.notes.iter().filter(|_| has_notes_outside) {
        source.extend(Source::read(html, context, &addresses));
    }
    compare(context.story, &source, &article, body)
}

/// Measures blocks that were converted, and perhaps changed since, against HTML.
pub fn blocks(html: &str, context: &Context, blocks: Vec<Block>) -> Measure {
    let parts = [Part::Html(html.to_owned())];
    body(&parts, context, &Body { blocks, ..Body::default() })
}

fn compare(story: &str, source: &Source, article: &Source, body: &Body) -> Measure {
    // These rules know more than an element: the others are applied to the source itself.
    let left_out = [HEADLINE, TITLE_OF_NOTES].iter().filter_map(|rule| body.left_out.get(rule)).sum();
    let words = Words::compare(source, article, left_out, body.added);
    let lacks = |ours: &BTreeSet<String>, theirs: &BTreeSet<String>| -> Vec<String> {
        theirs.difference(ours).cloned().collect()
    };
    let (pictures, links) = (lacks(&article.pictures, &source.pictures), lacks(&article.links, &source.links));
    let mut fewer = BTreeMap::new();
    let mut note = |name, source: usize, article: usize| {
        if article < source {
            fewer.insert(name, (source, article));
        }
    };
    note("pictures", source.pictures.len(), source.pictures.len() - pictures.len());
    note("links", source.links.len(), source.links.len() - links.len());
    note("embeds", source.embeds, article.embeds);
    note("cells", source.cells, article.cells);
    note("items", source.items, article.items);
    note("notes", source.notes, article.notes);
    let is_explained = fewer.keys().all(|name| is_told(name, body));
    Measure {
        story: story.to_owned(),
        recall: words.recall(),
        precision: words.precision(),
        words,
        left_out: body.left_out.clone(),
        fewer,
        lacking: pictures.into_iter().chain(links).collect(),
        is_explained,
    }
}

/// True if the report tells of a loss of this kind.
fn is_told(kind: &str, body: &Body) -> bool {
    let signs: &[&str] = match kind {
        "pictures" => &["picture"],
        "links" => &["link", "picture"],
        "embeds" => &["frame", "embed", "replaced"],
        "cells" => &["table"],
        "items" => &["nested", "table", "list"],
        _ => &["note"],
    };
    body.report.losses().keys().any(|loss| signs.iter().any(|sign| loss.contains(sign)))
}
