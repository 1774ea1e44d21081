//! Thin typed wrappers on the browser's APIs. No other module names `web_sys`.
//!
//! They compile natively, but must not be called there: only effects and event handlers call them.

pub mod abort;
pub mod buttons;
pub mod clock;
pub mod connection;
pub mod device;
pub mod dialog;
pub mod document;
pub mod history;
pub mod links;
pub mod media;
pub mod nodes;
pub mod pictures;
pub mod random;
pub mod scroll;
pub mod storage;
pub mod transition;
pub mod visibility;

/// True in the browser, false when pages are rendered natively.
pub const IS_BROWSER: bool = cfg!(target_arch = "wasm32");

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a window")
}

fn dom() -> web_sys::Document {
    window().document().expect("a window has a document")
}

/// A property of an object; undefined when there is none.
fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

/// Adds a listener that is never removed.
fn listen(target: &web_sys::EventTarget, event: &str, capture: bool, on: impl FnMut(web_sys::Event) + 'static) {
    let callback = Closure::<dyn FnMut(web_sys::Event)>::new(on);
    let added = target.add_event_listener_with_callback_and_bool(event, callback.as_ref().unchecked_ref(), capture);
    debug_assert!(added.is_ok(), "cannot listen for {event}");
    callback.forget();
}
