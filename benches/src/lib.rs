//! Where the README's figures come from: `make bench`.
//!
//! - `command_line`: reads the arguments and starts a command.
//! - `generate`: makes editions of any size.
//! - `growth`: what printing costs as an edition grows, and what one change costs.
//! - `table`, `places`: tables in Markdown; the folders and programs that all of it needs.

pub mod command_line;
pub mod generate;
pub mod growth;
pub mod places;
pub mod table;

/// What can go wrong is told to the person at the terminal and to nobody else.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
