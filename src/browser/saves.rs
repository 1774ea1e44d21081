//! Save buttons: one listener for all of them, so that taking over a printed page costs nothing for each.

use super::nodes::{Element, create, insert};
use super::{document, dom};
use wasm_bindgen::JsCast;

/// All save buttons; the attribute holds the article's id.
const BUTTONS: &str = "[data-save]";

/// Tells of presses, with the button and the article's id.
pub fn on_press(press: impl Fn(&Element, &str) + 'static) {
    super::listen(&dom(), "click", false, move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok()?.closest(BUTTONS).ok()?);
        if let Some((button, id)) = pressed.and_then(|button| button.get_attribute("data-save").map(|id| (button, id)))
        {
            press(&button, &id);
        }
    });
}

/// Looks at every button of the page, with the article's id and, in a teaser, its headline.
pub fn for_each(mut look: impl FnMut(&Element, &str, Option<String>)) {
    document::for_each(BUTTONS, |button| {
        let beside = button.parent_element().and_then(|words| words.query_selector(".headline").ok()?);
        let headline = beside.and_then(|headline| headline.text_content());
        look(&button, &button.get_attribute("data-save").unwrap_or_default(), headline);
    });
}

/// Puts words beside a button: where there is a place for them, or after the teaser's.
pub fn say_beside(button: &Element, words: &str) {
    let Some(around) = button.parent_element() else { return };
    let note = around.query_selector(".save-note").ok().flatten().unwrap_or_else(|| {
        let note = create("p");
        note.set_class_name("save-note");
        insert(&note, &around, None);
        note
    });
    note.set_text_content(Some(words));
}
