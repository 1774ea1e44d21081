//! The reading time of an article.

use contract::{Article, Block, RichText};

/// Words a minute, the pace of an attentive adult in French and English.
const PACE: usize = 230;

/// Minutes to read an article, at least 1; `None` for an article without text.
pub fn minutes(article: &Article) -> Option<usize> {
    let words = word_count(article);
    (words > 0).then(|| words.div_ceil(PACE))
}

/// The words of an article's text.
pub fn word_count(article: &Article) -> usize {
    words_of(&article.body)
}

fn words_of(blocks: &[Block]) -> usize {
    blocks.iter().map(words_of_block).sum()
}

fn words_of_block(block: &Block) -> usize {
    match block {
        Block::Paragraph(block) => words(&block.text),
        Block::Heading(block) => words(&block.text),
        Block::Quote(block) => words_of(&block.body),
        Block::List(block) => block.items.iter().map(|item| words(&item.text) + words_of(&item.body)).sum(),
        Block::KeyPoints(block) => block.items.iter().map(words).sum(),
        Block::FactBox(block) => words_of(&block.body),
        Block::Table(block) => block.rows.iter().flatten().map(words).sum(),
        Block::Code(block) => block.text.split_whitespace().count(),
        // A pull quote repeats the text; pictures and players are not read.
        _ => 0,
    }
}

fn words(text: &RichText) -> usize {
    text.plain().split_whitespace().count()
}
