//! What browsers asked the server for, and what became of it.

use hyper::Request;
use hyper::body::Incoming;
use hyper::header::HeaderMap;
use std::sync::{Arc, Mutex};

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The browser still waits.
    Waiting,
    /// Answered with this status.
    Answered(u16),
    /// The browser gave up before the answer.
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

/// All requests so far, oldest first.
#[derive(Default)]
pub struct Requests(Mutex<(usize, Vec<Asked>)>);

impl Requests {
    pub fn all(&self) -> Vec<Asked> {
        self.0.lock().unwrap().1.clone()
    }

    pub fn forget(&self) {
        self.0.lock().unwrap().1.clear();
    }

    /// Notes a request until the note is dropped.
    pub fn note(self: &Arc<Requests>, request: &Request<Incoming>) -> Note {
        let (number, all) = &mut *self.0.lock().unwrap();
        *number += 1;
        let uri = request.uri();
        all.push(Asked {
            method: request.method().to_string(),
            path: uri.path().to_owned(),
            query: uri.query().map(|query| format!("?{query}")).unwrap_or_default(),
            headers: request.headers().clone(),
            fate: Fate::Waiting,
            number: *number,
        });
        Note { requests: self.clone(), number: *number, fate: Fate::Aborted }
    }
}

/// Notes what became of a request. hyper drops the answering future when the browser closes the connection, so one
/// that was dropped without a status was aborted.
pub struct Note {
    requests: Arc<Requests>,
    number: usize,
    pub fate: Fate,
}

impl Drop for Note {
    fn drop(&mut self) {
        // It may have been forgotten meanwhile.
        let all = &mut self.requests.0.lock().unwrap().1;
        if let Some(asked) = all.iter_mut().find(|asked| asked.number == self.number) {
            asked.fate = self.fate;
        }
    }
}
