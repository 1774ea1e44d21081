//! Links between the pages of a list.

use super::{use_messages, use_site};
use crate::address::Route;
use crate::markup::{Element, Node, dynamic, el, is_hydrating};
use contract::{Id, ListKind};
use leptos::prelude::*;

/// Links to the newer and the older page. `page` is absent on the latest one. `newest` is the number of the newest full
/// page, if it is known: full pages are numbered from the oldest. While it is unknown, a printed page keeps its links.
pub fn pagination(kind: ListKind, id: Id, page: Option<u32>, newest: Signal<Option<u32>>) -> Node {
    let messages = use_messages();
    let site = use_site();
    let link = move |page: Option<u32>, rel: Option<&'static str>, label: &'static str| -> Element {
        let href = site.href(&Route::List { kind, id: id.clone(), page });
        el("li").child(el("a").maybe("rel", rel).attr("href", href).child(label))
    };
    let was_printed = page.is_some() && is_hydrating();
    dynamic(move || {
        let nav = el("nav").class("pagination").attr("aria-label", messages.pages);
        if was_printed && newest.get().is_none() {
            return Some(nav.keep_server_content());
        }
        let newer = match (page, newest.get()) {
            (Some(page), Some(newest)) if page < newest => Some(Some(page + 1)),
            (Some(_), Some(_)) => Some(None),
            _ => None,
        };
        let older = match page {
            Some(page) => (page > 1).then(|| page - 1),
            None => newest.get().filter(|newest| *newest > 0),
        };
        if page.is_none() && older.is_none() {
            return None;
        }
        let links = el("ul")
            .child(newer.map(|page| link(page, Some("prev"), messages.newer)))
            .child(page.map(|_| link(None, None, messages.latest)))
            .child(older.map(|page| link(Some(page), Some("next"), messages.older)));
        Some(nav.child(links))
    })
}
