//! The device part: everything that belongs to the reader's device and can wait until the page is idle. Its modules
//! store the articles that are read and saved, mark those that are missing offline, and fill the slots of pages.

mod cache;
mod changes;
mod download;
mod fresh;
mod install;
mod manage;
mod offline;
mod page;
mod prefetch;
mod queue;
mod resume;
mod saves;
mod share;
mod share_buttons;
mod slots;
mod space;
mod stored;
mod updates;
mod watched;
mod worker;

use crate::address::Site;
use crate::browser::clock;
use crate::browser::device::DeviceJs;
use crate::device::{Device, PageEvent};
use crate::effect::{effect, spawn};
use crate::i18n::Messages;
use crate::i18n::device::{self as device_messages, DeviceMessages};
use crate::reader::attempts::Attempts;
use crate::reader::lists::Lists;
use crate::reader::records::Records;
use crate::routing::Router;
use crate::store::Store;
use leptos::prelude::*;
use page::Page;
use slots::Slots;
use std::cell::Cell;
use std::rc::Rc;
use stored::Stored;
use watched::Watched;

/// The functions of the part.
pub struct DevicePart {
    /// Starts all modules, which then run for as long as the app.
    pub start: fn(DeviceContext),
}

static DEVICE: DevicePart = DevicePart { start };

lazy::part!(device, DevicePart, &DEVICE);

/// The parts of the app that the part needs.
#[derive(Clone)]
pub struct DeviceContext {
    pub device: Device,
    pub store: Store,
    pub router: Router,
    pub site: Site,
    pub messages: &'static Messages,
}

/// Loads the part once, when the page is idle.
pub fn load_when_idle(context: DeviceContext) {
    if context.device.begin_loading() {
        super::when_idle(move || {
            load(move |part| {
                if let Some(part) = part {
                    (part.start)(context);
                }
            });
        });
    }
}

pub use manage::manage;

/// The state that the modules share, and that of each module.
pub struct Part {
    context: DeviceContext,
    messages: &'static DeviceMessages,
    js: DeviceJs,
    slots: Slots,
    lists: Lists,
    page: Watched<Page>,
    /// The number of the current page, by which timers and requests of older pages are known.
    page_number: Cell<u32>,
    stored: Watched<Stored>,
    cache: cache::Cache,
    download: download::Download,
    fresh: fresh::Fresh,
    install: install::Install,
    offline: offline::Offline,
    resume: resume::Resume,
    attempts: Attempts,
    /// The ids of the articles of the downloaded edition.
    taken: Watched<Vec<String>>,
    /// True if the browser grants persistent storage, or as long as that is unknown.
    is_persistent: Watched<bool>,
}

/// Starts a module.
type Step = fn(&Rc<Part>);

/// The modules that need no worker.
const WITHOUT_WORKER: [Step; 9] = [
    |part| part.slots.start(),
    resume::start,
    install::start,
    share::start,
    share_buttons::start,
    saves::start,
    prefetch::start,
    fresh::start,
    hear_pages,
];

/// The modules that need a worker.
const WITH_WORKER: [Step; 4] = [cache::start, offline::start, space::start, manage::start];

fn start(context: DeviceContext) {
    device_messages::load(context.messages.language, |messages| {
        if let Some(messages) = messages {
            start_with(context, messages);
        }
    });
}

fn start_with(context: DeviceContext, messages: &'static DeviceMessages) {
    spawn(async move {
        let Some(js) = DeviceJs::load(&context.site.file("")).await else { return };
        // The part's effects belong to the app, not to the page on which it was loaded.
        let owner = Owner::new();
        let part = Rc::new(Part {
            messages,
            slots: Slots::new(js.clone(), context.messages.close),
            lists: Lists::new(context.site.base()),
            page: Watched::default(),
            page_number: Cell::new(0),
            stored: Watched::default(),
            cache: cache::Cache::default(),
            download: download::Download::default(),
            fresh: fresh::Fresh::default(),
            install: install::Install::default(),
            offline: offline::Offline::default(),
            resume: resume::Resume::default(),
            attempts: Attempts(Records::new(context.site.base())),
            taken: Watched::new(Lists::new(context.site.base()).taken()),
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
        // The lists follow the newsroom also without a worker.
        owner.with(|| changes::follow_soon(&part));
        std::mem::forget(owner);
    });
}

/// Runs steps as separate tasks, so that the page responds in between.
async fn run(part: &Rc<Part>, owner: &Owner, steps: &[Step]) {
    for step in steps {
        owner.with(|| step(part));
        clock::sleep(0).await;
    }
}

/// Handles the events of pages.
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

/// Handles a page, which is shown now or was before the part was loaded.
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
        // Saving an article reports that the browser refuses to store.
        let _ = part.lists.note_read(&file.json, clock::now());
    }
    install::show(part);
    if is_current {
        part.page_number.set(part.page_number.get() + 1);
        fresh::show(part);
        let (number, article, later) = (part.page_number.get(), page.article().map(str::to_owned), part.clone());
        // It lays the page out, which is long enough for a task of its own.
        clock::after(0, move || {
            if later.page_number.get() == number {
                resume::show(&later, article.as_deref());
            }
        });
        cache::show(part, &page);
        offline::show(part, &page);
        part.page.set(page);
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::LANGUAGES;
    use crate::i18n::device::{device_messages, number};
    use crate::reader::limits;
    use crate::store;

    #[test]
    fn the_limits_in_messages_are_those_of_the_app() {
        for messages in LANGUAGES {
            let device = device_messages(messages.language);
            assert_eq!(device.language, messages.language);
            for (text, number, unit) in [
                (messages.error_timeout, i64::from(store::TIMEOUT_MS / 1_000), "s"),
                (device.storage_rule, limits::RETENTION_DAYS.into(), ""),
                (device.storage_rule, limits::STORED_MEGABYTES.into(), "M"),
            ] {
                assert!(text.contains(&format!(" {number}\u{a0}{unit}")), "{number} is not in {text}");
            }
            // Else the app gives up a file before the worker answers with the stored one.
            assert!(i64::from(limits::RESPONSE_TIMEOUT_MS) < i64::from(store::TIMEOUT_MS));
            let history = number(device, limits::HISTORY_LIMIT as u64);
            assert!(device.transfer_about.contains(&history), "{history} is not in {}", device.transfer_about);
        }
    }
}
