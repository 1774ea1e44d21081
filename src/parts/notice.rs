//! A notice at the edge of the viewport, outside of the pages: one at a time, until the reader closes it.

use crate::browser::document;
use crate::markup::{self, Element, Mounted, el};
use std::cell::RefCell;

/// The element of index.html for notices.
const PLACE: &str = "#boot";

thread_local! {
    /// The class of the current notice, and its nodes.
    static SHOWN: RefCell<Option<(&'static str, Mounted)>> = const { RefCell::new(None) };
}

/// Shows a notice with actions, replacing the one before. `close` is the label of the button that closes it.
pub fn show(class: &'static str, text: String, action: Option<Element>, close: &'static str) {
    let close = el("button").attr("type", "button").child(close).on("click", move |_| withdraw(class));
    let content = el("div").class(class).child(el("p").child(text)).child(action).child(close);
    if let Some(place) = document::find(PLACE) {
        let mounted = markup::mount(content.into(), &place);
        SHOWN.with(|shown| shown.replace(Some((class, mounted))));
    }
}

/// Closes the notice of a class, if it is shown.
pub fn withdraw(class: &str) {
    let shown = SHOWN.with(|shown| shown.borrow_mut().take_if(|(shown, _)| *shown == class));
    if let Some((_, mounted)) = shown {
        mounted.remove();
    }
}
