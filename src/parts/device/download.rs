//! Downloads the edition for offline: the front page and its articles with their images, after the reader has seen the
//! size. Stored files are not fetched again, so a stopped download continues where it was. What cannot be fetched is
//! counted and left out. The articles stay until the reader removes them or downloads a newer edition.

use super::page::article_of;
use super::queue::Job;
use super::slots::{self, button};
use super::watched::Watched;
use super::{Part, cache};
use crate::address::files;
use crate::browser::device::{Estimate, Outcome};
use crate::effect::spawn;
use crate::i18n::device::{DeviceMessages, file_size, number};
use crate::markup::{Element, el};
use contract::{Front, Id, decode};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The slot on the page of saved articles.
pub const DOWNLOAD: &str = ".take";

/// The state of the download.
#[derive(Default)]
pub struct Download {
    /// The files of the articles on the front page.
    articles: RefCell<Vec<String>>,
    state: Watched<State>,
    /// The number of the last download.
    number: Cell<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Idle,
    Estimating,
    /// The server could not be reached.
    Failed,
    Estimated {
        missing: usize,
        estimate: Estimate,
    },
    /// `number` is that of the download.
    Downloading {
        number: u32,
    },
    Stopped,
    Done {
        /// The articles that could not be fetched.
        failed: u64,
    },
}

/// Fills the slot, once there is a worker.
pub fn start(part: &Rc<Part>) {
    let download = part.clone();
    part.slots.add(DOWNLOAD, move || content(&download));
}

/// Shows a state and announces it to screen readers.
fn show(part: &Part, state: State) {
    part.download.state.set(state);
    part.slots.announce(&status(part.messages, state).unwrap_or_default());
}

/// The message of a state.
fn status(messages: &DeviceMessages, state: State) -> Option<String> {
    let text = match state {
        State::Idle | State::Downloading { .. } => return None,
        State::Estimating => messages.download_estimating,
        State::Failed => messages.download_failed,
        State::Estimated { missing: 0, estimate: Estimate { failed: 0, .. } } => messages.download_nothing,
        State::Estimated { missing, estimate: Estimate { bytes, unknown, failed } } => {
            let text = if unknown > 0 { messages.download_size_at_least } else { messages.download_size };
            return Some(without(
                messages,
                text(&number(messages, missing as u64), &file_size(messages, bytes)),
                failed,
            ));
        }
        State::Stopped => messages.download_stopped,
        State::Done { failed } => return Some(without(messages, messages.download_done.to_owned(), failed)),
    };
    Some(text.to_owned())
}

/// A message, and how many articles cannot be fetched.
fn without(messages: &DeviceMessages, text: String, failed: u64) -> String {
    if failed == 0 { text } else { text + " " + &(messages.download_without)(&number(messages, failed)) }
}

fn content(part: &Rc<Part>) -> Element {
    let messages = part.messages;
    let state = part.download.state.with(|state| *state);
    let action = |text: &'static str, class: &'static str, act: fn(&Rc<Part>)| {
        let part = part.clone();
        button(text, move || act(&part)).class(class)
    };
    let heading = el("h2").class("section-heading").child(messages.download_heading);
    let content = slots::content().child(heading).child(el("p").child(messages.download_about));
    let content = content.child(status(messages, state).map(|text| el("p").class("said").child(text)));
    match state {
        State::Idle => content.child(action(messages.download_estimate, "weigh", estimate)),
        State::Failed => content.child(action(part.context.messages.retry, "weigh", estimate)),
        State::Stopped => content.child(action(messages.download_resume, "weigh", estimate)),
        State::Estimated { missing: 1.., .. } => content
            .child(action(messages.download_start, "start", download))
            .child(action(messages.cancel, "cancel", |part| show(part, State::Idle))),
        State::Downloading { .. } => {
            content
                .child(progress(part))
                .child(action(messages.download_stop, "stop", |part| show(part, State::Stopped)))
        }
        State::Estimating | State::Estimated { .. } | State::Done { .. } => content,
    }
}

fn progress(part: &Part) -> Vec<Element> {
    let messages = part.messages;
    let articles = part.download.articles.borrow();
    let done = part.stored.with(|stored| articles.iter().filter(|file| stored.is_complete(file)).count());
    let text = (messages.download_progress)(&number(messages, done as u64), &number(messages, articles.len() as u64));
    let bar = el("progress").attr("max", articles.len().to_string()).attr("value", done.to_string());
    vec![bar.attr("aria-label", messages.download_heading), el("p").child(text)]
}

/// Estimates the files that are missing on the device.
fn estimate(part: &Rc<Part>) {
    show(part, State::Estimating);
    let part = part.clone();
    spawn(async move {
        let state = match estimate_missing(&part).await {
            Some((missing, estimate)) => State::Estimated { missing, estimate },
            None => State::Failed,
        };
        show(&part, state);
    });
}

async fn estimate_missing(part: &Part) -> Option<(usize, Estimate)> {
    let json = part.js.fetch_text(files::FRONT).await?;
    let articles = articles_of(&decode::<Front>(json.as_bytes()).ok()?);
    let missing: Vec<String> = articles.iter().filter(|file| is_missing(part, file)).cloned().collect();
    part.download.articles.replace(articles);
    let estimate = part.js.estimate_files(&missing).await.ok()?;
    let failed = estimate.failed as usize;
    // All of them: there is no network.
    if failed > 0 && failed == missing.len() { None } else { Some((missing.len() - failed, estimate)) }
}

