//! The frame of every page: header, the page itself, footer, and what follows the reader from page to page.

use crate::browser::document;
use crate::components::{LiveNowIds, footer, header, skeleton, use_messages, use_site};
use crate::contract::{Brand, Edition, LiveNow, Origins};
use crate::effect::effect;
use crate::i18n::{self, Messages};
use crate::newsroom::{Accept, Load, Newsroom, files};
use crate::pages::{self, Paper};
use crate::routing::{Arrival, Head, Route, Router, Site, Visit};
use leptos::prelude::*;
use std::sync::Arc;

/// The app on the page of `path`. `language` is the page's, until the edition says its own.
#[component]
pub fn App(site: Site, newsroom: Newsroom, path: String, language: String) -> impl IntoView {
    let router = {
        let newsroom = newsroom.clone();
        Router::new(site.clone(), &path, move |route, accept| pages::prepare(&newsroom, route, accept))
    };
    effect(move || router.start());
    let edition = newsroom.open::<Edition>(files::EDITION, Accept::AnyCopy);
    provide_context(router);
    provide_context(newsroom);
    provide_context(RwSignal::new(Head::default()));
    let site = StoredValue::new(site);
    move || {
        let (edition, is_whole) = match edition.state() {
            Load::Waiting => {
                provide_context(i18n::messages(&language));
                return view! { <main id="content" class="page">{skeleton(true)}</main> }.into_any();
            }
            Load::Ready(edition) => (edition, true),
            Load::Failed(_) => (Arc::new(bare_edition(&language)), false),
        };
        let pattern = edition.article_path.as_deref();
        router.learn_article_path(pattern);
        provide_context(site.get_value().with_article_path(pattern));
        provide_context(i18n::messages(&edition.in_language));
        provide_context(Paper { name: edition.name.clone(), language: edition.in_language.clone() });
        view! { <Frame edition is_whole /> }.into_any()
    }
}

/// What stands in for an edition that did not come: the page itself can still be read.
fn bare_edition(language: &str) -> Edition {
    let messages = i18n::messages(language);
    Edition {
        version: None,
        name: messages.front_page.to_owned(),
        in_language: language.to_owned(),
        time_zone: None,
        brand: Brand::default(),
        sections: Vec::new(),
        navigation: Vec::new(),
        pages: Vec::new(),
        article_path: None,
        siblings: Vec::new(),
        origins: Origins::default(),
    }
}

#[component]
fn Frame(edition: Arc<Edition>, is_whole: bool) -> impl IntoView {
    let messages = use_messages();
    let router = expect_context::<Router>();
    let head = expect_context::<RwSignal<Head>>();
    follow_what_is_live(router, expect_context::<Newsroom>());
    let site = use_site();
    let current = move |visit: &Visit| match &visit.route {
        Route::List { kind, id, .. } => site.list(*kind, id),
        route => site.href(route),
    };
    let top = header(&edition, &router.visit.with_untracked(&current));
    effect(move || document::mark_current_link("nav.sections a", &router.visit.with(&current)));
    let shown = Memo::new(move |_| router.visit.with(|visit| (visit.number, visit.route.clone())));
    let page = move || pages::view(shown.get().1);
    view! {
        <a class="skip-link" href="#content">{messages.skip_to_content}</a>
        {top}
        {(!is_whole).then(|| missing_edition(messages))}
        <main id="content" class="page" tabindex="-1">{page}</main>
        {footer(&edition)}
        <Arrival router head messages />
    }
}

/// Says that the menu is missing, and how to get it.
fn missing_edition(messages: &'static Messages) -> AnyView {
    view! {
        <p class="notice" role="status">
            {messages.fault_edition}" "
            <button type="button" on:click=|_| document::reload()>{messages.retry}</button>
        </p>
    }
    .into_any()
}

/// `live.json` alone says what is live now; it is asked for again as the reader goes from page to page.
fn follow_what_is_live(router: Router, newsroom: Newsroom) {
    let ids = newsroom.copy_in_memory::<LiveNow>(files::LIVE).map(|live| live.articles.clone()).unwrap_or_default();
    let ids = RwSignal::new(ids);
    provide_context(LiveNowIds(ids));
    let loading = RwSignal::new(None);
    effect(move || {
        router.visit.track();
        loading.set(Some(newsroom.open::<LiveNow>(files::LIVE, Accept::Recent)));
    });
    effect(move || {
        if let Some(Load::Ready(live)) = loading.get().map(|loading| loading.state()) {
            ids.set(live.articles.clone());
        }
    });
}
