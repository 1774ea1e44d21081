//! Calling off a request.

use send_wrapper::SendWrapper;

/// Calls off the requests that carry its signal.
#[derive(Clone)]
pub struct Abort(SendWrapper<web_sys::AbortController>);

impl Abort {
    /// A fresh one; nothing where the browser has none.
    pub fn new() -> Option<Abort> {
        web_sys::AbortController::new().ok().map(|controller| Abort(SendWrapper::new(controller)))
    }

    /// Calls off.
    pub fn abort(&self) {
        self.0.abort();
    }

    /// Whether it was called off.
    pub fn is_aborted(&self) -> bool {
        self.0.signal().aborted()
    }

    /// What a request carries.
    pub fn signal(&self) -> web_sys::AbortSignal {
        self.0.signal()
    }
}
