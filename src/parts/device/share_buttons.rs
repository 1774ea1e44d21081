//! The buttons that share a page or a post: by the device's own sheet, else by copying the address. No other host is asked.

use super::Part;
use super::slots::ANNOUNCER;
use crate::browser::buttons::{self, Button};
use crate::browser::{clock, document};
use crate::effect::spawn;
use crate::parts::notice;
use std::rc::Rc;

/// The attribute of the buttons with the fragment of the post; empty for the page.
const FRAGMENT: &str = "data-share";
/// The time for which a button says that the address was copied, in milliseconds.
const CONFIRMATION: i32 = 4_000;

/// Starts to show the buttons and to handle presses.
pub fn start(part: &Rc<Part>) {
    part.slots.on_page_change(|| buttons::for_each(FRAGMENT, |button| button.set("data-ready", "")));
    let pressing = part.clone();
    buttons::on_press(FRAGMENT, move |button| spawn(share(pressing.clone(), button)));
}

async fn share(part: Rc<Part>, button: Button) {
    let messages = part.messages;
    match part.js.share(&button.value).await {
        None => {}
        Some(address) if address.is_empty() => {
            button.set_text(messages.link_copied);
            document::set_text(ANNOUNCER, messages.link_copied);
            clock::sleep(CONFIRMATION).await;
            button.set_text(part.context.messages.share);
        }
        Some(address) => {
            let text = format!("{} {address}", messages.link_to_copy);
            notice::show("device", text, None, part.context.messages.close);
        }
    }
}
