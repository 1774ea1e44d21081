//! The pages of the reader's lists: the reading list and the history.

mod page;
mod row;
mod tools;
mod transfer;

use super::Then;
use crate::address::Site;
use crate::browser::device::DeviceJs;
use crate::components::use_messages;
use crate::effect::spawn;
use crate::i18n::device::device_messages;
use crate::reader::lists::{List, Lists};
use crate::routing::Router;
use leptos::prelude::expect_context;
use page::{ListPage, Setting};

/// The functions of the part.
pub struct ListsPart {
    /// The content of a list's page below its heading.
    pub open: fn(ListRequest, Then),
}

/// A list, and the edition that it belongs to.
#[derive(Clone)]
pub struct ListRequest {
    pub list: List,
    pub site: Site,
    /// The edition's name.
    pub edition: String,
    /// The edition's language.
    pub language: String,
}

static LISTS: ListsPart = ListsPart { open };

lazy::part!(lists, ListsPart, &LISTS);

fn open(request: ListRequest, then: Then) {
    spawn(async move {
        let js = DeviceJs::load(&request.site.file("")).await;
        then(js.map(|js| -> super::View {
            Box::new(move || {
                let messages = use_messages();
                let setting = Setting {
                    request: request.clone(),
                    lists: Lists::new(request.site.base()),
                    messages,
                    device_messages: device_messages(messages.language),
                    js: js.clone(),
                };
                ListPage::open(setting, expect_context::<Router>())
            })
        }));
    });
}
