//! The events of pages for the device part (`parts::device`): which pages and files are shown.
//!
//! The part may be loaded late, or never. Until then the events are queued here.

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::mem;

/// An event for the device part. Files are named relative to the edition's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// A page is shown, with the file that it needs, if any.
    Shown(Option<String>),
    /// A page is shown whose file could not be loaded, but may be later.
    Failed,
    /// The page shows a secondary file.
    Secondary(String),
}

/// The queue of events.
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
    /// An empty queue.
    #[allow(clippy::new_without_default, reason = "it belongs to the current owner")]
    pub fn new() -> Device {
        Device { state: StoredValue::default() }
    }

    /// A page is shown, with the file that it needs, if any.
    pub fn page(self, file: Option<&str>) {
        self.tell(PageEvent::Shown(file.map(str::to_owned)));
    }

    /// A page is shown whose file could not be loaded, but may be later.
    pub fn failed_page(self) {
        self.tell(PageEvent::Failed);
    }

    /// The page shows a secondary file.
    pub fn secondary(self, file: &str) {
        self.tell(PageEvent::Secondary(file.to_owned()));
    }

    /// The events since the last call. Reactive.
    pub fn take_events(self) -> Vec<PageEvent> {
        self.state.with_value(|state| state.changed.track());
        self.state.try_update_value(|state| mem::take(&mut state.events)).unwrap_or_default()
    }

    /// True for the first caller only, which then loads the part.
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
