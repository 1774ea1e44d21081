//! What the device keeps: the app's way to public/offline.js, which comes when the page is at rest.

use super::{dom, window};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

/// Something to say, by its name.
pub struct Saying(Array);

impl Saying {
    pub fn new(name: &str) -> Saying {
        Saying(Array::of1(&name.into()))
    }

    /// With words.
    pub fn with(self, words: &str) -> Saying {
        self.0.push(&words.into());
        self
    }

    /// With a row of a file's address, its text, and whether it is an article.
    pub fn with_file(self, address: &str, text: &str, is_article: bool) -> Saying {
        self.0.push(&Array::of3(&address.into(), &text.into(), &is_article.into()));
        self
    }

    /// Says it; it is heard when there is somebody to hear.
    pub fn say(self) {
        if let Some(ears) = ears() {
            // Through the object, whose push is another once somebody hears.
            let push =
                Reflect::get(&ears, &"push".into()).ok().and_then(|push| push.dyn_into::<js_sys::Function>().ok());
            if let Some(push) = push {
                let _ = push.call1(&ears, &self.0);
            }
        }
    }
}

fn ears() -> Option<JsValue> {
    Reflect::get(&window(), &"manchette".into()).ok().filter(JsValue::is_object)
}

/// News of the device: words and numbers, in rows or not.
pub struct News(Array);

impl News {
    pub fn text(&self, index: u32) -> String {
        self.0.get(index).as_string().unwrap_or_default()
    }

    pub fn number(&self, index: u32) -> f64 {
        let value = self.0.get(index);
        value.as_f64().unwrap_or_else(|| value.is_truthy().into())
    }

    pub fn rows(&self) -> Vec<News> {
        self.0.iter().filter_map(|row| row.dyn_into().ok()).map(News).collect()
    }
}

/// Hears news of a name.
pub fn hear(name: &str, tell: impl Fn(News) + 'static) {
    super::listen(&dom(), &format!("manchette:{name}"), false, move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            tell(News(event.detail().unchecked_into()));
        }
    });
}
