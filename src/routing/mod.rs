//! Addresses, and going from one page to the next.

mod address;
mod arrival;
mod router;

pub use address::{DEFAULT_ARTICLE_PATH, Route, Site};
pub use arrival::{Head, arrival};
pub use router::{Arriving, Router, Visit};
