//! Parts of the app that are loaded when first needed, each a WebAssembly file of its own: see the crate `lazy`.
//!
//! The rest of the app reaches a part through its table alone.

pub mod device;
pub mod lists;
pub mod live;
mod notice;
pub mod settings;

use crate::browser::clock;
use crate::browser::device::is_controlled;
use crate::components::use_messages;
use crate::effect::effect;
use crate::markup::{Element, Node, dynamic, el};
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::{Notify, Track};
use std::cell::RefCell;
use std::rc::Rc;

/// The time after which a page of a first visit is idle, in milliseconds.
const IDLE: i32 = 2_000;

/// Runs something that can wait: immediately if a worker has the parts on the device, else when the page is idle.
pub fn when_idle(run: impl FnOnce() + 'static) {
    clock::after(if is_controlled() { 0 } else { IDLE }, run);
}

/// The content of a loaded part.
pub type View = Box<dyn Fn() -> Node>;
/// Receives the content of a part, or `None` if the part could not be loaded.
pub type Then = Box<dyn FnOnce(Option<View>)>;

/// The node of a part: empty while it loads, and an error with a button to try again if it could not be loaded. It is
/// printed empty, since parts are loaded only in the browser.
pub fn lazily(load: impl Fn(Then) + 'static) -> Node {
    let state = Rc::new(RefCell::new(State::Loading));
    let changed = ArcTrigger::new();
    let (loading_state, loading_changed) = (state.clone(), changed.clone());
    let load: Rc<dyn Fn()> = Rc::new(move || {
        let (state, changed) = (loading_state.clone(), loading_changed.clone());
        load(Box::new(move |view| {
            state.replace(view.map_or(State::Failed, State::Loaded));
            changed.notify();
        }));
    });
    let first = load.clone();
    effect(move || first());
    dynamic(move || {
        changed.track();
        match &*state.borrow() {
            State::Loading => None,
            State::Loaded(view) => Some(view()),
            State::Failed => Some(failed(load.clone()).into()),
        }
    })
}

enum State {
    Loading,
    Loaded(View),
    Failed,
}

fn failed(load: Rc<dyn Fn()>) -> Element {
    let messages = use_messages();
    let retry = el("button").attr("type", "button").child(messages.retry).on("click", move |_| load());
    el("p").class("notice").attr("role", "status").child(messages.error_network).child(" ").child(retry)
}
