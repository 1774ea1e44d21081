//! Effects of one type, so that Leptos's code for them is compiled once and not once for each effect.

use leptos::prelude::Effect;

/// Calls `run` in the browser after rendering, and again when a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}
