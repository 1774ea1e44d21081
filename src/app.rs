//! The frame of every page: header, the page itself, footer, and the state that outlives a page.

use crate::address::files;
use crate::address::{Route, Site};
use crate::browser::document;
use crate::components::{EditionContext, LiveNowIds, footer, header, skeleton, use_messages, use_site};
use crate::device::Device;
use crate::effect::{Gate, effect};
use crate::i18n::{self, Messages};
use crate::markup::{self, Element, Node, Printed, deferred, dynamic, el};
use crate::pages;
use crate::parts::device::{DeviceContext, load_when_idle};
use crate::routing::{Head, PageView, Router, arrival};
use crate::store::{FetchPolicy, LoadState, Store};
use contract::{Brand, Edition, LiveNow, Origins, direction};
use leptos::prelude::*;
use std::sync::Arc;

/// The app before it is mounted or rendered.
pub struct App {
    pub view: Node,
    /// Started once the view is in the document.
    pub router: Router,
    head: RwSignal<Head>,
}

/// What a printed page's frame is hydrated without, so that no task is long.
#[derive(Clone, Default)]
pub struct Stages {
    /// The page within the frame.
    pub page: Gate,
    /// Requests for newer files.
    pub requests: Gate,
}

impl Stages {
    /// All at once, for pages that are not printed.
    pub fn at_once() -> Stages {
        Stages { page: Gate::opened(), requests: Gate::opened() }
    }
}

/// Renders a page to HTML natively. The store already contains the files that the page shows.
pub fn render(site: Site, store: Store, path: &str, language: String) -> (String, Head) {
    Owner::new().with(|| {
        let app = app(site, store, path, language, &Stages::at_once());
        (markup::to_html(app.view), app.head.get_untracked())
    })
}

/// The app on the page of `path`. `language` is the document's; it is used until the edition is loaded. `stages` are
/// those that the caller opens.
pub fn app(site: Site, store: Store, path: &str, language: String, stages: &Stages) -> App {
    let router = {
        let store = store.clone();
        Router::new(site.clone(), path, move |route, policy| pages::preload(&store, route, policy))
    };
    if stages.page.is_open() {
        router.open_first();
    }
    let stages = stages.clone();
    let edition = store.open::<Edition>(files::EDITION, FetchPolicy::CacheFirst);
    provide_context(Device::new());
    provide_context(router);
    let head = RwSignal::new(Head::default());
    provide_context(store);
    provide_context(head);
    let site = StoredValue::new(site);
    let view = dynamic(move || {
        let (edition, is_complete) = match edition.state() {
            LoadState::Waiting => {
                provide_context(i18n::messages(&language));
                return Some(el("main").attr("id", "content").class("page").child(skeleton(true)));
            }
            LoadState::Ready(edition) => (edition, true),
            LoadState::Failed(_) => (Arc::new(fallback_edition(&language)), false),
        };
        let pattern = edition.article_path.as_deref();
        router.set_article_path(pattern);
        provide_context(site.get_value().with_article_path(pattern));
        provide_context(i18n::messages(&edition.in_language));
        provide_context(EditionContext {
            name: edition.name.clone(),
            language: edition.in_language.clone(),
            embeds: edition.origins.embeds.clone(),
            most_read_heading: edition.most_read_heading.clone(),
        });
        Some(frame(edition, is_complete, &stages))
    });
    App { view, router, head }
}

/// Loads the device part, once the page is in the browser.
fn load_device_part(router: Router) {
    let device = expect_context::<Device>();
    let store = expect_context::<Store>();
    let (site, messages) = (use_site(), use_messages());
    effect(move || {
        load_when_idle(DeviceContext { device, store: store.clone(), router, site: site.clone(), messages });
    });
}

/// An edition to use if loading it failed, so that the page itself can still be read.
fn fallback_edition(language: &str) -> Edition {
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
        most_read_heading: None,
        siblings: Vec::new(),
        origins: Origins::default(),
    }
}

