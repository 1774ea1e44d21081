//! What a reader is told when a page cannot be shown: what happened, and what to do.

use crate::components::{use_messages, use_site};
use crate::contract::DecodeError;
use crate::i18n::Messages;
use crate::newsroom::Fault;
use crate::routing::Route;
use leptos::prelude::*;

/// The error view. `retry` is what the button does.
#[component]
pub fn FaultView(fault: Fault, retry: Callback<()>) -> impl IntoView {
    let messages = use_messages();
    let front = use_site().href(&Route::Front);
    let title = title(messages, &fault);
    let button = (fault != Fault::NotFound).then(|| {
        view! { <button type="button" class="retry" on:click=move |_| retry.run(())>{messages.retry}</button>" " }
    });
    view! {
        <section class="fault">
            <h1>{title}</h1>
            <p>{words(messages, &fault)}</p>
            <p>{button}<a href=front>{messages.to_front_page}</a></p>
        </section>
    }
    .into_any()
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
        Fault::Unreadable(DecodeError::Incomplete(_)) => messages.fault_incomplete,
        Fault::Unreadable(DecodeError::TooNew(_)) => messages.fault_too_new,
    };
    words.to_owned()
}
