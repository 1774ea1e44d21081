//! The articles of a reader's list: looking for one, in what order, taking one off and putting it back.
//!
//! An article that was taken off leaves a line in its place from which it can be put back, until the page is left. So
//! nothing moves under the reader's finger, and the keyboard goes on from there.

use super::shelf::NOTE;
use crate::browser::{self, clock, document, nodes, text};
use crate::components::{Look, kept_mark, moment, not_kept, teaser, teaser_without_save, use_messages, use_site};
use crate::effect::effect;
use crate::i18n::Messages;
use crate::markup::{Element, Node, el, reacting};
use crate::newsroom::files;
use crate::reader::entry::{Entry, List};
use crate::reader::lists::Lists;
use crate::reader::records::NotKept;
use crate::routing::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the page says how many articles were found.
const FOUND: &str = "found";

/// How the articles are ordered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    NewestFirst,
    OldestFirst,
    ByHeadline,
}

const ORDERS: [Order; 3] = [Order::NewestFirst, Order::OldestFirst, Order::ByHeadline];

/// An article of the list.
struct Row {
    entry: Entry,
    /// What it can be found by, the headline first, without capitals and accents.
    words: String,
    /// Whether it is in the list still.
    is_there: ArcRwSignal<bool>,
}

/// The list as it is shown.
#[derive(Clone, Copy)]
pub struct Shelf {
    list: List,
    lists: Lists,
    messages: &'static Messages,
    /// Newest first.
    rows: RwSignal<Vec<Arc<Row>>>,
    order: RwSignal<Order>,
    query: StoredValue<String>,
    /// What was taken off and can be put back.
    gone: StoredValue<Vec<Entry>>,
    /// How many records cannot be read; they stay as they are.
    unreadable: StoredValue<usize>,
}

impl Shelf {
    /// The list as it is now.
    pub fn new(list: List, lists: Lists) -> Shelf {
        let shelf = Shelf {
            list,
            lists,
            messages: use_messages(),
            rows: RwSignal::new(Vec::new()),
            order: RwSignal::new(Order::NewestFirst),
            query: StoredValue::new(String::new()),
            gone: StoredValue::new(Vec::new()),
            unreadable: StoredValue::new(0),
        };
        if browser::IS_HERE {
            shelf.load();
        }
        shelf
    }

    /// Everything of it, and how to look through it.
    pub fn view(self) -> Vec<Node> {
        let messages = self.messages;
        let mut is_later = false;
        effect(move || {
            self.lists.changes(self.list).track();
            if std::mem::replace(&mut is_later, true) {
                self.follow_changes();
            }
        });
        let option =
            |(number, words): (usize, &'static str)| el("option").attr("value", number.to_string()).child(words);
        let options: Vec<Element> = messages.orders.into_iter().enumerate().map(option).collect();
        let field = |words: &'static str, control: Element| {
            el("label").class("field").child(el("span").child(words)).child(control)
        };
        let search = el("input").attr("type", "search").attr("autocomplete", "off").on("input", move |event| {
            self.query.set_value(nodes::value_of(&event));
            self.search();
        });
        let order = el("select").child(options).on("change", move |event| {
            let number = nodes::value_of(&event).parse::<usize>().unwrap_or_default();
            self.gone.set_value(Vec::new());
            self.rows.update(|rows| rows.retain(|row| row.is_there.get_untracked()));
            self.order.set(ORDERS[number.min(2)]);
        });
        let clear = (self.list == List::Read).then(|| {
            let button = el("button").attr("type", "button").class("clear").child(messages.clear_history);
            button.on("click", move |_| {
                self.gone.set_value(self.lists.clear(self.list));
                self.rows.set(Vec::new());
                clock::soon(|| document::focus(".undo button"));
            })
        });
        let tools = el("div")
            .class("shelf-tools")
            .child(field(messages.search_list, search))
            .child(field(messages.order, order))
            .child(clear)
            .child(el("p").attr("id", FOUND).class("found").attr("role", "status"));
        let content = reacting(move || {
            let rows = self.rows.get();
            let order = self.order.get();
            if rows.is_empty() {
                return Some(self.nothing());
            }
            clock::soon(move || self.search());
            let items: Vec<Element> = ordered(rows, order).into_iter().map(|row| self.item(row)).collect();
            Some(el("ul").class("shelf").child(items))
        });
        vec![tools.into(), content]
    }

    fn load(self) {
        let entries = untrack(|| self.lists.all(self.list));
        self.unreadable.set_value(self.lists.count(self.list).saturating_sub(entries.len()));
        let row = |entry: Entry| {
            let section = entry.teaser.section.as_ref().map_or("", |section| &section.name);
            let kicker = entry.teaser.kicker.as_deref().unwrap_or_default();
            let words = text::fold(&format!("{}\n{kicker}\n{section}", entry.teaser.headline));
            Arc::new(Row { entry, words, is_there: ArcRwSignal::new(true) })
        };
        self.rows.set(entries.into_iter().map(row).collect());
    }

    /// What was taken off elsewhere is so here; what was added elsewhere is shown.
    fn follow_changes(self) {
        let mut count = self.unreadable.get_value();
        for row in self.rows.get_untracked() {
            let is_there = self.lists.has(self.list, row.entry.teaser.id.as_str());
            count += usize::from(is_there);
            if is_there != row.is_there.get_untracked() {
                row.is_there.set(is_there);
            }
        }
        if self.lists.count(self.list) > count {
            self.load();
        }
    }

