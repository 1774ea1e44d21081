//! Manchette, a news front end.
//!
//! - `address`: every page and its path, and the files of the edition. Knows the crate `contract` alone.
//! - `browser`: thin typed wrappers on web-sys, which no other module names. Uses no other module.
//! - `i18n`: every string of the interface, one file for each language. Knows `contract`.
//! - `markup`, `effect`: elements as data, rendered to HTML, mounted or hydrated; effects of one type. Pages are
//!   written in them.
//! - `store`: the edition's JSON: fetch, cache, abort, prefetch, errors. Knows `address`, `browser`.
//! - `routing`: navigation from page to page. Knows all above.
//! - `reader`: the reader's preferences. Knows `browser`.
//! - `device`: events from pages to the device part. Uses no other module.
//! - `components`: the building blocks of pages. Know all above except `store`.
//! - `full_text`: the text of an article outside of a page, for feeds; natively only. Knows `components`.
//! - `parts`: lazily loaded parts of the app. Know all above.
//! - `pages`: one file for each route. Know all above.
//! - `app`: the frame of every page. Alone knows `pages`.
//!
//! `main.rs` starts the app in the browser; the crate `contract` holds the types of the JSON; `press/`, natively,
//! prints and checks what newsrooms publish. ARCHITECTURE.md draws it.

pub mod address;
pub mod app;
pub mod browser;
pub mod components;
pub mod device;
pub mod effect;
#[cfg(not(target_arch = "wasm32"))]
pub mod full_text;
pub mod i18n;
pub mod markup;
pub mod pages;
pub mod parts;
pub mod reader;
pub mod routing;
pub mod store;
