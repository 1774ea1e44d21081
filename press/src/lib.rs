//! press, Manchette's native companion, which a newsroom runs on its own machine or in its build.
//!
//! Commands:
//! - `check`: checks an edition's folder, and reports all errors with file, line and JSON path.
//! - `print`: prints an edition as a site of static pages over a built app.
//! - `next`: when to print again, because an article is to be published.
//! - `preview`: serves an edition on this computer as it will be.
//! - `live`: plays a live blog while one is worked on.
//! - `import`: makes an edition of what a newsroom has in another system.
//! - `teasers`: updates the teasers and lists of an edition from its articles.
//! - `related`: chooses the related stories of every article.
//! - `most-read`: ranks the articles by a server's logs.
//! - `schema`: the contract as JSON Schema, in `docs/contract`.
//! - `facts`: the app's constants as JavaScript, in `public/facts.js`.
//! - `split`: finishes a release build: splits the lazily loaded parts off, names files by content.
//! - `budgets`: the budgets in bytes, which a test holds the built site to.
//! - `size`: the bytes of a first visit to a built site.
//!
//! Shared by them:
//! - `command_line`: parses the arguments and starts a command; `error`: how a command ends.
//! - `folder`, `json`: an edition's files, and JSON with the position of each value.
//! - `listing`, `atomic`, `compress`: lists folders, writes files, compresses them.
//! - `origin`: addresses of hosts. `say`: lines on standard output and error.

// These panic when nobody reads: `press check | head`.
#![warn(clippy::print_stdout, clippy::print_stderr)]

#[macro_use]
mod say;

mod atomic;
pub mod budgets;
pub mod check;
pub mod command_line;
mod compress;
mod error;
mod facts;
mod folder;
pub mod import;
mod json;
mod listing;
mod live;
mod most_read;
mod next;
mod origin;
mod preview;
pub mod print;
mod related;
mod schema;
pub mod size;
pub mod split;
mod teasers;

pub use error::{Error, Outcome};
