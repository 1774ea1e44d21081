//! Going from page to page without loading the site anew.
//!
//! The address changes at once; the page that is left stays until the next one's file has come, or 200 ms have passed:
//! so a quick network shows no blank page, and a slow one a skeleton. Leptos's own router is not used: see
//! docs/decisions/0001-own-router.md.

use crate::address::{Route, Site};
use crate::browser::scroll::{self, Place};
use crate::browser::{chance, clock, connection, history, links, storage, transition};
use crate::effect::effect;
use crate::newsroom::{Accept, Preparation};
use leptos::prelude::*;
use std::sync::Arc;

/// How long the page that is left may stay, in milliseconds.
const PATIENCE: i32 = 200;
/// The places of this tab's history entries, kept for a reload.
const PLACES: &str = "manchette.places";

/// How many places are kept, the latest.
const MOST_PLACES: usize = 100;

/// How the reader came to a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Arriving {
    /// The page that the browser loaded: nothing moves but a reload's place.
    First(Option<Place>),
    /// By a link.
    Forward,
    /// By back or forward, to a place on the page.
    Back(Place),
}

/// A page that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Tells one visit from the next, also of the same page.
    pub number: u32,
    pub route: Route,
    pub arriving: Arriving,
}

/// Opens the file that a page needs.
type Prepare = Arc<dyn Fn(&Route, Accept) -> Preparation + Send + Sync>;

/// Where the reader is and where they are going.
#[derive(Clone, Copy)]
pub struct Router {
    /// The page shown.
    pub visit: RwSignal<Visit>,
    /// The part of the address after `#`, with it.
    pub hash: RwSignal<String>,
    /// The file of the page that is shown or on its way. Replaced, it calls off a request that nobody waits for.
    preparing: RwSignal<Preparation>,
    state: StoredValue<State>,
}

struct State {
    site: Site,
    prepare: Prepare,
    /// The path of the page that is shown or on its way, and its entry's key.
    path: String,
    key: String,
    /// By the keys of their entries.
    places: Vec<(String, Place)>,
    /// The next page, until it is shown.
    next: Option<Visit>,
    last_number: u32,
}

impl State {
    /// Where the reader was on the current entry's page.
    fn place(&self) -> Option<Place> {
        self.places.iter().find(|(key, _)| *key == self.key).map(|(_, place)| *place)
    }
}

impl Router {
    /// A router that stands on the page of `path`. `prepare` opens the file that a page needs.
    pub fn new(
        site: Site,
        path: &str,
        prepare: impl Fn(&Route, Accept) -> Preparation + Send + Sync + 'static,
    ) -> Router {
        let route = site.guess(path);
        Router {
            preparing: RwSignal::new(prepare(&route, Accept::AnyCopy)),
            visit: RwSignal::new(Visit { number: 0, route, arriving: Arriving::First(None) }),
            hash: RwSignal::new(String::new()),
            state: StoredValue::new(State {
                site,
                prepare: Arc::new(prepare),
                path: path.to_owned(),
                key: String::new(),
                places: Vec::new(),
                next: None,
                last_number: 0,
            }),
        }
    }

    /// Starts listening to links and to the browser's back and forward.
    pub fn start(self) {
        let kept = storage::read_in_tab(PLACES).unwrap_or_default();
        let place =
            |line: &str| line.split_once(' ').and_then(|(key, text)| Some((key.to_owned(), Place::from_text(text)?)));
        let places = kept.lines().filter_map(place).collect();
        self.state.update_value(|state| {
            state.places = places;
            state.key = history::key().unwrap_or_else(new_key);
            history::replace(None, &state.key);
        });
        let place = self.state.with_value(|state| state.place());
        self.visit.update(|visit| visit.arriving = Arriving::First(place));
        self.hash.set(history::hash());
        history::keep_scroll_to_ourselves();
        effect(move || {
            if self.preparing.get().is_settled() {
                self.show(|_| true);
            }
        });
        links::on_click(move |path| self.follow(path));
        links::on_likely(move |path| self.fetch_ahead(path));
        history::on_move(move || self.moved());
        history::on_return(move || {
            if let Some(place) = self.state.with_value(State::place) {
                scroll::go_to(&place);
            }
        });
        history::on_leave(move || {
            self.remember_place();
            let lines = self.state.with_value(|state| {
                let lines = state.places.iter().map(|(key, place)| format!("{key} {}\n", place.to_text()));
                lines.collect::<String>()
            });
            storage::write_in_tab(PLACES, &lines);
        });
    }

    /// The edition has come: its own pattern of addresses decides what the first path meant.
    pub fn learn_article_path(self, pattern: Option<&str>) {
        let (route, changed) = self
            .state
            .try_update_value(|state| {
                state.site = state.site.clone().with_article_path(pattern);
                let route = state.site.route(&state.path);
                let changed = self.visit.with_untracked(|visit| visit.route != route);
                (route, changed)
            })
            .unwrap_or((Route::NotFound, false));
        if changed {
            self.visit.update(|visit| visit.route = route);
        }
    }

