//! press, the native companion of Manchette: what a newsroom runs on its own machine or in its build.
//!
//! - `command_line`: reads the arguments and starts a command.
//! - `check`: whether an edition's folder is whole, with file, line and JSON path of all that is wrong.
//! - `schema`: the contract as JSON Schema, in `docs/contract`.
//! - `facts`: the app's constants as JavaScript, in `public/facts.js`.
//! - `teasers`: rewrites what an edition derives from its articles: teasers and lists.
//! - `print`: an edition as a site of static pages over a built app.
//! - `size`: what a first visit to a built site weighs.
//! - `folder`, `json`: an edition's files, and JSON that remembers where each value stands.
//! - `compress`: compressed copies, as hosts serve them.

pub mod check;
pub mod command_line;
pub mod compress;
pub mod facts;
pub mod folder;
pub mod json;
pub mod print;
pub mod schema;
pub mod size;
pub mod teasers;
