//! The budgets in bytes, as served: code in brotli 11, pages in brotli 5. `press/tests/budgets.rs` checks the built and
//! printed site against them; raising one needs a decision record. A kB is 1,000 bytes.

/// JavaScript and WebAssembly of a first visit.
pub const FIRST_VISIT_CODE: u64 = 126_000;

/// All fonts.
pub const FONTS: u64 = 60_000;

/// The reference article: HTML with its styles and data.
pub const ARTICLE: u64 = 20_000;

/// A page of a list: HTML with its styles and data.
pub const LIST: u64 = 15_000;

/// The lazily loaded parts, by name, each without the code that it shares with others.
pub const PARTS: [(&str, u64); 6] = [
    ("device", 23_000),
    ("lists", 16_500),
    ("live", 6_500),
    ("settings", 3_000),
    ("messages_en", 2_500),
    ("messages_fr", 2_600),
];

/// The files that several parts share, together.
pub const SHARED_BY_PARTS: u64 = 13_500;

/// Everything that a first visit loads when the page is idle, in the language that takes most: the part `device`, its
/// messages and shared files, the service worker and the scripts for it.
pub const LOADED_WHEN_IDLE: u64 = 47_200;

/// That, and the parts that are loaded on demand, which an installed worker stores for offline use.
pub const LOADED_LATER: u64 = 71_500;
