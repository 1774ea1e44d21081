//! The address and the history of this tab. Each entry has a key of ours as its state.

use super::window;
use wasm_bindgen::{JsCast, JsValue};

/// The path and the query of the address.
pub fn path() -> String {
    pathname() + &search()
}

/// The path of the address.
pub fn pathname() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The query of the address, with its `?`.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// The fragment of the address with its `#`; empty if there is none.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The key of the current entry, if it has one.
pub fn key() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Pushes an entry.
pub fn push(address: &str, key: &str) {
    if let Ok(history) = window().history() {
        let pushed = history.push_state_with_url(&JsValue::from_str(key), "", Some(address));
        debug_assert!(pushed.is_ok(), "cannot go to {address}");
    }
}

/// Replaces the current entry, and its address if one is given.
pub fn replace(address: Option<&str>, key: &str) {
    if let Ok(history) = window().history() {
        let replaced = history.replace_state_with_url(&JsValue::from_str(key), "", address);
        debug_assert!(replaced.is_ok(), "cannot change the entry");
    }
}

/// Goes back one entry.
pub fn back() {
    if let Ok(history) = window().history() {
        let went = history.back();
        debug_assert!(went.is_ok(), "cannot go back");
    }
}

/// Turns off the browser's scroll restoration, which would scroll before the content is there.
pub fn set_manual_scroll_restoration() {
    if let Ok(history) = window().history() {
        let set = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        debug_assert!(set.is_ok(), "cannot set scroll restoration");
    }
}

/// Calls `run` whenever the reader goes to another entry: back, forward, or a link within the page.
pub fn on_move(mut run: impl FnMut() + 'static) {
    super::listen(&window(), "popstate", false, move |_| run());
}

/// Calls `run` when the page is unloaded or frozen.
pub fn on_leave(mut run: impl FnMut() + 'static) {
    super::listen(&window(), "pagehide", false, move |_| run());
}

/// Calls `run` when the page is restored from the back/forward cache.
pub fn on_return(mut run: impl FnMut() + 'static) {
    super::listen(&window(), "pageshow", false, move |event| {
        if event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(web_sys::PageTransitionEvent::persisted) {
            run();
        }
    });
}
