//! Placeholders in the shape of content that is loading.

use super::use_messages;
use crate::markup::{Element, el};

/// The shape of an article. A delayed skeleton appears after 200 ms, so that it does not flash on a fast network.
pub fn skeleton(delayed: bool) -> Element {
    let bones = [
        "bone bone-kicker",
        "bone bone-headline",
        "bone bone-headline short",
        "bone bone-line",
        "bone bone-line short",
        "bone bone-picture",
        "bone bone-line",
        "bone bone-line",
        "bone bone-line short",
    ];
    el("div")
        .class(if delayed { "skeleton delayed" } else { "skeleton" })
        .attr("role", "status")
        .child(el("p").class("visually-hidden").child(use_messages().loading))
        .child(bones.map(|bone| el("div").class(bone)).into_iter().collect::<Vec<_>>())
}

/// The shape of one line.
pub fn skeleton_line() -> Element {
    el("div").class("bone bone-line")
}
