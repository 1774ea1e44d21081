//! Manchette, a news front end: the map of the house.
//!
//! - `contract`: the JSON that a newsroom publishes, as types. Knows nobody.
//! - `browser`: thin typed wrappers on web-sys; nobody else names it. Knows nobody.
//! - `i18n`: every word of the interface, a file a language. Knows `contract`.
//! - `markup`, `effect`: elements as data, printed, shown or taken over; effects of one type. What pages are written in.
//! - `newsroom`: where the JSON comes from: fetch, memory, calling off, errors. Knows `contract`, `browser` and addresses.
//! - `routing`: every address, and going from page to page. Knows all above.
//! - `reader`: how the reader wants pages to look. Knows `contract`, `browser`.
//! - `offline`: says what is shown to the layer that comes when the page is at rest. Knows `newsroom`, `browser`.
//! - `components`: what pages are made of. Know all above but `newsroom`.
//! - `pages`: one file a route. Know all above.
//! - `app`: the frame of every page. Alone knows `pages`.
//!
//! `main.rs` starts the app in the browser; `press/`, natively, prints and checks what newsrooms publish.
//!
//! In `public/`, scripts: `boot.js` starts the app; `offline/` is the layer for what belongs to the reader and the device
//! (saving, history, reading offline, updates, installing), which fills the places that pages keep for it; `sw.js` is its
//! worker. See docs/decisions/0010-reading-offline.md.

pub mod app;
pub mod browser;
pub mod components;
pub mod effect;
pub mod i18n;
pub mod markup;
pub mod newsroom;
pub mod offline;
pub mod pages;
pub mod reader;
pub mod routing;
