//! A section, a topic or an author: a page of teasers, newest first.

use super::{secondary, set_head, with_file::with_file};
use crate::address::{Route, files};
use crate::components::{ImageSlot, TeaserVariant, pagination, picture, teaser, text, use_messages};
use crate::markup::{Element, Node, el};
use crate::store::LoadState;
use contract::{ListPage, Teaser};
use leptos::prelude::*;
use std::sync::Arc;

/// A page of a list. A route without a number is the latest page.
pub fn page(file: String, route: Route) -> Node {
    let Route::List { kind, id, page } = route else { return super::not_found::page().into() };
    // Only the latest page knows the number of the newest full page.
    let latest = page.map(|_| secondary::secondary::<ListPage>(&files::list(kind, &id, None)));
    with_file::<ListPage>(&file, move |list| {
        let own = list.newest_full_page;
        let newest = Signal::derive(move || match latest.map(|latest| latest.get()) {
            None => Some(own),
            Some(LoadState::Ready(latest)) => Some(latest.newest_full_page),
            Some(_) => None,
        });
        list_view(&list, page, newest)
    })
}

fn list_view(list: &Arc<ListPage>, page: Option<u32>, newest: Signal<Option<u32>>) -> Element {
    let messages = use_messages();
    let title = match page {
        Some(page) => (messages.archive_page)(&list.name, page),
        None => list.name.clone(),
    };
    set_head(&title, None);
    let is_latest = page.is_none();
    let image = list.image.clone().filter(|_| is_latest).and_then(|image| picture(image, ImageSlot::Thumbnail, true));
    let description = list.description.clone().filter(|_| is_latest);
    let header = el("header")
        .class("list-header")
        .child(image)
        .child(el("h1").child(title))
        .child(list.role.clone().map(|role| el("p").class("role").child(role)))
        .child(description.map(|description| el("p").class("list-description").child(text(description))));
    let item = |(position, item): (usize, Teaser)| {
        let variant = if position == 0 && is_latest { TeaserVariant::Lead } else { TeaserVariant::Story };
        el("li").child(teaser(item, variant, "h2", position == 0))
    };
    let items: Vec<Element> = list.teasers.iter().cloned().enumerate().map(item).collect();
    let empty = items.is_empty().then(|| el("p").class("notice").child(messages.nothing_here));
    el("div").class("list").child(header).child(el("ul").class("stories").child(items)).child(empty).child(pagination(
        list.kind,
        list.id.clone(),
        page,
        newest,
    ))
}
