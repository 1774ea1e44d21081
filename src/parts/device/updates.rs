//! Updates: a newer version of the app waits until the reader wants it, or no page is open.

use super::Part;
use super::slots::button;
use crate::effect::spawn;
use std::rc::Rc;

/// The class of the notice.
const NOTICE: &str = "update";

/// Shows or closes the notice that a newer worker waits.
pub fn show(part: &Rc<Part>, is_waiting: bool) {
    if !is_waiting {
        return part.slots.withdraw(NOTICE);
    }
    let js = part.js.clone();
    let activate = button(part.messages.update_now, move || {
        let js = js.clone();
        spawn(async move {
            // On success the page is reloaded; otherwise the notice stays, to try again.
            let _ = js.activate_waiting().await;
        });
    });
    part.slots.notify(NOTICE, part.messages.update, Some(activate));
}
