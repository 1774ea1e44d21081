//! The visitor over blocks: the text of a body, line by line.
//!
//! This is the one place that decides what the text of a body is. Reading time, word counts and JSON-LD use it, and
//! search and reading aloud are meant to. The text is what a reader reads from the first line to the last: paragraphs,
//! headings, items of lists and key points, rows of tables, code, and the fallbacks of unknown blocks; also in quotes and
//! fact boxes. Not part of it are
//! - pull quotes, which repeat a sentence of the text;
//! - titles of fact boxes, key points and media, which label what follows;
//! - captions, credits, sources, transcripts and embeds;
//! - read-also teasers, which belong to other articles;
//! - blocks nested deeper than [`MAX_DEPTH`], which are not shown.

use crate::{Block, MAX_DEPTH, RichText};

/// A line of the text of a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line<'a> {
    /// Text with marks and links.
    Rich(&'a RichText),
    /// The cells of a row of a table.
    Row(&'a [RichText]),
    /// Text without marks: code, or the fallback of an unknown block.
    Plain(&'a str),
}

impl Line<'_> {
    /// The text without marks and links. Cells are separated by spaces.
    pub fn plain(&self) -> String {
        match self {
            Line::Rich(text) => text.plain(),
            Line::Row(cells) => cells.iter().map(RichText::plain).collect::<Vec<_>>().join(" "),
            Line::Plain(text) => (*text).to_owned(),
        }
    }
}

/// Visits each line of the text of a body, in order.
pub fn visit_text<'a>(body: &'a [Block], visit: &mut dyn FnMut(Line<'a>)) {
    visit_blocks(body, 1, visit);
}

fn visit_blocks<'a>(blocks: &'a [Block], depth: usize, visit: &mut dyn FnMut(Line<'a>)) {
    if depth <= MAX_DEPTH {
        blocks.iter().for_each(|block| visit_block(block, depth, visit));
    }
}

fn visit_block<'a>(block: &'a Block, depth: usize, visit: &mut dyn FnMut(Line<'a>)) {
    match block {
        Block::Paragraph(block) => visit(Line::Rich(&block.text)),
        Block::Heading(block) => visit(Line::Rich(&block.text)),
        Block::Quote(block) => visit_blocks(&block.body, depth + 1, visit),
        Block::List(block) => {
            for item in &block.items {
                visit(Line::Rich(&item.text));
                visit_blocks(&item.body, depth + 1, visit);
            }
        }
        Block::KeyPoints(block) => block.items.iter().for_each(|item| visit(Line::Rich(item))),
        Block::FactBox(block) => visit_blocks(&block.body, depth + 1, visit),
        Block::Table(block) => block.rows.iter().for_each(|row| visit(Line::Row(row))),
        Block::Code(block) => visit(Line::Plain(&block.text)),
        Block::Unknown { fallback: Some(text) } => visit(Line::Plain(text)),
        Block::Unknown { fallback: None }
        | Block::PullQuote(_)
        | Block::Image(_)
        | Block::Gallery(_)
        | Block::Video(_)
        | Block::Audio(_)
        | Block::ReadAlso(_)
        | Block::Embed(_)
        | Block::Divider(_) => {}
    }
}
