//! What the reader has read.

use super::shelf::shelf;
use crate::markup::Element;
use crate::reader::entry::List;

/// The page of what was read.
pub fn page() -> Element {
    shelf(List::Read)
}
