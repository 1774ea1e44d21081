//! The body: one view for each type of block.

use super::embed::embed;
use super::gallery::gallery;
use super::video::{audio, video};
use super::{ImageSlot, TeaserVariant, figure, teaser, text, use_messages};
use crate::markup::{Element, Node, el};
use contract::{
    Block, CodeBlock, FactBoxBlock, HeadingBlock, KeyPointsBlock, ListBlock, MAX_DEPTH, PullQuoteBlock, QuoteBlock,
    ReadAlsoBlock, RichText, TableBlock, direction,
};

/// A body with more blocks than this is laid out in groups that come into view.
const LONG: usize = 200;
/// The number of blocks in a group: with groups of one, WebKit stops for seconds while scrolling.
const PART: usize = 40;

/// The blocks of an article or of a post. `name` is unique on the page; galleries use it in fragments.
pub fn body(blocks: Vec<Block>, name: &str) -> Element {
    let is_long = blocks.len() > LONG;
    let views = views(blocks, 1, name);
    if !is_long {
        return el("div").class("body").child(views);
    }
    let mut views = views.into_iter();
    let mut long = el("div").class("long-body");
    loop {
        let part: Vec<Node> = views.by_ref().take(PART).collect();
        if part.is_empty() {
            return long;
        }
        long = long.child(el("div").class("body").child(part));
    }
}

/// Leaves out blocks that are nested deeper than the contract allows.
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
        Block::Image(block) => figure(block.image, ImageSlot::Column, false, block.href),
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

fn paragraph(content: RichText) -> Option<Element> {
    (!content.is_empty()).then(|| el("p").content(|| text(content)))
}

fn heading(block: HeadingBlock) -> Element {
    let tag = match block.level {
        Some(3) => "h3",
        Some(4..) => "h4",
        _ => "h2",
    };
    el(tag).maybe("id", block.anchor.map(|anchor| anchor.to_string())).child(text(block.text))
}

fn quote(block: QuoteBlock, depth: usize, name: &str) -> Element {
    let dir = block.lang.as_deref().map(direction);
    let quotation =
        el("blockquote").maybe("lang", block.lang).maybe("dir", dir).child(views(block.body, depth + 1, name));
    el("figure").class("quote").child(quotation).child(source(block.source))
}

fn pull_quote(block: PullQuoteBlock) -> Element {
    let quotation = el("blockquote").child(el("p").child(text(block.text)));
    el("figure").class("pull-quote").child(quotation).child(source(block.source))
}

fn source(source: Option<RichText>) -> Option<Element> {
    source.map(|source| el("figcaption").child(text(source)))
}

fn list(block: ListBlock, depth: usize, name: &str) -> Element {
    let item = |(item, number): (contract::ListItem, usize)| {
        el("li").child(text(item.text)).child(views(item.body, depth + 1, &format!("{name}-{number}")))
    };
    let items: Vec<Element> = block.items.into_iter().zip(1..).map(item).collect();
    if !block.ordered {
        return el("ul").child(items);
    }
    el("ol")
        .maybe("start", block.start.map(|start| start.to_string()))
        .maybe("reversed", block.reversed.then_some(""))
        .child(items)
}

fn read_also(block: ReadAlsoBlock) -> Option<Element> {
    if block.items.is_empty() {
        return None;
    }
    let items = block.items.into_iter().map(|item| el("li").child(teaser(item, TeaserVariant::Line, "p", false)));
    let items: Vec<Element> = items.collect();
    // Without a name of its own, since an article may have several: landmarks of one name cannot be told apart.
    let title = el("p").class("aside-title").child(use_messages().read_also);
    Some(el("aside").class("read-also").child(title).child(el("ul").child(items)))
}

fn key_points(block: KeyPointsBlock) -> Element {
    let title = block.title.unwrap_or_else(|| use_messages().key_points.to_owned());
    let items: Vec<Element> = block.items.into_iter().map(|item| el("li").child(text(item))).collect();
    aside("section", "key-points", title).child(el("ul").child(items))
}

fn fact_box(block: FactBoxBlock, depth: usize, name: &str) -> Element {
    aside("aside", "fact-box", block.title).child(views(block.body, depth + 1, name))
}

fn aside(tag: &'static str, class: &'static str, title: String) -> Element {
    el(tag).class(class).attr("aria-label", title.clone()).child(el("p").class("aside-title").child(title))
}

fn table(block: TableBlock) -> Element {
    let label = block.caption.as_ref().map(RichText::plain);
    let caption = block.caption.map(|caption| el("caption").child(text(caption)));
    let columns = block.columns.into_iter().map(|cell| el("th").attr("scope", "col").child(text(cell)));
    let columns: Vec<Element> = columns.collect();
    let head = (!columns.is_empty()).then(|| el("thead").child(el("tr").child(columns)));
    let cell = |(index, cell): (usize, RichText)| match index {
        0 if block.row_headings => el("th").attr("scope", "row").child(text(cell)),
        _ => el("td").child(text(cell)),
    };
    let row = |row: Vec<RichText>| el("tr").child(row.into_iter().enumerate().map(cell).collect::<Vec<_>>());
    let rows: Vec<Element> = block.rows.into_iter().map(row).collect();
    // A wide table scrolls by itself. It is focusable, so that the keyboard can scroll it too.
    let role = label.is_some().then_some("region");
    let scroller = el("div").class("table").maybe("role", role).attr("tabindex", "0").maybe("aria-label", label);
    scroller.child(el("table").child(caption).child(head).child(el("tbody").child(rows)))
}

fn code(block: CodeBlock) -> Element {
    // It scrolls by itself, so it is focusable; a name needs a role, and an article may have several of one name.
    let role = block.language.is_some().then_some("group");
    let scroller = el("pre").attr("dir", "ltr").attr("tabindex", "0").maybe("role", role);
    scroller.maybe("aria-label", block.language).child(el("code").child(block.text))
}
