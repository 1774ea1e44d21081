//! The head of every page: the newspaper's name, its sections, its other languages.

use super::{Picture, Sizes, use_messages, use_site};
use crate::contract::{Edition, Id, ListKind, NavigationItem, is_safe_link};
use crate::routing::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// The name, the sections and the other languages. `current` is the page's own path.
#[component]
pub fn Header(edition: Arc<Edition>, current: Signal<String>) -> impl IntoView {
    let messages = use_messages();
    let front = use_site().href(&Route::Front);
    let name = match edition.brand.logo.clone() {
        Some(image) => view! { <Picture image sizes=Sizes::Third eager=true /> }.into_any(),
        None => edition.name.clone().into_any(),
    };
    let tagline = edition.brand.tagline.clone().map(|tagline| view! { <p class="tagline">{tagline}</p> });
    let items: Vec<AnyView> = links(&edition)
        .into_iter()
        .map(|(name, href)| {
            let is_current = {
                let href = href.clone();
                move || current.with(|current| *current == href).then_some("page")
            };
            view! { <li><a href=href aria-current=is_current>{name}</a></li> }.into_any()
        })
        .collect();
    let siblings = edition.siblings.iter().filter(|sibling| is_safe_link(&sibling.url)).map(|sibling| {
        let language = sibling.in_language.clone();
        view! {
            <li><a rel="alternate external" hreflang=language.clone() lang=language href=sibling.url.clone()>
                {sibling.name.clone()}
            </a></li>
        }
    });
    let siblings = siblings.collect_view();
    let siblings = (!siblings.is_empty())
        .then(|| view! { <nav class="languages" aria-label=messages.other_languages><ul>{siblings}</ul></nav> });
    view! {
        <header class="masthead">
            <div class="masthead-name">
                <p class="name"><a href=front>{name}</a></p>
                {tagline}
                {siblings}
            </div>
            <nav class="sections" aria-label=messages.sections><ul>{items}</ul></nav>
        </header>
    }
    .into_any()
}

/// The links under the name: the newsroom's navigation, or its sections.
fn links(edition: &Edition) -> Vec<(String, String)> {
    let site = use_site();
    let section = |id: &Id| site.list(ListKind::Section, id);
    if edition.navigation.is_empty() {
        return edition.sections.iter().map(|known| (known.name.clone(), section(&known.id))).collect();
    }
    let address = |item: &NavigationItem| match (&item.section, &item.topic, &item.article, &item.url) {
        (Some(id), ..) => Some(section(id)),
        (_, Some(id), ..) => Some(site.list(ListKind::Topic, id)),
        (_, _, Some(id), _) => Some(site.article(id, None)),
        (.., Some(url)) => is_safe_link(url).then(|| url.clone()),
        _ => None,
    };
    edition.navigation.iter().filter_map(|item| Some((item.name.clone(), address(item)?))).collect()
}
