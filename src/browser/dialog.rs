//! Modal dialogs. The browser traps the focus in them and restores it.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, KeyboardEvent, PointerEvent};

/// Opens a dialog over the page.
pub fn open(id: &str) {
    if let Some(dialog) = find(id).filter(|dialog| !dialog.open()) {
        let shown = dialog.show_modal();
        debug_assert!(shown.is_ok(), "the dialog is not in the page");
    }
}

/// Closes a dialog. The focus returns to its previous element.
pub fn close(id: &str) {
    if let Some(dialog) = find(id).filter(HtmlDialogElement::open) {
        dialog.close();
    }
}

fn find(id: &str) -> Option<HtmlDialogElement> {
    dom().get_element_by_id(id)?.dyn_into().ok()
}

/// The name of the key of a keyboard event; empty for other events.
pub fn key(event: &Event) -> String {
    event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default()
}

/// The distance of a pointer event from the window's left edge, in CSS pixels.
pub fn pointer_x(event: &Event) -> Option<i32> {
    event.dyn_ref::<PointerEvent>().map(|pointer| pointer.client_x())
}
