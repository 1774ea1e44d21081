//! The label of an article's kind. What is live now is said by `live.json` alone.

use super::{use_live_now, use_messages};
use crate::contract::{Id, Kind};
use leptos::prelude::*;

/// The label before a headline; nothing for an ordinary article that is not live.
#[component]
pub fn Label(id: Id, kind: Kind) -> impl IntoView {
    let messages = use_messages();
    let is_live = use_live_now(id);
    let quiet = match kind {
        Kind::Article | Kind::Page => None,
        Kind::Live => Some(messages.live_blog),
        Kind::Opinion => Some(messages.opinion),
        Kind::Sponsored => Some(messages.sponsored),
        Kind::Agency => Some(messages.agency),
    };
    move || {
        let words = if is_live.get() { Some(messages.live) } else { quiet };
        words.map(|words| view! { <span class="label" class:live=is_live.get()>{words}</span>" " })
    }
}
