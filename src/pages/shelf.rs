//! A list of the reader's, saved or read: what its two pages share.

use super::shelf_rows::Shelf;
use super::{Paper, set_head, without_file};
use crate::browser::{document, takeaway};
use crate::components::{not_kept, use_lists, use_messages, use_site};
use crate::markup::{Element, el, reacting};
use crate::reader::dump::{self, NotTaken, Source};
use crate::reader::entry::List;
use crate::reader::lists::Lists;
use crate::routing::Route;
use leptos::prelude::*;

/// Where the page says what came of something.
pub const NOTE: &str = "shelf-note";

/// The page of a list.
pub fn shelf(list: List) -> Element {
    let messages = use_messages();
    let lists = use_lists();
    let (title, other, other_page) = match list {
        List::Saved => (messages.saved, messages.history, Route::History),
        List::Read => (messages.history, messages.saved, Route::Saved),
    };
    set_head(title, None);
    without_file();
    let other = el("p").class("shelf-other").child(el("a").attr("href", use_site().href(&other_page)).child(other));
    let header = el("header").class("list-header").child(el("h1").child(title)).child(other);
    let content = reacting(move || {
        let content = el("div");
        if lists.records.is_too_new.get() {
            let reload = el("button").attr("type", "button").child(messages.reload);
            let reload = reload.on("click", |_| document::reload());
            return Some(content.child(el("p").class("shelf-notice").child(messages.list_too_new)).child(reload));
        }
        let refused = (!lists.are_kept()).then(|| el("p").class("shelf-notice").child(messages.list_refused));
        Some(content.child(refused).child(Shelf::new(list, lists).view()).child(elsewhere(lists)))
    });
    let take = (list == List::Saved).then(|| el("section").class("take"));
    el("div").class("list shelf-page").child(header).child(content).child(take)
}

/// Taking the lists away in a file, and bringing them back.
fn elsewhere(lists: Lists) -> Element {
    let messages = use_messages();
    let Paper { name, language } = expect_context();
    let source = StoredValue::new(Source { name, language, base: use_site().base().to_owned() });
    let give = move |_| {
        let all = untrack(|| [List::Saved, List::Read].map(|list| (list, lists.all(list))));
        source.with_value(|source| takeaway::give(&format!("{}.json", source.name), &dump::export(source, &all)));
    };
    let take = move |text: String| {
        let outcome = source.with_value(|source| dump::import(&text, source));
        let words = match outcome {
            Ok(entries) => match lists.add_missing(&entries) {
                (count, Ok(())) => (messages.imported)(count),
                (_, Err(why)) => not_kept(messages, why).to_owned(),
            },
            Err(NotTaken::NotOurs) => source.with_value(|source| (messages.import_not_ours)(&source.name)),
            Err(NotTaken::TooNew) => messages.import_too_new.to_owned(),
        };
        document::say(NOTE, &words);
    };
    let field = el("input").attr("type", "file").attr("accept", ".json,application/json");
    let field = field.on("change", move |event| takeaway::take(&event, take));
    let export = el("button").attr("type", "button").class("export").child(messages.export);
    let buttons = el("p")
        .class("shelf-buttons")
        .child(export.on("click", give))
        .child(el("label").class("import").child(messages.import).child(field));
    el("section")
        .class("shelf-elsewhere")
        .child(el("h2").class("section-heading").child(messages.lists_elsewhere))
        .child(el("p").child(messages.lists_stay))
        .child(buttons)
        .child(el("p").attr("id", NOTE).class("notice").attr("role", "status"))
}
