//! The pages of the app, each with the file of the edition that it needs.

use super::files;
use contract::{Id, ListKind};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Front,
    /// A list of a section, a topic or an author; without `page` the latest page, with it a full page of the archive.
    List {
        kind: ListKind,
        id: Id,
        page: Option<u32>,
    },
    Article {
        id: Id,
    },
    MostRead,
    Settings,
    /// The articles that the reader has saved for later.
    Saved,
    /// The articles that the reader has read.
    History,
    /// The target of other apps' share sheets.
    Share,
    /// No page of the app has this path.
    NotFound,
}

impl Route {
    /// The pages with a fixed address, which is one segment under the base path.
    pub const FIXED: [(&str, Route); 5] = [
        ("most-read", Route::MostRead),
        ("settings", Route::Settings),
        ("saved", Route::Saved),
        ("history", Route::History),
        ("share", Route::Share),
    ];

    /// The pages that need no file of the edition.
    pub fn app_pages() -> impl Iterator<Item = Route> {
        Route::FIXED.into_iter().map(|(_, route)| route).filter(|route| route.file().is_none())
    }

    /// The file that the page shows, relative to the edition's root, if it needs one.
    pub fn file(&self) -> Option<String> {
        match self {
            Route::Front => Some(files::FRONT.to_owned()),
            Route::List { kind, id, page } => Some(files::list(*kind, id, *page)),
            Route::Article { id } => Some(files::article(id)),
            Route::MostRead => Some(files::MOST_READ.to_owned()),
            Route::Settings | Route::Saved | Route::History | Route::Share | Route::NotFound => None,
        }
    }

    pub(super) fn fixed(segments: &[&str]) -> Option<Route> {
        let [segment] = segments else { return None };
        Route::FIXED.into_iter().find_map(|(name, route)| (name == *segment).then_some(route))
    }

    pub(super) fn name(&self) -> Option<&'static str> {
        Route::FIXED.into_iter().find_map(|(name, route)| (route == *self).then_some(name))
    }
}
