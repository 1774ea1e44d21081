//! Where the newsroom's JSON comes from: fetched once, kept in memory, called off when nobody waits for it.
//!
//! A copy in memory is there at once, without a tick: that is what lets a page that was read before come back in the
//! same frame. Inside, files have no types, so that the machinery is compiled once and not once a type.

mod ahead;
mod fault;
mod fetch;
mod loading;

pub use fault::Fault;
pub use loading::{Load, Loading, Preparation};

use crate::address::Site;
use crate::browser::abort::Abort;
use crate::browser::{self, clock};
use crate::effect::spawn;
use ahead::Ahead;
use contract::{Decode, DecodeError, decode};
use fetch::Answer;
use leptos::prelude::*;
use loading::{Document, Request};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// A copy older than this is fetched again, in seconds.
const FRESH_FOR: i64 = 5 * 60;
/// When a copy was fetched that came with a printed page: so long ago that it is not recent.
const UNKNOWN: i64 = 0;

/// How old a copy in memory may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Any copy: what was read comes back as it was.
    AnyCopy,
    /// Any copy, but a newer one is fetched for the next time: nothing changes under the reader's eyes.
    AnyCopyAndRefresh,
    /// A copy of the last minutes, else what the server has; an older copy only when the server fails.
    Recent,
    /// Any copy; without one the file is fetched while the page's allowance lasts, for a page that may be asked for.
    Ahead,
}

type Decoder = fn(&[u8]) -> Result<Arc<Document>, DecodeError>;

fn decoder<T: Decode + Send + Sync + 'static>(bytes: &[u8]) -> Result<Arc<Document>, DecodeError> {
    decode::<T>(bytes).map(|document| Arc::new(document) as Arc<Document>)
}

#[derive(Clone)]
struct Copy {
    document: Arc<Document>,
    /// Seconds since 1970.
    fetched_at: i64,
    /// When the device kept it, in seconds since 1970, if it came from there.
    kept_at: Option<i64>,
    /// As it came, for the device to keep; empty natively.
    json: Arc<Vec<u8>>,
}

/// Requests by file; those that nobody waits for any more are gone.
type UnderWay = Vec<(String, Weak<Request>)>;

/// The newsroom, as the app sees it.
#[derive(Clone)]
pub struct Newsroom {
    site: Site,
    /// By file; a reader opens tens of them, not thousands.
    copies: Arc<Mutex<Vec<(String, Copy)>>>,
    requests: Arc<Mutex<UnderWay>>,
    /// Files that came with a printed page, until they are read.
    embedded: Arc<Mutex<Vec<(String, String)>>>,
    ahead: Arc<Mutex<Ahead>>,
    /// Whether the newsroom answered when it was last asked, if it was; the device does not count.
    pub answers: ArcRwSignal<Option<bool>>,
}

impl Newsroom {
    /// A newsroom that has sent nothing yet.
    pub fn new(site: Site) -> Newsroom {
        Newsroom {
            site,
            copies: Arc::default(),
            requests: Arc::default(),
            embedded: Arc::default(),
            ahead: Arc::default(),
            answers: ArcRwSignal::new(None),
        }
    }