/// The elements around every page.
fn frame(edition: Arc<Edition>, is_complete: bool, stages: &Stages) -> Element {
    let messages = use_messages();
    let router = expect_context::<Router>();
    poll_live(router, expect_context::<Store>(), stages.requests.clone());
    load_device_part(router);
    let site = use_site();
    let current = move |page_view: &PageView| match &page_view.route {
        Route::List { kind, id, .. } => site.list(*kind, id),
        route => site.href(route),
    };
    let language = edition.in_language.clone();
    if let Some(accent) = edition.brand.accent.clone() {
        effect(move || {
            let colour = format!("light-dark({}, {})", accent.light.as_str(), accent.dark.as_str());
            document::set_root_style("--accent", &colour);
        });
    }
    let edition = keep_up_to_date(edition, stages.requests.clone());
    let top = {
        let current = current.clone();
        dynamic(move || Some(header(&edition.get(), &router.page_view.with_untracked(&current))))
    };
    effect(move || document::mark_current_link("nav.sections a", &router.page_view.with(&current)));
    let shown = Memo::new(move |_| router.page_view.with(|page_view| (page_view.number, page_view.route.clone())));
    let due = stages.page.clone();
    let printed = move || match (shown.get().0, due.is_open()) {
        (0, false) => Printed::Leave,
        (0, true) => Printed::Hydrate,
        _ => Printed::Replace,
    };
    let page = deferred(printed, move || pages::page(shown.get().1));
    // The frame is in the edition's language, also around an article in another language.
    el("div")
        .class("site")
        .attr("dir", direction(&language))
        .attr("lang", language)
        .child(el("a").class("skip-link").attr("href", "#content").child(messages.skip_to_content))
        .child(top)
        .child((!is_complete).then(|| missing_edition(messages)))
        .child(el("p").class("from-device").attr("role", "status"))
        .child(el("main").attr("id", "content").class("page").attr("tabindex", "-1").child(page))
        .child(el("aside").class("install"))
        .child(dynamic(move || Some(footer(&edition.get()))))
        .child(arrival(router, expect_context::<RwSignal<Head>>(), messages))
}

/// Fetches the current edition, because a printed page may be older. The menu changes in place, the page does not.
fn keep_up_to_date(edition: Arc<Edition>, requests: Gate) -> RwSignal<Arc<Edition>> {
    let store = expect_context::<Store>();
    let shown = RwSignal::new(edition);
    let loading = RwSignal::new(None);
    effect(move || {
        store.seen_again.track();
        if requests.is_open() {
            loading.set(Some(store.open::<Edition>(files::EDITION, FetchPolicy::Fresh)));
        }
    });
    effect(move || {
        if let Some(LoadState::Ready(newer)) = loading.get().map(|loading| loading.state())
            && !shown.with_untracked(|shown| Arc::ptr_eq(shown, &newer))
        {
            shown.set(newer);
        }
    });
    shown
}

/// A notice that the menu is missing, with a button to try again.
fn missing_edition(messages: &'static Messages) -> Element {
    let retry = el("button").attr("type", "button").child(messages.retry).on("click", |_| document::reload());
    el("p").class("notice").attr("role", "status").child(messages.error_edition).child(" ").child(retry)
}

/// Fetches `live.json`, which alone switches on live labels, after each navigation.
fn poll_live(router: Router, store: Store, requests: Gate) {
    let ids = store.cached::<LiveNow>(files::LIVE).map(|live| live.articles.clone()).unwrap_or_default();
    let ids = RwSignal::new(ids);
    provide_context(LiveNowIds(ids));
    let loading = RwSignal::new(None);
    effect(move || {
        router.page_view.track();
        store.seen_again.track();
        store.reset_prefetch_budget();
        if requests.is_open() {
            loading.set(Some(store.open::<LiveNow>(files::LIVE, FetchPolicy::Fresh)));
        }
    });
    effect(move || {
        if let Some(LoadState::Ready(live)) = loading.get().map(|loading| loading.state()) {
            ids.set(live.articles.clone());
        }
    });
}
