//! Registers the service worker when the part starts.

use super::stored::Stored;
use super::{Part, cache, slots, space, updates};
use crate::browser::device::DeviceError;
use crate::browser::document;
use std::rc::Rc;

/// The script element of a printed page.
const PRINTED: &str = "script[data-build]";

/// Registers the worker and lists its stored files. If there is no worker, returns the message with the reason.
pub async fn start(part: &Rc<Part>) -> Result<(), &'static str> {
    // There is none under `trunk serve`: the list of its files is written while printing.
    if !document::has(PRINTED) {
        return Err(part.messages.storage_needs_printing);
    }
    let updating = part.clone();
    let registered = part.js.register(part.context.site.base(), move |is_waiting| updates::show(&updating, is_waiting));
    let files = match registered.await {
        Ok(()) => part.js.list_files().await,
        Err(error) => Err(error),
    };
    match files {
        // Nothing is wrong with the browser: the newsroom has its reasons.
        Err(DeviceError::SwitchedOff) => Err(part.messages.storage_off),
        Ok(files) => {
            part.stored.set(Stored::new(files));
            Ok(())
        }
        Err(_) => {
            cache::notify_once(part, part.messages.storage_refused);
            Err(part.messages.storage_refused)
        }
    }
}

/// Goes on without a worker, and shows in the settings the reason why nothing is stored.
pub fn say_why_not(part: &Rc<Part>, text: &'static str) {
    cache::stop(part);
    part.slots.add(space::SPACE, move || slots::content().child(text));
}
