//! Offline: marks links to articles that are not on the device, shows the age of pages, and lists the available
//! articles on a page that could not be loaded. The module notices when the server can be reached again.

use super::page::Page;
use super::slots::{button, content};
use super::watched::Watched;
use super::{Part, cache, changes, fresh};
use crate::address::{Route, files};
use crate::browser::{clock, connection, document, links, pictures, visibility};
use crate::effect::{effect, spawn};
use crate::i18n::device::ago;
use crate::markup::{Element, el};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// The pause between two attempts to reach the server, in milliseconds: the first, and the longest.
const FIRST_PAUSE: i32 = 5_000;
const LONGEST_PAUSE: i32 = 60_000;
/// The number of articles on a page that could not be loaded.
const LISTED: usize = 30;

/// The state of the module.
#[derive(Default)]
pub struct Offline {
    is_offline: Watched<bool>,
    source: Watched<Source>,
    /// The number of the current timer; older timers are ignored.
    timer: Cell<u32>,
    pause: Cell<i32>,
}

/// The source of the page's file.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Source {
    #[default]
    Network,
    /// The device, which stored it at this time.
    Device(i64),
    /// The device or the network, which has a newer file by now.
    Outdated,
}

/// Starts to follow whether the server can be reached, once there is a worker.
pub fn start(part: &Rc<Part>) {
    let reachability = part.clone();
    effect(move || match reachability.context.store.is_reachable.get() {
        None => {}
        Some(true) => come_online(&reachability),
        Some(false) => go_offline(&reachability),
    });
    let online = part.clone();
    connection::on_online(move || {
        // Pictures fail also when nothing else was asked for meanwhile.
        pictures::retry_failures();
        look(&online);
    });
    let visible = part.clone();
    visibility::on_change(move |is_visible| {
        if is_visible {
            look(&visible);
        }
    });
    let links = part.clone();
    part.slots.on_page_change(move || mark_links(&links));
    fill_slots(part);
}

/// Handles a new file of the page.
pub fn show(part: &Rc<Part>, page: &Page) {
    let offline = &part.offline;
    let stored_at = page.own.as_ref().filter(|file| file.is_from_device).map(|file| file.fetched_at);
    offline.source.set(stored_at.map_or(Source::Network, Source::Device));
}

/// Handles the news whether the page's file is the newest; a newer one is offered.
pub fn set_newest(part: &Part, is_newest: bool) {
    part.offline.source.set(if is_newest { Source::Network } else { Source::Outdated });
}

fn fill_slots(part: &Rc<Part>) {
    let from_device = part.clone();
    part.slots.add(".from-device", move || source_notice(&from_device));
    let on_device = part.clone();
    part.slots.add(".error .on-device", move || what_is_there(&on_device));
    let entries = part.clone();
    part.slots.on_page_change(move || {
        let messages = entries.messages;
        entries.stored.with(|stored| {
            document::set_texts("span[data-file]", "data-file", |file| match stored.get(file) {
                None => messages.entry_not_on_device,
                Some(file) if file.is_complete => messages.entry_on_device,
                Some(_) => messages.entry_without_images,
            });
        });
    });
}

fn source_notice(part: &Part) -> Element {
    let messages = part.messages;
    let is_offline = part.offline.is_offline.with(|is_offline| *is_offline);
    match part.offline.source.with(|source| *source) {
        Source::Network => content(),
        Source::Outdated => {
            let reload = button(messages.show_newer_version, document::reload);
            content().child(messages.newer_version).child(" ").child(reload)
        }
        Source::Device(stored_at) => {
            let ago = ago(part.context.messages, messages, stored_at, clock::now());
            let text = if is_offline { messages.page_shown_offline } else { messages.page_shown_from_device };
            content().child(text(&ago))
        }
    }
}

/// Links to the articles on the device, for a page that could not be loaded.
fn what_is_there(part: &Part) -> Element {
    let site = &part.context.site;
    let link = |path: String, text: String| el("li").child(el("a").attr("href", path).child(text));
    let mut links = Vec::new();
    part.stored.with(|stored| {
        let remembered = part.lists.remembered();
        let there = remembered.iter().filter(|entry| stored.has(&files::article(&entry.teaser.id)));
        for entry in there.take(LISTED) {
            let path = site.article(&entry.teaser.id, entry.teaser.section.as_ref());
            links.push(link(path, entry.teaser.headline.clone()));
        }
        if !links.is_empty() && stored.has(files::FRONT) {
            links.insert(0, link(site.href(&Route::Front), part.context.messages.front_page.to_owned()));
        }
    });
    if links.is_empty() {
        return content();
    }
    let heading = el("h2").class("section-heading").child(part.messages.read_offline);
    content().child(heading).child(el("ul").child(links))
}

/// Marks the links to articles that are not on the device, while the server cannot be reached.
fn mark_links(part: &Part) {
    let is_offline = part.offline.is_offline.with(|is_offline| *is_offline);
    if !is_offline && !document::has(":root[data-offline]") {
        return;
    }
    document::set_root_attribute("data-offline", is_offline.then_some(""));
    part.stored.with(|stored| {
        links::mark_absent(part.messages.not_on_device, |path| {
            is_offline && part.context.site.route(path).file().is_some_and(|file| !stored.has(&file))
        });
    });
}

fn go_offline(part: &Rc<Part>) {
    if part.offline.is_offline.with_untracked(|is_offline| *is_offline) {
        return;
    }
    part.offline.is_offline.set(true);
    look_after(part, FIRST_PAUSE);
}

/// Handles the return of the network: retries a page that failed, and checks whether a page from the device has
/// changed.
fn come_online(part: &Rc<Part>) {
    if !part.offline.is_offline.with_untracked(|is_offline| *is_offline) {
        return;
    }
    part.offline.is_offline.set(false);
    cache::retry(part);
    changes::follow_soon(part);
    pictures::retry_failures();
    // What is beside the page may have failed as well.
    part.context.store.seen_again.notify();
    let (own, can_retry) = part.page.with_untracked(|page| (page.own.clone(), page.can_retry));
    if can_retry {
        part.context.router.retry();
    }
    if own.is_some_and(|file| file.is_from_device) {
        fresh::check(part);
    }
}

/// Tries after a pause to reach the server.
fn look_after(part: &Rc<Part>, pause: i32) {
    let offline = &part.offline;
    let timer = offline.timer.get() + 1;
    offline.timer.set(timer);
    offline.pause.set(pause);
    let part = part.clone();
    clock::after(pause, move || {
        if part.offline.timer.get() == timer {
            look(&part);
        }
    });
}

/// Tries now, and again after longer and longer pauses.
fn look(part: &Rc<Part>) {
    let is_offline = |part: &Part| part.offline.is_offline.with_untracked(|is_offline| *is_offline);
    if !is_offline(part) {
        return;
    }
    let part = part.clone();
    spawn(async move {
        if visibility::is_visible() && part.js.is_reachable(files::LIVE).await {
            part.context.store.is_reachable.set(Some(true));
        } else if is_offline(&part) {
            look_after(&part, (part.offline.pause.get() * 2).min(LONGEST_PAUSE));
        }
    });
}
