//! What is left out on purpose, by named rules: everything around a story that its author did not write.
//!
//! The measure applies the same rules to the source, so that each rule answers for its words. A class that no rule knows
//! is kept.

use super::tree;
use super::{Context, links};
use crate::import::measure::words;
use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The name of the rule for what `import.toml` leaves out.
pub const BY_NEWSROOM: &str = "left out by import.toml";
/// The name of the rule for the line that WordPress adds to items of its feeds.
const FEED_TRAILER: &str = "where a feed says its item is from";

/// What a style hides is left out up to this number of words.
const SHORT: usize = 15;

/// Each rule: its name, and the elements that it leaves out.
const RULES: &[(&str, &str)] = &[
    ("hidden", "[hidden]:not([hidden=until-found]), [style*='display:none'], [style*='display: none']"),
    (
        "share buttons",
        ".sharedaddy, .sd-sharing, .sd-like, .addtoany_share_save_container, .addtoany_content, .a2a_kit, .addthis_toolbox, \
         .addthis_inline_share_toolbox, .essb_links, .heateor_sss_sharing_container, .mashsb-container, .social-share, \
         .social-sharing, .share-buttons, .sharing-buttons, .post-share, .ssba, .ssbp-wrap, .shared-counts-wrap, \
         .scriptlesssocialsharing, .simplesocialbuttons, .ss-inline-share-wrapper, .wp-block-social-links, \
         .wp-block-outermost-social-sharing, .wp-block-jetpack-sharing-buttons, .js-postShareButtons",
    ),
    (
        "related posts",
        ".jp-relatedposts, .yarpp, .yarpp-related, .wp-block-jetpack-related-posts, .crp_related, .related-posts, \
         .rp4wp-related-posts, .zem_rp_content, .wp_rp_content, .shareaholic-canvas",
    ),
    (
        "filled by the server",
        ".wp-block-latest-posts, .wp-block-latest-comments, .wp-block-archives, .wp-block-categories, .wp-block-tag-cloud, \
         .wp-block-calendar, .wp-block-search, .wp-block-rss, .wp-block-query, .wp-block-comments, .wp-block-post-comments, \
         .wp-block-post-comments-form, .wp-block-loginout, .wp-block-page-list, .wp-block-post-navigation-link",
    ),
    (
        "navigation",
        "nav, [role=navigation], .wp-block-navigation, .post-navigation, .page-links, .breadcrumbs, .breadcrumb",
    ),
    (
        "advertising",
        ".adsbygoogle, .ad-container, .ad-slot, .ad-wrapper, .ad-unit, .advertisement, .advertising, [id^=div-gpt-ad], \
         .wordads-ad, .wp-block-jetpack-wordads, .google-auto-placed, .adthrive-ad, .mv-ad-box, .wpcnt, .OUTBRAIN, \
         iframe[src*='doubleclick.net'], iframe[src*='amazon-adsystem.com'], iframe[src*='googletagmanager.com']",
    ),
    ("read more", "a.more-link, a.read-more, p.read-more, .wp-block-read-more"),
    (
        "newsletter form",
        ".mc4wp-form, #mc_embed_signup, .wp-block-jetpack-subscriptions, .jetpack_subscription_widget, .tnp, \
         .subscription-widget-wrap, .subscription-widget, .subscription-widget-wrap-editor, .kg-signup-card, \
         form[action*='list-manage.com']",
    ),
    ("comments", "#comments, .comments-area, #respond, .comment-respond"),
    ("search form", "form[role=search], form.search-form, form.searchform"),
    ("form control", "input, select, textarea, datalist, button[type=submit], button[type=reset]"),
    ("text for screen readers", ".screen-reader-text, .sr-only, .visually-hidden"),
    (
        "toolbar",
        "button.lightbox-trigger, .wp-lightbox-overlay, .image-link-expand, .header-anchor-parent, .header-anchor-widget, \
         a.anchor[aria-hidden], a.heading-anchor, a.headerlink, .anchorjs-link, .copy-to-clipboard, .wp-element-button.copy",
    ),
    (
        "controls of a player",
        ".kg-audio-player, .kg-video-overlay, .kg-video-player-container, .kg-video-hide, .kg-audio-hide, .mejs-controls, \
         .wp-playlist-script",
    ),
    ("download button", ".wp-block-file__button"),
    (
        "boilerplate of a post",
        "blockquote.instagram-media [style*='font-weight:550'], blockquote.instagram-media [style*='font-weight: 550']",
    ),
];

