//! Notices at the edge of the viewport, outside of the pages: one of each class, until the reader closes it. None takes the
//! place of another, since that may be the only sign of a newer version, or of a full device.

use crate::browser::{document, nodes};
use crate::markup::{self, Element, Mounted, el};
use std::cell::RefCell;

/// The element of index.html for notices.
const PLACE: &str = "#boot";

thread_local! {
    /// The classes of the notices, and their nodes.
    static SHOWN: RefCell<Vec<(&'static str, Mounted)>> = const { RefCell::new(Vec::new()) };
}

/// Shows a notice with actions, replacing the one of the same class. `close` is the label of the button that closes it.
pub fn show(class: &'static str, text: String, action: Option<Element>, close: &'static str) {
    let close = el("button").attr("type", "button").child(close).on("click", move |_| withdraw(class));
    let content = el("div").class(class).child(el("p").child(text)).child(action).child(close);
    if let Some(place) = document::find(PLACE) {
        withdraw(class);
        let outside = nodes::create("div");
        let mounted = markup::mount(content.into(), &outside);
        if let Some(node) = outside.first_child() {
            nodes::insert(&node, &place, None);
        }
        SHOWN.with_borrow_mut(|shown| shown.push((class, mounted)));
    }
}

/// Closes the notice of a class, if it is shown.
pub fn withdraw(class: &str) {
    let shown = SHOWN.with_borrow_mut(|shown| {
        let index = shown.iter().position(|(shown, _)| *shown == class)?;
        Some(shown.remove(index))
    });
    if let Some((_, mounted)) = shown {
        mounted.remove();
    }
}
