//! One file for each route. Pages open files and compose components.

mod article;
mod error;
mod front;
mod list;
mod live_blog;
mod most_read;
mod not_found;
mod reading_lists;
mod secondary;
mod settings;
mod share;
mod with_file;

use crate::address::Route;
use crate::components::EditionContext;
use crate::device::Device;
use crate::effect::effect;
use crate::markup::Node;
use crate::routing::Head;
use crate::store::{FetchPolicy, Preload, Store};
use contract::{Article, Decode, Front, ListPage, MostRead};
use leptos::prelude::*;

/// Opens the file of a page before the page is shown.
pub fn preload(store: &Store, route: &Route, policy: FetchPolicy) -> Preload {
    let open = definition(route).open;
    route.file().map_or_else(Preload::nothing, |file| open(store, &file, policy))
}

/// The page of a route.
pub fn page(route: Route) -> Node {
    let file = route.file().unwrap_or_default();
    (definition(&route).view)(file, route)
}

/// The target of a route: the type of its file, and its view.
struct Page {
    open: fn(&Store, &str, FetchPolicy) -> Preload,
    view: fn(file: String, Route) -> Node,
}

/// The one table from a route to its page. `Route::file` names the file.
fn definition(route: &Route) -> Page {
    let app_only = |_: &Store, _: &str, _| Preload::nothing();
    match route {
        Route::Front => Page { open: open::<Front>, view: |file, _| front::page(&file) },
        Route::List { .. } => Page { open: open::<ListPage>, view: list::page },
        Route::Article { .. } => Page { open: open::<Article>, view: |file, _| article::page(&file) },
        Route::MostRead => Page { open: open::<MostRead>, view: |file, _| most_read::page(&file) },
        Route::Settings => Page { open: app_only, view: |_, _| settings::page().into() },
        Route::Saved => Page { open: app_only, view: |_, _| reading_lists::saved().into() },
        Route::History => Page { open: app_only, view: |_, _| reading_lists::history().into() },
        Route::Share => Page { open: app_only, view: |_, _| share::page().into() },
        Route::NotFound => Page { open: app_only, view: |_, _| not_found::page().into() },
    }
}

fn open<T: Decode + Send + Sync + 'static>(store: &Store, file: &str, policy: FetchPolicy) -> Preload {
    store.open::<T>(file, policy).preload()
}

/// Reports to the device that a page without a file is shown.
fn without_file() {
    let device = expect_context::<Device>();
    effect(move || device.page(None));
}

/// Sets the page's title, and its language if it is not the edition's.
fn set_head(title: &str, language: Option<&str>) {
    let EditionContext { name, language: own, .. } = expect_context();
    let title = if title == name { title.to_owned() } else { format!("{title} – {name}") };
    let language = language.map_or(own, str::to_owned);
    expect_context::<RwSignal<Head>>().set(Head { title, language });
}
