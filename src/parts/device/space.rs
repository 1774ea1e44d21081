//! The space used on the device, in the settings, and the browser's guarantees, beside Save.

use super::page::article_of;
use super::slots::{self, button};
use super::stored::Total;
use super::{Part, cache, download};
use crate::address::{Route, files};
use crate::browser::links;
use crate::effect::spawn;
use crate::i18n::device::{file_size, number};
use crate::markup::{Element, el};
use std::rc::Rc;

/// The slot in the settings.
pub const SPACE: &str = ".space";

/// Fills the slot of the settings.
pub fn start_in_settings(part: &Rc<Part>) {
    let space = part.clone();
    part.slots.add(SPACE, move || content(&space));
}

/// Fills the slot beside Save, once there is a worker.
pub fn start(part: &Rc<Part>) {
    let note = part.clone();
    part.slots.add(".save-note", move || promise_note(&note));
    let saving = part.clone();
    links::on_press("button.save", move || {
        let part = saving.clone();
        spawn(async move {
            let is_promised = part.js.persist().await;
            part.is_persistent.set(is_promised);
        });
    });
}

/// True if a file was read but neither saved nor downloaded, so that it may be deleted.
fn is_read(part: &Part, name: &str) -> bool {
    !part.cache.is_saved(name) && !is_taken(part, name) && ![files::EDITION, files::FRONT].contains(&name)
}

/// True if a file was downloaded with an edition and not saved.
fn is_taken(part: &Part, name: &str) -> bool {
    !part.cache.is_saved(name) && article_of(name).is_some_and(|id| cache::is_taken(part, id))
}

fn content(part: &Rc<Part>) -> Element {
    let messages = part.messages;
    if part.lists.records.is_too_new() {
        // The saved articles are unknown, so nothing may be deleted.
        return slots::content().child(messages.records_too_new);
    }
    let has_taken = part.taken.with(|taken| !taken.is_empty());
    let (saved, taken, read) = part.stored.with(|stored| {
        (
            stored.total(|name| part.cache.is_saved(name)),
            stored.total(|name| is_taken(part, name)),
            stored.total(|name| is_read(part, name)),
        )
    });
    let line = |text: fn(&str, &str) -> String, Total { count, bytes }: Total| -> Element {
        el("li").child(text(&number(messages, count.into()), &file_size(messages, bytes)))
    };
    let list = el("ul").child(line(messages.storage_saved, saved)).child(line(messages.storage_read, read));
    let list = list.child(has_taken.then(|| line(messages.storage_taken, taken)));
    let removing = part.clone();
    let remove = has_taken.then(|| button(messages.taken_remove, move || download::remove(&removing)).class("untake"));
    let last = if read.count > 0 {
        let part = part.clone();
        button(messages.storage_clear, move || clear(&part)).class("clear")
    } else {
        el("p").attr("role", "status").child(messages.storage_nothing)
    };
    let heading = el("h2").child(messages.storage);
    slots::content().child(heading).child(list).child(el("p").child(messages.storage_rule)).child(last).child(remove)
}

fn clear(part: &Rc<Part>) {
    if part.lists.records.is_too_new() {
        return;
    }
    let names = part
        .stored
        .with_untracked(|stored| stored.names().filter(|name| is_read(part, name)).map(str::to_owned).collect());
    cache::delete(part, names);
}

fn promise_note(part: &Part) -> Element {
    if part.is_persistent.with(|is_persistent| *is_persistent) {
        return slots::content();
    }
    let export = el("a").attr("href", part.context.site.href(&Route::Saved)).child(part.messages.export_list);
    slots::content().child(part.messages.storage_not_persistent).child(" ").child(export)
}
