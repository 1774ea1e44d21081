//! Pictures that fail to load: their words stay, without the browser's icon.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;

/// From now on a picture that fails is replaced by its alt text; also those that failed before.
pub fn watch_failures() {
    // Errors of pictures do not bubble, so they are caught on the way down.
    super::listen(&dom(), "error", true, |event| {
        if let Some(picture) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) {
            show_alt_text(&picture);
        }
    });
    let pictures = dom().images();
    for index in 0..pictures.length() {
        let picture = pictures.item(index).and_then(|element| element.dyn_into::<HtmlImageElement>().ok());
        if let Some(picture) = picture.filter(|picture| picture.complete() && picture.natural_width() == 0) {
            show_alt_text(&picture);
        }
    }
}

/// Puts the alt text beside the hidden picture; a decorative one leaves nothing.
fn show_alt_text(picture: &HtmlImageElement) {
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
