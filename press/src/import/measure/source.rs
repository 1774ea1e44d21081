//! What a reader of the source sees: its words in order, and its pictures, links, embeds, cells, items and notes.

use super::words;
use crate::import::html::{Context, Seen};
use std::collections::BTreeSet;

/// The source of a body.
#[derive(Debug, Default)]
pub struct Source {
    pub words: Vec<String>,
    /// Pictures by file, without size.
    pub pictures: BTreeSet<String>,
    /// Links by resolved address.
    pub links: BTreeSet<String>,
    pub embeds: usize,
    pub cells: usize,
    pub items: usize,
    pub notes: usize,
}

impl Source {
    /// Reads the HTML of a body. Addresses of `embeds` that stand in the text are no words.
    pub fn read(html: &str, context: &Context, embeds: &BTreeSet<String>) -> Source {
        let Seen { text, pictures, links, embeds, cells, items, notes } = Seen::read(html, context, embeds);
        Source { words: words::list(&text), pictures, links, embeds, cells, items, notes }
    }

    /// Adds a further part of the body.
    pub fn extend(&mut self, other: Source) {
        self.words.extend(other.words);
        self.pictures.extend(other.pictures);
        self.links.extend(other.links);
        self.embeds += other.embeds;
        self.cells += other.cells;
        self.items += other.items;
        self.notes += other.notes;
    }
}
