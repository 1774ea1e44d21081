//! The messages of the lazily loaded parts: the reader's lists and the device. Separate from `Messages`, so that a
//! first visit does not download them, and in a part for each language.

mod en;
mod fr;
mod numbers;

pub use numbers::{ago, file_size, number};

/// One language of the messages.
pub struct DeviceMessages {
    /// The language's code (BCP 47).
    pub language: &'static str,
    pub cancel: &'static str,

    // Numbers
    /// The separator between groups of three digits.
    pub thousands: char,
    /// The decimal separator.
    pub decimal: char,
    pub kilobytes: fn(number: &str) -> String,
    pub megabytes: fn(number: &str) -> String,
    /// One day or more.
    pub days_ago: fn(days: i64) -> String,

    // Offline
    /// After a link whose page is not on the device.
    pub not_on_device: &'static str,
    pub page_shown_offline: fn(ago: &str) -> String,
    pub page_shown_from_device: fn(ago: &str) -> String,
    pub newer_version: &'static str,
    pub show_newer_version: &'static str,
    /// Above the articles that can be read offline.
    pub read_offline: &'static str,
    /// Beside an entry of a list.
    pub entry_on_device: &'static str,
    pub entry_without_images: &'static str,
    pub entry_not_on_device: &'static str,

    // Download for offline
    pub download_heading: &'static str,
    pub download_about: &'static str,
    pub download_estimate: &'static str,
    pub download_estimating: &'static str,
    pub download_failed: &'static str,
    pub download_nothing: &'static str,
    pub download_size: fn(count: &str, size: &str) -> String,
    pub download_size_at_least: fn(count: &str, size: &str) -> String,
    pub download_start: &'static str,
    pub download_progress: fn(done: &str, of: &str) -> String,
    pub download_stop: &'static str,
    pub download_stopped: &'static str,
    pub download_resume: &'static str,
    pub download_done: &'static str,
    /// After the size or the result: the number of articles that cannot be fetched.
    pub download_without: fn(count: &str) -> String,

    // Resuming, installing, sharing
    pub resume_reading: &'static str,
    pub install: &'static str,
    pub install_about: &'static str,
    pub install_by_hand: &'static str,
    pub install_never: &'static str,
    pub link_copied: &'static str,
    /// With the address of the page, where it cannot be copied.
    pub link_to_copy: &'static str,
    pub share_without_link: &'static str,
    pub share_elsewhere: &'static str,

    // Storage
    pub storage: &'static str,
    pub storage_saved: fn(count: &str, size: &str) -> String,
    pub storage_read: fn(count: &str, size: &str) -> String,
    pub storage_taken: fn(count: &str, size: &str) -> String,
    pub taken_remove: &'static str,
    pub storage_rule: &'static str,
    pub storage_clear: &'static str,
    pub storage_nothing: &'static str,
    /// If the browser does not grant persistent storage.
    pub storage_not_persistent: &'static str,
    pub export_list: &'static str,
    pub storage_refused: &'static str,
    /// In a build that was not printed, as under `trunk serve`.
    pub storage_needs_printing: &'static str,
    pub storage_full: &'static str,
    /// If the newsroom has switched the worker off.
    pub storage_off: &'static str,

    // Save buttons
    pub save_article: fn(headline: &str) -> String,
    pub is_saved: &'static str,
    pub unsave: &'static str,

    // Reading list and history
    pub saved_empty: &'static str,
    pub history_empty: &'static str,
    pub saved_on: &'static str,
    pub read_on: &'static str,
    pub begun_on: &'static str,
    pub remove: &'static str,
    pub remove_article: fn(headline: &str) -> String,
    pub removed: fn(headline: &str) -> String,
    pub undo: &'static str,
    pub clear_history: &'static str,
    pub history_cleared: &'static str,
    pub clear_saved: &'static str,
    pub saved_cleared: &'static str,
    pub keep_history: &'static str,
    pub history_off: &'static str,
    /// Above the headline of an article that the newsroom has withdrawn.
    pub withdrawn: &'static str,
    pub search_list: &'static str,
    pub found: fn(count: &str) -> String,
    pub found_nothing: &'static str,
    pub order: &'static str,
    pub newest_first: &'static str,
    pub oldest_first: &'static str,
    pub by_headline: &'static str,
    pub transfer_heading: &'static str,
    pub transfer_about: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub imported: fn(count: &str) -> String,
    pub imported_nothing: &'static str,
    /// Before the reader agrees: the numbers of entries for the two lists.
    pub import_adds: fn(saved: &str, read: &str) -> String,
    pub import_from: fn(edition: &str) -> String,
    pub import_left_out: fn(count: &str) -> String,
    pub import_add: &'static str,
    pub import_not_ours: fn(edition: &str) -> String,
    pub records_refused: &'static str,
    pub records_too_new: &'static str,
    pub reload: &'static str,

    // A newer version of the app
    pub update: &'static str,
    pub update_now: &'static str,
}

/// The beginning of the names of the languages' parts, before the language's code.
pub const PART: &str = "messages_";

/// Loads the messages for a language of the interface, by `Messages::language`; passes `None` if they could not be
/// loaded. Each language is a part of its own, so that no reader downloads another one.
pub fn load(language: &str, then: impl FnOnce(Option<&'static DeviceMessages>) + 'static) {
    if language == en::ENGLISH.language { en::load(then) } else { fr::load(then) }
}

/// The messages for a language, natively.
#[cfg(test)]
pub fn device_messages(language: &str) -> &'static DeviceMessages {
    if language == "en" { &en::ENGLISH } else { &fr::FRENCH }
}
