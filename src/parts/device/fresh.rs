//! Freshness: a page that is looked at again asks for its own file, and times such as "3 minutes ago" are counted on.

use super::Part;
use super::page::LoadedFile;
use super::{changes, offline};
use crate::browser::{clock, document, history, scroll, visibility};
use crate::components::rewrite_times;
use crate::effect::spawn;
use leptos::reactive::traits::Notify;
use std::cell::Cell;
use std::rc::Rc;

/// A page that is looked at again after this time asks for its file, in seconds.
const MAX_AGE: i64 = 5 * 60;
/// The time between two updates of relative times, in milliseconds.
const TICK: i32 = 30_000;
/// Matches what the reader has open or is using: then nothing is replaced.
const IN_USE: &str = "dialog[open], main :focus:not(h1)";

/// The state of the module.
#[derive(Default)]
pub struct Fresh {
    /// When the page's file was fetched or asked for, in seconds since 1970.
    checked_at: Cell<i64>,
}

/// Starts to follow whether the page is looked at, also after the browser has frozen it.
pub fn start(part: &Rc<Part>) {
    let visible = part.clone();
    visibility::on_change(move |is_visible| {
        if is_visible {
            look_again(&visible);
        }
    });
    let restored = part.clone();
    history::on_return(move || look_again(&restored));
    tick(part.clone());
}

/// Handles a new page.
pub fn show(part: &Part) {
    part.fresh.checked_at.set(clock::now());
}

fn tick(part: Rc<Part>) {
    clock::after(TICK, move || {
        if visibility::is_visible() {
            rewrite_times(part.context.messages);
        }
        tick(part);
    });
}

fn look_again(part: &Rc<Part>) {
    rewrite_times(part.context.messages);
    part.context.store.seen_again.notify();
    if clock::now() - part.fresh.checked_at.get() < MAX_AGE {
        return;
    }
    changes::follow_soon(part);
    check(part);
}

/// Checks whether there is a newer file for the page.
pub fn check(part: &Rc<Part>) {
    part.fresh.checked_at.set(clock::now());
    if let Some(file) = part.page.with_untracked(|page| page.own.clone()) {
        spawn(look_for_newer(part.clone(), file));
    }
}

/// Shows a newer file at once if the reader has read nothing of the older one, and else offers it.
async fn look_for_newer(part: Rc<Part>, file: LoadedFile) {
    let page = part.page_number.get();
    let Some(newest) = part.js.fetch_newest(&file.name).await else { return };
    if part.page_number.get() != page {
        return;
    }
    if !file.is_superseded_by(&newest) {
        return offline::set_newest(&part, true);
    }
    // An article may have been read to this line, wherever it is on the screen.
    let is_unread = file.article().is_none() && scroll::position().top < 1.0 && !document::has(IN_USE);
    if is_unread {
        part.context.store.replace(&file.name, newest);
        part.context.router.retry();
    } else {
        offline::set_newest(&part, false);
    }
}
