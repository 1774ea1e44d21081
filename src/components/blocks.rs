//! The body: one view for each type of block.

use super::embed::Embed;
use super::gallery::Gallery;
use super::video::{Audio, Video};
use super::{Figure, Sizes, TeaserLook, TeaserView, Text, use_messages};
use crate::contract::{
    Block, CodeBlock, FactBoxBlock, HeadingBlock, KeyPointsBlock, ListBlock, MAX_DEPTH, PullQuoteBlock, QuoteBlock,
    ReadAlsoBlock, RichText, TableBlock, is_right_to_left,
};
use leptos::prelude::*;

/// A body with more blocks than this is laid out block by block as it comes into view.
const LONG: usize = 200;

/// The blocks of an article or of a post. `name` is unique on the page: it names galleries in addresses.
#[component]
pub fn Body(blocks: Vec<Block>, name: String) -> impl IntoView {
    let class = if blocks.len() > LONG { "body long" } else { "body" };
    view! { <div class=class>{views(blocks, 1, &name)}</div> }.into_any()
}

/// Blocks nested deeper than the contract allows are left out.
fn views(blocks: Vec<Block>, depth: usize, name: &str) -> Vec<AnyView> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    blocks.into_iter().enumerate().filter_map(|(index, block)| view(block, depth, format!("{name}-{}", index + 1))).collect()
}

fn view(block: Block, depth: usize, name: String) -> Option<AnyView> {
    Some(match block {
        Block::Paragraph(block) => paragraph(block.text)?,
        Block::Heading(block) => heading(block),
        Block::Quote(block) => quote(block, depth, &name),
        Block::PullQuote(block) => pull_quote(block),
        Block::List(block) => list(block, depth, &name),
        Block::Image(block) => view! { <Figure image=block.image sizes=Sizes::Column /> }.into_any(),
        Block::Gallery(block) => view! { <Gallery gallery=block name /> }.into_any(),
        Block::Video(video) => view! { <Video video inline=true /> }.into_any(),
        Block::Audio(audio) => view! { <Audio audio /> }.into_any(),
        Block::ReadAlso(block) => read_also(block)?,
        Block::KeyPoints(block) => key_points(block),
        Block::FactBox(block) => fact_box(block, depth, &name),
        Block::Table(block) => table(block),
        Block::Embed(embed) => view! { <Embed embed /> }.into_any(),
        Block::Code(block) => code(block),
        Block::Divider(_) => view! { <hr /> }.into_any(),
        Block::Unknown { fallback } => paragraph(fallback?.as_str().into())?,
    })
}

fn paragraph(text: RichText) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p><Text text /></p> }.into_any())
}

fn heading(block: HeadingBlock) -> AnyView {
    let id = block.anchor.map(|anchor| anchor.to_string());
    match block.level {
        Some(3) => view! { <h3 id=id><Text text=block.text /></h3> }.into_any(),
        Some(4..) => view! { <h4 id=id><Text text=block.text /></h4> }.into_any(),
        _ => view! { <h2 id=id><Text text=block.text /></h2> }.into_any(),
    }
}

fn quote(block: QuoteBlock, depth: usize, name: &str) -> AnyView {
    let dir = block.lang.as_deref().is_some_and(is_right_to_left).then_some("rtl");
    let source = block.source.map(|text| view! { <figcaption><Text text /></figcaption> });
    view! {
        <figure class="quote">
            <blockquote lang=block.lang dir=dir>{views(block.body, depth + 1, name)}</blockquote>
            {source}
        </figure>
    }
    .into_any()
}

fn pull_quote(block: PullQuoteBlock) -> AnyView {
    let source = block.source.map(|text| view! { <figcaption><Text text /></figcaption> });
    view! {
        <figure class="pull-quote">
            <blockquote><p><Text text=block.text /></p></blockquote>
            {source}
        </figure>
    }
    .into_any()
}

fn list(block: ListBlock, depth: usize, name: &str) -> AnyView {
    let items: Vec<AnyView> = block
        .items
        .into_iter()
        .map(|item| view! { <li><Text text=item.text />{views(item.body, depth + 1, name)}</li> }.into_any())
        .collect();
    if block.ordered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
}

fn read_also(block: ReadAlsoBlock) -> Option<AnyView> {
    let items = block.items.into_iter().map(|teaser| view! { <li><TeaserView teaser look=TeaserLook::Line /></li> });
    let items = items.collect_view();
    (!items.is_empty()).then(|| {
        let title = use_messages().read_also;
        view! { <aside class="read-also" aria-label=title><p class="aside-title">{title}</p><ul>{items}</ul></aside> }
            .into_any()
    })
}

fn key_points(block: KeyPointsBlock) -> AnyView {
    let title = block.title.unwrap_or_else(|| use_messages().key_points.to_owned());
    let label = title.clone();
    let items = block.items.into_iter().map(|text| view! { <li><Text text /></li> }).collect_view();
    view! {
        <section class="key-points" aria-label=label><p class="aside-title">{title}</p><ul>{items}</ul></section>
    }
    .into_any()
}

fn fact_box(block: FactBoxBlock, depth: usize, name: &str) -> AnyView {
    let label = block.title.clone();
    view! {
        <aside class="fact-box" aria-label=label>
            <p class="aside-title">{block.title}</p>
            {views(block.body, depth + 1, name)}
        </aside>
    }
    .into_any()
}

fn table(block: TableBlock) -> AnyView {
    let label = block.caption.as_ref().map(RichText::plain);
    let caption = block.caption.map(|text| view! { <caption><Text text /></caption> });
    let columns = block.columns.into_iter().map(|text| view! { <th scope="col"><Text text /></th> }).collect_view();
    let head = (!columns.is_empty()).then(|| view! { <thead><tr>{columns}</tr></thead> });
    let row_headings = block.row_headings;
    let cell = move |(index, text): (usize, RichText)| {
        if row_headings && index == 0 {
            view! { <th scope="row"><Text text /></th> }.into_any()
        } else {
            view! { <td><Text text /></td> }.into_any()
        }
    };
    let row = move |row: Vec<RichText>| {
        let cells: Vec<AnyView> = row.into_iter().enumerate().map(cell).collect();
        view! { <tr>{cells}</tr> }
    };
    let rows = block.rows.into_iter().map(row).collect_view();
    // A wide table scrolls by itself; focusable so that the keyboard can scroll it too.
    view! {
        <div class="table" role="region" tabindex="0" aria-label=label>
            <table>{caption}{head}<tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn code(block: CodeBlock) -> AnyView {
    view! { <pre tabindex="0" aria-label=block.language><code>{block.text}</code></pre> }.into_any()
}
