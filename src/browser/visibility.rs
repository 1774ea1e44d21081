//! Whether the reader sees this tab.

use super::dom;
use leptos::ev::visibilitychange;
use leptos::prelude::{on_cleanup, window_event_listener};

/// Runs something whenever the tab comes to the front, for as long as the current component is there.
pub fn on_visible(run: impl Fn() + 'static) {
    // The event is the document's and bubbles to the window.
    let listener = window_event_listener(visibilitychange, move |_| {
        if dom().visibility_state() == web_sys::VisibilityState::Visible {
            run();
        }
    });
    on_cleanup(move || listener.remove());
}
