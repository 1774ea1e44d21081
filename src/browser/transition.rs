//! From one page to the next without a jump, where the browser can.

use super::{clock, dom, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// A transition that gives way to the next one is rejected: the page changes all the same.
    static IGNORE_REJECTION: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// Changes the page; with the browser's own transition where it has one and the reader's system allows motion.
pub fn with_view_transition(change: impl FnOnce() + 'static) {
    let start = Reflect::get(&dom(), &JsValue::from_str("startViewTransition")).ok();
    let is_still =
        window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_none_or(|query| query.matches());
    match start.and_then(|start| start.dyn_into::<Function>().ok()).filter(|_| !is_still) {
        None => change(),
        Some(start) => {
            let mut change = Some(change);
            // The browser takes its second picture when the promise is kept: once all effects have run.
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
