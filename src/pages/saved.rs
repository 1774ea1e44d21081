//! What the reader saved for later.

use super::shelf::shelf;
use crate::markup::Element;
use crate::reader::entry::List;

/// The page of what is saved.
pub fn page() -> Element {
    shelf(List::Saved)
}
