//! Going from page to page without loading the site anew.
//!
//! The address changes at once; the page that is left stays until the next one's file has come, or 200 ms have passed:
//! so a quick network shows no blank page, and a slow one a skeleton. Leptos's own router is not used: see
//! docs/decisions/0001-own-router.md.

use crate::address::{Route, Site};
use crate::browser::scroll::{self, Position};
use crate::browser::{clock, connection, history, links, random, storage, transition};
use crate::effect::effect;
use crate::store::{FetchPolicy, Preload};
use leptos::prelude::*;
use std::sync::Arc;

/// How long the page that is left may stay, in milliseconds.
const SKELETON_DELAY: i32 = 200;
/// The places of this tab's history entries, kept for a reload.
const SCROLL_POSITIONS: &str = "manchette.places";

/// How many places are kept, the latest.
const MAX_SCROLL_POSITIONS: usize = 100;

/// How the reader came to a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Navigation {
    /// The page that the browser loaded: nothing moves but a reload's place.
    First(Option<Position>),
    /// By a link.
    Forward,
    /// By back or forward, to a place on the page.
    Back(Position),
}

/// A page that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Tells one visit from the next, also of the same page.
    pub number: u32,
    pub route: Route,
    pub navigation: Navigation,
}

/// Opens the file that a page needs.
type PreloadFile = Arc<dyn Fn(&Route, FetchPolicy) -> Preload + Send + Sync>;

/// Where the reader is and where they are going.
#[derive(Clone, Copy)]
pub struct Router {
    /// The page shown.
    pub page_view: RwSignal<PageView>,
    /// The part of the address after `#`, with it.
    pub hash: RwSignal<String>,
    /// The file of the page that is shown or on its way. Replaced, it calls off a request that nobody waits for.
    preloading: RwSignal<Preload>,
    state: StoredValue<State>,
}

struct State {
    site: Site,
    preload: PreloadFile,
    /// The path of the page that is shown or on its way, and its entry's key.
    path: String,
    key: String,
    /// By the keys of their entries.
    positions: Vec<(String, Position)>,
    /// The next page, until it is shown.
    next: Option<PageView>,
    last_number: u32,
}

impl State {
    /// Where the reader was on the current entry's page.
    fn position(&self) -> Option<Position> {
        self.positions.iter().find(|(key, _)| *key == self.key).map(|(_, position)| *position)
    }
}

impl Router {
    /// A router that stands on the page of `path`. `prepare` opens the file that a page needs.
    pub fn new(
        site: Site,
        path: &str,
        preload: impl Fn(&Route, FetchPolicy) -> Preload + Send + Sync + 'static,
    ) -> Router {
        let route = site.resolve_provisional(path);
        Router {
            preloading: RwSignal::new(preload(&route, FetchPolicy::CacheFirst)),
            page_view: RwSignal::new(PageView { number: 0, route, navigation: Navigation::First(None) }),
            hash: RwSignal::new(String::new()),
            state: StoredValue::new(State {
                site,
                preload: Arc::new(preload),
                path: path.to_owned(),
                key: String::new(),
                positions: Vec::new(),
                next: None,
                last_number: 0,
            }),
        }
    }

    /// Starts listening to links and to the browser's back and forward.
    pub fn start(self) {
        let kept = storage::read_in_tab(SCROLL_POSITIONS).unwrap_or_default();
        let position = |line: &str| {
            line.split_once(' ').and_then(|(key, text)| Some((key.to_owned(), Position::from_text(text)?)))
        };
        let positions = kept.lines().filter_map(position).collect();
        self.state.update_value(|state| {
            state.positions = positions;
            state.key = history::key().unwrap_or_else(new_key);
            history::replace(None, &state.key);
        });
        let position = self.state.with_value(|state| state.position());
        self.page_view.update(|page_view| page_view.navigation = Navigation::First(position));
        self.hash.set(history::hash());
        history::set_manual_scroll_restoration();
        effect(move || {
            if self.preloading.get().is_settled() {
                self.show(|_| true);
            }
        });
        links::on_click(move |path| self.navigate(path));
        links::on_prefetch_hint(move |path| self.prefetch(path));
        history::on_move(move || self.on_popstate());
        history::on_return(move || {
            if let Some(position) = self.state.with_value(State::position) {
                scroll::go_to(&position);
            }
        });
        history::on_leave(move || {
            self.save_scroll();
            let lines = self.state.with_value(|state| {
                let lines = state.positions.iter().map(|(key, position)| format!("{key} {}\n", position.to_text()));
                lines.collect::<String>()
            });
            storage::write_in_tab(SCROLL_POSITIONS, &lines);
        });
    }

