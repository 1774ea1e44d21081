//! Where the newsroom's JSON comes from: fetched once, kept in memory, called off when nobody waits for it.
//!
//! A copy in memory is there at once, without a tick: that is what lets a page that was read before come back in the
//! same frame. Leptos's resources are not used: they do not cancel, and a slow request delays the next.

mod fault;
mod fetch;
pub mod files;

pub use fault::Fault;

use crate::browser::abort::Abort;
use crate::browser::{self, clock};
use crate::contract::{DecodeError, decode};
use crate::routing::Site;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// A copy older than this is fetched again, in seconds.
const FRESH_FOR: i64 = 5 * 60;

/// How far a file has come.
#[derive(Debug)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    Ready(Arc<T>),
    Failed(Fault),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Load<T> {
        match self {
            Load::Waiting => Load::Waiting,
            Load::Ready(document) => Load::Ready(document.clone()),
            Load::Failed(fault) => Load::Failed(fault.clone()),
        }
    }
}

/// How old a copy in memory may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Any copy: what was read comes back as it was.
    AnyCopy,
    /// Any copy, but a newer one is fetched for the next time: nothing changes under the reader's eyes.
    AnyCopyAndRefresh,
    /// A copy of the last minutes, else what the server has; an older copy only when the server fails.
    Recent,
}

/// A file on its way. When the last clone is dropped before it has come, the request is called off.
pub struct Loading<T: Send + Sync + 'static> {
    request: Arc<Request<T>>,
}

impl<T: Send + Sync + 'static> Clone for Loading<T> {
    fn clone(&self) -> Loading<T> {
        Loading { request: self.request.clone() }
    }
}

impl<T: Send + Sync + 'static> Loading<T> {
    /// How far it has come; reactive.
    pub fn state(&self) -> Load<T> {
        self.request.state.get()
    }

    /// How far it has come, for the moment.
    pub fn state_untracked(&self) -> Load<T> {
        self.request.state.get_untracked()
    }

    /// Whether it has come or failed; reactive.
    pub fn is_settled(&self) -> bool {
        !matches!(self.state(), Load::Waiting)
    }
}

struct Request<T: Send + Sync + 'static> {
    state: ArcRwSignal<Load<T>>,
    abort: Option<Abort>,
}

