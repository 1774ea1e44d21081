//! Going from one page to the next: clicks, history, scroll and focus.

mod arrival;
mod router;

pub use arrival::{Head, arrival};
pub use router::{Navigation, PageView, Router};