    /// Puts a file into memory, as printing does.
    pub fn put<T: Send + Sync + 'static>(&self, file: &str, document: Arc<T>) {
        self.keep(file, Copy { document, fetched_at: UNKNOWN, kept_at: None, json: Arc::default() });
    }

    /// Takes a file that came with a printed page; it is read when it is asked for. Nobody knows how old it is.
    pub fn embed(&self, file: &str, json: String) {
        lock(&self.embedded).push((file.to_owned(), json));
    }

    /// A file of the edition, by its path relative to the edition's root: from memory at once, or fetched.
    pub fn open<T: Decode + Send + Sync + 'static>(&self, file: &str, accept: Accept) -> Loading<T> {
        Loading::of(self.request(file, accept, decoder::<T>))
    }

    /// The copy in memory, however old; nothing is fetched.
    pub fn copy_in_memory<T: Decode + Send + Sync + 'static>(&self, file: &str) -> Option<Arc<T>> {
        self.copy(file, decoder::<T>)?.document.downcast().ok()
    }

    /// The reader has come to another page: it may fetch ahead what a page may.
    pub fn begin_page(&self) {
        lock(&self.ahead).begin_page();
    }

    fn request(&self, file: &str, accept: Accept, decoder: Decoder) -> Arc<Request> {
        if let Some(under_way) = self.under_way(file) {
            return under_way;
        }
        let is_recent = |copy: &Copy| clock::now() - copy.fetched_at < FRESH_FOR;
        match self.copy(file, decoder) {
            Some(copy) if accept != Accept::Recent || is_recent(&copy) => {
                if accept == Accept::AnyCopyAndRefresh && !is_recent(&copy) {
                    self.refresh(file, decoder);
                }
                Arc::new(Request { state: ArcRwSignal::new(Load::Ready(copy.document)), abort: None })
            }
            None if accept == Accept::Ahead => {
                let mut ahead = lock(&self.ahead);
                if !ahead.take_file() {
                    return Arc::new(Request { state: ArcRwSignal::new(Load::Waiting), abort: None });
                }
                let request = self.fetch(file, decoder, None, true);
                ahead.keep(file, request.clone());
                request
            }
            older => self.fetch(file, decoder, older, false),
        }
    }

    /// Whether a file that was asked for ahead may come: somebody waits for it by now, or the page's allowance is enough.
    fn may_come(&self, file: &str, length: Option<usize>) -> bool {
        // One holder is the allowance's own list, another the one that counts here.
        let is_awaited = self.under_way(file).is_some_and(|request| Arc::strong_count(&request) > 2);
        let is_within = lock(&self.ahead).take_bytes(length);
        is_awaited || is_within
    }

    fn copy(&self, file: &str, decoder: Decoder) -> Option<Copy> {
        let json = {
            let mut embedded = lock(&self.embedded);
            embedded.iter().position(|(name, _)| name == file).map(|at| embedded.swap_remove(at).1)
        };
        if let Some(json) = json
            && let Ok(document) = decoder(json.as_bytes())
        {
            self.keep(file, Copy { document, fetched_at: UNKNOWN, kept_at: None, json: Arc::new(json.into_bytes()) });
        }
        lock(&self.copies).iter().find(|(name, _)| name == file).map(|(_, copy)| copy.clone())
    }

    fn keep(&self, file: &str, copy: Copy) {
        let mut copies = lock(&self.copies);
        copies.retain(|(name, _)| name != file);
        copies.push((file.to_owned(), copy));
    }

    fn under_way(&self, file: &str) -> Option<Arc<Request>> {
        let requests = lock(&self.requests);
        let request = requests.iter().find(|(name, _)| name == file)?.1.upgrade()?;
        let is_waiting = matches!(*request.state.read_untracked(), Load::Waiting);
        is_waiting.then_some(request)
    }

    fn fetch(&self, file: &str, decoder: Decoder, older: Option<Copy>, is_ahead: bool) -> Arc<Request> {
        let state = ArcRwSignal::new(Load::Waiting);
        if !browser::IS_HERE {
            // Printed natively, what was not put into memory stays on its way.
            return Arc::new(Request { state, abort: None });
        }
        let abort = Abort::new();
        let request = Arc::new(Request { state: state.clone(), abort: abort.clone() });
        let mut requests = lock(&self.requests);
        requests.retain(|(name, request)| name != file && request.strong_count() > 0);
        requests.push((file.to_owned(), Arc::downgrade(&request)));
        drop(requests);

        let newsroom = self.clone();
        let file = file.to_owned();
        spawn(async move {
            match (newsroom.download(&file, decoder, abort.as_ref(), is_ahead).await, older) {
                (Ok(document), _) => state.set(Load::Ready(document)),
                // Whoever asks for it from now on starts anew.
                (Err(Fault::Aborted), _) => lock(&newsroom.ahead).forget(&file),
                (Err(_), Some(older)) => state.set(Load::Ready(older.document)),
                (Err(fault), None) => state.set(Load::Failed(fault)),
            }
        });
        request
    }

    /// Fetches a newer copy for the next time; a failure changes nothing.
    fn refresh(&self, file: &str, decoder: Decoder) {
        let newsroom = self.clone();
        let file = file.to_owned();
        spawn(async move {
            let _ = newsroom.download(&file, decoder, None, false).await;
        });
    }

    async fn download(
        &self,
        file: &str,
        decoder: Decoder,
        abort: Option<&Abort>,
        is_ahead: bool,
    ) -> Result<Arc<Document>, Fault> {
        let may_come = |length| !is_ahead || self.may_come(file, length);
        let answer = fetch::file(&self.site.file(file), abort, &may_come).await;
        self.note(&answer);
        let Answer { bytes, kept_at, is_direct } = answer?;
        // Of a file that has not changed the copy stays, so that nothing is shown anew.
        let document = match self.copy(file, decoder).filter(|copy| *copy.json == bytes) {
            Some(same) => same.document,
            None => decoder(&bytes).map_err(Fault::Unreadable)?,
        };
        // An answer of the device is never recent.
        let fetched_at = if kept_at.is_some() { UNKNOWN } else { clock::now() };
        // What came by a detour may be a network's own page: it is shown if it can be, and never kept.
        let json = Arc::new(if is_direct { bytes } else { Vec::new() });
        self.keep(file, Copy { document: document.clone(), fetched_at, kept_at, json });
        Ok(document)
    }

    /// Notes whether the newsroom answered.
    fn note(&self, answer: &Result<Answer, Fault>) {
        match answer {
            Ok(answer) => self.answers.set(Some(answer.kept_at.is_none())),
            Err(Fault::Network | Fault::Timeout) => self.answers.set(Some(false)),
            Err(_) => {}
        }
    }

    /// A file as it was fetched, if it is in memory, and when the device stored it, in seconds since 1970, if it came from
    /// there.
    pub fn json(&self, file: &str) -> Option<(Arc<Vec<u8>>, Option<i64>)> {
        let copies = lock(&self.copies);
        let (_, copy) = copies.iter().find(|(name, _)| name == file)?;
        Some((copy.json.clone(), copy.kept_at))
    }

    /// The address of a file of the edition.
    pub fn address(&self, file: &str) -> String {
        self.site.file(file)
    }
}

/// What is behind a lock; on one thread nobody can have left it half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
