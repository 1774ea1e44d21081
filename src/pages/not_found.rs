//! The page for an address that no page has.

use super::{error::error_view, set_head, without_file};
use crate::components::use_messages;
use crate::markup::Element;
use crate::store::LoadError;

/// The not-found page.
pub fn page() -> Element {
    without_file();
    set_head(use_messages().not_found_title, None);
    error_view(&LoadError::NotFound, || ())
}
