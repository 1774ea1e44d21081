//! A row of a list: the article, or after its removal a line with a button to restore it.

use super::page::{ListPage, Setting, button};
use crate::browser::device::DeviceJs;
use crate::browser::{clock, document};
use crate::components::{TeaserVariant, teaser};
use crate::i18n;
use crate::i18n::device::ago;
use crate::markup::{Element, el};
use crate::reader::lists::{Entry, List};
use contract::{Date, Teaser};
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::Notify;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The age in seconds up to which it is shown as such; after that, the day is shown.
const RECENT: i64 = 7 * 24 * 60 * 60;

/// A row.
pub struct Row {
    pub entry: Rc<Entry>,
    /// The folded text for searching.
    text: String,
    /// True if the article is in the list; otherwise the row shows how to restore it.
    pub is_there: Cell<bool>,
    pub changed: ArcTrigger,
    /// The entry's stored text, for restoring.
    removed: RefCell<Option<String>>,
}

impl Row {
    /// The row of an entry that is in the list.
    pub fn new(entry: Rc<Entry>, js: &DeviceJs) -> Row {
        let teaser = &entry.teaser;
        let section = teaser.section.as_ref().map(|section| section.name.as_str());
        let mut text = teaser.headline.clone();
        for part in [teaser.kicker.as_deref(), section].into_iter().flatten() {
            text.push('\n');
            text.push_str(part);
        }
        let text = js.fold(&text);
        Row { entry, text, is_there: Cell::new(true), changed: ArcTrigger::new(), removed: RefCell::default() }
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        self.entry.teaser.id.as_str()
    }

    /// True if the row contains all the words of a folded text.
    pub fn has_words(&self, query: &str) -> bool {
        query.split_whitespace().all(|word| self.text.contains(word))
    }

    /// True if the entry is shown as it is.
    pub fn shows(&self, entry: &Entry) -> bool {
        self.entry.teaser.headline == entry.teaser.headline && self.entry.is_withdrawn == entry.is_withdrawn
    }

    /// Shows that the article is in the list, or that it was removed.
    pub fn set_there(&self, is_there: bool) {
        if self.is_there.replace(is_there) != is_there {
            self.changed.notify();
        }
    }
}

impl ListPage {
    /// The list item of a row.
    pub fn item(&self, row: &Rc<Row>) -> Element {
        let item = el("li").maybe("hidden", (!self.is_found(row)).then_some(""));
        if row.is_there.get() { self.article(item, row) } else { item.child(self.removed(row)) }
    }

    fn article(&self, item: Element, row: &Rc<Row>) -> Element {
        let Setting { request, device_messages, .. } = &self.setting;
        let Entry { at, teaser: article, is_finished, is_withdrawn, .. } = &*row.entry;
        let kicker = if *is_withdrawn { Some(device_messages.withdrawn.to_owned()) } else { article.kicker.clone() };
        let article = Teaser { kicker, ..article.clone() };
        let (when, variant) = match request.list {
            List::Saved => (device_messages.saved_on, TeaserVariant::SavedRow),
            List::History if *is_finished => (device_messages.read_on, TeaserVariant::Row),
            List::History => (device_messages.begun_on, TeaserVariant::Row),
        };
        let when = el("span").child(when).child(" ").child(self.moment(*at));
        let on_device = el("span").class("on-device").attr("data-file", crate::address::files::article(&article.id));
        let (page, removed) = (self.clone(), row.clone());
        let remove = button(device_messages.remove, Some("remove"), move || page.remove(&removed))
            .attr("aria-label", (device_messages.remove_article)(&article.headline));
        let line =
            el("p").class("reading-list-line").child(el("span").child(when).child(" ").child(on_device)).child(remove);
        item.child(teaser(article, variant, "h2", false)).child(line)
    }

    /// A time: its age or day, and in full.
    fn moment(&self, at: i64) -> Element {
        let Setting { request, device_messages, js, .. } = &self.setting;
        let messages = request.messages;
        let date = Date::from_timestamp(at, js.utc_offset(at));
        let now = clock::now();
        let text = if now - at < RECENT { ago(messages, device_messages, at, now) } else { i18n::day(messages, &date) };
        el("time").attr("datetime", date.to_rfc3339()).attr("title", i18n::long_date(messages, &date)).child(text)
    }

    fn removed(&self, row: &Rc<Row>) -> Element {
        let text = (self.setting.device_messages.removed)(&row.entry.teaser.headline);
        let (page, row) = (self.clone(), row.clone());
        self.undo_line(text, format!("removed-{}", row.id()), move || page.put_back(&row))
    }

    /// A line with a message and a button to undo.
    pub fn undo_line(&self, text: String, id: String, undo: impl Fn() + 'static) -> Element {
        let undo = button(self.setting.device_messages.undo, None, undo).attr("aria-describedby", id.clone());
        let line = el("p").class("undo").attr("role", "status").child(el("span").attr("id", id).child(text));
        line.child(" ").child(undo)
    }

    fn remove(&self, row: &Row) {
        let Setting { request, lists, .. } = &self.setting;
        row.removed.replace(lists.text(request.list, row.id()));
        if self.check(lists.remove(request.list, row.id())) {
            row.set_there(false);
            focus(format!("[aria-describedby='removed-{}']", row.id()));
        }
    }

    fn put_back(&self, row: &Row) {
        let Setting { request, lists, .. } = &self.setting;
        // Restore an entry that another tab has removed as it was read.
        let text = row.removed.borrow().clone().unwrap_or_else(|| row.entry.to_json(request.list));
        if self.check(lists.put(request.list, row.id(), &text)) {
            row.set_there(true);
            focus(format!("li:has([data-file='{}']) .remove", crate::address::files::article(&row.entry.teaser.id)));
        }
    }
}

/// Moves the focus after the page has changed, so that the keyboard continues from there.
pub fn focus(selector: String) {
    clock::queue_microtask(move || document::focus(&selector));
}
