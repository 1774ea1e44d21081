//! The contexts of all components: the site's addresses, the messages, the live articles.

use crate::address::Site;
use crate::i18n::Messages;
use contract::Id;
use leptos::prelude::*;

/// The ids of the articles that are live now, from `live.json`.
#[derive(Clone, Copy)]
pub struct LiveNowIds(pub RwSignal<Vec<Id>>);

/// The facts of the edition that pages and components need.
#[derive(Clone, Default)]
pub struct EditionContext {
    /// The newspaper's name.
    pub name: String,
    /// The edition's language.
    pub language: String,
    /// The origins whose frames the policy of printed pages allows, such as `https://player.vimeo.com`.
    pub embeds: Vec<String>,
    /// The heading of the most-read list, if it is not of what is read most.
    pub most_read_heading: Option<String>,
}

/// The live state of one article.
pub struct LiveNow {
    id: Id,
    ids: RwSignal<Vec<Id>>,
}

impl LiveNow {
    /// True if the article is live now. Reactive.
    pub fn is_live(&self) -> bool {
        self.ids.with(|ids| ids.contains(&self.id))
    }
}

/// The site's addresses.
pub fn use_site() -> Site {
    expect_context::<Site>()
}

/// The messages in the edition's language.
pub fn use_messages() -> &'static Messages {
    expect_context::<&'static Messages>()
}

/// The live state of an article.
pub fn use_live_now(id: Id) -> LiveNow {
    let LiveNowIds(ids) = expect_context();
    LiveNow { id, ids }
}
