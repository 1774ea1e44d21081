//! Waiting until something is true. No test sleeps: it says what must become true, and fails with these words.

use super::page::Page;
use std::panic::Location;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// After this long it will not become true any more.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

impl Page {
    /// Waits until a JavaScript expression is true in the page.
    #[track_caller]
    pub fn until<'a>(&'a self, what: &str, expression: &str) -> impl Future<Output = ()> + use<'a> {
        self.until_within(PATIENCE.as_secs(), what, expression)
    }

    /// The same with so many seconds: for what is allowed to take long.
    #[track_caller]
    pub fn until_within<'a>(
        &'a self,
        seconds: u64,
        what: &str,
        expression: &str,
    ) -> impl Future<Output = ()> + use<'a> {
        self.until_returns(seconds, what, expression, format!("return !!({expression})"))
    }

    /// Waits until the promise that a JavaScript expression makes is kept with something true.
    #[track_caller]
    pub fn until_promised<'a>(&'a self, what: &str, expression: &str) -> impl Future<Output = ()> + use<'a> {
        self.until_promised_within(PATIENCE.as_secs(), what, expression)
    }

    /// The same with so many seconds.
    #[track_caller]
    pub fn until_promised_within<'a>(
        &'a self,
        seconds: u64,
        what: &str,
        expression: &str,
    ) -> impl Future<Output = ()> + use<'a> {
        let script = format!("return ({expression}).then(outcome => !!outcome)");
        self.until_returns(seconds, what, expression, script)
    }

    #[track_caller]
    fn until_returns<'a>(
        &'a self,
        seconds: u64,
        what: &str,
        expression: &str,
        script: String,
    ) -> impl Future<Output = ()> + use<'a> {
        let caller = Location::caller();
        let (what, expression) = (what.to_owned(), expression.to_owned());
        async move {
            let deadline = Instant::now() + Duration::from_secs(seconds);
            loop {
                // Between two pages there may be nothing to ask.
                match self.try_js::<bool>(&script).await {
                    Ok(true) => return,
                    outcome if Instant::now() > deadline => {
                        let error = outcome.err().map(|error| format!("\n{error}")).unwrap_or_default();
                        panic!("in vain: {what}\n(never true: {expression}){error}\nat {caller}");
                    }
                    _ => sleep(PAUSE).await,
                }
            }
        }
    }

    /// Waits until something is true outside the page: of the server's requests, most often.
    #[track_caller]
    pub fn until_so(&self, what: &str, mut so: impl FnMut() -> bool) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let deadline = Instant::now() + PATIENCE;
            while !so() {
                assert!(Instant::now() < deadline, "in vain: {what}\nat {caller}");
                sleep(PAUSE).await;
            }
        }
    }
}
