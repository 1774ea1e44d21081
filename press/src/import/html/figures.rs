//! Figures: a picture, film, table, quotation or frame with its caption and credit.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{embeds, galleries, lists, quotes, style, tree};
use crate::import::measure::words;
use contract::{Block, RichText};
use scraper::ElementRef;

/// Classes of the photographer or source within a caption.
const CREDITS: [&str; 12] = [
    "credit",
    "photo-credit",
    "media-credit",
    "image-credit",
    "caption-credit",
    "wp-caption-credit",
    "wp-media-credit",
    "picture-credit",
    "photo-byline",
    "copyright",
    "image-copyright",
    "credits",
];

/// The caption of a figure.
#[derive(Default)]
pub struct Caption {
    pub text: RichText,
    pub credit: Option<String>,
}

/// Converts `figure`, or what is one by its class.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    if quotes::is_pull(&element) {
        return quotes::element(flow, run, element, style);
    }
    let (caption, extra) = caption(flow, run, element, style);
    let mut blocks = flow.inner(run, *element, style);
    let is_embed = element.value().classes().any(|class| class.contains("embed"));
    if is_embed && let Some(embed) = embeds::bare(run, element, &blocks) {
        blocks = vec![embed];
    }
    let pictures = blocks.iter().filter(|block| matches!(block, Block::Image(_))).count();
    if pictures > 1 && pictures == blocks.len() {
        return galleries::push(flow, run, blocks, caption, extra);
    }
    let rest = attach(run, &mut blocks, caption);
    flow.extend(blocks);
    flow.extend(rest);
    flow.extend(extra);
}

/// Takes the caption of a figure out of its content: `figcaption`, or what WordPress wrote before.
pub fn caption(flow: &Flow, run: &mut Run, figure: ElementRef, outer: &Style) -> (Caption, Vec<Block>) {
    let mut caption = Caption::default();
    let (mut texts, mut extra) = (Vec::new(), Vec::new());
    let own = figure.descendent_elements().skip(1).filter(|inner| is_caption(inner) && is_of(inner, &figure));
    for element in own.collect::<Vec<_>>() {
        if !run.plan.taken.insert(element.id()) || run.plan.leave_out.contains_key(&element.id()) {
            continue;
        }
        if tree::has_class(&element, &CREDITS) {
            caption.credit = joined(caption.credit.take(), &element);
            continue;
        }
        for credit in element.descendent_elements().skip(1).filter(|inner| tree::has_class(inner, &CREDITS)) {
            if run.plan.taken.insert(credit.id()) && !credit.ancestors().skip(1).any(|node| is_taken_credit(node)) {
                caption.credit = joined(caption.credit.take(), &credit);
            }
        }
        let style = style::within(&element, outer, run.context.language);
        let (text, rest) =
            flow.inner_text(run, *element, &Style { target: Default::default(), address: None, ..style });
        texts.push(text);
        extra.extend(rest);
    }
    caption.text = super::line::join(texts);
    (caption, extra)
}

fn is_taken_credit(node: ego_tree::NodeRef<scraper::Node>) -> bool {
    ElementRef::wrap(node).is_some_and(|element| tree::has_class(&element, &CREDITS))
}

fn joined(credit: Option<String>, element: &ElementRef) -> Option<String> {
    let text = tree::text(**element);
    match credit {
        Some(credit) if !text.is_empty() => Some(format!("{credit} {text}")),
        credit => credit.or(Some(text).filter(|text| !text.is_empty())),
    }
}

fn is_caption(element: &ElementRef) -> bool {
    element.value().name() == "figcaption"
        || tree::has_class(element, &["wp-caption-text", "wp-caption-dd", "gallery-caption", "tiled-gallery-caption"])
        || (tree::has_class(element, &CREDITS) && !element.ancestors().any(|node| tree::name(node) == "figcaption"))
}

/// True if the nearest figure around a caption is this one.
fn is_of(caption: &ElementRef, figure: &ElementRef) -> bool {
    let mut around = caption.ancestors().filter_map(ElementRef::wrap);
    around.find(|around| is_figure(around)).is_some_and(|around| around.id() == figure.id())
        && !caption
            .ancestors()
            .take_while(|node| node.id() != figure.id())
            .filter_map(ElementRef::wrap)
            .any(|around| is_caption(&around))
}

/// True for an element with a caption of its own.
pub fn is_figure(element: &ElementRef) -> bool {
    element.value().name() == "figure"
        || tree::has_class(element, &["wp-caption", "gallery-item", "tiled-gallery-item", "captioned-image-container"])
        || galleries::is_gallery(element)
}

/// Gives a caption to the first block that can have one. What is left over becomes paragraphs.
pub fn attach(run: &mut Run, blocks: &mut [Block], caption: Caption) -> Vec<Block> {
    let Caption { text, credit } = caption;
    let slot = blocks.iter_mut().find_map(|block| match block {
        Block::Image(block) => Some((&mut block.image.caption, Some(&mut block.image.credit), None)),
        Block::Video(block) => Some((&mut block.caption, Some(&mut block.credit), Some(&mut block.name))),
        Block::Audio(block) => Some((&mut block.caption, Some(&mut block.credit), Some(&mut block.name))),
        Block::Embed(block) => Some((&mut block.caption, None, None)),
        Block::Table(block) => Some((&mut block.caption, None, None)),
        Block::Quote(block) => Some((&mut block.source, None, None)),
        _ => None,
    });
    let (mut text, mut credit) = (Some(text).filter(|text| !text.is_empty()), credit);
    if let Some((own, own_credit, name)) = slot {
        // A player without a title of its own is named after its caption.
        if let (Some(name), Some(text)) = (name, &text)
            && run.unnamed.remove(name.as_str())
        {
            let plain = text.plain().split_whitespace().collect::<Vec<_>>().join(" ");
            run.added = run.added.saturating_sub(words::count(name));
            run.add(&plain);
            *name = plain;
        }
        if own.is_none() {
            *own = text.take();
        }
        if let Some(own) = own_credit.filter(|own| own.is_none()) {
            *own = credit.take();
        }
    }
    let credit = credit.map(|credit| RichText::from(credit.as_str()));
    [text, credit].into_iter().flatten().filter_map(lists::paragraph).collect()
}
