//! The service worker: registering it, asking it, hearing of a newer one. What it answers is in public/sw.js.

use super::{clock, dom, window};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// Of the messages; sw.js speaks the same.
const PROTOCOL: i32 = 1;
/// A worker that has not answered by then, in milliseconds, has been ended by its browser.
const PATIENCE: i32 = 5 * 60_000;

/// Why the worker did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no space left on the device.
    Full,
    /// The network failed, or the worker is of another version.
    Failed,
}

/// What keeping came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// Of all that was to be kept, in bytes.
    pub bytes: f64,
    /// How many pictures did not come.
    pub missing: f64,
}

/// Whether the page is a printed one: where nothing is printed, as with `trunk serve`, there is no worker.
pub fn is_printed() -> bool {
    dom().query_selector("script[data-build]").is_ok_and(|found| found.is_some())
}

/// Some browsers have none in private windows, and none on pages without HTTPS.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
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
    let look = {
        let registration = registration.clone();
        // The first worker of all takes over by itself: there is nothing to say of it.
        move || {
            if registration.waiting().is_some() && registration.active().is_some() {
                tell();
            }
        }
    };
    look();
    let look = std::rc::Rc::new(look);
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
        let _ = ask(&waiting, "replace", &[]).await;
    }
}

/// Keeps files, by address and text, and pictures, by the addresses of their sizes, the one to keep first.
pub async fn keep(files: &[(String, &str)], pictures: &[Vec<String>]) -> Result<Kept, Refusal> {
    let files: Array = files.iter().map(|(address, text)| Array::of2(&address.into(), &(*text).into())).collect();
    let pictures: Array = pictures.iter().map(|sizes| list_of(sizes)).collect();
    let answer = ask_active("keep", &[files.into(), pictures.into()]).await?;
    let number = |index| answer.get(index).as_f64().unwrap_or_default();
    Ok(Kept { bytes: number(1), missing: number(2) })
}

/// Forgets addresses; with an age, in seconds, only what was kept longer ago.
pub async fn forget(addresses: &[String], age: u32) {
    let _ = ask_active("drop", &[list_of(addresses).into(), age.into()]).await;
}

/// All addresses that are kept; those of this site as paths.
pub async fn list() -> Result<Vec<String>, Refusal> {
    let answer = ask_active("list", &[]).await?;
    let origin = window().location().origin().unwrap_or_default();
    let address = |address: JsValue| {
        let address = address.as_string()?;
        Some(address.strip_prefix(&origin).map(str::to_owned).unwrap_or(address))
    };
    Ok(answer.iter().skip(1).filter_map(address).collect())
}

/// The bytes that fetching addresses would cost, and how many servers do not say.
pub async fn weigh(addresses: &[String]) -> Result<(f64, f64), Refusal> {
    let answer = ask_active("weigh", &[list_of(addresses).into()]).await?;
    let number = |index| answer.get(index).as_f64().unwrap_or_default();
    Ok((number(1), number(2)))
}

fn list_of(addresses: &[String]) -> Array {
    addresses.iter().map(JsValue::from).collect()
}

/// The registration once a worker is active; it may never come.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let ready = JsFuture::from(container()?.ready().ok()?).await.ok()?;
    Some(ready.unchecked_into())
}

async fn ask_active(name: &str, arguments: &[JsValue]) -> Result<Array, Refusal> {
    let worker = registration().await.and_then(|registration| registration.active());
    ask(&worker.ok_or(Refusal::Failed)?, name, arguments).await
}

/// An answer is the name of a fault, or nothing, and then what was asked for.
async fn ask(worker: &ServiceWorker, name: &str, arguments: &[JsValue]) -> Result<Array, Refusal> {
    let message = Array::of2(&PROTOCOL.into(), &name.into());
    for argument in arguments {
        message.push(argument);
    }
    let answer = Promise::new(&mut |done: Function, _| {
        let Ok(channel) = MessageChannel::new() else { return };
        let late = done.clone();
        clock::after(PATIENCE, move || drop(late.call0(&JsValue::NULL)));
        let hear = Closure::once_into_js(move |event: MessageEvent| drop(done.call1(&JsValue::NULL, &event.data())));
        channel.port1().set_onmessage(Some(hear.unchecked_ref()));
        let _ = worker.post_message_with_transferable(&message, &Array::of1(&channel.port2()));
    });
    let answer = JsFuture::from(answer).await.ok().and_then(|answer| answer.dyn_into::<Array>().ok());
    let answer = answer.ok_or(Refusal::Failed)?;
    match answer.get(0).as_string().as_deref() {
        None => Ok(answer),
        Some("QuotaExceededError") => Err(Refusal::Full),
        Some(_) => Err(Refusal::Failed),
    }
}
