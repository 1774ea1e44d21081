//! What stands in for a page whose content is on its way: the shape of an article, after 200 ms.

use super::use_messages;
use leptos::prelude::*;

/// Grey bars where the words will be. The style sheet shows them after 200 ms, so a quick network never flashes.
#[component]
pub fn Skeleton() -> impl IntoView {
    let messages = use_messages();
    view! {
        <div class="skeleton" role="status">
            <p class="visually-hidden">{messages.loading}</p>
            <div class="bone bone-kicker"></div>
            <div class="bone bone-headline"></div>
            <div class="bone bone-headline short"></div>
            <div class="bone bone-line"></div>
            <div class="bone bone-line short"></div>
            <div class="bone bone-picture"></div>
            <div class="bone bone-line"></div>
            <div class="bone bone-line"></div>
            <div class="bone bone-line short"></div>
        </div>
    }
    .into_any()
}
