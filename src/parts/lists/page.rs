//! The page of a list: rows in an order, search, and changes in other tabs.
//!
//! A removed article leaves a line with a button to restore it, until the page is left. So nothing moves under the
//! reader's finger, and the keyboard continues from there.

use super::ListRequest;
use super::row::Row;
use super::transfer::Transfer;
use crate::browser::device::DeviceJs;
use crate::browser::{clock, document, scroll};
use crate::effect::effect;
use crate::i18n::device::{DeviceMessages, number};
use crate::markup::{Element, Node, dynamic, el};
use crate::parts::notice;
use crate::reader::lists::Lists;
use crate::reader::records::RecordError;
use crate::routing::{Navigation, Router};
use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::cell::{Cell, RefCell};
use std::mem;
use std::ops::Deref;
use std::rc::Rc;

/// The element with the number of rows that a search has found.
pub const FOUND: &str = "found";

/// The page, shared by its event handlers.
#[derive(Clone)]
pub struct ListPage(Rc<Inner>);

pub struct Inner {
    pub setting: Setting,
    pub state: RefCell<State>,
    pub rows_changed: ArcTrigger,
    pub transfer: RefCell<Transfer>,
    pub transfer_changed: ArcTrigger,
    /// True if a newer app has written the records: then nothing can be shown.
    is_too_new: Cell<bool>,
    schema_changed: ArcTrigger,
}

/// The context of the page.
pub struct Setting {
    pub request: ListRequest,
    pub lists: Lists,
    pub device_messages: &'static DeviceMessages,
    pub js: DeviceJs,
}

#[derive(Default)]
pub struct State {
    pub rows: Vec<Rc<Row>>,
    /// The number of entries that cannot be read.
    unreadable: usize,
    pub order: Order,
    /// The folded search text.
    query: String,
    /// What was cleared, to be restored.
    pub cleared: Option<Cleared>,
}

/// A list that was cleared.
#[derive(Clone)]
pub struct Cleared {
    /// The stored texts of the entries, by id.
    pub entries: Vec<(String, String)>,
    /// The record of the article that was not finished.
    pub unfinished: Option<String>,
}

/// The order of the rows.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    NewestFirst,
    OldestFirst,
    Headline,
}

impl Deref for ListPage {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl ListPage {
    /// The page with the stored list.
    pub fn open(setting: Setting, router: Router) -> Node {
        let page = ListPage(Rc::new(Inner {
            is_too_new: Cell::new(setting.lists.records.is_too_new()),
            setting,
            state: RefCell::default(),
            rows_changed: ArcTrigger::new(),
            transfer: RefCell::default(),
            transfer_changed: ArcTrigger::new(),
            schema_changed: ArcTrigger::new(),
        }));
        let following = page.clone();
        let mut is_first = true;
        effect(move || {
            following.setting.lists.track(following.setting.request.list);
            if !mem::take(&mut is_first) {
                following.update();
            }
        });
        // Asked before the list is in the page: without it, the router has scrolled as far down as the page was long.
        if scroll::is_at_edge() {
            clock::queue_microtask(move || restore_scroll(router));
        }
        dynamic(move || {
            page.schema_changed.track();
            let place = el("div").class("reading-list-rows");
            Some(if page.is_too_new.get() { page.too_new(place) } else { page.content(place) })
        })
    }

    fn too_new(&self, place: Element) -> Element {
        let messages = self.setting.device_messages;
        let reload = button(messages.reload, None, document::reload);
        place.child(notice_line(messages.records_too_new)).child(reload)
    }

    fn content(&self, place: Element) -> Element {
        let is_refused = !self.setting.lists.records.can_write();
        self.load();
        let page = self.clone();
        let rows = dynamic(move || {
            page.rows_changed.track();
            Some(page.rows())
        });
        place
            .child(is_refused.then(|| notice_line(self.setting.device_messages.records_refused)))
            .child(self.tools())
            .child(self.history_switch())
            .child(rows)
            .child(self.transfer())
    }

    fn rows(&self) -> Element {
        let rows = self.state.borrow().rows.clone();
        if rows.is_empty() {
            return el("div").child(self.nothing());
        }
        let mut list = el("ul").class("reading-list");
        for row in rows {
            let page = self.clone();
            list = list.child(dynamic(move || {
                row.changed.track();
                Some(page.item(&row))
            }));
        }
        el("div").child(list)
    }

    /// Reads the list again.
    pub fn load(&self) {
        let Setting { request, lists, js, .. } = &self.setting;
        let entries = lists.entries(request.list);
        let unreadable = lists.ids(request.list).len() - entries.len();
        let rows = entries.into_iter().map(|entry| Rc::new(Row::new(entry, js))).collect();
        {
            let mut state = self.state.borrow_mut();
            state.unreadable = unreadable;
            state.rows = rows;
        }
        self.arrange();
    }

