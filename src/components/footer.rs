//! The foot of every page.

use super::{use_messages, use_site};
use crate::contract::Edition;
use crate::routing::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// The most-read page, the settings and the fixed pages.
#[component]
pub fn Footer(edition: Arc<Edition>) -> impl IntoView {
    let messages = use_messages();
    let site = use_site();
    let pages = edition.pages.iter().map(|page| {
        view! { <li><a href=site.article(&page.id, None)>{page.name.clone()}</a></li> }
    });
    let pages = pages.collect_view();
    view! {
        <footer class="site-footer">
            <p class="name">{edition.name.clone()}</p>
            <nav aria-label=messages.about_this_paper>
                <ul>
                    <li><a href=site.href(&Route::Front)>{messages.front_page}</a></li>
                    <li><a href=site.href(&Route::MostRead)>{messages.most_read}</a></li>
                    <li><a href=site.href(&Route::Settings)>{messages.settings}</a></li>
                    {pages}
                </ul>
            </nav>
        </footer>
    }
    .into_any()
}
