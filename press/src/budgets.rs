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

/// The lazily loaded parts, by name, each without what it shares with others.
pub const PARTS: [(&str, u64); 3] = [("device", 25_000), ("lists", 10_000), ("settings", 3_000)];

/// The files that several parts share, together.
pub const SHARED_BY_PARTS: u64 = 11_000;

/// Everything that is loaded when the page is idle or on demand: all parts, the service worker, its client. The aim of
/// decision 11 is 45,000.
pub const LOADED_LATER: u64 = 52_000;
