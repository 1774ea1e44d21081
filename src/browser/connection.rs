//! The cost of the reader's connection.

use super::{document, get, window};

/// A connection is slow if the server's response took longer than this, in milliseconds.
const SLOW: f64 = 600.0;

/// Calls `run` whenever the browser reports that it is online again.
pub fn on_online(mut run: impl FnMut() + 'static) {
    super::listen(&window(), "online", false, move |_| run());
}

/// True if data saving is on or the connection is slow; `None` in browsers without `navigator.connection`.
pub fn is_metered() -> Option<bool> {
    let connection = get(&window().navigator(), "connection");
    connection.is_object().then(|| {
        let kind = get(&connection, "effectiveType").as_string();
        get(&connection, "saveData").is_truthy() || kind.is_some_and(|kind| kind != "4g")
    })
}

/// True if the reader has asked to save data.
pub fn saves_data() -> bool {
    get(&get(&window().navigator(), "connection"), "saveData").is_truthy()
}

/// True if nothing should be prefetched: data saving is on, the connection is slow, or the reader is offline. In
/// browsers without `navigator.connection`, the load time of the page itself decides.
pub fn forbids_prefetch() -> bool {
    if document::has(":root[data-offline]") {
        return true;
    }
    is_metered().unwrap_or_else(|| {
        let timing = get(&get(&window(), "performance"), "timing");
        let at = |name: &str| get(&timing, name).as_f64().unwrap_or_default();
        at("responseStart") - at("requestStart") > SLOW
    })
}
