//! The service worker: registering it, asking it, hearing of a newer one. What it can be asked is in public/sw.js.

use super::{clock, dom, window};
use js_sys::{Array, Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// Of the messages; sw.js speaks the same.
const PROTOCOL: i32 = 1;
/// A worker that has not answered by then, in milliseconds, has been ended by its browser.
const PATIENCE: i32 = 5 * 60_000;
/// Wider pictures than this, in pixels, are for large screens with power and network at hand.
const WIDEST: f64 = 1_200.0;

/// Why the worker did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no space left on the device.
    Full,
    /// The network failed, or the worker is of another version.
    Failed,
}

/// A file on the device.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its address, a path if it is of this site.
    pub address: String,
    /// When it was last read, or kept if it never was; in seconds since 1970.
    pub at: f64,
    /// With its pictures.
    pub bytes: f64,
    /// Whether all its pictures came.
    pub is_whole: bool,
}

/// Whether the page is a printed one: where nothing is printed, as with `trunk serve`, there is no worker.
pub fn is_printed() -> bool {
    dom().query_selector("script[data-build]").is_ok_and(|found| found.is_some())
}

/// Some browsers have none in private windows, and none on pages without HTTPS.
fn container() -> Option<ServiceWorkerContainer> {
    Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Registers the worker and says whether the browser took it. `tell` is called when a newer one waits.
pub async fn register(script: &str, scope: &str, tell: impl Fn() + 'static) -> bool {
    let Some(container) = container() else { return false };
    let options = web_sys::RegistrationOptions::new();
    options.set_scope(scope);
    options.set_update_via_cache(web_sys::ServiceWorkerUpdateViaCache::None);
    let Ok(registration) = JsFuture::from(container.register_with_options(script, &options)).await else {
        return false;
    };
    let registration: ServiceWorkerRegistration = registration.unchecked_into();
    let found = registration.clone();
    // The first worker of all takes over by itself: there is nothing to say of it.
    let look = Rc::new(move || {
        if found.waiting().is_some() && found.active().is_some() {
            tell();
        }
    });
    look();
    let found = registration.clone();
    super::listen(&registration, "updatefound", false, move |_| {
        if let Some(installing) = found.installing() {
            let look = look.clone();
            super::listen(&installing, "statechange", false, move |_| look());
        }
    });
    true
}

/// Looks for a newer version on the server.
pub async fn look_for_update() {
    if let Some(registration) = registration().await {
        let _ = registration.update();
    }
}

/// Lets the worker that waits take over, then loads the page anew.
pub async fn replace() {
    let (Some(container), Some(registration)) = (container(), registration().await) else { return };
    super::listen(&container, "controllerchange", false, |_| super::document::reload());
    if let Some(waiting) = registration.waiting() {
        let _ = ask(waiting, "replace", Array::new()).await;
    }
}

/// What lies on the device.
pub async fn list() -> Result<Vec<Kept>, Refusal> {
    ask_active("list", Array::new()).await
}

/// Keeps a file of the edition: the text given, or when it is empty what the network has. With `all` its own pictures too;
/// without it those that were shown. `root` is the edition's, `shown` the addresses of pictures.
pub async fn keep(address: &str, text: &str, all: bool, root: &str, shown: &Array) -> Result<Vec<Kept>, Refusal> {
    let arguments = Array::of4(&whole(address), &text.into(), &all.into(), &screen(root, shown));
    ask_active("keep", arguments).await
}

/// Forgets files.
pub async fn forget(addresses: &[String]) -> Result<Vec<Kept>, Refusal> {
    ask_active("forget", Array::of1(&all_whole(addresses))).await
}

/// Lets go of what was not read for long, and of the least recently read when there is too much; never of what `stays`.
pub async fn tidy(stays: &[String]) -> Result<Vec<Kept>, Refusal> {
    ask_active("tidy", Array::of1(&all_whole(stays))).await
}

/// The bytes that keeping files would cost, and how many pictures' servers do not say theirs.
pub async fn weigh(addresses: &[String], root: &str) -> Result<(f64, f64), Refusal> {
    let arguments = Array::of2(&all_whole(addresses), &screen(root, &Array::new()));
    let answer = ask_active("weigh", arguments).await?;
    answer.first().map(|row| (row.at, row.bytes)).ok_or(Refusal::Failed)
}

fn screen(root: &str, shown: &Array) -> JsValue {
    let inside = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    let width = (inside * window().device_pixel_ratio()).min(WIDEST);
    let screen = js_sys::Object::new();
    for (name, value) in [("root", &whole(root)), ("width", &width.into()), ("shown", shown)] {
        let set = Reflect::set(&screen, &name.into(), value);
        debug_assert!(set.is_ok(), "cannot set {name}");
    }
    screen.into()
}

/// The whole address of a path.
fn whole(address: &str) -> JsValue {
    let here = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(address, &here).map_or(JsValue::NULL, |url| url.href().into())
}

fn all_whole(addresses: &[String]) -> Array {
    addresses.iter().map(|address| whole(address)).collect()
}

/// The registration once a worker is active; it may never come.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let ready = JsFuture::from(container()?.ready().ok()?).await.ok()?;
    Some(ready.unchecked_into())
}

async fn ask_active(name: &'static str, arguments: Array) -> Result<Vec<Kept>, Refusal> {
    let worker = registration().await.and_then(|registration| registration.active());
    ask(worker.ok_or(Refusal::Failed)?, name, arguments).await
}

/// An answer is the name of a fault, or an empty one, and then rows.
async fn ask(worker: ServiceWorker, name: &'static str, arguments: Array) -> Result<Vec<Kept>, Refusal> {
    let message = Array::of2(&PROTOCOL.into(), &name.into()).concat(&arguments);
    let answer = Promise::new(&mut |done: Function, _| {
        let Ok(channel) = MessageChannel::new() else { return };
        let late = done.clone();
        clock::after(PATIENCE, move || drop(late.call0(&JsValue::NULL)));
        let hear = Closure::once_into_js(move |event: MessageEvent| drop(done.call1(&JsValue::NULL, &event.data())));
        channel.port1().set_onmessage(Some(hear.unchecked_ref()));
        let _ = worker.post_message_with_transferable(&message, &Array::of1(&channel.port2()));
    });
    let answer: Array = JsFuture::from(answer).await.map_err(|_| Refusal::Failed)?.unchecked_into();
    match answer.get(0).as_string().as_deref() {
        Some("") => Ok(answer.iter().skip(1).map(row).collect()),
        Some("QuotaExceededError") => Err(Refusal::Full),
        _ => Err(Refusal::Failed),
    }
}

fn row(row: JsValue) -> Kept {
    let row: Array = row.unchecked_into();
    // Numbers stand at its end, after the address if there is one.
    let number = |index| row.get(index).as_f64().unwrap_or_default();
    let address = row.get(0).as_string().unwrap_or_default();
    let origin = window().location().origin().unwrap_or_default();
    let address = address.strip_prefix(&origin).unwrap_or(&address).to_owned();
    Kept { address, at: number(1), bytes: number(2), is_whole: number(3) == 1.0 }
}
