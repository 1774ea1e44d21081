//! The messages of the parts in English.

use super::DeviceMessages;

lazy::part!(messages_en, DeviceMessages, &ENGLISH);

pub static ENGLISH: DeviceMessages = DeviceMessages {
    language: "en",
    cancel: "Cancel",

    thousands: ',',
    decimal: '.',
    kilobytes: |number| format!("{number}\u{a0}kB"),
    megabytes: |number| format!("{number}\u{a0}MB"),
    days_ago: |days| if days == 1 { "yesterday".to_owned() } else { format!("{days} days ago") },

    not_on_device: "not on this device",
    page_shown_offline: |ago| format!("You are offline. This page was stored on your device {ago}."),
    page_shown_from_device: |ago| {
        format!("The newspaper could not be reached. This page was stored on your device {ago}.")
    },
    newer_version: "There is a newer version of this page.",
    show_newer_version: "Show the new version",
    read_offline: "Available offline",
    entry_on_device: "On this device",
    entry_without_images: "On this device, without all its pictures",
    entry_not_on_device: "Not on this device yet",

    download_heading: "Download this edition",
    download_about: "The front page and all its articles, with their pictures, to read offline.",
    download_estimate: "How large is it?",
    download_estimating: "Adding up the sizes…",
    download_failed: "The newspaper could not be reached. Try again when you are online.",
    download_nothing: "The complete edition is already on this device.",
    download_size: |count, size| format!("{} to download: {size}.", articles(count)),
    download_size_at_least: |count, size| {
        let articles = articles(count);
        format!("{articles} to download: at least {size}, because the size of some pictures is unknown.")
    },
    download_start: "Download",
    download_progress: |done, of| format!("Articles: {done} of {of}"),
    download_stop: "Stop",
    download_stopped: "The download has stopped; the articles that were downloaded stay on this device.",
    download_resume: "Continue",
    download_done: "The edition is on this device.",
    download_without: |count| format!("Articles that cannot be downloaded now: {count}."),

    resume_reading: "Continue reading",
    install: "Install",
    install_about: "This newspaper can be installed like an app, without a store or an account.",
    install_by_hand: "In your browser’s menu choose “Install” or “Add to Home Screen”.",
    install_never: "Do not offer this again",
    link_copied: "Link copied",
    link_to_copy: "The link could not be copied. Here it is:",
    share_without_link: "There is nothing to open: no link was shared.",
    share_elsewhere: "This link does not lead to an article of this newspaper. You can open it:",

    storage: "On this device",
    storage_saved: |count, size| format!("Saved for later: {count} ({size})"),
    storage_read: |count, size| format!("Pages read: {count} ({size})"),
    storage_taken: |count, size| format!("Downloaded edition: {count} ({size})"),
    taken_remove: "Remove the downloaded edition",
    storage_rule: "Pages that you have read stay for 30\u{a0}days after the last time, up to 60\u{a0}MB; articles that you save for later stay until you remove them, and a downloaded edition until you remove it or download a newer one.",
    storage_clear: "Clear pages read",
    storage_nothing: "There is nothing to clear.",
    storage_not_persistent: "Your browser may delete stored articles when space runs low; Safari does so after seven days without a visit, unless the newspaper is installed.",
    export_list: "Export the list to a file",
    storage_refused: "Your browser stores nothing for this site (a private window?): you can read, but not offline.",
    storage_needs_printing: "Reading offline needs the printed site (make build): here no page is stored.",
    storage_off: "The newspaper has switched off reading offline for now: no page is stored. Your lists stay.",
    storage_full: "This device has no space left: this article is not stored. Nothing that was stored before is lost.",

    save_article: |headline| format!("Save: {headline}"),
    is_saved: "Saved",
    unsave: "Remove from the saved articles",

    saved_empty: "You have not saved anything yet. Tap the bookmark of any article, and you will find it here, even without a network.",
    history_empty: "You have not read anything yet. The articles that you open are listed here, and nowhere else.",
    saved_on: "Saved:",
    read_on: "Read:",
    begun_on: "Started:",
    remove: "Remove",
    remove_article: |headline| format!("Remove: {headline}"),
    removed: |headline| format!("Removed: {headline}"),
    undo: "Undo",
    clear_history: "Clear history",
    history_cleared: "The history is cleared.",
    clear_saved: "Remove all",
    saved_cleared: "All saved articles are removed.",
    keep_history: "Keep a history on this device",
    history_off: "No history is kept: the articles that you open are listed nowhere.",
    withdrawn: "Withdrawn",
    search_list: "Search",
    found: |count| format!("Articles found: {count}"),
    found_nothing: "No article matches.",
    order: "Order",
    newest_first: "Newest first",
    oldest_first: "Oldest first",
    by_headline: "By headline",
    transfer_heading: "Take your lists with you",
    transfer_about: "Your lists stay on this device. Export them to a file as a backup, or to have them on another device: importing a file adds its articles, and removes none of yours. The history keeps the latest 1,000.",
    export: "Export",
    import: "Import",
    imported: |count| format!("Articles added: {count}"),
    imported_nothing: "There is nothing to add: your lists have all of these articles.",
    import_adds: |saved, read| format!("This file adds: to the saved articles {saved}, to the history {read}."),
    import_from: |edition| format!("It is from “{edition}”."),
    import_left_out: |count| format!("Not added, because the list is full or the entry is not valid: {count}."),
    import_add: "Add",
    import_not_ours: |edition| {
        format!("This file contains no lists of {edition} in this language. Nothing has changed.")
    },
    records_refused: "Your browser could not store this (storage is full, or this is a private window). You can continue reading, and nothing that was stored before is lost.",
    records_too_new: "These lists were written by a newer version of the app. Reload the page to see them; nothing is lost.",
    reload: "Reload the page",

    update: "A new version of the newspaper is ready.",
    update_now: "Update now",
};

fn articles(count: &str) -> String {
    if count == "1" { "1 article".to_owned() } else { format!("{count} articles") }
}
