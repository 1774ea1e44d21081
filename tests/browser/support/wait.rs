//! Waiting for conditions. No test sleeps: it names the condition that must become true, and fails with that name.

use super::page::Page;
use std::panic::Location;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// A condition that is not true by then has failed.
const TIMEOUT: Duration = Duration::from_secs(20);
/// The time between the first two checks. It doubles up to the longest: a check costs the browser time that the page needs.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(80);

impl Page {
    /// Waits until a JavaScript expression is true in the page.
    #[track_caller]
    pub fn until<'a>(&'a self, what: &str, expression: &str) -> impl Future<Output = ()> + use<'a> {
        self.until_within(TIMEOUT.as_secs(), what, expression)
    }

    /// The same within a number of seconds: for what may take long.
    #[track_caller]
    pub fn until_within<'a>(
        &'a self,
        seconds: u64,
        what: &str,
        expression: &str,
    ) -> impl Future<Output = ()> + use<'a> {
        self.until_returns(seconds, what, expression, format!("return !!({expression})"))
    }

    /// Waits until the promise of a JavaScript expression resolves to a truthy value.
    #[track_caller]
    pub fn until_promised<'a>(&'a self, what: &str, expression: &str) -> impl Future<Output = ()> + use<'a> {
        self.until_promised_within(TIMEOUT.as_secs(), what, expression)
    }

    /// The same within a number of seconds.
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
            let mut pauses = pauses();
            loop {
                // Between two pages there may be no document to ask.
                match self.try_js::<bool>(&script).await {
                    Ok(true) => return,
                    outcome if Instant::now() > deadline => {
                        let error = outcome.err().map(|error| format!("\n{error}")).unwrap_or_default();
                        panic!("timed out: {what}\n(never true: {expression}){error}\nat {caller}");
                    }
                    _ => sleep(pauses()).await,
                }
            }
        }
    }

    /// Waits until a condition outside the page is true, most often one on the server's requests.
    #[track_caller]
    pub fn until_true(&self, what: &str, mut is_true: impl FnMut() -> bool) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let deadline = Instant::now() + TIMEOUT;
            let mut pauses = pauses();
            while !is_true() {
                assert!(Instant::now() < deadline, "timed out: {what}\nat {caller}");
                sleep(pauses()).await;
            }
        }
    }
}

/// The pauses between checks, one after the other.
fn pauses() -> impl FnMut() -> Duration {
    let mut next = FIRST_PAUSE;
    move || {
        let pause = next;
        next = (next * 2).min(LONGEST_PAUSE);
        pause
    }
}
