//! A hint that the newspaper can be installed: from the second visit on, never on a visit's first page, and never again
//! after it was closed.

use super::Part;
use super::slots::{self, button};
use super::watched::Watched;
use crate::browser::device::InstallWay;
use crate::browser::storage;
use crate::effect::spawn;
use crate::markup::{Element, el};
use std::rc::Rc;

/// The stored name of the number of visits; in the tab's storage, the mark that this visit is counted.
const VISITS: &str = "manchette.visits";
/// The stored name of the mark that the hint was closed.
const CLOSED: &str = "manchette.install";

/// The state of the hint.
#[derive(Default)]
pub struct Install {
    /// True if this is not the first visit, and the hint was not closed.
    is_due: Watched<bool>,
    /// The number of pages that this visit has shown.
    pages: Watched<u32>,
}

/// Counts the visit, and fills the slot.
pub fn start(part: &Rc<Part>) {
    part.install.is_due.set(count_visit());
    let closing = part.clone();
    part.js.on_installed(move || close(&closing));
    let hint = part.clone();
    part.slots.add(".install", move || content(&hint));
}

/// Handles a new page.
pub fn show(part: &Part) {
    part.install.pages.update(|pages| *pages += 1);
}

/// True if the hint is due. It is not shown if closing it could not be stored.
fn count_visit() -> bool {
    let before = storage::read(VISITS).and_then(|count| count.parse::<u32>().ok()).unwrap_or_default();
    let mut visits = before;
    if storage::read_in_tab(VISITS).is_none() {
        visits += 1;
        if !storage::write_in_tab(VISITS, "1") || !storage::write(VISITS, &visits.to_string()) {
            return false;
        }
    }
    visits >= 2 && storage::read(CLOSED).is_none()
}

fn close(part: &Part) {
    storage::write(CLOSED, "closed");
    part.install.is_due.set(false);
}

fn content(part: &Rc<Part>) -> Element {
    let is_first_page = part.install.pages.with(|pages| *pages < 2);
    if !part.install.is_due.with(|is_due| *is_due) || is_first_page {
        return slots::content();
    }
    let messages = part.messages;
    let how = match part.js.install_way() {
        None => return slots::content(),
        Some(InstallWay::Prompt) => {
            let part = part.clone();
            button(messages.install, move || install(&part))
        }
        Some(InstallWay::Menu) => el("p").child(messages.install_by_hand),
    };
    let closing = part.clone();
    let never = button(messages.install_never, move || close(&closing)).class("quiet");
    slots::content().child(el("p").child(messages.install_about)).child(how).child(never)
}

fn install(part: &Rc<Part>) {
    let part = part.clone();
    spawn(async move {
        part.js.prompt_install().await;
        close(&part);
    });
}
