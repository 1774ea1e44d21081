//! Pictures that fail to load: their words stay, without the browser's icon.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;

/// From now on a picture that fails is replaced by its alt text; also those that failed before.
pub fn watch_failures() {
    // Errors of pictures do not bubble, so they are caught on the way down.
    super::listen(&dom(), "error", true, |event| {
        if let Some(picture) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) {
            show_words(&picture);
        }
    });
    let pictures = dom().images();
    for index in 0..pictures.length() {
        let picture = pictures.item(index).and_then(|element| element.dyn_into::<HtmlImageElement>().ok());
        if let Some(picture) = picture.filter(|picture| picture.complete() && picture.natural_width() == 0) {
            show_words(&picture);
        }
    }
}

/// Tells the address of every picture that the page shows, now and from now on; those of this site as paths.
pub fn watch_shown(tell: impl Fn(String) + 'static) {
    let origin = super::window().location().origin().unwrap_or_default();
    let tell_of = move |picture: &HtmlImageElement| {
        let address = picture.current_src();
        tell(address.strip_prefix(&origin).unwrap_or(&address).to_owned());
    };
    let pictures = dom().images();
    let picture = |index| pictures.item(index)?.dyn_into::<HtmlImageElement>().ok();
    let shown = (0..pictures.length()).filter_map(picture);
    shown.filter(|picture| picture.natural_width() > 0).for_each(|picture| tell_of(&picture));
    super::listen(&dom(), "load", true, move |event| {
        if let Some(picture) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) {
            tell_of(&picture);
        }
    });
}

/// The width of the window in the pixels of the screen.
pub fn screen_width() -> f64 {
    let width = super::window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    width * super::window().device_pixel_ratio()
}

/// Puts the alt text beside the hidden picture; a decorative one leaves nothing.
fn show_words(picture: &HtmlImageElement) {
    if picture.hidden() || picture.current_src().is_empty() && picture.src().is_empty() {
        return;
    }
    picture.set_hidden(true);
    let Ok(words) = dom().create_element("span") else { return };
    words.set_class_name(if picture.alt().is_empty() { "picture-failed decorative" } else { "picture-failed" });
    words.set_text_content(Some(&picture.alt()));
    let placed = picture.insert_adjacent_element("afterend", &words);
    debug_assert!(placed.is_ok(), "the picture has left the page");
}
