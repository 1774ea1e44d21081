//! The posts of a live blog as JSON-LD.

use super::article::person;
use crate::print::site::SiteContext;
use contract::{Article, Block, Date, LivePage, LiveState, MAX_DEPTH, Post, RichText};
use serde_json::{Value, json};

/// The end of a live blog that has ended: the date of its newest post, or else the article's last change.
pub fn end(article: &Article, page: &LivePage) -> Option<Date> {
    if page.state == LiveState::Live {
        return None;
    }
    let dates = page.posts.iter().filter(|post| !post.deleted).filter_map(|post| post.date_published);
    dates.max_by_key(Date::timestamp).or(article.date_modified)
}

/// The newest posts, each with its address on the page.
pub fn updates(publication: &SiteContext, article: &Article, page: &LivePage, url: &str) -> Vec<Value> {
    let update = |post: &Post| {
        let authors: Vec<Value> = post.author.iter().map(|author| person(publication, article, author)).collect();
        let mut lines = Vec::new();
        add_lines(&post.body, 1, &mut lines);
        json!({
            "@type": "BlogPosting",
            "headline": post.headline,
            "url": format!("{url}#post-{}", post.id),
            "datePublished": post.date_published,
            "dateModified": post.date_modified,
            "author": authors,
            "articleBody": (!lines.is_empty()).then(|| lines.join("\n")),
        })
    };
    page.posts.iter().filter(|post| !post.deleted).map(update).collect()
}

/// The text of blocks, one line for each paragraph, heading, item and row.
fn add_lines(blocks: &[Block], depth: usize, lines: &mut Vec<String>) {
    if depth > MAX_DEPTH {
        return;
    }
    for block in blocks {
        match block {
            Block::Paragraph(block) => lines.push(block.text.plain()),
            Block::Heading(block) => lines.push(block.text.plain()),
            Block::Quote(block) => add_lines(&block.body, depth + 1, lines),
            Block::List(block) => {
                for item in &block.items {
                    lines.push(item.text.plain());
                    add_lines(&item.body, depth + 1, lines);
                }
            }
            Block::KeyPoints(block) => lines.extend(block.items.iter().map(RichText::plain)),
            Block::FactBox(block) => {
                lines.push(block.title.clone());
                add_lines(&block.body, depth + 1, lines);
            }
            Block::Table(block) => {
                let row = |row: &Vec<RichText>| row.iter().map(RichText::plain).collect::<Vec<_>>().join(" ");
                lines.extend(block.rows.iter().map(row));
            }
            Block::Code(block) => lines.push(block.text.clone()),
            Block::Unknown { fallback } => lines.extend(fallback.clone()),
            // Images and players contain no text of the body; a pull quote repeats it.
            _ => {}
        }
    }
}
