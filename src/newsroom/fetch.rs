//! One request, with a time limit.

use super::Fault;
use crate::browser::abort::Abort;
use crate::browser::{clock, device};
use gloo_net::http::Request;
use std::cell::Cell;
use std::rc::Rc;

/// How long the server may take, in milliseconds.
const TIME_LIMIT: i32 = 10_000;

/// A file as it came.
pub struct Answer {
    pub bytes: Vec<u8>,
    /// When it was kept, in seconds since 1970, if the device answered and not the network.
    pub kept_at: Option<i64>,
    /// Whether it came from where it was asked for.
    pub is_direct: bool,
}

/// A file, or why it did not come. `may_come` is asked with the number of its bytes before they come, when the server says
/// it; told no, they do not.
pub async fn file(url: &str, abort: Option<&Abort>, may_come: &dyn Fn(Option<usize>) -> bool) -> Result<Answer, Fault> {
    let abort = abort.cloned().or_else(Abort::new);
    let progress = Rc::new(Cell::new(Progress::UnderWay));
    let watched = (progress.clone(), abort.clone());
    clock::after(TIME_LIMIT, move || {
        let (progress, abort) = watched;
        if let (Progress::UnderWay, Some(abort)) = (progress.get(), abort) {
            progress.set(Progress::TimedOut);
            abort.abort();
        }
    });
    let result = request(url, abort.as_ref(), may_come).await;
    let is_late = progress.replace(Progress::Done) == Progress::TimedOut;
    match result {
        Err(Fault::Aborted) if is_late => Err(Fault::Timeout),
        result => result,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Progress {
    UnderWay,
    TimedOut,
    Done,
}

async fn request(url: &str, abort: Option<&Abort>, may_come: &dyn Fn(Option<usize>) -> bool) -> Result<Answer, Fault> {
    let signal = abort.map(Abort::signal);
    let failed = |_| match abort {
        Some(abort) if abort.is_aborted() => Fault::Aborted,
        _ => Fault::Network,
    };
    let response = Request::get(url).abort_signal(signal.as_ref()).send().await.map_err(failed);
    if let Err(Fault::Aborted) = response {
        device::abort_request(url);
    }
    let response = response?;
    let length = response.headers().get("content-length").and_then(|length| length.parse().ok());
    if !may_come(length) {
        if let Some(abort) = abort {
            abort.abort();
        }
        return Err(Fault::Aborted);
    }
    match response.status() {
        200..=299 => {
            let kept_at = response.headers().get("x-kept-at").and_then(|at| at.parse().ok());
            let is_direct = !response.redirected();
            Ok(Answer { bytes: response.binary().await.map_err(failed)?, kept_at, is_direct })
        }
        404 | 410 => Err(Fault::NotFound),
        status => Err(Fault::Server(status)),
    }
}
