//! The button that saves an article for later: on every teaser, and with words in every article.
//!
//! It is printed as it always is, without state. src/parts/device/saves.rs marks what is saved and hears of presses, for all
//! buttons at once: so taking a printed page over costs nothing for each. Until then only the space is kept.

use super::use_messages;
use crate::markup::{Element, el};
use contract::Id;

/// The button of a teaser; what it is called is said once the headline beside it can be read.
pub fn save_button(id: &Id) -> Element {
    el("button").attr("type", "button").class("save needs-app").attr("data-save", id.to_string())
}

/// The article's controls, and the place for what the browser promises of them.
pub fn controls(id: &Id) -> Element {
    el("div")
        .class("controls")
        .child(save_button(id).child(use_messages().save))
        .child(el("p").class("save-note").attr("role", "status"))
}
