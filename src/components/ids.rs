//! The ids of elements that pages have of their own. A heading's anchor must be another, or links to it lead elsewhere
//! and the app writes into the heading. Natively only, for the checker.

/// All of them. A test compares them with the sources.
pub const PAGE_IDS: [&str; 14] = [
    "announcer",
    "app",
    "boot",
    "content",
    "corrections-heading",
    "edition",
    "key-moments",
    "most-read",
    "most-read-heading",
    "new-posts-status",
    "notes-heading",
    "posts-heading",
    "related",
    "related-heading",
];

/// The beginnings of ids that pages make: of the posts of a live blog, of galleries, of notes
/// and their marks in the text.
pub const PAGE_ID_PREFIXES: [&str; 4] = ["lightbox-", "mark-", "note-", "post-"];