    /// Whether the page shown is the one that the browser loaded.
    pub fn is_first_visit(self) -> bool {
        self.visit.with_untracked(|visit| visit.number == 0)
    }

    /// Goes to a path of this site; says whether a page of the app has it.
    pub fn follow(self, address: &str) -> bool {
        let (path, hash) = split(address);
        let (route, is_here) = self.state.with_value(|state| (state.site.route(path), state.path == path));
        // Also before the browser goes to a place on this page: some have scrolled when they tell of it.
        self.remember_place();
        if route == Route::NotFound || (is_here && !hash.is_empty()) {
            return false;
        }
        let number = self.next_number();
        let key = new_key();
        if is_here {
            history::replace(Some(address), &key)
        } else {
            history::push(address, &key)
        }
        self.state.update_value(|state| {
            state.path = path.to_owned();
            state.key = key;
        });
        self.hash.set(hash.to_owned());
        let accept = match route {
            Route::Article { .. } => Accept::AnyCopyAndRefresh,
            _ => Accept::Recent,
        };
        self.go(Visit { number, route, arriving: Arriving::Forward }, accept);
        true
    }

    /// Fetches the file of a page that the reader is likely to go to, where that costs them nothing that they feel.
    fn fetch_ahead(self, address: &str) {
        let (path, _) = split(address);
        let (route, is_here) = self.state.with_value(|state| (state.site.route(path), state.path == path));
        if !is_here && !connection::forbids_prefetch() {
            let prepare = self.state.with_value(|state| state.prepare.clone());
            // Nobody waits for it yet.
            drop(prepare(&route, Accept::Ahead));
        }
    }

    /// Shows the page again from the server, after a fault.
    pub fn retry(self) {
        let route = self.visit.with_untracked(|visit| visit.route.clone());
        let number = self.next_number();
        self.go(Visit { number, route, arriving: Arriving::Forward }, Accept::Recent);
    }

    /// Puts another hash into the current address without a new entry, and without scrolling.
    pub fn replace_hash(self, hash: &str) {
        let address = self.state.with_value(|state| format!("{}{hash}", state.path));
        self.state.with_value(|state| history::replace(Some(&address), &state.key));
        self.hash.set(hash.to_owned());
    }

    /// The browser moved to another entry of the history.
    fn moved(self) {
        let path = history::path();
        let key = history::key();
        if key.is_some() {
            self.remember_place();
        }
        let key = key.unwrap_or_else(|| {
            // A link within the page made this entry.
            let key = new_key();
            history::replace(None, &key);
            key
        });
        let is_here = self.state.with_value(|state| state.path == path);
        self.hash.set(history::hash());
        let place = self.state.try_update_value(|state| {
            state.path.clone_from(&path);
            state.key.clone_from(&key);
            state.place()
        });
        let place = place.flatten();
        if is_here {
            if let Some(place) = place {
                scroll::go_to(&place);
            }
            return;
        }
        let route = self.state.with_value(|state| state.site.route(&path));
        let arriving = Arriving::Back(place.unwrap_or_default());
        self.go(Visit { number: self.next_number(), route, arriving }, Accept::AnyCopy);
    }

    /// Shows a page when its file has come, or when patience is at its end.
    fn go(self, next: Visit, accept: Accept) {
        let number = next.number;
        let prepare = self.state.with_value(|state| state.prepare.clone());
        let preparation = prepare(&next.route, accept);
        let is_settled = untrack(|| preparation.is_settled());
        self.state.update_value(|state| state.next = Some(next));
        self.preparing.set(preparation);
        let is_this = move |next: &Visit| next.number == number;
        if is_settled { self.show(is_this) } else { clock::after(PATIENCE, move || self.show(is_this)) }
    }

    /// Shows the page that is on its way, if it is the one meant.
    fn show(self, is_meant: impl Fn(&Visit) -> bool) {
        let next = self.state.try_update_value(|state| state.next.take_if(|next| is_meant(next))).flatten();
        if let Some(next) = next {
            transition::change_page(move || self.visit.set(next));
        }
    }

    fn next_number(self) -> u32 {
        self.state
            .try_update_value(|state| {
                state.last_number += 1;
                state.last_number
            })
            .unwrap_or_default()
    }

    fn remember_place(self) {
        // While the next page is on its way the page shown is no longer the current entry's.
        let place = scroll::place();
        self.state.update_value(|state| {
            if state.next.is_none() {
                state.places.retain(|(key, _)| *key != state.key);
                state.places.push((state.key.clone(), place));
                let too_many = state.places.len().saturating_sub(MOST_PLACES);
                state.places.drain(..too_many);
            }
        });
    }
}

fn split(address: &str) -> (&str, &str) {
    address.find('#').map_or((address, ""), |at| address.split_at(at))
}

/// A key that no other entry of this tab has, also after a reload.
fn new_key() -> String {
    format!("{:x}", chance::number())
}
