//! Reading without a network: what the device keeps, when the newsroom is out of reach, and what comes back with it.
//!
//! The app decides what is kept and for how long, and the worker (public/sw.js) does it; `copies` are the app's own notes
//! of what lies on the device. Pages say what they show, and that is what is kept.

pub mod copies;
mod keeping;
mod pictures;

pub use pictures::Wanted;

use crate::browser::{clock, pictures as shown_pictures, visibility, worker};
use crate::newsroom::Newsroom;
use crate::reader::lists::Lists;
use crate::routing::Site;
use leptos::prelude::*;

/// How long after its start the app registers the worker, in milliseconds: the first page has all it needs by then.
const IDLE: i32 = 2_000;

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

/// Reading without a network.
#[derive(Clone, Copy)]
pub struct Offline {
    inner: StoredValue<Inner>,
    pub lists: Lists,
    pub device: RwSignal<Device>,
    /// Whether a newer version of the app waits.
    pub has_update: RwSignal<bool>,
}

struct Inner {
    site: Site,
    newsroom: Newsroom,
    /// What is still to be kept, in order.
    wanted: Vec<(String, Wanted)>,
    is_at_work: bool,
    /// The pictures that pages have shown, by address.
    shown: Vec<String>,
    /// The file of the page.
    current: String,
    /// Saved articles that could not be kept; they are tried again when the newsroom is back.
    failed: Vec<String>,
}

impl Offline {
    /// Nothing happens before it is started.
    pub fn new(site: Site, newsroom: Newsroom, lists: Lists) -> Offline {
        let inner = Inner {
            site,
            newsroom,
            wanted: Vec::new(),
            is_at_work: false,
            shown: Vec::new(),
            current: String::new(),
            failed: Vec::new(),
        };
        Offline {
            inner: StoredValue::new(inner),
            lists,
            device: RwSignal::new(Device::Unknown),
            has_update: RwSignal::new(false),
        }
    }

    /// Registers the worker once nothing else goes on, and begins to keep.
    pub fn start(self) {
        if !worker::is_printed() {
            return;
        }
        shown_pictures::watch_shown(move |address| {
            self.inner.update_value(|inner| {
                if !inner.shown.contains(&address) {
                    inner.shown.push(address);
                }
            });
        });
        clock::after(IDLE, move || leptos::task::spawn_local(self.begin()));
        visibility::on_hide(move || self.keep_page());
    }

    async fn begin(self) {
        let base = self.inner.with_value(|inner| inner.site.base().to_owned());
        let is_registered = worker::register(&format!("{base}sw.js"), &base, move || self.has_update.set(true)).await;
        if !is_registered {
            self.device.set(Device::Refuses);
            return;
        }
        self.compare().await;
        self.device.set(Device::Keeps);
        self.keep_page();
        self.keep_saved();
    }
}
