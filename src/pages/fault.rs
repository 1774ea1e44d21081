//! What a reader is told when a page cannot be shown: what happened, and what to do.

use crate::components::{use_messages, use_site};
use crate::i18n::Messages;
use crate::markup::{Element, el};
use crate::newsroom::Fault;
use crate::routing::Route;
use contract::DecodeError;

/// The error view. `retry` is what the button does; a page that does not exist has none.
pub fn fault_view(fault: &Fault, retry: impl Fn() + 'static) -> Element {
    let messages = use_messages();
    let front = el("a").attr("href", use_site().href(&Route::Front)).child(messages.to_front_page);
    let button = (*fault != Fault::NotFound).then(|| {
        let button = el("button").attr("type", "button").class("retry").child(messages.retry);
        button.on("click", move |_| retry())
    });
    el("section")
        .class("fault")
        .child(el("h1").child(title(messages, fault)))
        .child(el("p").child(words(messages, fault)))
        .child(el("p").class("fault-actions").child(button).child(" ").child(front))
        .child(el("div").class("on-device"))
}

/// The heading of the error view, and the document's title.
pub fn title(messages: &Messages, fault: &Fault) -> &'static str {
    if *fault == Fault::NotFound { messages.not_found_title } else { messages.fault_title }
}

fn words(messages: &Messages, fault: &Fault) -> String {
    let words = match fault {
        Fault::Network | Fault::Aborted => messages.fault_network,
        Fault::Timeout => messages.fault_timeout,
        Fault::NotFound => messages.not_found,
        Fault::Server(status) => return (messages.fault_server)(*status),
        Fault::Unreadable(DecodeError::NotJson) => messages.fault_not_json,
        Fault::Unreadable(DecodeError::Broken { .. }) => messages.fault_broken,
        Fault::Unreadable(DecodeError::Incomplete) => messages.fault_incomplete,
        Fault::Unreadable(DecodeError::TooNew(_)) => messages.fault_too_new,
    };
    words.to_owned()
}
