//! Why a file did not come, in the terms that a reader is told in.

use contract::DecodeError;

/// Why a file of the edition cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The server could not be reached.
    Network,
    /// No answer within ten seconds.
    Timeout,
    /// The server has no such file (404, 410).
    NotFound,
    /// The server answered with another error status.
    Server(u16),
    /// The file came and cannot be read.
    Unreadable(DecodeError),
    /// Nobody waits for it any more; never shown.
    Aborted,
}
