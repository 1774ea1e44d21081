//! `press`, the native companion of Manchette, which a newsroom runs on its own machine or in its build.
//!
//! - `command_line`: parses the arguments and runs a command.
//! - `check`: checks an edition's folder, and reports problems with file, line and JSON path.
//! - `schema`: the contract as JSON Schema, in `docs/contract`.
//! - `facts`: the app's constants as JavaScript, in `public/facts.js`.
//! - `teasers`: updates an edition's teasers and lists from its articles.
//! - `print`: prints an edition as a site of static pages over a built app.
//! - `split`: finishes a release build: splits the lazily loaded parts off, names files by content.
//! - `size`: the bytes of a first visit to a built site.
//! - `folder`, `json`: an edition's files, and JSON with the position of each value.
//! - `compress`: compression of the copies that hosts serve.

pub mod check;
pub mod command_line;
pub mod compress;
pub mod facts;
pub mod folder;
pub mod json;
pub mod print;
pub mod schema;
pub mod size;
pub mod split;
pub mod teasers;
