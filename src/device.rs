//! The app's side of the device part: tells it which pages and files are shown, and loads it once the page is idle.
//!
//! The part (`parts::device`) stores what is read, marks what is missing offline, and fills the slots that pages keep for
//! it. So no first visit waits for it, and where it never loads everything still reads.

use crate::address::Site;
use crate::browser::{self, clock};
use crate::i18n::Messages;
use crate::parts;
use crate::routing::Router;
use crate::store::Store;
use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::mem;

/// How long a page has been shown before a first visit loads the part, in milliseconds.
const IDLE: i32 = 2_000;

/// Something that pages tell the device part. Files are named relative to the edition's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// A page is shown that is made of this file, or of none.
    Shown(Option<String>),
    /// A page is shown whose file did not load, and may do so later.
    Failed,
    /// The page shows another file beside its own.
    Secondary(String),
}

/// What pages tell the device part. The part may load late: until then it is noted.
#[derive(Clone, Copy)]
pub struct Device {
    state: StoredValue<State>,
}

#[derive(Default)]
struct State {
    events: Vec<PageEvent>,
    changed: ArcTrigger,
    is_loading: bool,
}

/// What the device part needs of the app.
#[derive(Clone)]
pub struct DeviceContext {
    pub device: Device,
    pub store: Store,
    pub router: Router,
    pub site: Site,
    pub messages: &'static Messages,
}

impl Device {
    /// Nothing is shown yet.
    pub fn new() -> Device {
        Device { state: StoredValue::default() }
    }

    /// A page is shown that is made of this file, or of none.
    pub fn page(self, file: Option<&str>) {
        self.tell(PageEvent::Shown(file.map(str::to_owned)));
    }

    /// A page is shown whose file did not load, and may do so later.
    pub fn failed_page(self) {
        self.tell(PageEvent::Failed);
    }

    /// The page shows another file beside its own.
    pub fn secondary(self, file: &str) {
        self.tell(PageEvent::Secondary(file.to_owned()));
    }

    /// What pages have told since the last call; reactive.
    pub fn take_events(self) -> Vec<PageEvent> {
        self.state.with_value(|state| state.changed.track());
        self.state.try_update_value(|state| mem::take(&mut state.events)).unwrap_or_default()
    }

    /// Loads the part: at once where a worker has it on the device, else when the page is idle.
    pub fn load(self, context: DeviceContext) {
        if self.state.try_update_value(|state| mem::replace(&mut state.is_loading, true)) != Some(false) {
            return;
        }
        let delay = if browser::device::is_controlled() { 0 } else { IDLE };
        clock::after(delay, move || {
            parts::device::load(move |part| {
                if let Some(part) = part {
                    (part.start)(context);
                }
            });
        });
    }

    fn tell(self, event: PageEvent) {
        let changed = self.state.try_update_value(|state| {
            state.events.push(event);
            state.changed.clone()
        });
        if let Some(changed) = changed {
            changed.notify();
        }
    }
}

impl Default for Device {
    fn default() -> Device {
        Device::new()
    }
}
