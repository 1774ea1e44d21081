//! What pages tell the device part (`parts::device`): which pages and files are shown.
//!
//! The part may load late, or never: until it takes them, the events are noted here.

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::mem;

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

/// The pages' side of the device part.
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

impl Device {
    /// Nothing is shown yet.
    #[allow(clippy::new_without_default, reason = "it belongs to the current owner")]
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

    /// Tells the first caller alone that the part is to be loaded.
    pub fn begin_loading(self) -> bool {
        self.state.try_update_value(|state| !mem::replace(&mut state.is_loading, true)).unwrap_or_default()
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
