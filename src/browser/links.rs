//! Clicks on links before the browser follows them, and hints at the next click.

use super::{clock, dom, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// Matches the links that the app may follow: no downloads, no other tabs, and nothing that says it is not the app's.
const LINKS: &str = "a[href]:not([download], [rel~=external], [target]:not([target=''], [target=_self]))";
/// The reader is idle after this time without scrolling, in milliseconds.
const IDLE: f64 = 2_000.0;

/// Calls `navigate` for every plain click on a link within this origin, with the link's path, query and fragment. If it
/// returns true, the browser does not follow the link. New tabs and downloads are left to the browser.
pub fn on_click(mut navigate: impl FnMut(&str) -> bool + 'static) {
    super::listen(&dom(), "click", false, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let is_plain = !click.default_prevented()
            && click.button() == 0
            && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key());
        if !is_plain {
            return;
        }
        let Some(path) = followed(click).and_then(|link| path_within_site(&link)) else { return };
        if navigate(&path) {
            event.prevent_default();
        }
    });
}

/// Calls `tell` for links within this origin that the reader is likely to follow: pointed at, focused, or in view while
/// the reader is idle.
pub fn on_prefetch_hint(tell: impl Fn(&str) + 'static) {
    let tell = Rc::new(tell);
    for event in ["pointerover", "focusin"] {
        let tell = tell.clone();
        super::listen(&dom(), event, false, move |event| {
            if let Some(path) = followed(&event).and_then(|link| path_within_site(&link)) {
                tell(&path);
            }
        });
    }
    // Idle means no scrolling for a while: not all browsers have `requestIdleCallback`.
    let scrolled_at = Rc::new(Cell::new(js_sys::Date::now()));
    look_when_idle(scrolled_at.clone(), tell.clone());
    super::listen(&window(), "scroll", false, move |_| {
        if scrolled_at.replace(js_sys::Date::now()) == 0.0 {
            look_when_idle(scrolled_at.clone(), tell.clone());
        }
    });
}

/// Waits with one timer until the reader has not scrolled for a while; then sets the time of the last scroll to 0.
fn look_when_idle(scrolled_at: Rc<Cell<f64>>, tell: Rc<impl Fn(&str) + 'static>) {
    let left = scrolled_at.get() + IDLE - js_sys::Date::now();
    if left > 0.0 {
        return clock::after(left as i32 + 1, move || look_when_idle(scrolled_at, tell));
    }
    scrolled_at.set(0.0);
    links_in_view().iter().for_each(|path| tell(path));
}

/// A parsed address.
pub struct Url {
    pub origin: String,
    pub path: String,
    /// The fragment with its `#`.
    pub hash: String,
    /// True for an address on this host.
    pub is_here: bool,
}

/// Parses an address.
pub fn parse(address: &str) -> Option<Url> {
    let url = web_sys::Url::new_with_base(address, &window().location().href().ok()?).ok()?;
    let is_here = url.origin() == window().location().origin().ok()?;
    Some(Url { origin: url.origin(), path: url.pathname(), hash: url.hash(), is_here })
}

/// Marks the links of the app for whose path `is_absent` is true, with the attribute `data-absent` on them and their
/// headlines.
pub fn mark_absent(label: &str, is_absent: impl Fn(&str) -> bool) {
    super::document::for_each(&format!("#app {LINKS}"), |link| {
        // Skip links within the page.
        let is_within_page = link.get_attribute("href").is_none_or(|href| href.starts_with('#'));
        let is_absent = !is_within_page && path_within_site(&link).is_some_and(|path| is_absent(&path));
        let headline = link.query_selector(".headline").ok().flatten();
        for element in [Some(link), headline].into_iter().flatten() {
            let done = match is_absent {
                true => element.set_attribute("data-absent", label),
                false => element.remove_attribute("data-absent"),
            };
            debug_assert!(done.is_ok(), "cannot mark a link");
        }
    });
}

/// Calls `run` after each press on an element of a selector.
pub fn on_press(selector: &'static str, mut run: impl FnMut() + 'static) {
    super::listen(&dom(), "click", false, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some())) {
            run();
        }
    });
}

/// The paths of the links to articles that are completely in the viewport.
fn links_in_view() -> Vec<String> {
    let Ok(links) = dom().query_selector_all("main .teaser a") else { return Vec::new() };
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let links = (0..links.length()).filter_map(|index| links.item(index)?.dyn_into::<Element>().ok());
    let in_view = links.filter(|link| {
        let bounds = link.get_bounding_client_rect();
        bounds.height() > 0.0 && bounds.top() >= 0.0 && bounds.bottom() <= height
    });
    in_view.filter_map(|link| path_within_site(&link)).collect()
}

fn followed(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(LINKS).ok()?
}

fn path_within_site(link: &Element) -> Option<String> {
    let url = web_sys::Url::new_with_base(&link.get_attribute("href")?, &window().location().href().ok()?).ok()?;
    let is_here = url.origin() == window().location().origin().ok()?;
    is_here.then(|| format!("{}{}{}", url.pathname(), url.search(), url.hash()))
}
