//! The pages of the reader's lists: the reading list and the history.

mod page;
mod row;
mod tools;
mod transfer;

use crate::address::Site;
use crate::browser::device::DeviceJs;
use crate::components::use_messages;
use crate::effect::spawn;
use crate::i18n::device::device_messages;
use crate::markup::Node;
use crate::reader::lists::{List, Lists};
use crate::routing::Router;
use leptos::prelude::expect_context;
use page::{ListPage, Setting};

/// Receives whether the scripts of a view are loaded.
pub type Prepared = Box<dyn FnOnce(bool)>;

/// The functions of the part.
///
/// They are called through this table alone, and views are not passed as closures: LLVM would see that only this part
/// makes them, and move their code into the main module.
pub struct ListsPart {
    /// Loads the scripts that the view needs; passes `false` if they did not load.
    pub prepare: fn(&ListRequest, Prepared),
    /// The content of a list's page below its heading, once it is prepared.
    pub view: fn(&ListRequest) -> Node,
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

static LISTS: ListsPart = ListsPart { prepare, view };

lazy::part!(lists, ListsPart, &LISTS);

fn prepare(request: &ListRequest, then: Prepared) {
    // At once when they are loaded, so that the router finds the list when it restores the scroll position.
    if DeviceJs::loaded().is_some() {
        return then(true);
    }
    let root = request.site.file("");
    spawn(async move { then(DeviceJs::load(&root).await.is_some()) });
}

fn view(request: &ListRequest) -> Node {
    let Some(js) = DeviceJs::loaded() else { return Node::Text("".into()) };
    let messages = use_messages();
    let setting = Setting {
        request: request.clone(),
        lists: Lists::new(request.site.base()),
        messages,
        device_messages: device_messages(messages.language),
        js,
    };
    ListPage::open(setting, expect_context::<Router>())
}