/// True if a file is not stored completely, and asking for it can be of use.
fn is_missing(part: &Part, file: &str) -> bool {
    let is_given_up = article_of(file).is_some_and(|id| part.attempts.is_given_up(id));
    !is_given_up && !part.stored.with_untracked(|stored| stored.is_complete(file))
}

/// The files of the articles on the front page, without duplicates.
fn articles_of(front: &Front) -> Vec<String> {
    let mut articles = Vec::new();
    for teaser in front.groups.iter().flat_map(|group| &group.teasers) {
        let file = files::article(&teaser.id);
        if !articles.contains(&file) {
            articles.push(file);
        }
    }
    articles
}

fn download(part: &Rc<Part>) {
    let number = part.download.number.get() + 1;
    part.download.number.set(number);
    let downloading = State::Downloading { number };
    part.download.state.set(downloading);
    let part = part.clone();
    spawn(async move {
        let is_on = |part: &Part| part.download.state.with_untracked(|state| *state == downloading);
        let job = |name: &str| Job { name: name.to_owned(), with_images: true, ..Job::default() };
        let articles = part.download.articles.borrow().clone();
        // What was downloaded before stays until this is complete.
        let mut pinned: Vec<String> = articles.iter().filter_map(|file| Some(article_of(file)?.to_owned())).collect();
        let count = pinned.len();
        pinned.extend(part.lists.taken());
        pin(&part, &pinned);
        cache::store(&part, job(files::FRONT)).await;
        for file in &articles {
            if !is_on(&part) {
                return;
            }
            // A file or an image that is missing on the server does not stop the download; without a network nothing else
            // comes either.
            if is_missing(&part, file) && cache::store(&part, job(file)).await == Outcome::NoNetwork {
                return show(&part, State::Stopped);
            }
        }
        if is_on(&part) {
            pinned.truncate(count);
            pin(&part, &pinned);
            let is_absent = |file: &&String| part.stored.with_untracked(|stored| !stored.has(file));
            let failed = articles.iter().filter(is_absent).count();
            let has_none = failed == articles.len();
            show(&part, if has_none { State::Stopped } else { State::Done { failed: failed as u64 } });
        }
    });
}

/// Records the articles that stay on the device.
fn pin(part: &Part, ids: &[String]) {
    // Without the record they stay as long as pages that were read.
    let _ = part.lists.set_taken(ids);
    part.taken.set(ids.to_vec());
}

/// Removes the downloaded edition from the device, but for what the reader has saved.
pub fn remove(part: &Rc<Part>) {
    let names = part.lists.taken().iter().filter_map(|id| Some(files::article(&Id::new(id)?))).collect::<Vec<_>>();
    pin(part, &[]);
    cache::delete(part, names.into_iter().filter(|name| !part.cache.is_saved(name)).collect());
    part.download.state.set(State::Idle);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::device::device_messages;

    #[test]
    fn each_article_of_the_front_page_is_downloaded_once() {
        let json = r#"{ "groups": [
            { "rank": 1, "teasers": [{ "id": "a", "headline": "A" }, { "id": "b", "headline": "B" }] },
            { "rank": 2, "teasers": [{ "id": "a", "headline": "A" }, { "id": "../c", "headline": "C" }] }] }"#;
        let front = decode::<Front>(json.as_bytes()).expect("a front page");
        assert_eq!(articles_of(&front), ["articles/a.json", "articles/b.json"]);
    }

    #[test]
    fn the_reader_learns_the_size_before_the_download() {
        let status = |missing, bytes, unknown| {
            let estimate = Estimate { bytes, unknown, ..Estimate::default() };
            status(device_messages("en"), State::Estimated { missing, estimate })
        };
        assert_eq!(status(12, 3_200_000, 0).as_deref(), Some("12 articles to download: 3.2\u{a0}MB."));
        assert!(status(12, 3_200_000, 1).is_some_and(|text| text.contains("at least 3.2\u{a0}MB")));
        assert!(status(0, 0, 0).is_some_and(|text| text.contains("already")));
        assert_eq!(status(1, 48_000, 0).as_deref(), Some("1 article to download: 48\u{a0}kB."));
    }

    #[test]
    fn the_reader_learns_what_cannot_be_downloaded() {
        let estimate = Estimate { bytes: 48_000, failed: 2, ..Estimate::default() };
        for (language, expected) in [
            ("en", "1 article to download: 48\u{a0}kB. Articles that cannot be downloaded now: 2."),
            (
                "fr",
                "1 article à télécharger\u{a0}: 48\u{a0}ko. Articles impossibles à télécharger pour l’instant\u{a0}: 2.",
            ),
        ] {
            let text = status(device_messages(language), State::Estimated { missing: 1, estimate });
            assert_eq!(text.as_deref(), Some(expected));
        }
        let done = |failed| status(device_messages("en"), State::Done { failed });
        assert_eq!(done(0).as_deref(), Some("The edition is on this device."));
        assert_eq!(
            done(1).as_deref(),
            Some("The edition is on this device. Articles that cannot be downloaded now: 1.")
        );
    }
}
