//! The device part: all that belongs to the reader's device and waits until the page is idle. Its modules store what is
//! read and saved, say what is missing offline, and fill the slots that pages keep for the device.

mod cache;
mod download;
mod install;
mod offline;
mod page;
mod queue;
mod resume;
mod saves;
mod share;
mod slots;
mod space;
mod stored;
mod updates;
mod watched;
mod worker;

use crate::address::Site;
use crate::browser::clock;
use crate::browser::device::{self, DeviceJs};
use crate::device::{Device, PageEvent};
use crate::effect::{effect, spawn};
use crate::i18n::Messages;
use crate::i18n::device::{DeviceMessages, device_messages};
use crate::reader::lists::Lists;
use crate::routing::Router;
use crate::store::Store;
use leptos::prelude::*;
use page::Page;
use slots::Slots;
use std::rc::Rc;
use stored::Stored;
use watched::Watched;

/// What the part gives.
pub struct DevicePart {
    /// Starts all modules, which then run for as long as the app.
    pub start: fn(DeviceContext),
}

static DEVICE: DevicePart = DevicePart { start };

lazy::part!(device, DevicePart, &DEVICE);

/// How long a page has been shown before a first visit loads the part, in milliseconds.
const IDLE: i32 = 2_000;

/// What the part needs of the app.
#[derive(Clone)]
pub struct DeviceContext {
    pub device: Device,
    pub store: Store,
    pub router: Router,
    pub site: Site,
    pub messages: &'static Messages,
}

/// Loads the part once: where a worker has it on the device at once, else when the page is idle.
pub fn load_when_idle(context: DeviceContext) {
    if context.device.begin_loading() {
        let delay = if device::is_controlled() { 0 } else { IDLE };
        clock::after(delay, move || {
            load(move |part| {
                if let Some(part) = part {
                    (part.start)(context);
                }
            });
        });
    }
}

/// What the modules share, and what each keeps.
struct Part {
    context: DeviceContext,
    messages: &'static DeviceMessages,
    js: DeviceJs,
    slots: Slots,
    lists: Lists,
    page: Watched<Page>,
    stored: Watched<Stored>,
    cache: cache::Cache,
    download: download::Download,
    install: install::Install,
    offline: offline::Offline,
    resume: resume::Resume,
    /// Whether the browser promises to keep what is stored; unknown, it is taken for granted.
    is_persistent: Watched<bool>,
}

/// Starts something of the part.
type Step = fn(&Rc<Part>);

/// What needs no worker.
const WITHOUT_WORKER: [Step; 6] =
    [|part| part.slots.start(), resume::start, install::start, share::start, saves::start, hear_pages];

/// What needs one.
const WITH_WORKER: [Step; 4] = [cache::start, offline::start, space::start, download::start];

fn start(context: DeviceContext) {
    spawn(async move {
        let Some(js) = DeviceJs::load(&context.site.file("")).await else { return };
        // Effects of the part live as long as the app, and not as the page on which it was loaded.
        let owner = Owner::new();
        let part = Rc::new(Part {
            messages: device_messages(context.messages.language),
            slots: Slots::new(js.clone(), context.messages.close),
            lists: Lists::new(context.site.base()),
            page: Watched::default(),
            stored: Watched::default(),
            cache: cache::Cache::default(),
            download: download::Download::default(),
            install: install::Install::default(),
            offline: offline::Offline::default(),
            resume: resume::Resume::default(),
            is_persistent: Watched::new(true),
            js,
            context,
        });
        run(&part, &owner, &WITHOUT_WORKER).await;
        part.js.mark_ready("device");
        match worker::start(&part).await {
            Ok(()) => run(&part, &owner, &WITH_WORKER).await,
            Err(text) => owner.with(|| worker::say_why_not(&part, text)),
        }
        std::mem::forget(owner);
    });
}

/// Runs steps, each a task of its own, so that between two the page answers its reader.
async fn run(part: &Rc<Part>, owner: &Owner, steps: &[Step]) {
    for step in steps {
        owner.with(|| step(part));
        clock::sleep(0).await;
    }
}

/// Hears what pages tell.
fn hear_pages(part: &Rc<Part>) {
    let part = part.clone();
    effect(move || {
        let events = part.context.device.take_events();
        let is_page = |event: &PageEvent| !matches!(event, PageEvent::Secondary(_));
        let current = events.iter().rposition(is_page).unwrap_or_default();
        for (index, event) in events.into_iter().enumerate() {
            hear(&part, event, index >= current);
        }
    });
}

/// Hears of a page, which is still shown or was before the part was loaded.
fn hear(part: &Rc<Part>, event: PageEvent, is_current: bool) {
    let store = &part.context.store;
    let page = match event {
        PageEvent::Shown(file) => Page::of(store, file.as_deref()),
        PageEvent::Failed => Page { can_retry: true, ..Page::of(store, None) },
        PageEvent::Secondary(_) if !is_current => return,
        PageEvent::Secondary(file) => {
            part.page.update(|page| page.add(store, &file));
            if let Some(file) = part.page.with_untracked(|page| page.secondary(&file).cloned()) {
                cache::show_secondary(part, &file);
            }
            return;
        }
    };
    if let Some(file) = page.own.as_ref().filter(|file| file.article().is_some()) {
        // A browser that refuses to store says so at the first save.
        let _ = part.lists.note_read(&file.json, clock::now());
    }
    install::show(part);
    if is_current {
        resume::show(part, page.article());
        cache::show(part, &page);
        offline::show(part, &page);
        part.page.set(page);
    }
}
