//! The body: one view for each type of block.

use super::embed::embed;
use super::gallery::gallery;
use super::video::{audio, video};
use super::{Look, Sizes, figure, teaser, text, use_messages};
use crate::contract::{
    Block, CodeBlock, FactBoxBlock, HeadingBlock, KeyPointsBlock, ListBlock, MAX_DEPTH, PullQuoteBlock, QuoteBlock,
    ReadAlsoBlock, RichText, TableBlock, is_right_to_left,
};
use crate::markup::{Element, Node, el};

/// A body with more blocks than this is laid out block by block as it comes into view.
const LONG: usize = 200;

/// The blocks of an article or of a post. `name` is unique on the page: it names galleries in addresses.
pub fn body(blocks: Vec<Block>, name: &str) -> Element {
    let class = if blocks.len() > LONG { "body long" } else { "body" };
    el("div").class(class).add(views(blocks, 1, name))
}

/// Blocks nested deeper than the contract allows are left out.
fn views(blocks: Vec<Block>, depth: usize, name: &str) -> Vec<Node> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let numbered = blocks.into_iter().zip(1..);
    numbered.filter_map(|(block, number)| view(block, depth, &format!("{name}-{number}"))).collect()
}

fn view(block: Block, depth: usize, name: &str) -> Option<Node> {
    Some(Node::Element(match block {
        Block::Paragraph(block) => paragraph(block.text)?,
        Block::Heading(block) => heading(block),
        Block::Quote(block) => quote(block, depth, name),
        Block::PullQuote(block) => pull_quote(block),
        Block::List(block) => list(block, depth, name),
        Block::Image(block) => figure(block.image, Sizes::Column, false),
        Block::Gallery(block) => gallery(block, name),
        Block::Video(block) => video(block, true),
        Block::Audio(block) => audio(block),
        Block::ReadAlso(block) => read_also(block)?,
        Block::KeyPoints(block) => key_points(block),
        Block::FactBox(block) => fact_box(block, depth, name),
        Block::Table(block) => table(block),
        Block::Embed(block) => embed(block),
        Block::Code(block) => code(block),
        Block::Divider(_) => el("hr"),
        Block::Unknown { fallback } => paragraph(fallback?.as_str().into())?,
    }))
}

fn paragraph(words: RichText) -> Option<Element> {
    (!words.is_empty()).then(|| el("p").add(text(words)))
}

fn heading(block: HeadingBlock) -> Element {
    let tag = match block.level {
        Some(3) => "h3",
        Some(4..) => "h4",
        _ => "h2",
    };
    el(tag).maybe("id", block.anchor.map(|anchor| anchor.to_string())).add(text(block.text))
}

fn quote(block: QuoteBlock, depth: usize, name: &str) -> Element {
    let dir = block.lang.as_deref().is_some_and(is_right_to_left).then_some("rtl");
    let words = el("blockquote").maybe("lang", block.lang).maybe("dir", dir).add(views(block.body, depth + 1, name));
    el("figure").class("quote").add(words).add(source(block.source))
}

fn pull_quote(block: PullQuoteBlock) -> Element {
    let words = el("blockquote").add(el("p").add(text(block.text)));
    el("figure").class("pull-quote").add(words).add(source(block.source))
}

fn source(source: Option<RichText>) -> Option<Element> {
    source.map(|source| el("figcaption").add(text(source)))
}

fn list(block: ListBlock, depth: usize, name: &str) -> Element {
    let item = |(item, number): (crate::contract::ListItem, usize)| {
        el("li").add(text(item.text)).add(views(item.body, depth + 1, &format!("{name}-{number}")))
    };
    let items: Vec<Element> = block.items.into_iter().zip(1..).map(item).collect();
    el(if block.ordered { "ol" } else { "ul" }).add(items)
}

fn read_also(block: ReadAlsoBlock) -> Option<Element> {
    if block.items.is_empty() {
        return None;
    }
    let items = block.items.into_iter().map(|item| el("li").add(teaser(item, Look::Line, "p", false)));
    let items: Vec<Element> = items.collect();
    Some(aside("aside", "read-also", use_messages().read_also.to_owned()).add(el("ul").add(items)))
}

fn key_points(block: KeyPointsBlock) -> Element {
    let title = block.title.unwrap_or_else(|| use_messages().key_points.to_owned());
    let items: Vec<Element> = block.items.into_iter().map(|item| el("li").add(text(item))).collect();
    aside("section", "key-points", title).add(el("ul").add(items))
}

fn fact_box(block: FactBoxBlock, depth: usize, name: &str) -> Element {
    aside("aside", "fact-box", block.title).add(views(block.body, depth + 1, name))
}

fn aside(tag: &'static str, class: &'static str, title: String) -> Element {
    el(tag).class(class).attr("aria-label", title.clone()).add(el("p").class("aside-title").add(title))
}

fn table(block: TableBlock) -> Element {
    let label = block.caption.as_ref().map(RichText::plain);
    let caption = block.caption.map(|caption| el("caption").add(text(caption)));
    let columns = block.columns.into_iter().map(|cell| el("th").attr("scope", "col").add(text(cell)));
    let columns: Vec<Element> = columns.collect();
    let head = (!columns.is_empty()).then(|| el("thead").add(el("tr").add(columns)));
    let cell = |(index, cell): (usize, RichText)| match index {
        0 if block.row_headings => el("th").attr("scope", "row").add(text(cell)),
        _ => el("td").add(text(cell)),
    };
    let row = |row: Vec<RichText>| el("tr").add(row.into_iter().enumerate().map(cell).collect::<Vec<_>>());
    let rows: Vec<Element> = block.rows.into_iter().map(row).collect();
    // A wide table scrolls by itself; focusable so that the keyboard can scroll it too.
    let scroller = el("div").class("table").attr("role", "region").attr("tabindex", "0").maybe("aria-label", label);
    scroller.add(el("table").add(caption).add(head).add(el("tbody").add(rows)))
}

fn code(block: CodeBlock) -> Element {
    let scroller = el("pre").attr("tabindex", "0").maybe("aria-label", block.language);
    scroller.add(el("code").add(block.text))
}
