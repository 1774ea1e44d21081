//! The tools of a list: searching, ordering, clearing.

use super::page::{FOUND, ListPage, Order, Setting, button, status};
use super::row::focus;
use crate::address::Route;
use crate::browser::document;
use crate::markup::{Element, el};
use crate::reader::lists::List;

impl ListPage {
    /// The search field, the order, and the button that clears the history.
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
        let clear = (self.setting.request.list == List::History)
            .then(|| button(messages.clear_history, Some("clear"), move || clearing.clear()));
        el("div")
            .class("reading-list-tools")
            .child(field(messages.search_list, search))
            .child(field(messages.order, order))
            .child(clear)
            .child(status("found", FOUND))
    }

    /// The message of an empty list, or the button to restore a cleared one.
    pub fn nothing(&self) -> Element {
        let Setting { request, messages, device_messages, .. } = &self.setting;
        if self.state.borrow().cleared.is_some() {
            let page = self.clone();
            let text = device_messages.history_cleared.to_owned();
            return self.undo_line(text, "cleared".to_owned(), move || page.restore());
        }
        let text = match request.list {
            List::Saved => device_messages.saved_empty,
            List::History => device_messages.history_empty,
        };
        let front = el("a").attr("href", request.site.href(&Route::Front)).child(messages.to_front_page);
        el("div").class("reading-list-empty").child(el("p").child(text)).child(el("p").child(front))
    }

    fn clear(&self) {
        let Setting { request, lists, .. } = &self.setting;
        let ids = lists.ids(request.list);
        let texts = ids.iter().filter_map(|id| Some((id.clone(), lists.text(request.list, id)?))).collect();
        if self.check(ids.iter().try_for_each(|id| lists.remove(request.list, id))) {
            {
                let mut state = self.state.borrow_mut();
                state.cleared = Some(texts);
                state.rows.clear();
            }
            self.arrange();
            focus(".undo button".to_owned());
        }
    }

    fn restore(&self) {
        let Setting { request, lists, .. } = &self.setting;
        let texts = self.state.borrow().cleared.clone().unwrap_or_default();
        if self.check(texts.iter().try_for_each(|(id, text)| lists.put(request.list, id, text))) {
            self.state.borrow_mut().cleared = None;
            self.load();
            focus(".clear".to_owned());
        }
    }
}

fn field(text: &'static str, control: Element) -> Element {
    el("label").class("field").child(el("span").child(text)).child(control)
}
