//! The edition's JSON: fetched once, cached in memory, aborted when no page waits for it.
//!
//! A cached file is ready in the same tick, so a page that was read before is shown in the same frame. Inside the
//! store, files have no types, so that its code is compiled once and not once for each type.

mod cache;
mod error;
mod fetch;
mod file;
mod prefetch;

pub use error::LoadError;
pub use fetch::{FETCHED_AT_HEADER, TIMEOUT_MS};
pub use file::{FileHandle, LoadState, Preload};

use crate::address::Site;
use crate::browser::abort::Abort;
use crate::browser::{self, clock};
use crate::effect::spawn;
use cache::{Cache, CacheEntry, Origin};
use contract::{Decode, DecodeError, decode};
use fetch::Response;
use file::{Document, Request};
use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use prefetch::PrefetchBudget;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// How old a cached file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchPolicy {
    /// A cached file of any age, else the network.
    CacheFirst,
    /// A cached file of any age; one older than `cache::MAX_AGE` is fetched again for the next time, so that nothing
    /// changes while it is read.
    StaleWhileRevalidate,
    /// A cached file younger than `cache::MAX_AGE`, else the network, else the older file if the network fails.
    Fresh,
    /// A cached file of any age, else the network within the page's prefetch budget: no page waits for it yet.
    Prefetch,
}

type Decoder = fn(&[u8]) -> Result<Arc<Document>, DecodeError>;

fn decoder<T: Decode + Send + Sync + 'static>(bytes: &[u8]) -> Result<Arc<Document>, DecodeError> {
    decode::<T>(bytes).map(|document| Arc::new(document) as Arc<Document>)
}

/// Requests in flight, by file; a request that no page waits for is dropped.
type InFlight = Vec<(String, Weak<Request>)>;

/// The files of one edition.
#[derive(Clone)]
pub struct Store {
    site: Site,
    cache: Arc<Mutex<Cache>>,
    requests: Arc<Mutex<InFlight>>,
    prefetch: Arc<Mutex<PrefetchBudget>>,
    /// True if the newest response came from the network, false if it came from the device or failed; `None` before the
    /// first.
    pub is_reachable: ArcRwSignal<Option<bool>>,
    /// Notified when the reader looks at the page again.
    pub seen_again: ArcTrigger,
}

impl Store {
    /// A store that has sent no request yet.
    pub fn new(site: Site) -> Store {
        Store {
            site,
            cache: Arc::default(),
            requests: Arc::default(),
            prefetch: Arc::default(),
            is_reachable: ArcRwSignal::new(None),
            seen_again: ArcTrigger::new(),
        }
    }

