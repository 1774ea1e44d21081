//! Where the README's figures come from: `make bench`.
//!
//! - `command_line`: reads the arguments and starts a command.
//! - `generate`: makes editions of any size.
//! - `pages`: a first visit to an article, against the limit.
//! - `navigation`: from article to article inside the app.
//! - `growth`: what printing costs as an edition grows, and what one change costs.
//! - `report`: all of it, in docs/figures.md.
//! - `browser`, `served`: Chromium, and the server that it asks.
//! - `table`, `places`: tables in Markdown; the folders and programs that all of it needs.

mod browser;
pub mod command_line;
pub mod generate;
mod growth;
mod navigation;
mod pages;
mod places;
mod report;
mod served;
mod table;

/// What can go wrong is told to the person at the terminal and to nobody else.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
