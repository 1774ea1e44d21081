//! No page has this address.

use super::fault::FaultView;
use super::set_head;
use crate::components::use_messages;
use crate::newsroom::Fault;
use leptos::prelude::*;

/// The not-found page.
pub fn page() -> AnyView {
    set_head(use_messages().not_found_title, None);
    view! { <FaultView fault=Fault::NotFound retry=Callback::new(|()| ()) /> }.into_any()
}
