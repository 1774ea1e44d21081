//! View transitions from one page to the next, where the browser supports them.

use super::{clock, dom, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// A transition that is skipped for the next one rejects its promise; the page changes nevertheless.
    static IGNORE_REJECTION: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// Runs `change`, with a view transition if the browser supports it and the reader allows motion.
pub fn with_view_transition(change: impl FnOnce() + 'static) {
    let start = Reflect::get(&dom(), &JsValue::from_str("startViewTransition")).ok();
    let is_still =
        window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_none_or(|query| query.matches());
    match start.and_then(|start| start.dyn_into::<Function>().ok()).filter(|_| !is_still) {
        None => change(),
        Some(start) => {
            let mut change = Some(change);
            // The browser captures the new state when the promise resolves: after all effects have run.
            let update = Closure::once_into_js(move || {
                if let Some(change) = change.take() {
                    change();
                }
                Promise::new(&mut |done, _| clock::after(0, move || drop(done.call0(&JsValue::NULL))))
            });
            let started = start.call1(&dom(), &update);
            debug_assert!(started.is_ok(), "cannot start a transition");
            let ready = started.and_then(|started| Reflect::get(&started, &"ready".into()));
            if let Ok(ready) = ready.and_then(|ready| ready.dyn_into::<Promise>()) {
                IGNORE_REJECTION.with(|unheard| drop(ready.catch(unheard)));
            }
        }
    }
}
