//! Faults that a test injects into the server: by path, and changeable while the page runs. The wait before an answer and
//! the answer are set separately, so that they combine.

use hyper::StatusCode;
use hyper::body::Bytes;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// The event that a response waits for.
#[derive(Clone, Default)]
pub enum Wait {
    #[default]
    None,
    For(Duration),
    Until(watch::Receiver<bool>),
    Forever,
}

type Change = dyn Fn(&mut Bytes) + Send + Sync;

/// The response.
#[derive(Clone, Default)]
pub enum Answer {
    /// The file, as it is.
    #[default]
    File,
    Status(StatusCode),
    Body(Bytes, String),
    /// A redirect.
    Redirect(String),
    /// The file after a change.
    Changed(Arc<Change>),
}

/// The fault of a path.
#[derive(Clone, Default)]
pub struct Fault {
    pub wait: Wait,
    pub answer: Answer,
    /// After the headers and this many bytes of the answer the connection breaks.
    pub cut_after: Option<usize>,
    /// After the headers and this many bytes of the answer nothing more comes.
    pub stall_after: Option<usize>,
}

/// The faults of a server by path. A path that ends with `*` matches all that start so; the longest match wins.
#[derive(Default)]
pub struct Faults(Mutex<HashMap<String, Fault>>);

impl Faults {
    /// The answer comes this much later.
    pub fn delay(&self, path: &str, time: Duration) {
        self.set_wait(path, Wait::For(time));
    }

    /// The answer waits until it is released.
    pub fn hold(&self, path: &str) -> Held {
        let (release, released) = watch::channel(false);
        self.set_wait(path, Wait::Until(released));
        Held(release)
    }

    /// No answer ever comes, and the connection stays open.
    pub fn never_answer(&self, path: &str) {
        self.set_wait(path, Wait::Forever);
    }

    /// An empty answer with this status.
    pub fn status(&self, path: &str, status: u16) {
        self.set_answer(path, Answer::Status(StatusCode::from_u16(status).expect("a status")));
    }

    /// These bytes in place of the file.
    pub fn body(&self, path: &str, content_type: &str, bytes: impl Into<Bytes>) {
        self.set_answer(path, Answer::Body(bytes.into(), content_type.to_owned()));
    }

    /// A redirect, like that of a network that wants a login first.
    pub fn redirect(&self, path: &str, to: &str) {
        self.set_answer(path, Answer::Redirect(to.to_owned()));
    }

    /// The file with some text before it.
    pub fn prepend(&self, path: &str, text: &str) {
        let text = text.to_owned();
        self.patch_text(path, move |file| format!("{text}{file}"));
    }

    /// The first bytes of the file, as a broken upload leaves them.
    pub fn truncate(&self, path: &str, length: usize) {
        self.set_answer(path, Answer::Changed(Arc::new(move |bytes| bytes.truncate(length))));
    }

    /// The first bytes of the answer; then the connection breaks.
    pub fn cut_after(&self, path: &str, length: usize) {
        self.change(path, |fault| fault.cut_after = Some(length));
    }

    /// The first bytes of the answer; then nothing more comes, and the connection stays open.
    pub fn stall_after(&self, path: &str, length: usize) {
        self.change(path, |fault| fault.stall_after = Some(length));
    }

    /// The file with its JSON changed on the way.
    pub fn patch_json(&self, path: &str, change: impl Fn(&mut Value) + Send + Sync + 'static) {
        let change = move |bytes: &mut Bytes| {
            let mut value = serde_json::from_slice(bytes).expect("the file holds JSON");
            change(&mut value);
            *bytes = value.to_string().into();
        };
        self.set_answer(path, Answer::Changed(Arc::new(change)));
    }

    /// The file with some of its text changed on the way.
    pub fn patch_text(&self, path: &str, change: impl Fn(String) -> String + Send + Sync + 'static) {
        let change = move |bytes: &mut Bytes| {
            *bytes = change(String::from_utf8_lossy(bytes).into_owned()).into();
        };
        self.set_answer(path, Answer::Changed(Arc::new(change)));
    }

    /// Removes the fault of this path.
    pub fn heal(&self, path: &str) {
        self.0.lock().unwrap().remove(path);
    }

    pub(super) fn of(&self, path: &str) -> Fault {
        let faults = self.0.lock().unwrap();
        let fits = |key: &str| key == path || key.strip_suffix('*').is_some_and(|start| path.starts_with(start));
        let longest = faults.iter().filter(|(key, _)| fits(key)).max_by_key(|(key, _)| key.len());
        longest.map(|(_, fault)| fault.clone()).unwrap_or_default()
    }

    fn set_wait(&self, path: &str, wait: Wait) {
        self.change(path, |fault| fault.wait = wait);
    }

    fn set_answer(&self, path: &str, answer: Answer) {
        self.change(path, |fault| fault.answer = answer);
    }

    fn change(&self, path: &str, change: impl FnOnce(&mut Fault)) {
        change(self.0.lock().unwrap().entry(path.to_owned()).or_default());
    }
}

/// Answers that are held back. They stay so when this is dropped.
#[must_use]
pub struct Held(watch::Sender<bool>);

impl Held {
    /// Releases the answers, those that wait and those to come.
    pub fn release(self) {
        self.0.send_replace(true);
        // Receivers take a closed channel for one that is never released: it stays open until they have seen the release.
        tokio::spawn(async move { self.0.closed().await });
    }
}
