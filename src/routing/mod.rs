//! Navigation from page to page: clicks, history, scroll position and focus.

mod arrival;
mod router;

pub use arrival::{Head, arrival};
pub use router::{Navigation, PageView, Router};
