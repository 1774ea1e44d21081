//! The pages of the reader's lists: the reading list and the history. The part `lists` shows their content.

use super::{set_head, without_file};
use crate::address::Route;
use crate::components::{EditionContext, use_messages, use_site};
use crate::markup::{Element, el};
use crate::parts::lists::{self, ListRequest};
use crate::parts::{View, lazily};
use crate::reader::lists::List;
use leptos::prelude::*;

/// The page of saved articles.
pub fn saved() -> Element {
    let messages = use_messages();
    let page = list_page(List::Saved, messages.saved, &Route::History, messages.history);
    page.child(el("section").class("take"))
}

/// The page of articles that were read.
pub fn history() -> Element {
    let messages = use_messages();
    list_page(List::History, messages.history, &Route::Saved, messages.saved)
}

fn list_page(list: List, title: &'static str, other: &Route, other_title: &'static str) -> Element {
    set_head(title, None);
    without_file();
    let site = use_site();
    let other = el("p").child(el("a").attr("href", site.href(other)).child(other_title));
    let header = el("header").class("list-header").child(el("h1").child(title)).child(other);
    let EditionContext { name: edition, language, .. } = expect_context();
    let request = ListRequest { list, messages: use_messages(), site, edition, language };
    let rows = lazily(move |then| {
        let request = request.clone();
        lists::load(move |part| {
            let Some(part) = part else { return then(None) };
            let shown = request.clone();
            let then = move |messages: Option<_>| {
                then(messages.map(|messages| -> View { Box::new(move || (part.view)(&shown, messages)) }));
            };
            (part.prepare)(&request, Box::new(then));
        });
    });
    el("div").class("list reading-list-page").child(header).child(rows)
}
