//! Small texts on the device: localStorage and sessionStorage. Storage may be blocked or full: then nothing is stored
//! and nothing fails.

use super::window;

pub use local::{names, read, remove, write};

/// A value stored for this tab.
pub fn read_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Stores a value for this tab. Returns false if storage refuses it.
pub fn write_in_tab(name: &str, value: &str) -> bool {
    matches!(window().session_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}

/// Calls `run` with a name when another tab has changed that value; with `None` when it has deleted all values.
pub fn on_change(run: impl Fn(Option<&str>) + 'static) {
    super::listen(&window(), "storage", false, move |event| run(super::get(&event, "key").as_string().as_deref()));
}

/// The values of this site.
#[cfg(not(test))]
mod local {
    use crate::browser::{get, window};
    use js_sys::Function;
    use wasm_bindgen::{JsCast, JsValue};

    /// A stored value.
    pub fn read(name: &str) -> Option<String> {
        window().local_storage().ok()??.get_item(name).ok()?
    }

    /// Stores a value. Returns false if storage refuses it.
    pub fn write(name: &str, value: &str) -> bool {
        matches!(window().local_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
    }

    /// Deletes a value. Returns false if storage refuses it.
    pub fn remove(name: &str) -> bool {
        call(&get(&window(), "localStorage"), "removeItem", &name.into()).is_some()
    }

    /// The names of all values.
    pub fn names() -> Vec<String> {
        // As one string, since each name would need two calls of the browser.
        let names = call(&get(&window(), "Object"), "keys", &get(&window(), "localStorage"));
        let names = names.and_then(|names| call(&names, "join", &"\n".into())?.as_string());
        names.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// The result of a method with one argument; `None` if it throws. Called by name, so that it is no import of its
    /// own.
    fn call(of: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
        get(of, method).dyn_into::<Function>().ok()?.call1(of, argument).ok()
    }
}

/// The values of this site for unit tests, in the memory of the test's thread.
#[cfg(test)]
pub mod local {
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    thread_local! {
        static TEXTS: RefCell<BTreeMap<String, String>> = RefCell::default();
        static IS_FULL: Cell<bool> = const { Cell::new(false) };
    }

    /// Makes storage refuse all values, or accept them again.
    pub fn set_full(is_full: bool) {
        IS_FULL.set(is_full);
    }

    pub fn read(name: &str) -> Option<String> {
        TEXTS.with_borrow(|texts| texts.get(name).cloned())
    }

    pub fn write(name: &str, value: &str) -> bool {
        if !IS_FULL.get() {
            TEXTS.with_borrow_mut(|texts| texts.insert(name.to_owned(), value.to_owned()));
        }
        !IS_FULL.get()
    }

    pub fn remove(name: &str) -> bool {
        TEXTS.with_borrow_mut(|texts| texts.remove(name));
        true
    }

    pub fn names() -> Vec<String> {
        TEXTS.with_borrow(|texts| texts.keys().cloned().collect())
    }
}
