//! What the device keeps: the app's way to public/offline, which comes when the page is at rest.

use super::window;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;

/// Something to say to it, by its name.
pub struct Saying(Array);

impl Saying {
    /// With nothing but its name.
    pub fn new(name: &str) -> Saying {
        Saying(Array::of1(&name.into()))
    }

    /// Adds a word.
    pub fn word(&self, word: &str) {
        self.0.push(&word.into());
    }

    /// Adds a file: its address, its text, and when the device kept it, in seconds since 1970, if it came from there.
    pub fn file(&self, address: &str, text: &str, cached_at: i64) {
        self.0.push(&Array::of3(&address.into(), &text.into(), &(cached_at as f64).into()));
    }

    /// Says it: to the list that boot.js keeps until there is somebody to hear. Where nothing was printed there is nobody.
    pub fn say(self) {
        let Ok(ears) = Reflect::get(&window(), &"manchette".into()) else { return };
        let push = Reflect::get(&ears, &"push".into()).ok().and_then(|push| push.dyn_into::<Function>().ok());
        if let Some(push) = push {
            let _ = push.call1(&ears, &self.0);
        }
    }
}

/// Says that a file is waited for no more.
pub fn abort(address: &str) {
    let saying = Saying::new("off");
    saying.word(address);
    saying.say();
}
