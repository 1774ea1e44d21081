//! Stories on the same subject, after the body.

use super::{TeaserLook, TeaserView, use_messages};
use crate::contract::Teaser;
use leptos::prelude::*;

/// The related stories; nothing when there are none.
#[component]
pub fn Related(teasers: Vec<Teaser>) -> impl IntoView {
    let messages = use_messages();
    (!teasers.is_empty()).then(|| {
        let items = teasers.into_iter().map(|teaser| view! { <li><TeaserView teaser look=TeaserLook::Row /></li> });
        view! {
            <section id="related" class="related" aria-labelledby="related-heading">
                <h2 id="related-heading" class="section-heading">{messages.related}</h2>
                <ul class="rows">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
