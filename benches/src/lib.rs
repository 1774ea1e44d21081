//! Measures the figures of `docs/figures.md`: `make bench`.
//!
//! - `command_line`, `options`: parse the arguments and run a command.
//! - `generate`: generates editions of any size.
//! - `pages`: a first visit to an article, compared with the same article as bare HTML.
//! - `navigation`: navigation from article to article inside the app.
//! - `growth`: the cost of printing a growing edition, and of one change.
//! - `report`: all of it, written to docs/figures.md.
//! - `browser`, `served`: Chromium, and the server.
//! - `table`, `places`: tables in Markdown; the folders and programs that the bench needs.

mod browser;
pub mod command_line;
pub mod generate;
mod growth;
mod navigation;
mod options;
mod pages;
mod places;
mod report;
mod served;
mod table;

/// Errors are only printed for the person at the terminal, so they need no type.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
