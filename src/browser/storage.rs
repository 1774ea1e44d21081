//! Small things kept on the device. Storage may be blocked or full: then nothing is kept and nothing fails.

use super::window;

/// Kept for this site on this device.
pub fn read(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps for this site on this device; says whether it was kept.
pub fn write(name: &str, value: &str) -> bool {
    matches!(window().local_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}

/// Kept for this tab.
pub fn read_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Keeps for this tab; says whether it was kept.
pub fn write_in_tab(name: &str, value: &str) -> bool {
    matches!(window().session_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}
