//! The router: navigation without loading the document again.
//!
//! The address changes at once. The old page stays until the new page's file is loaded, for `SKELETON_DELAY` at most:
//! so a fast network shows no blank page, and a slow one shows a skeleton. Leptos's own router is not used: see
//! docs/decisions/0001-own-router.md.

use crate::address::{Route, Site};
use crate::browser::scroll::{self, Position};
use crate::browser::{clock, connection, document, history, links, random, storage, transition};
use crate::effect::effect;
use crate::store::{FetchPolicy, Preload};
use leptos::prelude::*;
use std::sync::Arc;

/// The time for which the old page may stay, in milliseconds.
const SKELETON_DELAY: i32 = 200;
/// The name in the tab's storage of the scroll positions of its history entries.
const SCROLL_POSITIONS: &str = "manchette.places";

/// The number of scroll positions that are stored; the oldest are dropped.
const MAX_SCROLL_POSITIONS: usize = 100;

/// The way by which the reader reached a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Navigation {
    /// The page that the browser loaded, with the scroll position to restore after a reload.
    First(Option<Position>),
    /// By a link.
    Forward,
    /// By back or forward, to a scroll position.
    Back(Position),
}

/// A page that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Unique for each view, also of the same page.
    pub number: u32,
    pub route: Route,
    pub navigation: Navigation,
}

/// Opens the file that a page needs.
type PreloadFile = Arc<dyn Fn(&Route, FetchPolicy) -> Preload + Send + Sync>;

/// The page shown and the page that is loading.
#[derive(Clone, Copy)]
pub struct Router {
    /// The page shown.
    pub page_view: RwSignal<PageView>,
    /// The fragment of the address, with its `#`.
    pub hash: RwSignal<String>,
    /// The file of the page that is shown or loading. Replacing it aborts a request that no page waits for.
    preloading: RwSignal<Preload>,
    state: StoredValue<State>,
}

struct State {
    site: Site,
    preload: PreloadFile,
    /// The path of the page that is shown or loading, and the key of its history entry.
    path: String,
    key: String,
    /// Scroll positions by the keys of their history entries.
    positions: Vec<(String, Position)>,
    /// The next page, until it is shown.
    next: Option<PageView>,
    last_number: u32,
}

impl State {
    /// The stored scroll position of the current history entry.
    fn position(&self) -> Option<Position> {
        self.positions.iter().find(|(key, _)| *key == self.key).map(|(_, position)| *position)
    }
}

impl Router {
    /// A router on the page of `path`. `preload` opens the file that a page needs.
    pub fn new(
        site: Site,
        path: &str,
        preload: impl Fn(&Route, FetchPolicy) -> Preload + Send + Sync + 'static,
    ) -> Router {
        let route = site.resolve_provisional(path);
        Router {
            preloading: RwSignal::new(Preload::nothing()),
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

    /// Opens the file of the page that the browser loaded.
    pub fn open_first(self) {
        let is_awaited = self.is_first_view() && self.state.with_value(|state| state.next.is_none());
        if is_awaited {
            let route = self.page_view.with_untracked(|page_view| page_view.route.clone());
            let preload = self.state.with_value(|state| state.preload.clone());
            self.preloading.set(preload(&route, FetchPolicy::CacheFirst));
        }
    }

    /// Starts to handle clicks on links, and back and forward.
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

    /// Sets the edition's pattern of addresses once it is loaded, and routes the first path again.
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

    /// True while the page that the browser loaded is shown.
    pub fn is_first_view(self) -> bool {
        self.page_view.with_untracked(|page_view| page_view.number == 0)
    }

    /// Navigates to a path of this site. Returns false if no page of the app has this path.
    pub fn navigate(self, address: &str) -> bool {
        let (path, hash) = split(address);
        let (route, is_here) = self.state.with_value(|state| (state.site.route(path), state.path == path));
        // Save it also for a link within the page: some browsers scroll before they fire `popstate`.
        self.save_scroll();
        // Only the browser can find the text of a text fragment, `#:~:text=…`.
        if route == Route::NotFound || (is_here && !hash.is_empty()) || hash.contains('~') {
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

    /// Prefetches the file of a page that the reader is likely to open, unless the connection is metered.
    pub fn prefetch(self, address: &str) {
        let (path, _) = split(address);
        let (route, is_here) = self.state.with_value(|state| (state.site.route(path), state.path == path));
        if !is_here && !connection::forbids_prefetch() {
            let preload = self.state.with_value(|state| state.preload.clone());
            // No page waits for it yet.
            drop(preload(&route, FetchPolicy::Prefetch));
        }
    }

    /// Lets the browser load a page that the app does not have, since the server may. Returns false if the browser has
    /// loaded it already.
    pub fn leave_to_browser(self) -> bool {
        let is_by_link = self.page_view.with_untracked(|page_view| matches!(page_view.navigation, Navigation::Forward));
        if is_by_link {
            self.state.with_value(|state| {
                // Loading the same address would leave the entries parts of one document: back would change the address
                // alone.
                history::replace(Some(state.site.base()), &state.key);
                document::load(&format!("{}{}", state.path, self.hash.get_untracked()));
            });
        }
        is_by_link
    }

    /// Shows the page again: after an error, or with a newer file from the store.
    pub fn retry(self) {
        let route = self.page_view.with_untracked(|page_view| page_view.route.clone());
        let number = self.next_number();
        self.go(PageView { number, route, navigation: Navigation::Forward }, FetchPolicy::Fresh);
    }

    /// Replaces the fragment of the current address, without a new history entry and without scrolling.
    pub fn replace_hash(self, hash: &str) {
        let address = self.state.with_value(|state| format!("{}{hash}", state.path));
        self.state.with_value(|state| history::replace(Some(&address), &state.key));
        self.hash.set(hash.to_owned());
    }

    /// Handles a move of the browser to another history entry.
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

    /// Shows a page when its file is loaded, or after `SKELETON_DELAY`.
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

    /// Shows the page that is loading, if `is_meant` accepts it.
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
        // While the next page is loading, the page shown does not belong to the current history entry.
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

/// A key that is unique among the history entries of this tab, also after a reload.
fn new_key() -> String {
    format!("{:x}", random::number())
}
