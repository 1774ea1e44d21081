//! The requests that browsers made to the server, and their fate.

use hyper::Request;
use hyper::body::Incoming;
use hyper::header::HeaderMap;
use std::sync::{Arc, Mutex};

/// The outcome of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Not answered yet.
    Waiting,
    /// Answered with this status.
    Answered(u16),
    /// Aborted by the browser before the answer.
    Aborted,
}

/// A request that a browser made.
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: String,
    /// The path without the query, as it was sent.
    pub path: String,
    /// The query with its question mark; empty when there is none.
    pub query: String,
    pub headers: HeaderMap,
    pub fate: Fate,
    number: usize,
}

/// Parts of a path that a script writes in place of a missing value.
const MALFORMED: [&str; 4] = ["undefined", "null", "NaN", "[object%20Object]"];

/// All requests so far.
#[derive(Default)]
pub struct Requests(Mutex<Noted>);

#[derive(Default)]
struct Noted {
    count: usize,
    /// Oldest first, since they were last cleared.
    all: Vec<Asked>,
    /// The paths with one of the `MALFORMED` parts; never cleared.
    malformed: Vec<String>,
}

impl Requests {
    pub fn all(&self) -> Vec<Asked> {
        self.0.lock().unwrap().all.clone()
    }

    pub fn forget(&self) {
        self.0.lock().unwrap().all.clear();
    }

    /// The requested paths that a script has built from a missing value.
    pub fn malformed(&self) -> Vec<String> {
        self.0.lock().unwrap().malformed.clone()
    }

    /// Records a request; its fate is known when the returned guard is dropped.
    pub fn note(self: &Arc<Requests>, request: &Request<Incoming>) -> Note {
        let noted = &mut *self.0.lock().unwrap();
        noted.count += 1;
        let uri = request.uri();
        if uri.path().split(['/', '.']).any(|part| MALFORMED.contains(&part)) {
            noted.malformed.push(uri.path().to_owned());
        }
        noted.all.push(Asked {
            method: request.method().to_string(),
            path: uri.path().to_owned(),
            query: uri.query().map(|query| format!("?{query}")).unwrap_or_default(),
            headers: request.headers().clone(),
            fate: Fate::Waiting,
            number: noted.count,
        });
        Note { requests: self.clone(), number: noted.count, fate: Fate::Aborted }
    }
}

/// Records the fate of a request when it is dropped. hyper drops the answering future when the browser closes the
/// connection, so a request without a status was aborted.
pub struct Note {
    requests: Arc<Requests>,
    number: usize,
    pub fate: Fate,
}

impl Drop for Note {
    fn drop(&mut self) {
        // The list may have been cleared meanwhile.
        let noted = &mut self.requests.0.lock().unwrap();
        if let Some(asked) = noted.all.iter_mut().find(|asked| asked.number == self.number) {
            asked.fate = self.fate;
        }
    }
}
