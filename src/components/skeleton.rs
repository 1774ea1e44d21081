//! Placeholders in the shape of content that is loading.

use super::use_messages;
use crate::markup::{Element, el};

/// The shape of an article. A delayed skeleton appears after 200 ms, so that it does not flash on a fast network.
pub fn skeleton(delayed: bool) -> Element {
    let bars = [
        "skeleton-bar skeleton-kicker",
        "skeleton-bar skeleton-headline",
        "skeleton-bar skeleton-headline skeleton-short",
        "skeleton-bar skeleton-text",
        "skeleton-bar skeleton-text skeleton-short",
        "skeleton-bar skeleton-picture",
        "skeleton-bar skeleton-text",
        "skeleton-bar skeleton-text",
        "skeleton-bar skeleton-text skeleton-short",
    ];
    el("div")
        .class(if delayed { "skeleton delayed" } else { "skeleton" })
        .attr("role", "status")
        .child(el("p").class("visually-hidden").child(use_messages().loading))
        .child(bars.map(|bar| el("div").class(bar)).into_iter().collect::<Vec<_>>())
}

/// The shape of one line.
pub fn skeleton_line() -> Element {
    el("div").class("skeleton-bar skeleton-text")
}
