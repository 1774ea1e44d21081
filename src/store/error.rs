//! Load errors, in the terms that a reader is told.

use contract::DecodeError;

/// The reason why a file of the edition cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The server could not be reached.
    Network,
    /// The server sent no response within `fetch::TIMEOUT`.
    Timeout,
    /// The server has no such file (404, 410).
    NotFound,
    /// The server responded with another error status.
    Server(u16),
    /// The file came and cannot be read.
    Unreadable(DecodeError),
    /// No page waits for the file any more; never shown.
    Aborted,
}
