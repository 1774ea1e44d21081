//! What every component may ask for: the site's addresses, the language's messages, what is live now.

use crate::address::Site;
use crate::i18n::Messages;
use contract::Id;
use leptos::prelude::*;

/// The ids of the articles that are live now, from `live.json`.
#[derive(Clone, Copy)]
pub struct LiveNowIds(pub RwSignal<Vec<Id>>);

/// Whether one article is live now.
pub struct LiveNow {
    id: Id,
    ids: RwSignal<Vec<Id>>,
}

impl LiveNow {
    /// Whether it is; reactive.
    pub fn is_live(&self) -> bool {
        self.ids.with(|ids| ids.contains(&self.id))
    }
}

/// The site's addresses.
pub fn use_site() -> Site {
    expect_context::<Site>()
}

/// The words of the edition's language.
pub fn use_messages() -> &'static Messages {
    expect_context::<&'static Messages>()
}

/// Whether an article is live now.
pub fn use_live_now(id: Id) -> LiveNow {
    let LiveNowIds(ids) = expect_context();
    LiveNow { id, ids }
}
