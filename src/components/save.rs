//! The buttons that save an article for later, an icon on every teaser and with text in every article, and those that
//! share an article or a post of a live blog.
//!
//! They are rendered without state. src/parts/device/saves.rs marks saved articles and handles presses, and share_buttons.rs
//! those for sharing, with one listener for all buttons, so that hydration costs nothing for each. Until then only the
//! space is reserved.

use super::use_messages;
use crate::markup::{Element, el};
use contract::Id;

/// The button of a teaser. The device part sets its accessible name, which contains the headline.
pub fn save_button(id: &Id) -> Element {
    el("button").attr("type", "button").class("save needs-app").attr("data-save", id.to_string())
}

/// The button that shares the page, or the part of it that a fragment names.
pub fn share_button(fragment: String) -> Element {
    let button = el("button").attr("type", "button").class("share-button needs-app").attr("data-share", fragment);
    button.child(use_messages().share)
}

/// The article's controls, and the slot for the browser's guarantees.
pub fn controls(id: &Id) -> Element {
    el("div")
        .class("controls")
        .child(save_button(id).child(use_messages().save))
        .child(share_button(String::new()))
        .child(el("p").class("save-note").attr("role", "status"))
}
