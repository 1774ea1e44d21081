//! Quotations and pull quotes with their source.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{lines, lists, posts, style, tree};
use contract::{Block, PullQuoteBlock, QuoteBlock, RichText};
use scraper::ElementRef;

/// True for a pull quote, by its class.
pub fn is_pull(element: &ElementRef) -> bool {
    element.value().classes().any(|class| {
        matches!(class, "wp-block-pullquote" | "pullquote" | "pull-quote" | "graf--pullquote" | "kg-blockquote-alt")
    })
}

/// Converts `blockquote`, or a figure that is a pull quote.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, outer: &Style) {
    let inner = tree::find(element, "blockquote").filter(|_| is_pull(&element)).unwrap_or(element);
    let inside = style::within(&inner, outer, run.context.language);
    let source = source(flow, run, element, &inside);
    let body = flow.inner(run, *element, &inside);
    let around = element.ancestors().take(1).filter_map(ElementRef::wrap).any(|around| is_pull(&around));
    if is_pull(&element) || around {
        let (text, rest) = lines::text(body);
        match text.is_empty() {
            true => flow.extend(source.and_then(lists::paragraph)),
            false => flow.push(Block::PullQuote(PullQuoteBlock { text, source })),
        }
        return flow.extend(rest);
    }
    match body.is_empty() {
        true => flow.extend(source.and_then(lists::paragraph)),
        false => flow.push(Block::Quote(QuoteBlock { body, source, lang: None })),
    }
}

/// Takes the source out of a quotation: `cite` or `footer` at its end, alone in its block.
fn source(flow: &Flow, run: &mut Run, quote: ElementRef, style: &Style) -> Option<RichText> {
    let candidates = quote.descendent_elements().skip(1).filter(|inner| {
        let is_own =
            inner.ancestors().filter_map(ElementRef::wrap).find(|around| around.value().name() == "blockquote");
        matches!(inner.value().name(), "cite" | "footer" | "figcaption")
            && is_own.is_none_or(|own| own.id() == quote.id() || is_pull(&quote))
    });
    let last = candidates.filter(|inner| is_alone(inner, &quote) && !run.plan.taken.contains(&inner.id())).last()?;
    // A `cite` within the `footer` is part of it.
    let whole = last.ancestors().filter_map(ElementRef::wrap).take_while(|around| around.id() != quote.id());
    let last = whole.filter(|around| around.value().name() == "footer").last().unwrap_or(last);
    run.plan.taken.insert(last.id());
    let inside = style::within(&last, style, run.context.language);
    let inside = match last.value().name() {
        "cite" => Style { marks: style.marks.clone(), ..inside },
        _ => inside,
    };
    let (text, _) = flow.inner_text(run, *last, &inside);
    Some(posts::strip_dash(text)).filter(|text| !text.is_empty())
}

/// True if a source is the last of a quotation, and not a title within a sentence.
fn is_alone(source: &ElementRef, quote: &ElementRef) -> bool {
    let has_words = |node: &ego_tree::NodeRef<scraper::Node>| {
        let text = node.value().as_text().map_or_else(|| tree::text(*node), |text| text.to_string());
        text.chars().any(char::is_alphanumeric)
    };
    let mut node = **source;
    while node.id() != quote.id() {
        if node.next_siblings().any(|next| has_words(&next)) {
            return false;
        }
        let before = node.prev_siblings().find(has_words);
        let is_inline = before.is_some_and(|before| before.value().is_text() || !tree::is_block(tree::name(before)));
        let after_break = node.prev_siblings().find(|before| before.value().is_element() || has_words(before));
        if is_inline && source.value().name() == "cite" && after_break.is_none_or(|before| tree::name(before) != "br") {
            return false;
        }
        let Some(parent) = node.parent() else { return false };
        node = parent;
    }
    true
}
