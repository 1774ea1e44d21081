//! Reading without a network: what the device keeps, when the newsroom is out of reach, and what comes back with it.
//!
//! The app says what was read and saved, and the worker (public/sw.js) keeps it: what lies on the device is what it says.

mod keeping;

use crate::browser::worker::{self, Kept};
use crate::browser::{clock, pictures, visibility};
use crate::newsroom::Newsroom;
use crate::reader::lists::Lists;
use crate::routing::Site;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

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
    lists: Lists,
    pub device: RwSignal<Device>,
    /// What lies on the device.
    pub kept: RwSignal<Vec<Kept>>,
    /// Whether a newer version of the app waits.
    pub has_update: RwSignal<bool>,
}

struct Inner {
    site: Site,
    newsroom: Newsroom,
    /// The addresses of the pictures that pages have shown.
    shown: Option<SendWrapper<js_sys::Array>>,
    /// The file of the page.
    current: String,
    /// Files that are still to be kept, the last first, each with whether all its pictures are.
    wanted: Vec<(String, bool)>,
    is_at_work: bool,
    /// Saved articles that could not be kept; they are tried again when the newsroom is back.
    failed: Vec<String>,
}

impl Offline {
    /// Nothing happens before it is started.
    pub fn new(site: Site, newsroom: Newsroom, lists: Lists) -> Offline {
        let inner = Inner {
            site,
            newsroom,
            shown: None,
            current: String::new(),
            wanted: Vec::new(),
            is_at_work: false,
            failed: Vec::new(),
        };
        Offline {
            inner: StoredValue::new(inner),
            lists,
            device: RwSignal::new(Device::Unknown),
            kept: RwSignal::new(Vec::new()),
            has_update: RwSignal::new(false),
        }
    }

    /// Registers the worker once nothing else goes on, and begins to keep.
    pub fn start(self) {
        if worker::is_printed() {
            self.inner.update_value(|inner| inner.shown = Some(SendWrapper::new(pictures::shown())));
            clock::after(IDLE, move || leptos::task::spawn_local(self.begin()));
            visibility::on_hide(move || self.keep_page());
        }
    }

    async fn begin(self) {
        let base = self.inner.with_value(|inner| inner.site.base().to_owned());
        let is_taken = worker::register(&format!("{base}sw.js"), &base, move || self.has_update.set(true)).await;
        if !is_taken {
            self.device.set(Device::Refuses);
            return;
        }
        if let Ok(kept) = worker::list().await {
            self.kept.set(kept);
            self.device.set(Device::Keeps);
            self.keep_page();
            self.keep_saved();
        }
    }
}
