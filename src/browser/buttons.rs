//! Buttons of one kind anywhere in the page, with one listener for all of them.

use super::dom;
use super::nodes::Element;
use wasm_bindgen::JsCast;

/// A button, with the value of the attribute that marks its kind.
pub struct Button {
    element: Element,
    pub value: String,
}

impl Button {
    fn of(element: Element, attribute: &str) -> Option<Button> {
        let value = element.get_attribute(attribute)?;
        Some(Button { element, value })
    }

    /// Sets an attribute, unless it has this value already.
    pub fn set(&self, name: &str, value: &str) {
        if self.element.get_attribute(name).as_deref() != Some(value) {
            super::nodes::set(&self.element, name, value);
        }
    }

    /// Sets the text, unless it is the same: screen readers would read it twice.
    pub fn set_text(&self, text: &str) {
        if self.element.text_content().as_deref() != Some(text) {
            self.element.set_text_content(Some(text));
        }
    }

    /// The text of the first element of a selector beside the button.
    pub fn text_beside(&self, selector: &str) -> Option<String> {
        let parent = self.element.parent_node()?.dyn_into::<Element>().ok()?;
        parent.query_selector(selector).ok()??.text_content()
    }
}

/// Calls `run` for each element with the attribute.
pub fn for_each(attribute: &str, run: impl Fn(Button)) {
    super::document::for_each(&format!("[{attribute}]"), |element| {
        if let Some(button) = Button::of(element, attribute) {
            run(button);
        }
    });
}

/// Calls `run` when an element with the attribute, or one inside it, is pressed.
pub fn on_press(attribute: &'static str, run: impl Fn(Button) + 'static) {
    let selector = format!("[{attribute}]");
    super::listen(&dom(), "click", false, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let pressed = target.and_then(|target| target.closest(&selector).ok().flatten());
        if let Some(button) = pressed.and_then(|element| Button::of(element, attribute)) {
            run(button);
        }
    });
}
