//! What the reader's connection costs them.

use super::window;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// An answer of the server that took longer than this, in milliseconds, came over a slow connection.
const SLOW: f64 = 600.0;

/// Whether nothing should be fetched that the reader has not asked for: they save data, the connection is slow, or there is
/// none. Where the browser does not say, the page's own way here tells.
pub fn is_metered() -> bool {
    if super::document::has(":root[data-offline]") {
        return true;
    }
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default();
    let connection = get(&window().navigator(), "connection");
    if connection.is_object() {
        let kind = get(&connection, "effectiveType").as_string();
        return get(&connection, "saveData").is_truthy() || kind.is_some_and(|kind| kind != "4g");
    }
    let timing = get(&get(&window(), "performance"), "timing");
    let at = |name: &str| get(&timing, name).as_f64().unwrap_or_default();
    at("responseStart") - at("requestStart") > SLOW
}
