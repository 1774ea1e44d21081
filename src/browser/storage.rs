//! Small things kept on the device. Storage may be blocked or full: then nothing is kept and nothing fails.

use super::window;
use wasm_bindgen::JsCast;

/// Kept for this site on this device.
pub fn read(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps for this site on this device; says whether it was kept.
pub fn write(name: &str, value: &str) -> bool {
    matches!(window().local_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}

/// Removes what is kept under a name.
pub fn remove(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let removed = storage.remove_item(name);
        debug_assert!(removed.is_ok(), "cannot remove {name}");
    }
}

/// The names that start so, without their start, in no order.
pub fn names(start: &str) -> Vec<String> {
    let Ok(Some(storage)) = window().local_storage() else { return Vec::new() };
    // All at once: some browsers count from the first to find the name of a number.
    let all = js_sys::Object::keys(&storage).into_iter();
    all.filter_map(|name| name.as_string()?.strip_prefix(start).map(str::to_owned)).collect()
}

/// Tells when another tab has changed what is kept: under a name, or everything.
pub fn on_change_elsewhere(tell: impl Fn(Option<String>) + 'static) {
    super::listen(&window(), "storage", false, move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() {
            tell(event.key());
        }
    });
}

/// Kept for this tab.
pub fn read_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Keeps for this tab; says whether it was kept.
pub fn write_in_tab(name: &str, value: &str) -> bool {
    matches!(window().session_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}
