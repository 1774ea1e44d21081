//! The settings, which are stored on the device. The part `settings` shows their choices.

use super::{set_head, without_file};
use crate::components::use_messages;
use crate::markup::{Element, el};
use crate::parts::{View, lazily, settings};

/// The settings page.
pub fn page() -> Element {
    let title = use_messages().settings;
    set_head(title, None);
    without_file();
    let choices = lazily(|then| settings::load(move |part| then(part.map(|part| -> View { Box::new(part.view) }))));
    el("div").class("settings").child(el("h1").child(title)).child(choices).child(el("section").class("space"))
}
