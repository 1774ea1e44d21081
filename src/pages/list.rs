//! A section, a topic or an author: a page of teasers, newest first.

use super::{beside, loaded::loaded, set_head};
use crate::components::{Pagination, Picture, Sizes, TeaserLook, TeaserView, Text, use_messages};
use crate::contract::{Id, ListKind, ListPage};
use crate::newsroom::{Load, files};
use leptos::prelude::*;
use std::sync::Arc;

/// A page of a list; without a number the latest.
pub fn page(kind: ListKind, id: Id, page: Option<u32>) -> AnyView {
    let latest_file = files::list(kind, &id, None);
    // A full page does not know how many came after it: the latest one does.
    let latest = page.map(|_| beside::beside::<ListPage>(&latest_file));
    loaded::<ListPage>(&files::list(kind, &id, page), move |list| {
        let newest = match &latest {
            Some(latest) => {
                let state = latest.state;
                Signal::derive(move || match state.get() {
                    Load::Ready(latest) => Some(latest.newest_full_page),
                    _ => None,
                })
            }
            None => Signal::stored(Some(list.newest_full_page)),
        };
        list_view(list, page, newest)
    })
}

fn list_view(list: Arc<ListPage>, page: Option<u32>, newest: Signal<Option<u32>>) -> AnyView {
    let messages = use_messages();
    let title = match page {
        Some(page) => (messages.archive_page)(&list.name, page),
        None => list.name.clone(),
    };
    set_head(&title, None);
    let is_first = page.is_none();
    let image = list.image.clone().filter(|_| is_first);
    let image = image.map(|image| view! { <Picture image sizes=Sizes::Thumbnail decorative=true eager=true /> });
    let role = list.role.clone().map(|role| view! { <p class="role">{role}</p> });
    let description = list.description.clone().filter(|_| is_first);
    let description = description.map(|text| view! { <p class="list-description"><Text text /></p> });
    let teasers = list.teasers.iter().cloned().enumerate().map(|(place, teaser)| {
        let look = if place == 0 && is_first { TeaserLook::Lead } else { TeaserLook::Story };
        view! { <li><TeaserView teaser look level=2 eager=place == 0 /></li> }
    });
    let teasers = teasers.collect_view();
    let is_empty = teasers.is_empty();
    view! {
        <div class="list">
            <header class="list-header">{image}<h1>{title}</h1>{role}{description}</header>
            <ul class="stories">{teasers}</ul>
            {is_empty.then(|| view! { <p class="notice">{messages.nothing_here}</p> })}
            <Pagination kind=list.kind id=list.id.clone() page newest />
        </div>
    }
    .into_any()
}