    /// The edition has come: its own pattern of addresses decides what the first path meant.
    pub fn set_article_path(self, pattern: Option<&str>) {
        let (route, changed) = self
            .state
            .try_update_value(|state| {
                state.site = state.site.clone().with_article_path(pattern);
                let route = state.site.route(&state.path);
                let changed = self.page_view.with_untracked(|page_view| page_view.route != route);
                (route, changed)
            })
            .unwrap_or((Route::NotFound, false));
        if changed {
            self.page_view.update(|page_view| page_view.route = route);
        }
    }

    /// Whether the page shown is the one that the browser loaded.
    pub fn is_first_view(self) -> bool {
        self.page_view.with_untracked(|page_view| page_view.number == 0)
    }

    /// Goes to a path of this site; says whether a page of the app has it.
    pub fn navigate(self, address: &str) -> bool {
        let (path, hash) = split(address);
        let (route, is_here) = self.state.with_value(|state| (state.site.route(path), state.path == path));
        // Also before the browser goes to a place on this page: some have scrolled when they tell of it.
        self.save_scroll();
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
        let policy = match route {
            Route::Article { .. } => FetchPolicy::StaleWhileRevalidate,
            _ => FetchPolicy::Fresh,
        };
        self.go(PageView { number, route, navigation: Navigation::Forward }, policy);
        true
    }

    /// Fetches the file of a page that the reader is likely to go to, where that costs them nothing that they feel.
    fn prefetch(self, address: &str) {
        let (path, _) = split(address);
        let (route, is_here) = self.state.with_value(|state| (state.site.route(path), state.path == path));
        if !is_here && !connection::forbids_prefetch() {
            let preload = self.state.with_value(|state| state.preload.clone());
            // Nobody waits for it yet.
            drop(preload(&route, FetchPolicy::Prefetch));
        }
    }

    /// Shows the page again from the server, after a fault.
    pub fn retry(self) {
        let route = self.page_view.with_untracked(|page_view| page_view.route.clone());
        let number = self.next_number();
        self.go(PageView { number, route, navigation: Navigation::Forward }, FetchPolicy::Fresh);
    }

    /// Puts another hash into the current address without a new entry, and without scrolling.
    pub fn replace_hash(self, hash: &str) {
        let address = self.state.with_value(|state| format!("{}{hash}", state.path));
        self.state.with_value(|state| history::replace(Some(&address), &state.key));
        self.hash.set(hash.to_owned());
    }

    /// The browser moved to another entry of the history.
    fn on_popstate(self) {
        let path = history::path();
        let key = history::key();
        if key.is_some() {
            self.save_scroll();
        }
        let key = key.unwrap_or_else(|| {
            // A link within the page made this entry.
            let key = new_key();
            history::replace(None, &key);
            key
        });
        let is_here = self.state.with_value(|state| state.path == path);
        self.hash.set(history::hash());
        let position = self.state.try_update_value(|state| {
            state.path.clone_from(&path);
            state.key.clone_from(&key);
            state.position()
        });
        let position = position.flatten();
        if is_here {
            if let Some(position) = position {
                scroll::go_to(&position);
            }
            return;
        }
        let route = self.state.with_value(|state| state.site.route(&path));
        let navigation = Navigation::Back(position.unwrap_or_default());
        self.go(PageView { number: self.next_number(), route, navigation }, FetchPolicy::CacheFirst);
    }

    /// Shows a page when its file has come, or when patience is at its end.
    fn go(self, next: PageView, policy: FetchPolicy) {
        let number = next.number;
        let preload = self.state.with_value(|state| state.preload.clone());
        let preload = preload(&next.route, policy);
        let is_settled = untrack(|| preload.is_settled());
        self.state.update_value(|state| state.next = Some(next));
        self.preloading.set(preload);
        let is_this = move |next: &PageView| next.number == number;
        if is_settled { self.show(is_this) } else { clock::after(SKELETON_DELAY, move || self.show(is_this)) }
    }

    /// Shows the page that is on its way, if it is the one meant.
    fn show(self, is_meant: impl Fn(&PageView) -> bool) {
        let next = self.state.try_update_value(|state| state.next.take_if(|next| is_meant(next))).flatten();
        if let Some(next) = next {
            transition::with_view_transition(move || self.page_view.set(next));
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

    fn save_scroll(self) {
        // While the next page is on its way the page shown is no longer the current entry's.
        let position = scroll::position();
        self.state.update_value(|state| {
            if state.next.is_none() {
                state.positions.retain(|(key, _)| *key != state.key);
                state.positions.push((state.key.clone(), position));
                let too_many = state.positions.len().saturating_sub(MAX_SCROLL_POSITIONS);
                state.positions.drain(..too_many);
            }
        });
    }
}

fn split(address: &str) -> (&str, &str) {
    address.find('#').map_or((address, ""), |at| address.split_at(at))
}

/// A key that no other entry of this tab has, also after a reload.
fn new_key() -> String {
    format!("{:x}", random::number())
}
