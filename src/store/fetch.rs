//! One request, with a time limit.

use super::LoadError;
use crate::browser::abort::Abort;
use crate::browser::{clock, device};
use gloo_net::http::Request;
use std::cell::Cell;
use std::rc::Rc;

/// The limit for the complete response, in milliseconds.
pub const TIMEOUT_MS: i32 = 10_000;

/// The header of what the service worker serves from its cache: when it was fetched, in seconds since 1970. Entries on
/// readers' devices have it, so it must not change.
pub const FETCHED_AT_HEADER: &str = "x-kept-at";

/// A response.
pub struct Response {
    pub bytes: Vec<u8>,
    /// When the device stored it, in seconds since 1970, if the response came from the device and not from the network.
    pub cached_at: Option<i64>,
    pub was_redirected: bool,
}

/// Fetches a file. Before the body is downloaded, `should_download` is called with its length, if known; `false` aborts
/// the request.
pub async fn file(
    url: &str,
    abort: Option<&Abort>,
    should_download: &dyn Fn(Option<usize>) -> bool,
) -> Result<Response, LoadError> {
    let abort = abort.cloned().or_else(Abort::new);
    let progress = Rc::new(Cell::new(Progress::InFlight));
    let watched = (progress.clone(), abort.clone());
    clock::after(TIMEOUT_MS, move || {
        let (progress, abort) = watched;
        if let (Progress::InFlight, Some(abort)) = (progress.get(), abort) {
            progress.set(Progress::TimedOut);
            abort.abort();
        }
    });
    let result = request(url, abort.as_ref(), should_download).await;
    if let Err(LoadError::Aborted) = result {
        device::abort_request(url);
    }
    let timed_out = progress.replace(Progress::Done) == Progress::TimedOut;
    match result {
        Err(LoadError::Aborted) if timed_out => Err(LoadError::Timeout),
        result => result,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Progress {
    InFlight,
    TimedOut,
    Done,
}

async fn request(
    url: &str,
    abort: Option<&Abort>,
    should_download: &dyn Fn(Option<usize>) -> bool,
) -> Result<Response, LoadError> {
    let signal = abort.map(Abort::signal);
    let failed = |_| match abort {
        Some(abort) if abort.is_aborted() => LoadError::Aborted,
        _ => LoadError::Network,
    };
    let response = Request::get(url).abort_signal(signal.as_ref()).send().await.map_err(failed)?;
    let length = response.headers().get("content-length").and_then(|length| length.parse().ok());
    if !should_download(length) {
        if let Some(abort) = abort {
            abort.abort();
        }
        return Err(LoadError::Aborted);
    }
    match response.status() {
        200..=299 => {
            let cached_at = response.headers().get(FETCHED_AT_HEADER).and_then(|at| at.parse().ok());
            let was_redirected = response.redirected();
            Ok(Response { bytes: response.binary().await.map_err(failed)?, cached_at, was_redirected })
        }
        404 | 410 => Err(LoadError::NotFound),
        status => Err(LoadError::Server(status)),
    }
}
