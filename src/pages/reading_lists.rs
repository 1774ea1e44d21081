//! The pages of the reader's lists: the reading list and the history. public/offline/shelf.js fills the pages, because
//! nothing of the lists comes from the newsroom.

use super::{EditionContext, set_head, without_file};
use crate::address::Route;
use crate::browser::document;
use crate::components::{use_messages, use_site};
use crate::effect::effect;
use crate::markup::{Element, el};
use leptos::prelude::*;

/// The place of the articles.
const ROWS: &str = "reading-list-rows";

/// The page of what is saved.
pub fn saved() -> Element {
    let messages = use_messages();
    let page = list_page("saved", messages.saved, &Route::History, messages.history);
    page.child(el("section").class("take"))
}

/// The page of what was read.
pub fn history() -> Element {
    let messages = use_messages();
    list_page("read", messages.history, &Route::Saved, messages.saved)
}

fn list_page(list: &'static str, title: &'static str, other: &Route, other_title: &'static str) -> Element {
    set_head(title, None);
    without_file();
    let other = el("p").child(el("a").attr("href", use_site().href(other)).child(other_title));
    let header = el("header").class("list-header").child(el("h1").child(title)).child(other);
    // As `trunk serve` shows it, without what comes with printing.
    let messages = use_messages();
    effect(move || {
        if !document::has("script[data-build]") {
            document::set_text(ROWS, messages.needs_printing);
        }
    });
    let rows = el("div")
        .attr("id", ROWS)
        .class("reading-list-rows")
        .attr("data-list", list)
        .attr("data-paper", expect_context::<EditionContext>().name);
    el("div").class("list reading-list-page").child(header).child(rows)
}
