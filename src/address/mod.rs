//! All addresses: the pages of the site (`Route`), their paths (`Site`), and the files of the edition (`files`).
//!
//! Pure functions, so that printed pages and the app have the same links. No other module builds paths.

pub mod files;
mod route;
mod site;

pub use route::Route;
pub use site::{DEFAULT_ARTICLE_PATH, Site};
