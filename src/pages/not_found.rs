//! No page has this address.

use super::{fault::fault_view, set_head};
use crate::components::use_messages;
use crate::newsroom::Fault;
use leptos::prelude::*;

/// The not-found page.
pub fn page() -> AnyView {
    set_head(use_messages().not_found_title, None);
    fault_view(&Fault::NotFound, || ()).into_any()
}
