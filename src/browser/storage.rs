//! Small values in the browser's storage. Storage may be blocked or full: then nothing is stored and nothing fails.

use super::window;

/// A value stored for this site on this device.
pub fn read(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Stores a value for this site on this device. Returns false if storage refuses it.
pub fn write(name: &str, value: &str) -> bool {
    matches!(window().local_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}

/// A value stored for this tab.
pub fn read_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Stores a value for this tab. Returns false if storage refuses it.
pub fn write_in_tab(name: &str, value: &str) -> bool {
    matches!(window().session_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}
