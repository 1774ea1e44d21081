//! The device part: all that belongs to the reader's device and waits until the page is idle. Its modules store what is
//! read and saved, say what is missing offline, and fill the slots that pages keep for the device.

mod page;
mod slots;
mod watched;

use crate::browser::clock;
use crate::browser::device::DeviceJs;
use crate::device::{DeviceContext, PageEvent};
use crate::effect::{effect, spawn};
use leptos::prelude::*;
use page::Page;
use slots::Slots;
use std::rc::Rc;
use watched::Watched;

/// What the part gives.
pub struct DevicePart {
    /// Starts all modules, which then run for as long as the app.
    pub start: fn(DeviceContext),
}

static DEVICE: DevicePart = DevicePart { start };

lazy::part!(device, DevicePart, &DEVICE);

/// What the modules share.
struct Part {
    context: DeviceContext,
    js: DeviceJs,
    slots: Slots,
    page: Watched<Page>,
}

/// What is started, one task after the other.
const STEPS: [fn(&Rc<Part>); 2] = [|part| part.slots.start(), follow_pages];

fn start(context: DeviceContext) {
    spawn(async move {
        let Some(js) = DeviceJs::load(&context.site.file("")).await else { return };
        // Effects of the part live as long as the app, and not as the page on which it was loaded.
        let owner = Owner::new();
        let slots = Slots::new(js.clone(), context.messages.close);
        let part = Rc::new(Part { context, js, slots, page: Watched::default() });
        for step in STEPS {
            owner.with(|| step(&part));
            // Between two steps the page answers its reader.
            clock::sleep(0).await;
        }
        std::mem::forget(owner);
    });
}

/// Passes on what pages tell.
fn follow_pages(part: &Rc<Part>) {
    let part = part.clone();
    effect(move || {
        for event in part.context.device.take_events() {
            part.hear(event);
        }
    });
}

impl Part {
    fn hear(&self, event: PageEvent) {
        let store = &self.context.store;
        match event {
            PageEvent::Shown(file) => self.page.set(Page::of(store, file.as_deref())),
            PageEvent::Failed => self.page.set(Page { can_retry: true, ..Page::of(store, None) }),
            PageEvent::Secondary(file) => self.page.update(|page| page.add(store, &file)),
        }
    }
}
