//! Every address: the pages of the site (`Route`), their paths (`Site`), and the files of the edition (`files`).
//!
//! Pure, so that the printed page and the live one have the same links. No other module joins paths.

pub mod files;
mod route;
mod site;

pub use route::Route;
pub use site::{DEFAULT_ARTICLE_PATH, Site};