    /// Shows the articles that hold every word of the query.
    fn search(self) {
        let query = self.query.with_value(|query| text::fold(query));
        let sought: Vec<&str> = query.split_whitespace().collect();
        let mut rows = ordered(self.rows.get_untracked(), self.order.get_untracked()).into_iter();
        let mut count = 0;
        document::for_each("ul.shelf > li", |item| {
            let is_found = rows.next().is_some_and(|row| sought.iter().all(|word| row.words.contains(word)));
            count += usize::from(is_found);
            nodes::show(&item, is_found);
        });
        let words = if sought.is_empty() { String::new() } else { (self.messages.found)(count) };
        document::say(FOUND, &words);
    }

    fn item(self, row: Arc<Row>) -> Element {
        el("li").child(reacting(move || Some(if row.is_there.get() { self.article(&row) } else { self.removed(&row) })))
    }

    fn article(self, row: &Arc<Row>) -> Element {
        let messages = self.messages;
        let Entry { teaser: article, at, is_finished, .. } = row.entry.clone();
        let words = match (self.list, is_finished) {
            (List::Saved, _) => messages.saved_on,
            (List::Read, true) => messages.read_on,
            (List::Read, false) => messages.begun_on,
        };
        let remove = el("button")
            .attr("type", "button")
            .class("remove")
            .attr("data-row", article.id.to_string())
            .attr("aria-label", (messages.remove_article)(&article.headline))
            .child(messages.remove);
        let removed = row.clone();
        let line = el("p")
            .class("shelf-line")
            .child(el("span").child(words).child(" ").child(moment(at)))
            .child(kept_mark(&files::article(&article.id)))
            .child(remove.on("click", move |_| self.remove(&removed)));
        let show = if self.list == List::Saved { teaser_without_save } else { teaser };
        el("div").class("shelf-item").child(show(article, Look::Row, "h2", false)).child(line)
    }

    fn removed(self, row: &Arc<Row>) -> Element {
        let messages = self.messages;
        let teaser = &row.entry.teaser;
        let undo = undo_button(messages.undo).attr("data-row", teaser.id.to_string());
        let row = row.clone();
        let words = (messages.removed)(&teaser.headline);
        undo_line(words, undo.on("click", move |_| self.put_back(&row)))
    }

    fn remove(self, row: &Row) {
        let entry = self.lists.remove(self.list, &row.entry.teaser.id);
        self.gone.update_value(|gone| gone.extend(entry));
        row.is_there.set(false);
        self.focus_on(row);
    }

    fn put_back(self, row: &Row) {
        let id = &row.entry.teaser.id;
        let latest = self.gone.with_value(|gone| gone.iter().rfind(|entry| entry.teaser.id == *id).cloned());
        match self.lists.put_back(self.list, latest.as_ref().unwrap_or(&row.entry)) {
            Ok(()) => {
                row.is_there.set(true);
                self.focus_on(row);
            }
            Err(why) => self.say(why),
        }
    }

    /// The row's button has been replaced by its other one.
    fn focus_on(self, row: &Row) {
        let button = format!(".shelf [data-row='{}']", row.entry.teaser.id);
        clock::soon(move || document::focus(&button));
    }

    fn say(self, why: NotKept) {
        document::say(NOTE, not_kept(self.messages, why));
    }

    /// The list is empty: what to do, or how to get back what was in it.
    fn nothing(self) -> Element {
        let messages = self.messages;
        if self.gone.with_value(|gone| !gone.is_empty()) {
            let undo = undo_button(messages.undo).on("click", move |_| {
                let gone = self.gone.try_update_value(std::mem::take).unwrap_or_default();
                if let Some(why) = gone.iter().find_map(|entry| self.lists.put_back(self.list, entry).err()) {
                    self.say(why);
                }
                clock::soon(|| document::focus(".clear"));
            });
            return undo_line(messages.history_cleared.to_owned(), undo);
        }
        let words = if self.list == List::Saved { messages.saved_empty } else { messages.history_empty };
        let front = el("a").attr("href", use_site().href(&Route::Front)).child(messages.to_front_page);
        el("div").class("shelf-empty").child(el("p").child(words)).child(el("p").child(front))
    }
}

fn undo_button(words: &'static str) -> Element {
    el("button").attr("type", "button").child(words)
}

fn undo_line(words: String, undo: Element) -> Element {
    el("p").class("undo").attr("role", "status").child(el("span").child(words)).child(" ").child(undo)
}

/// Rows in an order. Put in one by one, for code that sorts weighs much.
fn ordered(rows: Vec<Arc<Row>>, order: Order) -> Vec<Arc<Row>> {
    match order {
        Order::NewestFirst => rows,
        Order::OldestFirst => rows.into_iter().rev().collect(),
        Order::ByHeadline => {
            let mut sorted: Vec<Arc<Row>> = Vec::with_capacity(rows.len());
            for row in rows {
                let place = sorted.partition_point(|other| in_index(&other.words) <= in_index(&row.words));
                sorted.insert(place, row);
            }
            sorted
        }
    }
}

/// Words as an index has them: what stands before the first letter does not count.
fn in_index(words: &str) -> &str {
    words.trim_start_matches(['«', '“', '"', '‘', '\'', '(', '[', '…', '—', '–', ' ', '\u{a0}', '\u{202f}'])
}
