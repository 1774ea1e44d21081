//! Effects and tasks of one type, so that the machinery for them is compiled once and not once for each.
//! Effects of one type, so that Leptos's code for them is compiled once and not once for each effect.

use leptos::prelude::Effect;
use std::pin::Pin;

/// Calls `run` in the browser after rendering, and again when a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// Runs a task in the browser.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    leptos::task::spawn_local(task);
}
