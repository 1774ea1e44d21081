//! The share target, to which other apps send links. src/parts/device/share.rs opens the link.

use super::{set_head, without_file};
use crate::components::use_messages;
use crate::markup::{Element, el};

/// The page for a link that was shared to the app.
pub fn page() -> Element {
    let title = use_messages().shared;
    set_head(title, None);
    without_file();
    el("section").class("error").child(el("h1").child(title)).child(el("div").class("share"))
}
