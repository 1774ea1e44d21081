//! The most-read list, the same on all pages.

use super::{TeaserLook, TeaserView, use_messages, use_site};
use crate::contract::MostRead;
use crate::i18n;
use crate::routing::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// How far the list has come.
#[derive(Clone)]
pub enum MostReadState {
    Waiting,
    Ready(Arc<MostRead>),
    Failed,
}

/// How many rows keep their space while the list is on its way.
const ROWS: usize = 5;

/// The list beside an article. Its rows keep their height, so that nothing moves when it comes or changes.
#[component]
pub fn MostReadList(state: Signal<MostReadState>) -> impl IntoView {
    let messages = use_messages();
    let page = use_site().href(&Route::MostRead);
    let content = move || match state.get() {
        MostReadState::Waiting => {
            let rows = (0..ROWS).map(|_| view! { <li></li> });
            view! { <ol class="ranks waiting" aria-hidden="true">{rows.collect_view()}</ol> }.into_any()
        }
        MostReadState::Ready(list) => view! { <Ranks list look=TeaserLook::Line /> }.into_any(),
        MostReadState::Failed => view! { <p class="notice">{messages.fault_most_read}</p> }.into_any(),
    };
    view! {
        <section id="most-read" class="most-read" aria-labelledby="most-read-heading">
            <h2 id="most-read-heading" class="section-heading"><a href=page>{messages.most_read}</a></h2>
            {content}
        </section>
    }
    .into_any()
}

/// The ranked teasers, and until when the reading was counted.
#[component]
pub fn Ranks(list: Arc<MostRead>, look: TeaserLook) -> impl IntoView {
    let messages = use_messages();
    let items = list.teasers.iter().cloned().map(|teaser| view! { <li><TeaserView teaser look /></li> });
    let until = list.window.map(|window| (messages.most_read_window)(&i18n::long_date(messages, &window.to)));
    view! {
        <ol class="ranks">{items.collect_view()}</ol>
        {until.map(|until| view! { <p class="counted">{until}</p> })}
    }
    .into_any()
}
