//! The prefetch budget of a page.

use super::file::Request;
use std::sync::Arc;

/// The number of files for each page.
const FILES: usize = 3;
/// The number of bytes for each page.
const BYTES: usize = 100_000;

/// The rest of a page's budget, and the requests that it paid for.
#[derive(Default)]
pub struct PrefetchBudget {
    files: usize,
    bytes: usize,
    in_flight: Vec<(String, Arc<Request>)>,
}

impl PrefetchBudget {
    /// Starts a new page's budget. Requests of the page before are aborted, unless a page waits for them by now.
    pub fn reset(&mut self) {
        *self = PrefetchBudget { files: FILES, bytes: BYTES, in_flight: Vec::new() };
    }

    /// Spends one file; `false` when none is left.
    pub fn spend_file(&mut self) -> bool {
        let left = self.files.checked_sub(1);
        self.files = left.unwrap_or_default();
        left.is_some()
    }

    /// Spends bytes, a fair part of the budget when their number is not known; `false` when there are not so many left.
    pub fn spend_bytes(&mut self, length: Option<usize>) -> bool {
        let left = self.bytes.checked_sub(length.unwrap_or(BYTES / FILES));
        self.bytes = left.unwrap_or(self.bytes);
        left.is_some()
    }

    /// Holds a request that no page waits for, which would be aborted otherwise.
    pub fn hold(&mut self, file: &str, request: Arc<Request>) {
        self.in_flight.push((file.to_owned(), request));
    }

    /// Releases an aborted request: later callers start a new one.
    pub fn release(&mut self, file: &str) {
        self.in_flight.retain(|(name, _)| name != file);
    }
}
