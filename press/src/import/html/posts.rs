//! Posts of social networks and of other blogs, which their words stand for: quotations with author, date and link.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{embeds, links, providers, style, tree};
use contract::{Block, QuoteBlock, RichText, Span};
use scraper::ElementRef;
use url::Url;

/// Classes of posts.
const POSTS: [&str; 13] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "wp-embedded-content",
    "tiktok-embed",
    "bluesky-embed",
    "mastodon-embed",
    "reddit-card",
    "reddit-embed-bq",
    "text-post-media",
    "imgur-embed-pub",
    "fb-xfbml-parse-ignore",
    "threads-post",
];

/// Converts a post. False if the element is none.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, outer: &Style) -> bool {
    if element.value().name() != "blockquote" || !tree::has_class(&element, &POSTS) {
        return false;
    }
    let names = ["data-instgrm-permalink", "cite", "data-embed-url", "data-text-post-permalink"];
    let named = names.into_iter().find_map(|name| tree::attribute(&element, name));
    let last = element.descendent_elements().filter_map(|inner| tree::attribute(&inner, "href")).last();
    let url = named.or(last).and_then(|address| links::web(run, address));
    let style = style::within(&element, outer, run.context.language);
    let source = signature(flow, run, element, &style);
    let mut body = flow.inner(run, *element, &style);
    body.retain(|block| !matches!(block, Block::Divider(_)));
    match (body.is_empty(), source, url) {
        (true, source, Some(url)) => {
            embeds::push(flow, run, providers::of(&url), url, None);
            if let Some(Block::Embed(embed)) = flow.blocks.last_mut() {
                embed.caption = source;
            }
        }
        (true, Some(source), None) => flow.extend(super::lists::paragraph(source)),
        (true, None, None) => {}
        (false, source, url) => {
            let source = source.or_else(|| link(run, &url?));
            flow.push(Block::Quote(QuoteBlock { body, source, lang: None }));
        }
    }
    true
}

/// The provider's name as a link to the post, where nothing else leads there.
fn link(run: &mut Run, url: &Url) -> Option<RichText> {
    let (text, href) = (providers::of(url), links::safe(url)?);
    run.add(&text);
    Some(RichText(vec![Span { text, href: Some(href), ..Span::default() }]))
}

/// Author and date with the link to the post: what follows the text directly in the quotation, or the last paragraph of
/// Instagram's.
fn signature(flow: &Flow, run: &mut Run, element: ElementRef, style: &Style) -> Option<RichText> {
    let words = |node: &ego_tree::NodeRef<scraper::Node>| {
        node.value().as_text().map_or_else(|| !tree::text(*node).is_empty(), |text| !text.trim().is_empty())
    };
    let children: Vec<_> = element.children().filter(words).collect();
    let tail: Vec<_> = match children.iter().rposition(|child| tree::is_block(tree::name(*child))) {
        Some(at) if at + 1 < children.len() => children.get(at + 1..)?.to_vec(),
        Some(at) if tree::has_class(&element, &["instagram-media"]) => children.get(at..)?.to_vec(),
        _ => return None,
    };
    if tree::has_class(&element, &["instagram-media"]) {
        let last = element.descendent_elements().filter(|inner| inner.value().name() == "p").last()?;
        run.plan.taken.insert(last.id());
        return Some(strip_dash(flow.inner_text(run, *last, style).0));
    }
    let mut inner = Flow::default();
    for node in &tail {
        inner.node(run, *node, style);
    }
    run.plan.taken.extend(tail.iter().map(ego_tree::NodeRef::id));
    let (text, _) = super::lines::text(inner.finish());
    Some(strip_dash(text)).filter(|text| !text.is_empty())
}

/// A source without the dash before it, which pages set themselves.
pub fn strip_dash(mut text: RichText) -> RichText {
    if let Some(first) = text.0.first_mut() {
        let bare = first.text.trim_start_matches(|char: char| "—–-―".contains(char) || char.is_whitespace());
        first.text = bare.to_owned();
    }
    text.0.retain(|span| !span.text.is_empty());
    text
}
