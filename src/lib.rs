//! Manchette, a news front end: the map of the house.
//!
//! - `contract`: the JSON that a newsroom publishes, as types. Knows nobody.
//! - `newsroom`: where the JSON comes from: fetch, cache, cancel, errors. Knows `contract`, `browser`, `routing`.
//! - `routing`: every address, and going from page to page. Knows `contract`, `browser`, `newsroom`, `i18n`.
//! - `reader`: what belongs to the reader and stays on the device. Knows `contract`, `browser`.
//! - `components`: what pages are made of. Know all of these but `newsroom`.
//! - `pages`: one file a route. Know all of these.
//! - `app`: the frame of every page. Alone knows `pages`.
//! - `browser`: thin typed wrappers on web-sys; nobody else names it.
//! - `i18n`: every word of the interface.

pub mod app;
pub mod browser;
pub mod components;
pub mod contract;
pub mod effect;
pub mod i18n;
pub mod markup;
pub mod newsroom;
pub mod pages;
pub mod reader;
pub mod routing;
