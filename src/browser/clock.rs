//! The time, timers and frames.

use super::window;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Seconds since 1970-01-01T00:00:00Z.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// Sets a mark for measurements and tests.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

/// Runs `run` once, after some milliseconds.
pub fn after(milliseconds: i32, run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    debug_assert!(set.is_ok(), "cannot set a timer");
}

/// Waits some milliseconds.
pub async fn sleep(milliseconds: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = timer.await;
}

/// Runs `run` after the current task and its effects, before the next paint.
pub fn queue_microtask(run: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async { run() });
}

/// Runs `run` before the next frame is painted.
pub fn request_animation_frame(run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    let asked = window().request_animation_frame(callback.unchecked_ref());
    debug_assert!(asked.is_ok(), "cannot request a frame");
}
