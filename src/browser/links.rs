//! Clicks on links, before the browser follows them.

use super::{dom, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Asks `follow` about every plain click on a link within this origin, with the link's path and query; when it says
/// yes the browser does not follow the link. New tabs and downloads stay the browser's.
pub fn on_click(mut follow: impl FnMut(&str) -> bool + 'static) {
    super::listen(&dom(), "click", false, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let is_plain = !click.default_prevented()
            && click.button() == 0
            && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key());
        if !is_plain {
            return;
        }
        let Some(path) = followed(click).and_then(|link| path_within_site(&link)) else { return };
        if follow(&path) {
            event.prevent_default();
        }
    });
}

fn followed(click: &MouseEvent) -> Option<Element> {
    click.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()?
}

fn path_within_site(link: &Element) -> Option<String> {
    let is_special = link.has_attribute("download")
        || link.get_attribute("target").is_some_and(|target| !target.is_empty() && target != "_self");
    if is_special {
        return None;
    }
    let url = web_sys::Url::new_with_base(&link.get_attribute("href")?, &window().location().href().ok()?).ok()?;
    let is_here = url.origin() == window().location().origin().ok()?;
    is_here.then(|| format!("{}{}{}", url.pathname(), url.search(), url.hash()))
}