    /// Sorts the rows. Removed ones disappear for good.
    pub fn arrange(&self) {
        let mut state = self.state.borrow_mut();
        let order = state.order;
        let rows = mem::take(&mut state.rows).into_iter().filter(|row| row.is_there.get());
        state.rows = if order == Order::Headline {
            let rows: Vec<Rc<Row>> = rows.collect();
            let headlines = rows.iter().map(|row| row.entry.teaser.headline.as_str());
            let sorted = self.setting.js.sort(headlines, self.setting.request.messages.language);
            sorted.into_iter().filter_map(|index| rows.get(index).cloned()).collect()
        } else {
            let mut sorted: Vec<Rc<Row>> = Vec::new();
            for row in rows {
                let is_before = |other: &Rc<Row>| match order {
                    Order::OldestFirst => other.entry.at <= row.entry.at,
                    _ => other.entry.at >= row.entry.at,
                };
                // Insertion sort, because the standard library's stable sort is some kilobytes of code.
                sorted.insert(sorted.partition_point(is_before), row);
            }
            sorted
        };
        drop(state);
        self.rows_changed.notify();
        let page = self.clone();
        clock::queue_microtask(move || page.tell_found());
    }

    /// Shows the rows that contain all the words of a text.
    pub fn search(&self, text: &str) {
        self.state.borrow_mut().query = self.setting.js.fold(text);
        let state = self.state.borrow();
        document::hide(".reading-list > li", |index| {
            state.rows.get(index).is_some_and(|row| !row.has_words(&state.query))
        });
        drop(state);
        self.tell_found();
    }

    /// True if a row contains all the words of the search text.
    pub fn is_found(&self, row: &Row) -> bool {
        row.has_words(&self.state.borrow().query)
    }

    fn tell_found(&self) {
        let state = self.state.borrow();
        let messages = self.setting.device_messages;
        let count = state.rows.iter().filter(|row| row.has_words(&state.query)).count();
        let text = match count {
            _ if state.query.trim().is_empty() => String::new(),
            0 => messages.found_nothing.to_owned(),
            count => (messages.found)(&number(messages, count as u64)),
        };
        document::set_text(FOUND, &text);
    }

    /// Handles a change of the list, here or in another tab: removed articles leave their line, added ones are shown.
    fn update(&self) {
        let Setting { request, lists, .. } = &self.setting;
        let is_too_new = lists.records.is_too_new();
        if self.is_too_new.replace(is_too_new) != is_too_new {
            return self.schema_changed.notify();
        }
        let mut count = self.state.borrow().unreadable;
        let mut has_changed = false;
        for row in &self.state.borrow().rows {
            let is_there = lists.has(request.list, row.id());
            count += usize::from(is_there);
            row.set_there(is_there);
            has_changed |= lists.entry(request.list, row.id()).is_some_and(|entry| !row.shows(&entry));
        }
        if has_changed || lists.ids(request.list).len() > count {
            self.load();
        }
    }

    /// Shows the reason if nothing was written. Returns true if it was written.
    pub fn check(&self, outcome: Result<(), RecordError>) -> bool {
        if let Err(error) = outcome {
            notice::show("device", self.record_error(error).to_owned(), None, self.setting.request.messages.close);
        }
        outcome.is_ok()
    }

    /// The message for the reason why nothing was written.
    pub fn record_error(&self, error: RecordError) -> &'static str {
        match error {
            RecordError::TooNew => self.setting.device_messages.records_too_new,
            RecordError::Refused => self.setting.device_messages.records_refused,
        }
    }
}

/// Restores the scroll position, because the page was empty when the router did. A reader who has scrolled meanwhile
/// stays.
fn restore_scroll(router: Router) {
    if let Navigation::First(Some(position)) | Navigation::Back(position) =
        router.page_view.with_untracked(|page_view| page_view.navigation.clone())
    {
        scroll::go_to(&position);
    }
}

/// A button of the page.
pub fn button(text: &'static str, class: Option<&'static str>, run: impl Fn() + 'static) -> Element {
    el("button").attr("type", "button").maybe("class", class).child(text).on("click", move |_| run())
}

/// A live region: screen readers read its text when it changes.
pub fn status(class: &'static str, id: &'static str) -> Element {
    el("p").attr("id", id).class(class).attr("role", "status")
}

fn notice_line(text: &'static str) -> Element {
    el("p").class("reading-list-notice").child(text)
}
