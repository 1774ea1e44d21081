//! The visibility of this tab.

use super::dom;
use leptos::ev::visibilitychange;
use leptos::prelude::{on_cleanup, window_event_listener};

/// True if this tab is visible.
pub fn is_visible() -> bool {
    dom().visibility_state() == web_sys::VisibilityState::Visible
}

/// Calls `run` whenever the tab becomes visible or hidden.
pub fn on_change(mut run: impl FnMut(bool) + 'static) {
    super::listen(&dom(), "visibilitychange", false, move |_| run(is_visible()));
}

/// Calls `run` whenever the tab becomes visible, until the current owner is cleaned up.
pub fn on_visible(run: impl Fn() + 'static) {
    // The event is dispatched on the document and bubbles to the window.
    let listener = window_event_listener(visibilitychange, move |_| {
        if is_visible() {
            run();
        }
    });
    on_cleanup(move || listener.remove());
}
