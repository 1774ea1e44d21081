//! Reactive values. Leptos's signals would be compiled once for each type.

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::cell::RefCell;

/// A value, and the trigger that notifies effects of its changes.
#[derive(Default)]
pub struct Watched<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Watched<T> {
    pub fn new(value: T) -> Watched<T> {
        Watched { value: RefCell::new(value), changed: ArcTrigger::new() }
    }

    /// Reads the value. The current effect is run again when it changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.with_untracked(read)
    }

    /// Reads the value.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value.borrow())
    }

    /// Changes the value and notifies the effects that read it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
        self.changed.notify();
    }

    /// Replaces the value and notifies the effects that read it.
    pub fn set(&self, value: T) {
        self.update(|old| *old = value);
    }
}
