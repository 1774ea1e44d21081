//! Keeps the nesting of blocks within what readers see.

use contract::{Block, ListItem, MAX_DEPTH};

/// Blocks that nest no deeper than the contract allows. The content of deeper ones moves up, in order.
pub fn limit(blocks: Vec<Block>) -> Vec<Block> {
    within(blocks, MAX_DEPTH)
}

/// Blocks for a place where `room` levels are left.
fn within(blocks: Vec<Block>, room: usize) -> Vec<Block> {
    blocks.into_iter().flat_map(|block| one(block, room)).collect()
}

fn one(block: Block, room: usize) -> Vec<Block> {
    match block {
        Block::Quote(quote) if room <= 1 => {
            let source = quote.source.and_then(super::lists::paragraph);
            within(quote.body, room).into_iter().chain(source).collect()
        }
        Block::FactBox(fact_box) if room <= 1 => {
            let title = super::lists::paragraph(fact_box.title.as_str().into());
            title.into_iter().chain(within(fact_box.body, room)).collect()
        }
        Block::List(mut list) if room <= 1 => {
            let mut blocks = Vec::new();
            let mut items = Vec::new();
            for item in std::mem::take(&mut list.items) {
                items.push(ListItem { text: item.text, body: Vec::new() });
                for inner in within(item.body, room) {
                    match inner {
                        Block::Paragraph(inner) => items.push(ListItem { text: inner.text, body: Vec::new() }),
                        Block::List(inner) => items.extend(inner.items),
                        inner => {
                            // A picture ends the list; the next items begin another.
                            let whole = contract::ListBlock { items: std::mem::take(&mut items), ..list.clone() };
                            blocks.extend([Block::List(whole), inner]);
                        }
                    }
                }
            }
            items.retain(|item| !item.text.is_empty());
            if !items.is_empty() {
                blocks.push(Block::List(contract::ListBlock { items, ..list }));
            }
            blocks
        }
        Block::Quote(mut quote) => {
            quote.body = within(quote.body, room - 1);
            vec![Block::Quote(quote)]
        }
        Block::FactBox(mut fact_box) => {
            fact_box.body = within(fact_box.body, room - 1);
            vec![Block::FactBox(fact_box)]
        }
        Block::List(mut list) => {
            for item in &mut list.items {
                item.body = within(std::mem::take(&mut item.body), room - 1);
            }
            vec![Block::List(list)]
        }
        block => vec![block],
    }
}
