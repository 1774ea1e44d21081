//! What stands in for content that is on its way: its shape.

use super::use_messages;
use crate::markup::{Element, el};

/// An article's shape. A delayed one shows after 200 ms, so that a quick network never flashes.
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

/// One line's shape.
pub fn skeleton_line() -> Element {
    el("div").class("bone bone-line")
}
