//! The visibility of this tab.

use super::dom;

/// True if this tab is visible.
pub fn is_visible() -> bool {
    dom().visibility_state() == web_sys::VisibilityState::Visible
}

/// Calls `run` whenever the tab becomes visible or hidden.
pub fn on_change(mut run: impl FnMut(bool) + 'static) {
    super::listen(&dom(), "visibilitychange", false, move |_| run(is_visible()));
}
