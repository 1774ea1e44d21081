//! What public/offline says. press writes the words of the edition's language beside it, so that no first visit downloads
//! them. `{names}` stand for what is put in.

mod en;
mod fr;

use serde::Serialize;

/// One language of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfflineWords {
    /// Its code (BCP 47).
    pub language: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub retry: &'static str,
    pub front_page: &'static str,

    // Out of reach
    /// After a link whose page is not on the device.
    pub absent: &'static str,
    pub away_shown: &'static str,
    pub from_device: &'static str,
    pub newer_there: &'static str,
    pub show_newer: &'static str,
    pub on_device: &'static str,
    /// Beside an entry of a list.
    pub entry_there: &'static str,
    pub entry_without_pictures: &'static str,
    pub entry_absent: &'static str,

    // Taking the edition along
    pub take_heading: &'static str,
    pub take_about: &'static str,
    pub take_weigh: &'static str,
    pub take_weighing: &'static str,
    pub take_failed: &'static str,
    pub take_all_there: &'static str,
    pub take_size: &'static str,
    pub take_at_least: &'static str,
    pub take_start: &'static str,
    pub take_progress: &'static str,
    pub take_stop: &'static str,
    pub take_stopped: &'static str,
    pub take_go_on: &'static str,
    pub take_done: &'static str,

    // Coming back, installing, sharing
    pub resume: &'static str,
    pub install: &'static str,
    pub install_about: &'static str,
    pub install_by_hand: &'static str,
    pub install_never: &'static str,
    pub share_nothing: &'static str,
    pub share_elsewhere: &'static str,

    // Space on the device
    pub space: &'static str,
    pub space_saved: &'static str,
    pub space_read: &'static str,
    pub space_rule: &'static str,
    pub space_clear: &'static str,
    pub space_nothing: &'static str,
    pub not_promised: &'static str,
    pub export_list: &'static str,
    pub refused: &'static str,
    pub full: &'static str,

    // Saved and read
    pub save: &'static str,
    pub save_article: &'static str,
    pub is_saved: &'static str,
    pub unsave: &'static str,
    pub saved_empty: &'static str,
    pub history_empty: &'static str,
    pub to_front_page: &'static str,
    pub saved_on: &'static str,
    pub read_on: &'static str,
    pub begun_on: &'static str,
    pub remove: &'static str,
    pub remove_article: &'static str,
    pub removed: &'static str,
    pub undo: &'static str,
    pub clear_history: &'static str,
    pub history_cleared: &'static str,
    pub search_list: &'static str,
    pub found: &'static str,
    pub found_nothing: &'static str,
    pub order: &'static str,
    pub newest_first: &'static str,
    pub oldest_first: &'static str,
    pub by_headline: &'static str,
    pub lists_elsewhere: &'static str,
    pub lists_stay: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub imported: &'static str,
    pub imported_nothing: &'static str,
    pub import_not_ours: &'static str,
    pub lists_refused: &'static str,
    pub lists_too_new: &'static str,
    pub reload: &'static str,
    /// What stands in teasers.
    pub live_blog: &'static str,
    pub opinion: &'static str,
    pub sponsored: &'static str,
    pub agency: &'static str,
    pub by: &'static str,
    pub and: &'static str,

    // A newer version
    pub update: &'static str,
    pub update_now: &'static str,
}

/// The words for a language (BCP 47); French where it is not spoken, as everywhere.
pub fn offline_words(language: &str) -> &'static OfflineWords {
    let spoken = super::messages(language).language;
    [&fr::OFFLINE, &en::OFFLINE].into_iter().find(|words| words.language == spoken).unwrap_or(&fr::OFFLINE)
}
