//! Keeping what was read and saved, and letting go of what must go.

use super::copies::{self, Copied};
use super::pictures::{Screen, Wanted, to_keep};
use super::{Device, Offline};
use crate::browser::worker::{self, Refusal};
use crate::browser::{clock, connection, pictures};
use crate::contract::{Id, parse};
use crate::newsroom::files;
use crate::reader::entry::List;
use crate::reader::records::NotKept;
use leptos::prelude::*;

/// How long after a page is shown it is kept, in milliseconds: its pictures have come by then, and who only passes by
/// keeps nothing.
const SETTLED: i32 = 1_500;
/// An address that nothing is known of is let go when it is older than this, in seconds: another tab may just be keeping
/// it.
const ABANDONED: u32 = 3_600;

/// The files that stay as long as the app does.
const ALWAYS: [&str; 2] = [files::EDITION, files::FRONT];

impl Offline {
    /// A page shows a file: it is kept, and with it what the page before has come to show.
    pub fn shown(self, file: &str) {
        self.keep_page();
        self.inner.update_value(|inner| file.clone_into(&mut inner.current));
        let file = file.to_owned();
        clock::after(SETTLED, move || {
            if self.inner.with_value(|inner| inner.current == file) {
                self.keep_page();
            }
        });
    }

    /// Keeps what the page shows.
    pub fn keep_page(self) {
        let file = self.inner.with_value(|inner| inner.current.clone());
        if file.is_empty() || self.device.get_untracked() == Device::Unknown {
            return;
        }
        let is_article = file.starts_with(files::ARTICLES);
        let wanted = if is_article && !connection::is_dear() { Wanted::All } else { Wanted::Shown };
        self.want(&file, wanted);
        self.want(files::EDITION, Wanted::Shown);
        let has_most_read = self.inner.with_value(|inner| inner.newsroom.json_in_memory(files::MOST_READ).is_some());
        if has_most_read {
            self.want(files::MOST_READ, Wanted::Shown);
        }
    }

    /// Keeps the saved articles that the device does not have whole.
    pub fn keep_saved(self) {
        if self.device.get_untracked() == Device::Unknown {
            return;
        }
        for id in self.lists.records.names(List::Saved.as_str()) {
            let Some(file) = Id::new(&id).map(|id| files::article(&id)) else { continue };
            let has_failed = self.inner.with_value(|inner| inner.failed.contains(&file));
            if !has_failed && copies::of(self.lists.records, &file).is_none_or(|copy| !copy.is_whole) {
                self.want(&file, Wanted::All);
            }
        }
    }

    /// Keeps a file, after those that were asked for before.
    fn want(self, file: &str, wanted: Wanted) {
        let starts = self.inner.try_update_value(|inner| {
            inner.wanted.retain(|(other, _)| other != file);
            inner.wanted.push((file.to_owned(), wanted));
            !std::mem::replace(&mut inner.is_at_work, true)
        });
        if starts == Some(true) {
            leptos::task::spawn_local(self.work());
        }
    }

    async fn work(self) {
        let next = || {
            self.inner.try_update_value(|inner| {
                let is_done = inner.wanted.is_empty();
                inner.is_at_work = !is_done;
                (!is_done).then(|| inner.wanted.remove(0))
            })
        };
        while let Some(Some((file, wanted))) = next() {
            match self.keep(&file, wanted).await {
                Ok(()) => {}
                Err(Refusal::Full) => self.device.set(Device::IsFull),
                Err(Refusal::Failed) => self.inner.update_value(|inner| inner.failed.push(file)),
            }
        }
        self.let_go().await;
    }

    /// Keeps a file with its pictures; what it was made of before and is no more goes.
    pub(super) async fn keep(self, file: &str, wanted: Wanted) -> Result<(), Refusal> {
        let before = copies::of(self.lists.records, file).unwrap_or_default();
        // What is there already costs nothing.
        let wanted = if before.is_whole { Wanted::All } else { wanted };
        let (newsroom, site, shown) =
            self.inner.with_value(|inner| (inner.newsroom.clone(), inner.site.clone(), inner.shown.clone()));
        let screen = Screen { shown, width: pictures::screen_width() };
        let mut names = vec![file.to_owned()];
        let mut texts = Vec::new();
        let mut pictures = Vec::new();
        while let Some(name) = names.pop() {
            let json = newsroom.json(&name).await.map_err(|_| Refusal::Failed)?;
            let value = parse(&json).map_err(|_| Refusal::Failed)?;
            if let Some(id) = value.get("live").and_then(|live| Id::new(live.get("id")?.as_str()?)) {
                names.push(files::live(&id, None));
            }
            pictures.extend(to_keep(&value, wanted, &screen, &|url| site.file(url)));
            texts.push((site.file(&name), String::from_utf8_lossy(&json).into_owned()));
        }
        let files: Vec<(String, &str)> = texts.iter().map(|(address, text)| (address.clone(), text.as_str())).collect();
        let kept = worker::keep(&files, &pictures).await?;
        let copy = Copied {
            at: clock::now(),
            bytes: kept.bytes,
            is_whole: kept.missing == 0.0 && wanted == Wanted::All,
            files: texts.into_iter().map(|(address, _)| address).chain(pictures.into_iter().flatten()).collect(),
        };
        match copies::note(self.lists.records, file, &copy) {
            Ok(()) => {}
            Err(NotKept::Refused) => return Err(Refusal::Full),
            Err(NotKept::TooNew) => return Err(Refusal::Failed),
        }
        self.drop_unneeded(before.files, 0).await;
        Ok(())
    }

    /// Lets go of what was not read for long, and of the least recently read when there is too much.
    async fn let_go(self) {
        let saved = self.lists.records.names(List::Saved.as_str());
        let stays = |file: &str| {
            let id = file.strip_prefix(files::ARTICLES).and_then(|name| name.strip_suffix(".json"));
            ALWAYS.contains(&file) || id.is_some_and(|id| saved.iter().any(|saved| saved == id))
        };
        let going = copies::to_forget(copies::all(self.lists.records), &stays, clock::now());
        self.forget(&going).await;
    }

    /// Lets go of files.
    pub async fn forget(self, files: &[String]) {
        let mut addresses = Vec::new();
        for file in files {
            addresses.extend(copies::of(self.lists.records, file).unwrap_or_default().files);
            copies::forget(self.lists.records, file);
        }
        self.drop_unneeded(addresses, 0).await;
    }

    async fn drop_unneeded(self, mut addresses: Vec<String>, age: u32) {
        if !addresses.is_empty() {
            addresses = copies::unneeded(addresses, &copies::all(self.lists.records));
            worker::forget(&addresses, age).await;
        }
    }

    /// Compares the notes with what lies on the device: a browser may have cleared some of it.
    pub(super) async fn compare(self) {
        let Ok(mut there) = worker::list().await else { return };
        there.sort_unstable();
        let site = self.inner.with_value(|inner| inner.site.clone());
        for file in copies::all(self.lists.records).into_iter().map(|(file, _)| file) {
            if there.binary_search(&site.file(&file)).is_err() {
                copies::forget(self.lists.records, &file);
            }
        }
        self.drop_unneeded(there, ABANDONED).await;
    }
}
