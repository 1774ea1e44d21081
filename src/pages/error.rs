//! The error view: the reason why a page cannot be shown, and the next step.

use crate::address::Route;
use crate::components::{use_messages, use_site};
use crate::i18n::Messages;
use crate::markup::{Element, el};
use crate::store::LoadError;
use contract::DecodeError;

/// The error view. The button calls `retry`; a page that does not exist has no button.
pub fn error_view(error: &LoadError, retry: impl Fn() + 'static) -> Element {
    let messages = use_messages();
    let front = el("a").attr("href", use_site().href(&Route::Front)).child(messages.to_front_page);
    let button = (*error != LoadError::NotFound).then(|| {
        let button = el("button").attr("type", "button").class("retry").child(messages.retry);
        button.on("click", move |_| retry())
    });
    el("section")
        .class("error")
        .child(el("h1").child(title(messages, error)))
        .child(el("p").child(explanation(messages, error)))
        .child(el("p").class("error-actions").child(button).child(" ").child(front))
        .child(el("div").class("on-device"))
}

/// The heading of the error view, and the document's title.
pub fn title(messages: &Messages, error: &LoadError) -> &'static str {
    if *error == LoadError::NotFound { messages.not_found_title } else { messages.error_title }
}

fn explanation(messages: &Messages, error: &LoadError) -> String {
    let text = match error {
        LoadError::Network | LoadError::Aborted => messages.error_network,
        LoadError::Timeout => messages.error_timeout,
        LoadError::NotFound => messages.not_found,
        LoadError::Server(status) => return (messages.error_server)(*status),
        LoadError::Unreadable(DecodeError::NotJson) => messages.error_not_json,
        LoadError::Unreadable(DecodeError::Broken { .. }) => messages.error_broken,
        LoadError::Unreadable(DecodeError::Incomplete) => messages.error_incomplete,
        LoadError::Unreadable(DecodeError::TooNew(_)) => messages.error_too_new,
    };
    text.to_owned()
}
