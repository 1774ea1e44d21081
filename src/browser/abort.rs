//! Aborting requests.

use send_wrapper::SendWrapper;

/// Aborts the requests that carry its signal.
#[derive(Clone)]
pub struct Abort(SendWrapper<web_sys::AbortController>);

impl Abort {
    /// A new controller, if the browser supports it.
    pub fn new() -> Option<Abort> {
        web_sys::AbortController::new().ok().map(|controller| Abort(SendWrapper::new(controller)))
    }

    /// Aborts the requests.
    pub fn abort(&self) {
        self.0.abort();
    }

    /// True once the requests have been aborted.
    pub fn is_aborted(&self) -> bool {
        self.0.signal().aborted()
    }

    /// The signal for a request.
    pub fn signal(&self) -> web_sys::AbortSignal {
        self.0.signal()
    }
}