impl<T: Send + Sync + 'static> Drop for Request<T> {
    fn drop(&mut self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

/// A file that a page waits for, whatever its type. Dropped before it has come, it calls the request off.
#[derive(Clone)]
pub struct Preparation {
    is_settled: Arc<dyn Fn() -> bool + Send + Sync>,
}

impl Preparation {
    /// For a page that needs no file.
    pub fn nothing() -> Preparation {
        Preparation { is_settled: Arc::new(|| true) }
    }

    /// Whether it has come or failed; reactive.
    pub fn is_settled(&self) -> bool {
        (self.is_settled)()
    }
}

type Copies = HashMap<String, (Arc<dyn Any + Send + Sync>, i64)>;
type Requests = HashMap<String, Weak<dyn Any + Send + Sync>>;

/// The newsroom, as the app sees it.
#[derive(Clone)]
pub struct Newsroom {
    site: Site,
    copies: Arc<Mutex<Copies>>,
    requests: Arc<Mutex<Requests>>,
}

impl Newsroom {
    /// A newsroom that has sent nothing yet.
    pub fn new(site: Site) -> Newsroom {
        Newsroom { site, copies: Arc::default(), requests: Arc::default() }
    }

    /// Puts a file into memory, as printing and a printed page do; it counts as fetched at `now` (seconds since 1970).
    pub fn put<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        file: &str,
        bytes: &[u8],
        now: i64,
    ) -> Result<(), DecodeError> {
        let document: T = decode(bytes)?;
        self.keep(file, Arc::new(document), now);
        Ok(())
    }

    /// A file of the edition, by its path relative to the edition's root: from memory at once, or fetched.
    pub fn open<T: DeserializeOwned + Send + Sync + 'static>(&self, file: &str, accept: Accept) -> Loading<T> {
        if let Some(under_way) = self.under_way::<T>(file) {
            return Loading { request: under_way };
        }
        let copy = self.copy::<T>(file);
        let is_recent = |age: i64| age < FRESH_FOR;
        match copy {
            Some((copy, at)) if accept != Accept::Recent || is_recent(clock::now() - at) => {
                if accept == Accept::AnyCopyAndRefresh && !is_recent(clock::now() - at) {
                    self.refresh::<T>(file);
                }
                let state = ArcRwSignal::new(Load::Ready(copy));
                Loading { request: Arc::new(Request { state, abort: None }) }
            }
            older => self.fetch(file, older.map(|(copy, _)| copy)),
        }
    }

    /// A page's file, so that its page can be shown when it has come or failed.
    pub fn prepare<T: DeserializeOwned + Send + Sync + 'static>(&self, file: &str, accept: Accept) -> Preparation {
        let loading = self.open::<T>(file, accept);
        Preparation { is_settled: Arc::new(move || loading.is_settled()) }
    }

    /// The copy in memory, however old; nothing is fetched.
    pub fn copy_in_memory<T: Send + Sync + 'static>(&self, file: &str) -> Option<Arc<T>> {
        self.copy(file).map(|(copy, _)| copy)
    }

    fn copy<T: Send + Sync + 'static>(&self, file: &str) -> Option<(Arc<T>, i64)> {
        let copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        let (copy, at) = copies.get(file)?;
        Some((copy.clone().downcast().ok()?, *at))
    }

    fn keep<T: Send + Sync + 'static>(&self, file: &str, document: Arc<T>, now: i64) {
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        copies.insert(file.to_owned(), (document, now));
    }

    fn under_way<T: Send + Sync + 'static>(&self, file: &str) -> Option<Arc<Request<T>>> {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let request: Arc<Request<T>> = requests.get(file)?.upgrade()?.downcast().ok()?;
        let is_waiting = matches!(*request.state.read_untracked(), Load::Waiting);
        is_waiting.then_some(request)
    }

    fn fetch<T: DeserializeOwned + Send + Sync + 'static>(&self, file: &str, older: Option<Arc<T>>) -> Loading<T> {
        let state = ArcRwSignal::new(Load::Waiting);
        if !browser::IS_HERE {
            // Printed natively, what was not put into memory stays on its way.
            return Loading { request: Arc::new(Request { state, abort: None }) };
        }
        let abort = Abort::new();
        let request = Arc::new(Request { state: state.clone(), abort: abort.clone() });
        let shared: Arc<dyn Any + Send + Sync> = request.clone();
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.insert(file.to_owned(), Arc::downgrade(&shared));
        drop(requests);

        let newsroom = self.clone();
        let file = file.to_owned();
        leptos::task::spawn_local(async move {
            let result = newsroom.download::<T>(&file, abort.as_ref()).await;
            match (result, older) {
                (Ok(document), _) => state.set(Load::Ready(document)),
                (Err(Fault::Aborted), _) => {}
                (Err(_), Some(older)) => state.set(Load::Ready(older)),
                (Err(fault), None) => state.set(Load::Failed(fault)),
            }
        });
        Loading { request }
    }

    /// Fetches a newer copy for the next time; a failure changes nothing.
    fn refresh<T: DeserializeOwned + Send + Sync + 'static>(&self, file: &str) {
        let newsroom = self.clone();
        let file = file.to_owned();
        leptos::task::spawn_local(async move {
            let _ = newsroom.download::<T>(&file, None).await;
        });
    }

    async fn download<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        file: &str,
        abort: Option<&Abort>,
    ) -> Result<Arc<T>, Fault> {
        let bytes = fetch::bytes(&self.site.file(file), abort).await?;
        let document: Arc<T> = Arc::new(decode(&bytes).map_err(Fault::Unreadable)?);
        self.keep(file, document.clone(), clock::now());
        Ok(document)
    }
}
