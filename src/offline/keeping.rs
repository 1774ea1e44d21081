//! Keeping what was read and saved, and letting go of what must go.

use super::{Device, Offline};
use crate::browser::worker::{self, Refusal};
use crate::browser::{clock, connection};
use crate::contract::Id;
use crate::newsroom::files;
use crate::reader::entry::List;
use leptos::prelude::*;

/// How long after a page is shown it is kept, in milliseconds: its pictures have come by then, and who only passes by
/// keeps nothing.
const SETTLED: i32 = 1_500;

/// The files that stay as long as the app does.
const ALWAYS: [&str; 2] = [files::EDITION, files::FRONT];

impl Offline {
    /// A page shows a file: it is kept, and with it what the page before has come to show.
    pub fn shown(self, file: &str) {
        self.keep_page();
        let file = file.to_owned();
        self.inner.update_value(|inner| inner.current.clone_from(&file));
        clock::after(SETTLED, move || {
            if self.inner.with_value(|inner| inner.current == file) {
                self.keep_page();
            }
        });
    }

    /// Keeps what the page shows.
    pub fn keep_page(self) {
        let (file, newsroom) = self.inner.with_value(|inner| (inner.current.clone(), inner.newsroom.clone()));
        for (file, all) in [
            (&*file, file.starts_with(files::ARTICLES) && !connection::is_dear()),
            (files::EDITION, false),
            (files::MOST_READ, false),
        ] {
            if newsroom.json_in_memory(file).is_some() {
                self.want(file, all);
            }
        }
    }

    /// Keeps the saved articles that the device does not have whole.
    pub fn keep_saved(self) {
        for file in self.saved_files() {
            let has_failed = self.inner.with_value(|inner| inner.failed.contains(&file));
            let is_there = self.kept_of(&file).is_some_and(|kept| kept.is_whole);
            if !has_failed && !is_there {
                self.want(&file, true);
            }
        }
    }

    /// What the device has of a file.
    pub fn kept_of(self, file: &str) -> Option<worker::Kept> {
        let address = self.inner.with_value(|inner| inner.site.file(file));
        self.kept.with(|kept| kept.iter().find(|kept| kept.address == address).cloned())
    }

    fn saved_files(self) -> Vec<String> {
        let ids = self.lists.ids(List::Saved).into_iter();
        ids.filter_map(|id| Some(files::article(&Id::new(&id)?))).collect()
    }

    /// Keeps a file, after those that were asked for before.
    fn want(self, file: &str, all: bool) {
        if self.device.get_untracked() == Device::Unknown {
            return;
        }
        let starts = self.inner.try_update_value(|inner| {
            inner.wanted.retain(|(other, _)| other != file);
            inner.wanted.push((file.to_owned(), all));
            !std::mem::replace(&mut inner.is_at_work, true)
        });
        if starts == Some(true) {
            leptos::task::spawn_local(self.work());
        }
    }

    async fn work(self) {
        loop {
            let next = self.inner.try_update_value(|inner| inner.wanted.pop()).flatten();
            let Some((file, all)) = next else { break };
            let done = self.keep(&file, all).await;
            if done == Err(Refusal::Full) {
                self.device.set(Device::IsFull);
            }
            if done.is_err() {
                self.inner.update_value(|inner| inner.failed.push(file));
            }
        }
        self.inner.update_value(|inner| inner.is_at_work = false);
        let mut stays = self.saved_files();
        stays.extend(ALWAYS.map(str::to_owned));
        let stays: Vec<String> =
            self.inner.with_value(|inner| stays.iter().map(|file| inner.site.file(file)).collect());
        if let Ok(kept) = worker::tidy(&stays).await {
            self.kept.set(kept);
        }
    }

    /// Keeps one file, as it is in memory or as the network has it.
    pub(super) async fn keep(self, file: &str, all: bool) -> Result<(), Refusal> {
        let (address, root, json, shown) = self.inner.with_value(|inner| {
            let json = inner.newsroom.json_in_memory(file).unwrap_or_default();
            (inner.site.file(file), inner.site.edition().to_owned(), json, inner.shown.clone())
        });
        let shown = shown.map(|shown| (*shown).clone()).unwrap_or_default();
        let kept = worker::keep(&address, &String::from_utf8_lossy(&json), all, &root, &shown).await?;
        self.kept.set(kept);
        Ok(())
    }

    /// Lets go of files, by address.
    pub async fn forget(self, addresses: &[String]) {
        if let Ok(kept) = worker::forget(addresses).await {
            self.kept.set(kept);
        }
    }
}
