//! Resuming: opens an article at the paragraph where the reader stopped, and offers an unfinished article when the app
//! is opened from its icon.

use super::Part;
use super::slots::content;
use crate::browser::{clock, document, history, scroll, visibility};
use crate::markup::{Element, el};
use crate::reader::lists::UNFINISHED;
use contract::{Decode, Encode, ObjectWriter, encode};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The time for which an unfinished article is offered, in seconds. The inline script of index.html has the same.
const OFFERED_FOR: i64 = 12 * 60 * 60;
/// The time without scrolling after which the position is stored, in milliseconds.
const PAUSE: i32 = 1_000;
/// Pixels: more than the distance of a block that was scrolled to from the viewport's edge, so that positions do not
/// drift.
const EDGE: f64 = 40.0;
/// The selector of an article's blocks.
const BLOCKS: &str = ".article .body > *";
/// The query of the address that the app's icon opens.
const FROM_ICON: &str = "?icon";

/// The state of the module.
#[derive(Default)]
pub struct Resume {
    reading: RefCell<Option<Reading>>,
    /// The path of the page to scroll to its paragraph once it is shown.
    target: RefCell<Option<String>>,
    is_from_icon: Cell<bool>,
    /// The number of the current timer; older timers are ignored.
    timer: Cell<u32>,
}

/// The article on the page.
#[derive(Clone)]
struct Reading {
    id: String,
    path: String,
    headline: String,
    block: u32,
    is_finished: bool,
}

/// The article that the reader left last before its end.
struct Unfinished {
    /// The time, in seconds since 1970.
    at: i64,
    path: String,
    headline: String,
    block: u32,
}

impl Decode for Unfinished {
    fn decode(value: Value) -> Option<Unfinished> {
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        Some(Unfinished {
            at: value["at"].as_i64()?,
            path: text("path")?,
            headline: text("headline")?,
            block: value["block"].as_u64()?.try_into().ok()?,
        })
    }
}

impl Encode for Unfinished {
    fn encode(&self, json: &mut String) {
        let object = ObjectWriter::new(json).field("at", &self.at).field("path", &self.path);
        object.field("headline", &self.headline).field("block", &self.block).end();
    }
}

/// Starts to follow the reader's position, and fills the slot of the front page.
pub fn start(part: &Rc<Part>) {
    let scrolling = part.clone();
    scroll::on_scroll(move || look(&scrolling));
    let hiding = part.clone();
    visibility::on_change(move |is_visible| {
        if !is_visible {
            store(&hiding);
        }
    });
    let leaving = part.clone();
    history::on_leave(move || store(&leaving));
    // Reopened at its own address and not by a link, as browsers do with tabs that they had discarded.
    if part.js.is_reopened() {
        part.resume.target.replace(Some(history::pathname()));
    }
    part.resume.is_from_icon.set(history::search() == FROM_ICON);
    let offering = part.clone();
    part.slots.add(".resume", move || offer(&offering));
}

/// Handles a new page, with or without an article.
pub fn show(part: &Rc<Part>, article: Option<&str>) {
    store(part);
    let resume = &part.resume;
    let path = history::pathname();
    let target = resume.target.take();
    resume.reading.replace(article.map(|id| Reading {
        id: id.to_owned(),
        path: path.clone(),
        headline: document::text_of("main h1"),
        block: 0,
        is_finished: false,
    }));
    let is_target = article.is_some() && target.as_ref() == Some(&path);
    if let Some(left) = unfinished(part).filter(|left| is_target && left.path == path) {
        part.js.scroll_to_block(BLOCKS, left.block);
    }
    look(part);
}

/// Records the reader's position.
fn look(part: &Rc<Part>) {
    let resume = &part.resume;
    {
        let mut reading = resume.reading.borrow_mut();
        let Some(reading) = reading.as_mut().filter(|reading| reading.path == history::pathname()) else { return };
        let Some(progress) = scroll::progress(BLOCKS, EDGE) else { return };
        reading.block = progress.block;
        reading.is_finished |= progress.is_at_end;
    }
    // Not only on `pagehide`: a browser that is killed fires no event.
    let timer = resume.timer.get() + 1;
    resume.timer.set(timer);
    let part = part.clone();
    clock::after(PAUSE, move || {
        if part.resume.timer.get() == timer {
            store(&part);
        }
    });
}

/// Stores the reader's position.
fn store(part: &Part) {
    let Some(Reading { id, path, headline, block, is_finished }) = part.resume.reading.borrow().clone() else { return };
    // Save buttons and settings report that nothing can be stored.
    let _ = part.lists.note_progress(&id, block, is_finished);
    let records = &part.lists.records;
    if is_finished {
        if last_left(part).is_some_and(|left| left.path == path) {
            let _ = records.remove(UNFINISHED);
        }
    } else if block > 0 && part.lists.keeps_history() {
        let left = Unfinished { at: clock::now(), path, headline, block };
        let _ = records.write(UNFINISHED, &encode(&left));
    }
}

/// The unfinished article, if it is recent.
fn unfinished(part: &Part) -> Option<Unfinished> {
    last_left(part).filter(|left| clock::now() - left.at < OFFERED_FOR)
}

fn last_left(part: &Part) -> Option<Unfinished> {
    Unfinished::decode(part.lists.records.value(UNFINISHED)?)
}

fn offer(part: &Rc<Part>) -> Element {
    let is_from_icon = part.resume.is_from_icon.get() && history::search() == FROM_ICON;
    let Some(left) = unfinished(part).filter(|_| is_from_icon) else {
        document::set_root_attribute("data-resume", None);
        return content();
    };
    let resuming = part.clone();
    let link = el("a").attr("href", left.path.clone()).child(left.headline);
    let link = link.on("click", move |_| drop(resuming.resume.target.replace(Some(left.path.clone()))));
    let kicker = el("span").class("kicker").child(part.messages.resume_reading);
    content().child(kicker).child(" ").child(link)
}
