//! The pages of the reader's lists: the reading list and the history.

mod page;
mod row;
mod tools;
mod transfer;

use crate::address::Site;
use crate::browser::device::DeviceJs;
use crate::effect::spawn;
use crate::i18n::Messages;
use crate::i18n::device::{self as device_messages, DeviceMessages};
use crate::markup::Node;
use crate::parts::device::{self, Part};
use crate::reader::lists::{List, Lists};
use crate::routing::Router;
use leptos::prelude::expect_context;
use page::{ListPage, Setting};
use std::rc::Rc;

/// Receives the messages of the part; `None` if they or the scripts of a view could not be loaded.
pub type Prepared = Box<dyn FnOnce(Option<&'static DeviceMessages>)>;

/// The functions of the part.
///
/// They are called through this table alone, and views are not passed as closures: LLVM would see that only this part
/// makes them, and move their code into the main module.
pub struct ListsPart {
    /// Loads the scripts and the messages that the view needs.
    pub prepare: fn(&ListRequest, Prepared),
    /// The content of a list's page below its heading, once it is prepared.
    pub view: fn(&ListRequest, &'static DeviceMessages) -> Node,
    /// Fills the slots of what readers manage by hand.
    pub manage: fn(&Rc<Part>),
}

/// A list, and the edition that it belongs to.
#[derive(Clone)]
pub struct ListRequest {
    pub list: List,
    pub messages: &'static Messages,
    pub site: Site,
    /// The edition's name.
    pub edition: String,
    /// The edition's language.
    pub language: String,
}

static LISTS: ListsPart = ListsPart { prepare, view, manage: device::manage };

lazy::part!(lists, ListsPart, &LISTS);

fn prepare(request: &ListRequest, then: Prepared) {
    let root = request.site.file("");
    device_messages::load(request.messages.language, move |messages| {
        // At once when they are loaded, so that the router finds the list when it restores the scroll position.
        if DeviceJs::loaded().is_some() {
            return then(messages);
        }
        spawn(async move { then(DeviceJs::load(&root).await.and(messages)) });
    });
}

fn view(request: &ListRequest, device_messages: &'static DeviceMessages) -> Node {
    let Some(js) = DeviceJs::loaded() else { return Node::Text("".into()) };
    let setting = Setting { request: request.clone(), lists: Lists::new(request.site.base()), device_messages, js };
    ListPage::open(setting, expect_context::<Router>())
}
