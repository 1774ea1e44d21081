//! Effects, tasks and gates of one type, so that Leptos's code for them is compiled once and not once for each.

use leptos::prelude::Effect;
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::{Notify, Track};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

/// Calls `run` in the browser after rendering, and again when a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// Runs a task in the browser.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    leptos::task::spawn_local(task);
}

/// Something that happens once, and that effects and dynamic nodes wait for.
#[derive(Clone, Default)]
pub struct Gate {
    is_open: Rc<Cell<bool>>,
    opened: ArcTrigger,
}

impl Gate {
    /// A gate that is open already.
    pub fn opened() -> Gate {
        Gate { is_open: Rc::new(Cell::new(true)), opened: ArcTrigger::new() }
    }

    /// True once it is open. Reactive until then.
    pub fn is_open(&self) -> bool {
        if !self.is_open.get() {
            self.opened.track();
        }
        self.is_open.get()
    }

    /// Opens it.
    pub fn open(&self) {
        if !self.is_open.replace(true) {
            self.opened.notify();
        }
    }
}
