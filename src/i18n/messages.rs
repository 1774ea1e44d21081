//! The list of all messages of the interface.

/// The messages in one language.
pub struct Messages {
    /// The language's code (BCP 47).
    pub language: &'static str,

    // The frame of every page
    pub skip_to_content: &'static str,
    pub sections: &'static str,
    pub other_languages: &'static str,
    pub about_this_paper: &'static str,
    pub front_page: &'static str,
    pub settings: &'static str,
    pub most_read: &'static str,
    pub arrived_at: fn(title: &str) -> String,

    // Labels of the kinds of articles
    pub live: &'static str,
    pub live_blog: &'static str,
    pub opinion: &'static str,
    pub sponsored: &'static str,
    pub agency: &'static str,

    // The article
    pub by: &'static str,
    pub and: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    /// The preposition before a date in a sentence; a relative date has none.
    pub on_date: &'static str,
    pub reading_time: fn(minutes: usize) -> String,
    pub paid_by: fn(sponsor: &str) -> String,
    pub all_about: &'static str,
    pub read_also: &'static str,
    pub in_video: &'static str,
    pub in_audio: &'static str,
    pub key_points: &'static str,
    pub related: &'static str,
    pub corrections: &'static str,
    /// The heading of an article's notes.
    pub notes: &'static str,
    /// The link from a note to its mark in the text.
    pub back_to_text: &'static str,
    /// The label of a corrected article in lists.
    pub corrected: &'static str,
    pub withdrawn: &'static str,
    pub withdrawn_default: &'static str,
    pub also_in: &'static str,
    pub credit: fn(name: &str) -> String,
    pub transcript: &'static str,

    // Live blogs
    pub live_ended: &'static str,
    pub key_moments: &'static str,
    pub pinned: &'static str,
    pub older_posts: &'static str,
    pub later_posts: &'static str,
    pub new_posts: fn(count: usize) -> String,
    /// The button that asks for new posts, when the page does not by itself.
    pub check_posts: &'static str,
    /// In place of a deleted post.
    pub post_removed: &'static str,
    /// The choices of what a live blog shows, and in which order.
    pub key_posts_alone: &'static str,
    pub from_start: &'static str,
    pub posts: &'static str,

    // Lists
    pub newer: &'static str,
    pub older: &'static str,
    pub latest: &'static str,
    pub pages: &'static str,
    pub archive_page: fn(name: &str, page: u32) -> String,
    pub nothing_here: &'static str,
    pub most_read_window: fn(until: &str) -> String,

    // Pictures, videos, embeds
    pub open_picture: fn(number: usize, of: usize) -> String,
    pub picture_count: fn(number: usize, of: usize) -> String,
    pub close: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub gallery: &'static str,
    pub play_video: fn(title: &str) -> String,
    pub duration: fn(minutes: u32, seconds: u32) -> String,
    pub embed_from: fn(provider: &str) -> String,
    pub embed_notice: fn(provider: &str) -> String,
    pub embed_show: &'static str,
    pub embed_open: fn(provider: &str) -> String,

    // Settings
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub text_size: &'static str,
    pub text_sizes: [&'static str; 5],
    pub settings_stay: &'static str,
    pub settings_not_kept: &'static str,

    // Saved and read
    pub shared: &'static str,
    pub saved: &'static str,
    pub history: &'static str,
    pub save: &'static str,
    /// The button that shares a page.
    pub share: &'static str,

    // Errors: the cause, then the remedy
    pub loading: &'static str,
    pub retry: &'static str,
    pub to_front_page: &'static str,
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    pub error_title: &'static str,
    pub error_network: &'static str,
    pub error_timeout: &'static str,
    pub error_server: fn(status: u16) -> String,
    pub error_not_json: &'static str,
    pub error_broken: &'static str,
    pub error_incomplete: &'static str,
    pub error_too_new: &'static str,
    pub error_most_read: &'static str,
    pub error_edition: &'static str,
    pub error_posts: &'static str,

    // Starting; boot.js reads them from the printed page
    pub boot_loading: &'static str,
    pub boot_refused: &'static str,
    pub boot_failed: &'static str,
    pub needs_app: &'static str,

    // Dates and times
    pub months: [&'static str; 12],
    pub date: fn(day: u8, month: &str, year: i32) -> String,
    pub clock: fn(hour: u8, minute: u8) -> String,
    pub date_and_time: fn(date: &str, clock: &str) -> String,
    pub just_now: &'static str,
    pub minutes_ago: fn(i64) -> String,
    pub hours_ago: fn(i64) -> String,
}
