//! The most-read page, and the list beside an article.

use super::{beside::beside, loaded::loaded, set_head};
use crate::browser::{clock, scroll, visibility};
use crate::components::{MostReadState, Ranks, TeaserLook, use_messages};
use crate::contract::MostRead;
use crate::newsroom::{Load, files};
use leptos::prelude::*;
use std::sync::Arc;

/// How old a list may be when the tab is seen again, in seconds.
const REFRESH_AFTER: i64 = 5 * 60;

/// The most-read page.
pub fn page() -> AnyView {
    loaded::<MostRead>(files::MOST_READ, |list: Arc<MostRead>| {
        let messages = use_messages();
        set_head(messages.most_read, None);
        view! {
            <div class="list most-read-page">
                <header class="list-header"><h1>{messages.most_read}</h1></header>
                <Ranks list look=TeaserLook::Row />
            </div>
        }
        .into_any()
    })
}

/// The list for beside an article. A newer list takes its place only while the reader does not see it.
pub fn most_read_beside() -> Signal<MostReadState> {
    let list = beside::<MostRead>(files::MOST_READ);
    let shown = RwSignal::new(state(list.state.get_untracked()));
    Effect::new(move |is_later: Option<bool>| {
        let next = state(list.state.get());
        let has_list = shown.with_untracked(|shown| matches!(shown, MostReadState::Ready(_)));
        if is_later.is_some() && !(has_list && scroll::is_in_view("#most-read")) {
            shown.set(next);
        }
        true
    });
    let fetched_at = StoredValue::new(0);
    Effect::new(move || {
        fetched_at.set_value(clock::now());
        visibility::while_shown(move || {
            if clock::now() - fetched_at.get_value() >= REFRESH_AFTER {
                fetched_at.set_value(clock::now());
                list.refresh.run(());
            }
        });
    });
    shown.into()
}

fn state(load: Load<MostRead>) -> MostReadState {
    match load {
        Load::Waiting => MostReadState::Waiting,
        Load::Ready(list) => MostReadState::Ready(list),
        Load::Failed(_) => MostReadState::Failed,
    }
}
