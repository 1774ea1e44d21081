//! Load errors, by the message that a reader gets.

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
    /// The file was received and cannot be decoded.
    Unreadable(DecodeError),
    /// No page waits for the file any more. Never shown.
    Aborted,
}
