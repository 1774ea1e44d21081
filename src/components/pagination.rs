//! From one page of a list to the next.

use super::{use_messages, use_site};
use crate::contract::{Id, ListKind};
use crate::routing::Route;
use leptos::prelude::*;

/// Links to the newer and the older page. `page` is absent on the latest one; `newest` is the number of the newest full
/// page, when it is known: full pages are numbered from the oldest.
#[component]
pub fn Pagination(kind: ListKind, id: Id, page: Option<u32>, newest: Signal<Option<u32>>) -> impl IntoView {
    let messages = use_messages();
    let site = use_site();
    let href = move |page| site.href(&Route::List { kind, id: id.clone(), page });
    move || {
        let newer = match (page, newest.get()) {
            (Some(page), Some(newest)) if page < newest => Some(Some(page + 1)),
            (Some(_), Some(_)) => Some(None),
            _ => None,
        };
        let older = match page {
            Some(page) => (page > 1).then(|| page - 1),
            None => newest.get().filter(|newest| *newest > 0),
        };
        let newer = newer.map(|page| view! { <li><a rel="prev" href=href(page)>{messages.newer}</a></li> });
        let latest = page.map(|_| view! { <li><a href=href(None)>{messages.latest}</a></li> });
        let older = older.map(|page| view! { <li><a rel="next" href=href(Some(page))>{messages.older}</a></li> });
        (newer.is_some() || latest.is_some() || older.is_some())
            .then(|| view! { <nav class="pagination" aria-label=messages.pages><ul>{newer}{latest}{older}</ul></nav> })
    }
}
