//! Files that the reader takes away and brings back.

use super::nodes::Event;
use super::{clock, dom};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlElement, HtmlInputElement, Url};

/// A file that is larger, in bytes, was not made here.
const TOO_LARGE: f64 = 20_000_000.0;

/// Gives the reader a file to keep.
pub fn give(name: &str, text: &str) {
    let parts = Array::of1(&text.into());
    let url = Blob::new_with_str_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob));
    let (Ok(url), Ok(link)) = (url, dom().create_element("a")) else { return };
    super::nodes::set(&link, "href", &url);
    super::nodes::set(&link, "download", name);
    if let Ok(link) = link.dyn_into::<HtmlElement>() {
        link.click();
    }
    // The browser has begun to write by then.
    clock::after(60_000, move || drop(Url::revoke_object_url(&url)));
}

/// Reads the file that the reader has chosen in the field of an event; what cannot be read counts as empty.
pub fn take(event: &Event, with: impl FnOnce(String) + 'static) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    leptos::task::spawn_local(async move {
        let is_ours = file.size() <= TOO_LARGE;
        let text = if is_ours { JsFuture::from(file.text()).await.ok() } else { None };
        // The same file can be chosen again.
        field.set_value("");
        with(text.and_then(|text| text.as_string()).unwrap_or_default());
    });
}
