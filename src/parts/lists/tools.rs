//! The tools of a list: searching, ordering, clearing.

use super::page::{Cleared, FOUND, ListPage, Order, Setting, button, status};
use super::row::focus;
use crate::address::{Route, files};
use crate::browser::document;
use crate::effect::spawn;
use crate::markup::{Element, el};
use crate::reader::lists::{List, UNFINISHED};
use leptos::reactive::traits::Notify;

impl ListPage {
    /// The search field, the order, and the button that clears the list.
    pub fn tools(&self) -> Element {
        let messages = self.setting.device_messages;
        let searching = self.clone();
        let search = el("input").attr("type", "search").attr("autocomplete", "off");
        let search = search.on("input", move |event| searching.search(&document::value_of(&event)));
        let orders = [messages.newest_first, messages.oldest_first, messages.by_headline];
        let options = orders.into_iter().zip(["0", "1", "2"]);
        let options: Vec<Element> =
            options.map(|(text, value)| el("option").attr("value", value).child(text)).collect();
        let ordering = self.clone();
        let order = el("select").child(options).on("change", move |event| {
            ordering.state.borrow_mut().order = match document::value_of(&event).as_str() {
                "1" => Order::OldestFirst,
                "2" => Order::Headline,
                _ => Order::NewestFirst,
            };
            ordering.arrange();
        });
        let clearing = self.clone();
        let is_history = self.setting.request.list == List::History;
        let text = if is_history { messages.clear_history } else { messages.clear_saved };
        let clear = button(text, Some("clear"), move || clearing.clear());
        el("div")
            .class("reading-list-tools")
            .child(field(messages.search_list, search))
            .child(field(messages.order, order))
            .child(clear)
            .child(status("found", FOUND))
    }

    /// The switch with which the reader decides whether this device keeps a history.
    /// Not among the tools, which an empty list hides.
    pub fn history_switch(&self) -> Option<Element> {
        if self.setting.request.list != List::History {
            return None;
        }
        let page = self.clone();
        let is_on = self.setting.lists.keeps_history();
        let switch = el("input").attr("type", "checkbox").maybe("checked", is_on.then_some(""));
        let switch = switch.on("change", move |_| {
            let lists = &page.setting.lists;
            page.check(lists.keep_history(!lists.keeps_history()));
            page.rows_changed.notify();
        });
        let text = el("span").child(self.setting.device_messages.keep_history);
        Some(el("label").class("choice").child(switch).child(text))
    }

    /// The message of an empty list, or the button to restore a cleared one.
    pub fn nothing(&self) -> Element {
        let Setting { request, device_messages, lists, .. } = &self.setting;
        if self.state.borrow().cleared.is_some() {
            let page = self.clone();
            let text = match request.list {
                List::Saved => device_messages.saved_cleared,
                List::History => device_messages.history_cleared,
            };
            return self.undo_line(text.to_owned(), "cleared".to_owned(), move || page.restore());
        }
        let text = match request.list {
            List::Saved => device_messages.saved_empty,
            List::History if lists.keeps_history() => device_messages.history_empty,
            List::History => device_messages.history_off,
        };
        let front = el("a").attr("href", request.site.href(&Route::Front)).child(request.messages.to_front_page);
        el("div").class("reading-list-empty").child(el("p").child(text)).child(el("p").child(front))
    }

    /// Clears the list. What belongs to the history goes with it: the article not finished, and the copies of articles that
    /// are neither saved nor downloaded.
    fn clear(&self) {
        let Setting { request, lists, .. } = &self.setting;
        let ids = lists.ids(request.list);
        let entries = ids.iter().filter_map(|id| Some((id.clone(), lists.text(request.list, id)?))).collect();
        let is_history = request.list == List::History;
        let unfinished = lists.records.text(UNFINISHED).filter(|_| is_history);
        let mut cleared = ids.iter().try_for_each(|id| lists.remove(request.list, id));
        if unfinished.is_some() {
            cleared = cleared.and(lists.records.remove(UNFINISHED));
        }
        if self.check(cleared) {
            if is_history {
                self.delete_copies();
            }
            {
                let mut state = self.state.borrow_mut();
                state.cleared = Some(Cleared { entries, unfinished });
                state.rows.clear();
            }
            self.arrange();
            focus(".undo button".to_owned());
        }
    }

    /// Deletes the copies of articles that the reader has neither saved nor downloaded.
    fn delete_copies(&self) {
        let page = self.clone();
        spawn(async move {
            let Setting { lists, js, .. } = &page.setting;
            js.delete_read(files::ARTICLES, &lists.pinned_files()).await;
        });
    }

    fn restore(&self) {
        let Setting { request, lists, .. } = &self.setting;
        let Some(Cleared { entries, unfinished }) = self.state.borrow().cleared.clone() else { return };
        let restored = entries.iter().try_for_each(|(id, text)| lists.put(request.list, id, text));
        let restored = restored.and_then(|()| unfinished.map_or(Ok(()), |text| lists.records.write(UNFINISHED, &text)));
        if self.check(restored) {
            self.state.borrow_mut().cleared = None;
            self.load();
            focus(".clear".to_owned());
        }
    }
}

fn field(text: &'static str, control: Element) -> Element {
    el("label").class("field").child(el("span").child(text)).child(control)
}
