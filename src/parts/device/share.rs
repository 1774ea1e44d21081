//! A link that another app has shared: opens it if it leads to this host, offers any other one. What leads elsewhere is the
//! reader's, and no server's: nobody is asked for it.

use super::Part;
use super::slots::content;
use crate::browser::links;
use crate::markup::el;
use std::cell::Cell;
use std::rc::Rc;

/// Fills the slot of the share page.
pub fn start(part: &Rc<Part>) {
    let sharing = part.clone();
    let is_opening = Cell::new(false);
    part.slots.add(".share", move || {
        let messages = sharing.messages;
        let Some(link) = sharing.js.shared_link() else { return content().child(messages.share_without_link) };
        let here = links::parse(&link).filter(|url| url.is_here);
        if let Some(url) = here.filter(|_| !is_opening.replace(true)) {
            sharing.js.replace_location(&format!("{}{}", url.path, url.hash));
        }
        let anchor = el("a").attr("href", link.clone()).attr("rel", "external noopener").child(link);
        content().child(el("p").child(messages.share_elsewhere)).child(el("p").child(anchor))
    });
}
