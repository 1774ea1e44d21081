//! Reading without a network: what the app tells the device to keep, and what it knows of it.
//!
//! The work is done by public/offline.js and the worker, which come when the page is at rest: so a first visit does not
//! wait for them. See docs/decisions/0010-reading-offline.md.

use crate::browser::device::{self, News, Saying};
use crate::contract::Id;
use crate::effect::effect;
use crate::newsroom::{Newsroom, files};
use crate::reader::entry::List;
use crate::reader::lists::Lists;
use crate::routing::Site;
use leptos::prelude::*;

/// What the device does with what it is to keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// Nothing is known yet.
    #[default]
    Unknown,
    /// It keeps.
    Keeps,
    /// The browser lets nothing be kept, as in some private windows.
    Refuses,
    /// It has no space left.
    IsFull,
}

/// A file of the edition on the device.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub address: String,
    /// With its pictures.
    pub bytes: f64,
    /// Whether all its pictures came.
    pub is_whole: bool,
}

/// Reading without a network.
#[derive(Clone, Copy)]
pub struct Offline {
    site: StoredValue<Site>,
    newsroom: StoredValue<Newsroom>,
    lists: Lists,
    pub device: RwSignal<Device>,
    /// What lies on the device.
    pub kept: RwSignal<Vec<Kept>>,
    /// Whether a newer version of the app waits.
    pub has_update: RwSignal<bool>,
    /// When the device kept what the page shows, in seconds since 1970, if it came from there.
    pub shown_from: RwSignal<Option<i64>>,
}

impl Offline {
    /// Nothing happens before it is started.
    pub fn new(site: Site, newsroom: Newsroom, lists: Lists) -> Offline {
        Offline {
            site: StoredValue::new(site),
            newsroom: StoredValue::new(newsroom),
            lists,
            device: RwSignal::new(Device::Unknown),
            kept: RwSignal::new(Vec::new()),
            has_update: RwSignal::new(false),
            shown_from: RwSignal::new(None),
        }
    }

    /// Begins to hear of the device, and to tell it what is saved.
    pub fn start(self) {
        device::hear("device", move |news| {
            self.device.set(match &*news.text(0) {
                "keeps" => Device::Keeps,
                "full" => Device::IsFull,
                _ => Device::Refuses,
            });
        });
        device::hear("kept", move |news| self.kept.set(news.rows().iter().map(kept).collect()));
        device::hear("update", move |_| self.has_update.set(true));
        device::hear("back", move |_| self.out_of_reach().set(false));
        effect(move || {
            let ids = self.lists.ids(List::Saved).into_iter().filter_map(|id| Id::new(&id));
            ids.fold(Saying::new("saved"), |saying, id| saying.with(&self.file(&files::article(&id)))).say();
        });
        effect(move || {
            if self.out_of_reach().get() {
                Saying::new("away").say();
            }
        });
    }

    /// Whether the newsroom could not be reached when it was last asked.
    pub fn out_of_reach(self) -> ArcRwSignal<bool> {
        self.newsroom.with_value(|newsroom| newsroom.is_out_of_reach.clone())
    }

    /// A page shows a file: the device keeps it, and what stands around it.
    pub fn shown(self, file: &str) {
        self.newsroom.with_value(|newsroom| {
            self.shown_from.set(newsroom.kept_at(file));
            let mut saying = Saying::new("shown");
            for name in [file, files::EDITION, files::MOST_READ] {
                if let Some(json) = newsroom.json_in_memory(name) {
                    let text = String::from_utf8_lossy(&json);
                    saying = saying.with_file(&self.file(name), &text, name.starts_with(files::ARTICLES));
                }
            }
            saying.say();
        });
    }

    /// What the device has of a file; reactive.
    pub fn kept_of(self, file: &str) -> Option<Kept> {
        let address = self.file(file);
        self.kept.with(|kept| kept.iter().find(|kept| kept.address == address).cloned())
    }

    fn file(self, name: &str) -> String {
        self.site.with_value(|site| site.file(name))
    }
}

fn kept(row: &News) -> Kept {
    Kept { address: row.text(0), bytes: row.number(2), is_whole: row.number(3) == 1.0 }
}
