//! The headings of a whole body: levels without gaps, and no repetition of the headline.

use contract::Block;

/// Sets the levels of headings so that each is at most one below the one before: the first is 2, whatever it was.
pub fn mend(blocks: &mut [Block]) {
    let mut open: Vec<u8> = Vec::new();
    visit(blocks, &mut open);
}

fn visit(blocks: &mut [Block], open: &mut Vec<u8>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                let level = heading.level.unwrap_or(2);
                while open.last().is_some_and(|above| *above >= level) {
                    open.pop();
                }
                open.push(level);
                heading.level = Some(open.len().clamp(1, 3) as u8 + 1);
            }
            Block::Quote(quote) => visit(&mut quote.body, open),
            Block::FactBox(fact_box) => visit(&mut fact_box.body, open),
            Block::List(list) => list.items.iter_mut().for_each(|item| visit(&mut item.body, open)),
            _ => {}
        }
    }
}

/// Takes out a heading before all other text that says what the headline says. Returns its text.
pub fn take_headline(blocks: &mut Vec<Block>, headline: &str) -> Option<String> {
    let first =
        blocks.iter().position(|block| !matches!(block, Block::Image(_) | Block::Gallery(_) | Block::Divider(_)))?;
    let Some(Block::Heading(heading)) = blocks.get(first) else { return None };
    let text = heading.text.plain();
    if headline.trim().is_empty() || fold(&text) != fold(headline) {
        return None;
    }
    blocks.remove(first);
    Some(text)
}

fn fold(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
