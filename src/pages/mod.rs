//! One file a route. Pages fetch, and put components together.

mod article;
mod beside;
mod fault;
mod front;
mod list;
mod live_blog;
mod loaded;
mod most_read;
mod not_found;
mod settings;
mod share;
mod shelf;

use crate::effect::effect;
use crate::markup::Node;
use crate::newsroom::{Accept, Newsroom, Preparation, files};
use crate::offline::Offline;
use crate::routing::{Head, Route};
use contract::{Article, Front, ListPage, MostRead};
use leptos::prelude::*;

/// Opens the file that a page needs, before the page is shown.
pub fn prepare(newsroom: &Newsroom, route: &Route, accept: Accept) -> Preparation {
    match route {
        Route::Front => newsroom.open::<Front>(files::FRONT, accept).preparation(),
        Route::List { kind, id, page } => {
            newsroom.open::<ListPage>(&files::list(*kind, id, *page), accept).preparation()
        }
        Route::Article { id } => newsroom.open::<Article>(&files::article(id), accept).preparation(),
        Route::MostRead => newsroom.open::<MostRead>(files::MOST_READ, accept).preparation(),
        Route::Settings | Route::Saved | Route::History | Route::Share | Route::NotFound => Preparation::nothing(),
    }
}

/// The page of a route.
pub fn page(route: Route) -> Node {
    match route {
        Route::Front => front::page(),
        Route::List { kind, id, page } => list::page(kind, id, page),
        Route::Article { id } => article::page(id),
        Route::MostRead => most_read::page(),
        Route::Settings => settings::page().into(),
        Route::Saved => shelf::saved().into(),
        Route::History => shelf::history().into(),
        Route::Share => share::page().into(),
        Route::NotFound => not_found::page().into(),
    }
}

/// Says that a page without a file is shown.
fn without_file() {
    let offline = expect_context::<Offline>();
    effect(move || offline.page(""));
}

/// Says what the page is called, in a language other than the edition's when one is given.
fn set_head(title: &str, language: Option<&str>) {
    let Paper { name, language: own } = expect_context();
    let title = if title == name { title.to_owned() } else { format!("{title} – {name}") };
    let language = language.map_or(own, str::to_owned);
    expect_context::<RwSignal<Head>>().set(Head { title, language });
}

/// What pages need to know of the edition.
#[derive(Clone)]
pub struct Paper {
    /// The newspaper's name.
    pub name: String,
    /// The edition's language.
    pub language: String,
}
