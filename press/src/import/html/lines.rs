//! Blocks as one text, where the contract has room for text alone: cells, captions, notes, headings.

use super::line::{join, push_span};
use contract::{Block, Mark, RichText, Span};

/// The text of blocks, each on a line, and the blocks that are no text.
pub fn text(blocks: Vec<Block>) -> (RichText, Vec<Block>) {
    let (mut texts, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        collect(block, &mut texts, &mut rest);
    }
    (join(texts), rest)
}

fn collect(block: Block, texts: &mut Vec<RichText>, rest: &mut Vec<Block>) {
    match block {
        Block::Paragraph(block) => texts.push(block.text),
        Block::Heading(block) => texts.push(block.text),
        Block::PullQuote(block) => texts.extend(std::iter::once(block.text).chain(block.source)),
        Block::Code(block) => {
            texts.push(RichText(vec![Span { text: block.text, marks: vec![Mark::Code], ..Span::default() }]));
        }
        Block::Quote(block) => {
            block.body.into_iter().for_each(|inner| collect(inner, texts, rest));
            texts.extend(block.source);
        }
        Block::FactBox(block) => {
            texts.push(RichText::from(block.title.as_str()));
            block.body.into_iter().for_each(|inner| collect(inner, texts, rest));
        }
        Block::List(block) => {
            for item in block.items {
                texts.push(bullet(item.text));
                item.body.into_iter().for_each(|inner| collect(inner, texts, rest));
            }
        }
        Block::Table(block) => {
            texts.extend(block.caption);
            let rows = std::iter::once(block.columns).chain(block.rows).filter(|row| !row.is_empty());
            texts.extend(rows.map(row));
        }
        Block::Divider(_) => {}
        block => rest.push(block),
    }
}

fn bullet(text: RichText) -> RichText {
    let mut spans = Vec::new();
    if !text.is_empty() {
        push_span(&mut spans, Span { text: "• ".to_owned(), ..Span::default() });
        text.0.into_iter().for_each(|span| push_span(&mut spans, span));
    }
    RichText(spans)
}

fn row(cells: Vec<RichText>) -> RichText {
    let mut spans = Vec::new();
    for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
        if !spans.is_empty() {
            push_span(&mut spans, Span { text: " · ".to_owned(), ..Span::default() });
        }
        cell.0.into_iter().for_each(|span| push_span(&mut spans, span));
    }
    RichText(spans)
}
