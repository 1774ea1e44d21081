//! Images that fail to load: their alt text is shown, without the browser's icon.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;

/// Replaces images that fail, or have failed already, by their alt text.
pub fn watch_failures() {
    // Error events of images do not bubble, so they are handled while capturing.
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

/// Loads the images again that have failed, once the network is back.
pub fn retry_failures() {
    super::document::for_each("img[hidden] + .picture-failed", |text| {
        let picture = text.previous_element_sibling();
        text.remove();
        if let Some(picture) = picture {
            let _ = picture.remove_attribute("hidden");
            // Setting an address makes the browser load it, also the same one.
            if let Some(address) = picture.get_attribute("src") {
                super::nodes::set(&picture, "src", &address);
            }
        }
    });
}

/// Hides the image and inserts its alt text after it. A decorative image leaves nothing.
fn show_alt_text(picture: &HtmlImageElement) {
    if picture.hidden() || picture.current_src().is_empty() && picture.src().is_empty() {
        return;
    }
    picture.set_hidden(true);
    let Ok(text) = dom().create_element("span") else { return };
    text.set_class_name(if picture.alt().is_empty() { "picture-failed decorative" } else { "picture-failed" });
    text.set_text_content(Some(&picture.alt()));
    let placed = picture.insert_adjacent_element("afterend", &text);
    debug_assert!(placed.is_ok(), "the picture has left the page");
}