    /// Caches a decoded file, as press does before it prints.
    pub fn insert<T: Send + Sync + 'static>(&self, file: &str, document: Arc<T>) {
        let entry = CacheEntry { document, origin: Origin::Page, fetched_at: 0, json: Arc::default() };
        lock(&self.cache).insert(file, entry);
    }

    /// Caches a file that is embedded in a printed page; it is decoded when a page asks for it. `printed_at` is in
    /// seconds since 1970.
    pub fn embed(&self, file: &str, json: String, printed_at: i64) {
        lock(&self.cache).insert_json(file, json, Origin::Page, printed_at);
    }

    /// Caches a newer file that was fetched just now.
    pub fn replace(&self, file: &str, json: String) {
        lock(&self.cache).insert_json(file, json, Origin::Network, clock::now());
    }

    /// A file of the edition, by its path relative to the edition's root: from the cache at once, or fetched.
    pub fn open<T: Decode + Send + Sync + 'static>(&self, file: &str, policy: FetchPolicy) -> FileHandle<T> {
        FileHandle::of(self.request(file, policy, decoder::<T>))
    }

    /// The cached file, of any age; the network is not asked.
    pub fn cached<T: Decode + Send + Sync + 'static>(&self, file: &str) -> Option<Arc<T>> {
        lock(&self.cache).get(file, decoder::<T>)?.document.downcast().ok()
    }

    /// Starts a new prefetch budget, as each page has one.
    pub fn reset_prefetch_budget(&self) {
        lock(&self.prefetch).reset();
    }

    fn request(&self, file: &str, policy: FetchPolicy, decoder: Decoder) -> Arc<Request> {
        if let Some(in_flight) = self.in_flight(file) {
            return in_flight;
        }
        let entry = lock(&self.cache).get(file, decoder);
        match entry {
            Some(entry) if policy != FetchPolicy::Fresh || entry.is_fresh() => {
                if policy == FetchPolicy::StaleWhileRevalidate && !entry.is_fresh() {
                    self.revalidate(file, decoder);
                }
                Arc::new(Request { state: ArcRwSignal::new(LoadState::Ready(entry.document)), abort: None })
            }
            None if policy == FetchPolicy::Prefetch => {
                let mut prefetch = lock(&self.prefetch);
                if !prefetch.spend_file() {
                    return Arc::new(Request { state: ArcRwSignal::new(LoadState::Waiting), abort: None });
                }
                let request = self.fetch(file, decoder, None, true);
                prefetch.hold(file, request.clone());
                request
            }
            older => self.fetch(file, decoder, older, false),
        }
    }

    /// Decides whether the body of a prefetched file is downloaded: a page waits for it by now, or the budget allows
    /// it.
    fn should_download(&self, file: &str, length: Option<usize>) -> bool {
        // The budget holds one reference and this function another; any more are pages that wait.
        let is_awaited = self.in_flight(file).is_some_and(|request| Arc::strong_count(&request) > 2);
        let is_within_budget = lock(&self.prefetch).spend_bytes(length);
        is_awaited || is_within_budget
    }

    fn in_flight(&self, file: &str) -> Option<Arc<Request>> {
        let requests = lock(&self.requests);
        let request = requests.iter().find(|(name, _)| name == file)?.1.upgrade()?;
        let is_waiting = matches!(*request.state.read_untracked(), LoadState::Waiting);
        is_waiting.then_some(request)
    }

    fn fetch(&self, file: &str, decoder: Decoder, older: Option<CacheEntry>, is_prefetch: bool) -> Arc<Request> {
        let state = ArcRwSignal::new(LoadState::Waiting);
        if !browser::IS_BROWSER {
            // Press prints a file that it did not insert as still loading.
            return Arc::new(Request { state, abort: None });
        }
        let abort = Abort::new();
        let request = Arc::new(Request { state: state.clone(), abort: abort.clone() });
        let mut requests = lock(&self.requests);
        requests.retain(|(name, request)| name != file && request.strong_count() > 0);
        requests.push((file.to_owned(), Arc::downgrade(&request)));
        drop(requests);

        let store = self.clone();
        let file = file.to_owned();
        spawn(async move {
            match (store.download(&file, decoder, abort.as_ref(), is_prefetch).await, older) {
                (Ok(document), _) => state.set(LoadState::Ready(document)),
                // Later callers start a new request.
                (Err(LoadError::Aborted), _) => lock(&store.prefetch).release(&file),
                (Err(_), Some(older)) => state.set(LoadState::Ready(older.document)),
                (Err(error), None) => state.set(LoadState::Failed(error)),
            }
        });
        request
    }

    /// Fetches a newer file for the next time; on an error the cached one stays.
    fn revalidate(&self, file: &str, decoder: Decoder) {
        let store = self.clone();
        let file = file.to_owned();
        spawn(async move {
            let _ = store.download(&file, decoder, None, false).await;
        });
    }

    async fn download(
        &self,
        file: &str,
        decoder: Decoder,
        abort: Option<&Abort>,
        is_prefetch: bool,
    ) -> Result<Arc<Document>, LoadError> {
        let should_download = |length| !is_prefetch || self.should_download(file, length);
        let response = fetch::file(&self.site.file(file), abort, &should_download).await;
        self.record_reachability(&response);
        let Response { bytes, cached_at, was_redirected } = response?;
        let document = match lock(&self.cache).get(file, decoder) {
            // The device's copy is older than the file in memory.
            Some(entry) if cached_at.is_some_and(|cached_at| entry.fetched_at > cached_at) => return Ok(entry.document),
            // An unchanged file keeps its document, so that no page is rendered again.
            Some(entry) if *entry.json == bytes => entry.document,
            _ => decoder(&bytes).map_err(LoadError::Unreadable)?,
        };
        let origin = if cached_at.is_some() { Origin::Device } else { Origin::Network };
        let fetched_at = cached_at.unwrap_or_else(clock::now);
        // A redirected response may be a captive portal's page: it is shown if it decodes, and never stored on the
        // device.
        let json = Arc::new(if was_redirected { Vec::new() } else { bytes });
        lock(&self.cache).insert(file, CacheEntry { document: document.clone(), origin, fetched_at, json });
        Ok(document)
    }

    fn record_reachability(&self, response: &Result<Response, LoadError>) {
        match response {
            Ok(response) => self.is_reachable.set(Some(response.cached_at.is_none())),
            Err(LoadError::Network | LoadError::Timeout) => self.is_reachable.set(Some(false)),
            Err(_) => {}
        }
    }

    /// The bytes of a cached file as they came, and when the device stored them, in seconds since 1970, if they came
    /// from there.
    pub fn json(&self, file: &str) -> Option<(Arc<Vec<u8>>, Option<i64>)> {
        lock(&self.cache).json(file)
    }

    /// The address of a file of the edition.
    pub fn address(&self, file: &str) -> String {
        self.site.file(file)
    }
}

/// Locks; on the browser's one thread a lock cannot be poisoned.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
