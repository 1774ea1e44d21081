//! Galleries, in the forms of WordPress since its beginnings, Jetpack, Ghost and Substack.

use super::figures::{self, Caption};
use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{lists, tree};
use contract::{Block, GalleryBlock, Image, ImageBlock};
use scraper::ElementRef;

/// Classes of galleries.
const GALLERIES: [&str; 10] = [
    "wp-block-gallery",
    "blocks-gallery-grid",
    "gallery",
    "tiled-gallery",
    "wp-block-jetpack-tiled-gallery",
    "wp-block-jetpack-slideshow",
    "kg-gallery-card",
    "image-gallery-embed",
    "captioned-gallery",
    "slideshow",
];

/// Converts an element that is a gallery, or an item of one. False if it is neither.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) -> bool {
    let is_item = tree::has_class(&element, &["wp-caption", "gallery-item", "tiled-gallery-item"]);
    if is_item && element.value().name() != "figure" {
        item(flow, run, element, style);
        return true;
    }
    if !is_gallery(&element) || tree::find(element, "img").is_none() {
        return false;
    }
    let (caption, extra) = figures::caption(flow, run, element, style);
    let blocks = content(flow, run, element, style).into_iter().flat_map(opened).collect();
    push(flow, run, blocks, caption, extra);
    true
}

/// True for an element that is a gallery.
pub fn is_gallery(element: &ElementRef) -> bool {
    tree::has_class(element, &GALLERIES) && element.value().name() != "img"
}

/// A picture of a gallery with its caption, whatever the elements are.
fn item(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let (caption, extra) = figures::caption(flow, run, element, style);
    let mut blocks = content(flow, run, element, style);
    let rest = figures::attach(run, &mut blocks, caption);
    flow.extend(blocks);
    flow.extend(rest);
    flow.extend(extra);
}

/// The blocks within an element: also of a list, whose items are pictures here.
fn content(flow: &Flow, run: &mut Run, element: ElementRef, style: &Style) -> Vec<Block> {
    if !matches!(element.value().name(), "ul" | "ol" | "dl") {
        return flow.inner(run, *element, style);
    }
    let mut blocks = Vec::new();
    for child in element.children() {
        let is_item = matches!(tree::name(child), "li" | "dt" | "dd")
            && !run.plan.taken.contains(&child.id())
            && !run.plan.leave_out.contains_key(&child.id());
        blocks.extend(if is_item { flow.inner(run, child, style) } else { flow.single(run, child, style) });
    }
    blocks
}

/// The images of a gallery within a gallery, and of a list of pictures.
fn opened(block: Block) -> Vec<Block> {
    let image = |image: Image| Block::Image(ImageBlock { image, href: None });
    match block {
        Block::Gallery(gallery) => {
            let title = gallery.title.and_then(|title| lists::paragraph(title.as_str().into()));
            gallery.images.into_iter().map(image).chain(title).collect()
        }
        Block::List(list) => {
            list.items.into_iter().flat_map(|item| lists::paragraph(item.text).into_iter().chain(item.body)).collect()
        }
        block => vec![block],
    }
}

/// Adds a gallery of the pictures among the blocks, and after it what is no picture.
pub fn push(flow: &mut Flow, run: &mut Run, blocks: Vec<Block>, caption: Caption, extra: Vec<Block>) {
    let (pictures, others): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| matches!(block, Block::Image(_)));
    let Caption { text, credit } = caption;
    flow.end_paragraph();
    if pictures.len() < 2 {
        let mut pictures = pictures;
        let rest = figures::attach(run, &mut pictures, Caption { text, credit });
        flow.extend(pictures.into_iter().chain(rest).chain(others).chain(extra));
        return;
    }
    let mut images = Vec::new();
    for block in pictures {
        let Block::Image(ImageBlock { image, href }) = block else { continue };
        if href.is_some() {
            run.note("link on a picture of a gallery left out");
        }
        images.push(image);
    }
    if text.0.iter().any(|span| span.href.is_some() || span.article.is_some()) {
        run.note("link in the title of a gallery left out");
    }
    let title = text.plain().split_whitespace().collect::<Vec<_>>().join(" ");
    flow.push(Block::Gallery(GalleryBlock { title: Some(title).filter(|title| !title.is_empty()), images }));
    flow.extend(credit.and_then(|credit| lists::paragraph(credit.as_str().into())));
    flow.extend(others.into_iter().chain(extra));
}
