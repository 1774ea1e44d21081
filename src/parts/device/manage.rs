//! What readers manage by hand, on the pages of the settings and of saved articles: the space on the device and the
//! download of the edition. Its code is in the part `lists`, since few visits need it.

use super::{Part, download, space};
use crate::browser::document;
use crate::parts::lists;
use leptos::prelude::Owner;
use std::cell::Cell;
use std::rc::Rc;

/// Loads the code when a page has a place for it, once there is a worker.
pub fn start(part: &Rc<Part>) {
    let (waiting, owner) = (part.clone(), Owner::current());
    let is_loading = Rc::new(Cell::new(false));
    part.slots.on_page_change(move || {
        let has_place = document::has(download::DOWNLOAD) || document::has(space::SPACE);
        if !has_place || is_loading.replace(true) {
            return;
        }
        let (part, owner, is_loading) = (waiting.clone(), owner.clone(), is_loading.clone());
        lists::load(move |table| match (table, owner) {
            (Some(table), Some(owner)) => owner.with(|| (table.manage)(&part)),
            // With the next change of the page it is tried again.
            _ => is_loading.set(false),
        });
    });
}

/// Fills the slots. Called through the table of the part `lists` alone.
pub fn manage(part: &Rc<Part>) {
    space::start_in_settings(part);
    download::start(part);
}
