//! The slots of pages for the device part: elements that are empty until a module fills them.
//!
//! A slot is filled whenever its element appears in the page, and whenever a signal that its content reads has changed.

use crate::browser::device::DeviceJs;
use crate::browser::{document, nodes};
use crate::effect::effect;
use crate::markup::{self, Element, Mounted, el};
use crate::parts::notice;
use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use std::cell::RefCell;

/// The live region for screen readers.
pub const ANNOUNCER: &str = "announcer";

/// The slots of pages, and the notice at the edge of the viewport.
#[derive(Clone)]
pub struct Slots {
    js: DeviceJs,
    page_changed: ArcTrigger,
    /// The label of the button that closes a notice.
    close: &'static str,
}

impl Slots {
    /// Slots that are not watched before `start`.
    pub fn new(js: DeviceJs, close: &'static str) -> Slots {
        Slots { js, page_changed: ArcTrigger::new(), close }
    }

    /// Starts to watch the page.
    pub fn start(&self) {
        let changed = self.page_changed.clone();
        self.js.on_page_change(move || changed.notify());
    }

    /// Calls `run` now and whenever the page, or a signal that it reads, has changed.
    pub fn on_page_change(&self, run: impl Fn() + 'static) {
        self.watch(Box::new(run));
    }

    // With boxed functions this code is compiled once, and not once for each module.
    fn watch(&self, run: Box<dyn Fn()>) {
        let changed = self.page_changed.clone();
        effect(move || {
            changed.track();
            run();
        });
    }

    /// Fills a slot with the children that `content` returns. It is called only while the slot is in the page.
    pub fn add(&self, selector: &'static str, content: impl Fn() -> Element + 'static) {
        self.add_boxed(selector, Box::new(content));
    }

    fn add_boxed(&self, selector: &'static str, content: Box<dyn Fn() -> Element>) {
        let js = self.js.clone();
        let mounted = RefCell::new(None);
        self.watch(Box::new(move || {
            if let Some(slot) = document::find(selector) {
                fill(&js, &slot, content(), &mounted);
            }
        }));
    }

    /// Shows a notice at the edge of the viewport, with actions and a button to close it.
    pub fn notify(&self, class: &'static str, text: &'static str, action: Option<Element>) {
        notice::show(class, text.to_owned(), action, self.close);
    }

    /// Closes the notice of a class.
    pub fn withdraw(&self, class: &str) {
        notice::withdraw(class);
    }

    /// Announces a text to screen readers.
    pub fn announce(&self, text: &str) {
        document::set_text(ANNOUNCER, text);
    }
}

/// The content of a slot, to which children are added. Without children the slot is empty.
pub fn content() -> Element {
    el("div")
}

fn fill(js: &DeviceJs, slot: &nodes::Element, content: Element, mounted: &RefCell<Option<Mounted>>) {
    let within = nodes::create("div");
    let new = markup::mount(content.into(), &within);
    let content = within.first_child().and_then(|node| nodes::as_element(node, "div"));
    if content.is_some_and(|content| js.fill(slot, &content)) {
        mounted.replace(Some(new));
    }
}

/// A button that calls `run`.
pub fn button(text: &'static str, mut press: impl FnMut() + 'static) -> Element {
    el("button").attr("type", "button").child(text).on("click", move |_| press())
}
