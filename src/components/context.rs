//! What every component may ask for: the site's addresses, the language's messages, what is live now.

use crate::contract::Id;
use crate::i18n::Messages;
use crate::routing::Site;
use leptos::prelude::*;

/// The ids of the articles that are live now, from `live.json`.
#[derive(Clone, Copy)]
pub struct LiveNowIds(pub RwSignal<Vec<Id>>);

/// The site's addresses.
pub fn use_site() -> Site {
    expect_context::<Site>()
}

/// The words of the edition's language.
pub fn use_messages() -> &'static Messages {
    expect_context::<&'static Messages>()
}

/// Whether an article is live now; reactive.
pub fn use_live_now(id: Id) -> Signal<bool> {
    let LiveNowIds(ids) = expect_context();
    Signal::derive(move || ids.with(|ids| ids.contains(&id)))
}
