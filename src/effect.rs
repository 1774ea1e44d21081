//! Effects of one type, so that Leptos's machinery for them is compiled once and not once for each.

use leptos::prelude::Effect;

/// Runs something in the browser after rendering, and again when a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}
