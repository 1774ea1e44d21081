//! The text of a post as HTML. An export has it as it was typed: with block comments, shortcodes, and in posts of the
//! classic editor without paragraphs.
//!
//! - `blocks`: the comments of the block editor. `paragraphs`: those of the classic editor; `embeds`: addresses in them.
//! - `shortcodes`: WordPress's own.
//! - `pictures`: the sizes of pictures in the text. `typography`: typographic signs, in English.

mod blocks;
mod embeds;
mod paragraphs;
mod pictures;
mod shortcodes;
mod typography;

use super::export::{Export, Post};
use crate::import::report::Report;

/// Renders a post's text.
pub fn rendered(post: &Post, export: &Export, key: &str, report: &mut Report) -> String {
    let text = post.content.replace("\r\n", "\n").replace('\r', "\n");
    let mut html = if blocks::has_blocks(&text) {
        blocks::rendered(&text, post, export, &mut |kind| report.note(kind, key))
    } else {
        paragraphs::rendered(&text)
    };
    html = shortcodes::rendered(&html, post, export);
    typographic(&pictures::with_sizes(&html, export), export)
}

/// A text of the site with typographic signs, where WordPress shows some.
pub fn typographic(html: &str, export: &Export) -> String {
    let is_english = export.site.language.as_deref().is_none_or(|language| language.starts_with("en"));
    if is_english { typography::set(html) } else { html.to_owned() }
}
