//! The bridge to public/device.js: browser calls that only lazily loaded parts need.
//!
//! Functions are called by name, through imports that the main module has anyway, so that further browser calls of a
//! part cost the first visit nothing.

mod page;
mod text;
mod worker;

pub use page::InstallWay;
pub use worker::{Estimate, Outcome, StoredFile};

use super::{get, window};
use js_sys::{Array, Function, Promise};
use std::cell::OnceCell;
use std::fmt;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static MODULE: OnceCell<DeviceJs> = const { OnceCell::new() };
}

/// public/device.js, once it is loaded.
#[derive(Clone)]
pub struct DeviceJs(JsValue);

/// The reason why a browser call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceError {
    /// The device has no space left.
    NoSpace,
    /// There was no reply in time.
    Timeout,
    /// There is no worker any more: the newsroom has switched it off.
    SwitchedOff,
    /// Any other error, by the browser's name for it.
    Other(String),
}

impl fmt::Display for DeviceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            DeviceError::NoSpace => "no space left on the device",
            DeviceError::Timeout => "no reply in time",
            DeviceError::SwitchedOff => "the worker is switched off",
            DeviceError::Other(name) => name,
        })
    }
}

impl DeviceError {
    fn of(error: &JsValue) -> DeviceError {
        let name = get(error, "name").as_string().unwrap_or_default();
        match name.as_str() {
            "QuotaExceededError" => DeviceError::NoSpace,
            "TimeoutError" => DeviceError::Timeout,
            // The kill switch has answered, or has gone before.
            "SwitchedOffError" | "InvalidStateError" => DeviceError::SwitchedOff,
            _ => DeviceError::Other(name),
        }
    }
}

/// True if a service worker controls the page: then all scripts are loaded from the device.
pub fn is_controlled() -> bool {
    get(&get(&window().navigator(), "serviceWorker"), "controller").is_object()
}

/// Aborts this page's request for a file in the worker, which browsers do not tell. `path` is absolute, or from the
/// host's root.
pub fn abort_request(path: &str) {
    // Before the script is loaded, no worker has controlled the page for long.
    if let Some(device) = DeviceJs::loaded() {
        let _ = device.call("abortRequest", [path.into()]);
    }
}

impl DeviceJs {
    /// Loads the script; `None` if that fails, or on a page without our boot.js. `root` is the folder of the edition's
    /// files.
    pub async fn load(root: &str) -> Option<DeviceJs> {
        if let Some(loaded) = DeviceJs::loaded() {
            return Some(loaded);
        }
        let loader = get(&window(), "manchette");
        let load = get(&loader, "device").dyn_into::<Function>().ok()?;
        let loading = load.apply(&loader, &Array::new()).ok()?.dyn_into::<Promise>().ok()?;
        let device = DeviceJs(loading.await.ok()?);
        device.call("setRoot", [root.into()]).ok()?;
        Some(MODULE.with(|module| module.get_or_init(|| device).clone()))
    }

    /// The script, if it is loaded.
    pub fn loaded() -> Option<DeviceJs> {
        MODULE.with(|module| module.get().cloned())
    }

    fn call<const N: usize>(&self, name: &str, arguments: [JsValue; N]) -> Result<JsValue, DeviceError> {
        self.apply(name, &list(arguments))
    }

    fn apply(&self, name: &str, arguments: &Array) -> Result<JsValue, DeviceError> {
        let function = get(&self.0, name).dyn_into::<Function>();
        let function = function.map_err(|_| DeviceError::Other(format!("no function {name}")))?;
        function.apply(&self.0, arguments).map_err(|error| DeviceError::of(&error))
    }

    /// The result of a call that returns a promise.
    fn request<const N: usize>(
        &self,
        name: &str,
        arguments: [JsValue; N],
    ) -> impl Future<Output = Result<JsValue, DeviceError>> + use<N> {
        // The call itself is made at once; the future is of one type for all.
        outcome(self.call(name, arguments))
    }

    /// The text that a call returns; empty if it fails.
    fn text<const N: usize>(&self, name: &str, arguments: [JsValue; N]) -> String {
        self.call(name, arguments).ok().and_then(|result| result.as_string()).unwrap_or_default()
    }
}

async fn outcome(called: Result<JsValue, DeviceError>) -> Result<JsValue, DeviceError> {
    match called?.dyn_into::<Promise>() {
        Ok(promise) => promise.await.map_err(|error| DeviceError::of(&error)),
        Err(result) => Ok(result),
    }
}

fn list(items: impl IntoIterator<Item = JsValue>) -> Array {
    let array = Array::new();
    for item in items {
        array.push(&item);
    }
    array
}

/// A function that is never dropped.
fn callback(run: impl FnMut(JsValue) + 'static) -> JsValue {
    let run: Box<dyn FnMut(JsValue)> = Box::new(run);
    Closure::wrap(run).into_js_value()
}