struct Rules {
    any: Selector,
    each: Vec<(&'static str, Selector)>,
}

static COMPILED: LazyLock<Rules> = LazyLock::new(|| {
    let parse = |text: &str| Selector::parse(text).expect("the rules are selectors, as the tests see");
    let each = RULES.iter().map(|(name, text)| (*name, parse(text))).collect();
    let all: Vec<&str> = RULES.iter().map(|(_, text)| *text).collect();
    Rules { any: parse(&all.join(", ")), each }
});

/// The elements of a tree that are left out, each with the name of its rule.
///
/// A rule does not hold for an element with more than 60 % of the words: some theme uses its class for the whole text.
pub fn find(html: &Html, context: &Context) -> HashMap<NodeId, &'static str> {
    let mut found = HashMap::new();
    let mut all = None;
    for element in html.tree.nodes().filter_map(ElementRef::wrap) {
        if context.leave_out.matches(&element) {
            found.insert(element.id(), BY_NEWSROOM);
            continue;
        }
        let Some(rule) = rule(&element) else { continue };
        let all = *all.get_or_insert_with(|| words::count(&tree::text(html.tree.root())));
        if words::count(&tree::text(*element)) * 10 <= all * 6 {
            found.insert(element.id(), rule);
        }
    }
    if let Some(trailer) = trailer(html, context) {
        found.insert(trailer, FEED_TRAILER);
    }
    found
}

fn rule(element: &ElementRef) -> Option<&'static str> {
    if !COMPILED.any.matches(element) {
        return None;
    }
    let is_contents = || {
        let links: Vec<_> = element.descendent_elements().filter_map(|inner| inner.attr("href")).collect();
        !links.is_empty() && links.iter().all(|href| href.starts_with('#'))
    };
    let is_checkbox = |element: &ElementRef| element.attr("type").is_some_and(|kind| kind == "checkbox");
    let (name, _) = COMPILED.each.iter().find(|(_, selector)| selector.matches(element))?;
    // A table of contents is the author's. A box to tick says what is done.
    let is_kept = (*name == "navigation" && is_contents()) || (*name == "form control" && is_checkbox(element));
    // A long text that a script unfolds is part of the story.
    let is_folded = || element.attr("hidden").is_none() && words::count(&tree::text(**element)) > SHORT;
    let is_kept = is_kept || (*name == "hidden" && is_folded());
    (!is_kept).then_some(*name)
}

/// The last paragraph of a feed's item, "The post … appeared first on …" in any language: two links, the first to the
/// item, the second to the home page.
fn trailer(html: &Html, context: &Context) -> Option<NodeId> {
    let base = context.base?;
    let last = html.tree.root().children().filter_map(ElementRef::wrap).last()?;
    let links: Vec<_> = last.descendent_elements().filter_map(|inner| inner.attr("href")).collect();
    let [item, home] = links[..] else { return None };
    let (item, home) = (links::join(Some(base), item)?, links::join(Some(base), home)?);
    let is_trailer = last.value().name() == "p"
        && (item.host_str(), item.path()) == (base.host_str(), base.path())
        && (home.host_str(), home.path()) == (base.host_str(), "/")
        && words::count(&tree::text(*last)) < 60;
    is_trailer.then(|| last.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_a_selector() {
        assert_eq!(COMPILED.each.len(), RULES.len());
    }
}
