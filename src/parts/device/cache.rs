//! Decides on the files that the worker stores on the device: pages that are read, and saved articles.

use super::Part;
use super::page::{LoadedFile, Page, article_of};
use super::queue::{Job, Queue};
use super::stored::Stored;
use crate::address::files;
use crate::browser::device::Outcome;
use crate::browser::{clock, connection, storage, visibility};
use crate::effect::{effect, spawn};
use crate::reader::lists::List;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The time after which a page that is shown is stored, in milliseconds: passing by a page stores nothing.
const SETTLED: i32 = 1_500;
/// The stored name of the notice that this visit has shown, so that none is shown twice.
const SHOWN_NOTICE: &str = "manchette.told";

/// The state of the module.
#[derive(Default)]
pub struct Cache {
    queue: RefCell<Queue>,
    page: RefCell<Vec<Row>>,
    /// True once the page has been shown long enough.
    is_settled: Cell<bool>,
    worker: Cell<WorkerState>,
    is_working: Cell<bool>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum WorkerState {
    /// It is not known yet whether there is one.
    #[default]
    Starting,
    Active,
    /// There is none, so nothing waits to be stored.
    Absent,
}

/// A file of the page.
struct Row {
    file: LoadedFile,
    /// The number of images that pages had shown when the file was last stored.
    images: Option<u32>,
}

impl Cache {
    /// True if a file belongs to a saved article.
    pub fn is_saved(&self, name: &str) -> bool {
        self.queue.borrow().is_saved(name)
    }
}

/// Starts to store, once there is a worker.
pub fn start(part: &Rc<Part>) {
    part.cache.worker.set(WorkerState::Active);
    let changed = part.clone();
    part.js.on_stored_change(move |files, is_all| {
        changed.stored.update(|stored| if is_all { *stored = Stored::new(files) } else { stored.add(files) });
    });
    // On phones this may be the last event of the page.
    let hidden = part.clone();
    visibility::on_change(move |is_visible| {
        if !is_visible {
            store_page(&hidden);
        }
    });
    let part = part.clone();
    effect(move || {
        part.lists.track(List::Saved);
        let saved = part.lists.saved_files();
        part.attempts.retain(&|id| is_taken(&part, id) || part.lists.has(List::Saved, id));
        part.stored.with_untracked(|stored| {
            part.cache.queue.borrow_mut().set_saved(saved, stored, &|name| is_due(&part, name));
        });
        work(&part);
    });
}

/// Handles that there is no worker: nothing waits for it any more.
pub fn stop(part: &Part) {
    part.cache.worker.set(WorkerState::Absent);
    part.cache.queue.borrow_mut().clear();
}

/// True if an article belongs to the downloaded edition.
pub fn is_taken(part: &Part, id: &str) -> bool {
    part.taken.with_untracked(|taken| taken.iter().any(|taken| taken == id))
}

/// True if it is time to ask for a file that could not be stored completely.
fn is_due(part: &Part, name: &str) -> bool {
    article_of(name).is_none_or(|id| part.attempts.is_due(id, clock::now()))
}

/// Handles a new page: stores images that the previous page has shown since, and soon the new page.
pub fn show(part: &Rc<Part>, page: &Page) {
    let cache = &part.cache;
    if cache.is_settled.replace(false) {
        store_page(part);
    }
    cache.page.replace(page.files().map(|file| Row { file: file.clone(), images: None }).collect());
    let number = part.page_number.get();
    let part = part.clone();
    clock::after(SETTLED, move || {
        if part.page_number.get() == number {
            part.cache.is_settled.set(true);
            store_page(&part);
        }
    });
}

/// Handles a secondary file of the page.
pub fn show_secondary(part: &Rc<Part>, file: &LoadedFile) {
    let mut rows = part.cache.page.borrow_mut();
    rows.retain(|row| row.file.name != file.name);
    rows.push(Row { file: file.clone(), images: None });
    drop(rows);
    if part.cache.is_settled.get() {
        store_page(part);
    }
}

/// Handles the return of the network: tries again to store files that failed.
pub fn retry(part: &Rc<Part>) {
    part.stored.with_untracked(|stored| {
        // No pause holds when there was no network, but what is gone stays gone.
        let is_of_use = |name: &str| article_of(name).is_none_or(|id| !part.attempts.is_given_up(id));
        part.cache.queue.borrow_mut().retry(stored, &is_of_use);
    });
    work(part);
}

/// Deletes files.
pub fn delete(part: &Rc<Part>, names: Vec<String>) {
    let part = part.clone();
    spawn(async move {
        if let Ok(files) = part.js.delete_files(&names).await {
            part.stored.set(Stored::new(files));
        }
    });
}

/// Stores a file now. What fails is remembered, so that it is not asked for at every page.
pub async fn store(part: &Rc<Part>, job: Job) -> Outcome {
    let text = str::from_utf8(&job.json).unwrap_or_default();
    let (outcome, files) = part.js.store_file(&job.name, text, job.fetched_at, job.with_images).await;
    part.stored.update(|stored| stored.add(files));
    let mut queue = part.cache.queue.borrow_mut();
    if job.with_images && !part.stored.with_untracked(|stored| stored.is_complete(&job.name)) {
        queue.fail(&job.name);
    }
    let pinned =
        article_of(&job.name).filter(|id| job.with_images && (queue.is_saved(&job.name) || is_taken(part, id)));
    match (outcome, pinned) {
        (Outcome::Complete, Some(id)) => part.attempts.forget(id),
        (Outcome::Gone | Outcome::WithoutImages, Some(id)) => part.attempts.note(id, true, clock::now()),
        (Outcome::Failed, Some(id)) => part.attempts.note(id, false, clock::now()),
        // Nothing was learnt about the file, nor would be about others.
        (Outcome::NoNetwork | Outcome::NoSpace, _) => queue.fail_fetches(),
        (_, None) => {}
    }
    if outcome == Outcome::NoSpace {
        notify_once(part, part.messages.storage_full);
    }
    outcome
}

/// Shows a notice once in each visit.
pub fn notify_once(part: &Part, text: &'static str) {
    if storage::read_in_tab(SHOWN_NOTICE).as_deref() != Some(text) {
        storage::write_in_tab(SHOWN_NOTICE, text);
        part.slots.notify("device", text, None);
    }
}

/// Stores the files of the page, and a stored file again only if pages have shown more images.
fn store_page(part: &Rc<Part>) {
    if part.cache.worker.get() == WorkerState::Absent {
        return;
    }
    let images = Some(part.js.shown_images());
    // Where the browser does not tell, the connection may cost the reader money: only what was on screen is stored.
    let is_metered = connection::is_metered().unwrap_or(true);
    for row in part.cache.page.borrow_mut().iter_mut().filter(|row| row.images != images) {
        row.images = images;
        let LoadedFile { name, json, fetched_at, .. } = row.file.clone();
        let with_images = article_of(&name).is_some() && !is_metered;
        part.cache.queue.borrow_mut().push(Job { name, json, fetched_at, with_images });
    }
    if !part.cache.queue.borrow().is_empty() {
        work(part);
    }
}

/// Runs all jobs, unless they are running already.
fn work(part: &Rc<Part>) {
    if part.cache.worker.get() != WorkerState::Active || part.cache.is_working.replace(true) {
        return;
    }
    let part = part.clone();
    spawn(async move {
        loop {
            while let Some(job) = next(&part) {
                // What fails does not end the work on the others.
                store(&part, job).await;
            }
            evict(&part).await;
            if part.cache.queue.borrow().is_empty() {
                break;
            }
        }
        part.cache.is_working.set(false);
    });
}

fn next(part: &Part) -> Option<Job> {
    part.cache.queue.borrow_mut().pop()
}

/// Evicts files that were not read for long. The list of saved articles is read again, because other tabs change it. If
/// a newer app has written the list, its content is unknown, so nothing may be evicted.
async fn evict(part: &Rc<Part>) {
    if part.lists.records.is_too_new() {
        return;
    }
    let always = [files::EDITION, files::FRONT].map(str::to_owned);
    let mut pinned = part.lists.pinned_files();
    pinned.extend(always);
    if let Ok(files) = part.js.evict_files(&pinned).await {
        part.stored.set(Stored::new(files));
    }
}
