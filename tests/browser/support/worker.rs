//! The service worker and its caches, as a test sees them and injects faults into them.

use super::page::Page;
use super::publish::data;
use serde_json::Value;
use thirtyfour::WindowHandle;
use thirtyfour::common::command::Command;

/// Code before the worker's script by which a test fills the device and moves the clock. Both settings lie in a cache, so
/// that they hold for a worker that is started again.
const CONTROLLED: &str = r"
{
  const setting = async name => (await (await caches.open('__bench')).match('/' + name))?.text();
  let moved = 0;
  const now = Date.now;
  Date.now = () => now() + moved;
  const listen = addEventListener;
  self.addEventListener = (name, does) => listen(name, name !== 'message' ? does : event =>
    event.waitUntil(setting('moved').then(by => { moved = Number(by ?? 0); return does(event); })));
  const put = Cache.prototype.put;
  Cache.prototype.put = async function (request, answer) {
    const full = await setting('full');
    const address = new URL(request.url ?? request, location).href;
    if (full && address.includes(full)) throw new DOMException('no space left', 'QuotaExceededError');
    return put.call(this, request, answer);
  };
}
";

impl Page {
    /// Closes the browser and starts it again with the same profile, on an empty tab.
    pub async fn restart_browser(&self) {
        self.browser.restart().await.unwrap_or_else(|error| panic!("the browser does not start again: {error}"));
    }

    /// Closes every page; an empty tab stays, because a browser ends with its last tab.
    pub async fn close_pages(&self) {
        self.browser.change_tabs().await.expect("an empty tab");
    }

    /// Opens a second tab and switches to it; returns the handle of the first one.
    pub async fn open_tab(&self) -> WindowHandle {
        let first = self.driver().window().await.expect("a tab");
        let new = self.driver().cmd(Command::NewTab).await.and_then(|answer| answer.value::<Value>()).expect("a tab");
        self.go_to_tab(&new["handle"].as_str().expect("its name").to_owned().into()).await;
        first
    }

    /// Switches to another tab.
    pub async fn go_to_tab(&self, tab: &WindowHandle) {
        self.driver().switch_to_window(tab.clone()).await.expect("the other tab");
    }

    /// Lets the test fill the worker's device and move its clock; before the worker is installed.
    pub fn control_worker(&self) {
        self.server.faults().prepend("/sw.js", CONTROLLED);
    }

    /// Lets the worker give up a download after a second instead of its own limit; before the worker is installed.
    pub fn shorten_downloads(&self) {
        self.server.faults().patch_text("/sw.js", |script| {
            let (before, after) = script.split_once("\"downloadTimeoutMs\":").expect("the worker's limits");
            let after = after.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
            format!("{before}\"downloadTimeoutMs\":1000{after}")
        });
    }

    /// From here on the device has no space for addresses that contain this part; `heal_device` ends it.
    pub async fn fill_device(&self, part: &str) {
        self.set_for_worker("full", part).await;
    }

    pub async fn heal_device(&self) {
        self.set_for_worker("full", "").await;
    }

    /// Moves the clock by hours: the worker's at once, and that of pages opened after this.
    pub async fn move_clock(&self, hours: i32) {
        let by = i64::from(hours) * 3_600_000;
        self.js::<()>(&format!("localStorage.setItem('__moved', '{by}')")).await;
        self.set_for_worker("moved", &by.to_string()).await;
    }

    async fn set_for_worker(&self, name: &str, what: &str) {
        let what = Value::from(what);
        self.js::<()>(&format!(
            "return caches.open('__bench').then(cache => cache.put('/{name}', new Response({what})))"
        ))
        .await;
    }

    /// The addresses of the build's files, as the worker's list has them.
    pub fn build(&self) -> Vec<String> {
        let script = self.server.file("/sw.js");
        let (_, list) = script.split_once("const shell = ").expect("a worker's script with a list");
        let shell = serde_json::Deserializer::from_str(list).into_iter::<Value>().next();
        let shell = shell.and_then(Result::ok).expect("a list of JSON");
        shell["files"].as_object().expect("files by address").keys().cloned().collect()
    }

    /// True if the worker answered with the page. When the server is stopped, the answer was the worker's own, since the
    /// server lets the HTTP cache store nothing.
    pub async fn was_answered_by_worker(&self) -> bool {
        self.js("return !!document.querySelector('script[data-answered]')?.dataset.answered").await
    }

    /// Waits until a worker is active and no newer one is being installed.
    #[track_caller]
    pub fn until_worker_active(&self) -> impl Future<Output = ()> {
        self.until_promised(
            "a worker is active",
            "navigator.serviceWorker.getRegistration().then(it => it?.active?.state === 'activated' && !it.installing)",
        )
    }

    /// Waits until the device part runs, which loads when the page is idle.
    #[track_caller]
    pub fn until_device_part_runs(&self) -> impl Future<Output = ()> {
        self.until("the device part runs", "performance.getEntriesByName('manchette-device').length")
    }

    /// Waits until no newer worker is being installed.
    #[track_caller]
    pub fn until_worker_settled(&self) -> impl Future<Output = ()> {
        self.until_promised(
            "no worker is being installed",
            "navigator.serviceWorker.getRegistration().then(it => it && !it.installing)",
        )
    }

    /// Waits until a newer worker is waiting.
    #[track_caller]
    pub fn until_worker_waits(&self) -> impl Future<Output = ()> {
        self.until_promised(
            "a newer worker waits",
            "navigator.serviceWorker.getRegistration().then(it => it?.waiting?.state === 'installed')",
        )
    }

    /// Makes the browser look for a newer worker, as it does by itself after a while.
    pub async fn look_for_update(&self) {
        let script =
            "return navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => true, () => false)";
        self.js::<bool>(script).await;
    }

    /// Stops the server and clears its list of requests.
    pub async fn go_offline(&self) {
        self.server.refuse().await;
        self.server.clear_requests();
    }

    /// Opens a page that only the worker can answer.
    pub async fn read_offline(&self, path: &str) {
        self.read(path).await;
        assert!(self.was_answered_by_worker().await, "{path} is the worker's answer");
        assert!(self.server.requests().is_empty(), "the server is stopped");
    }

    /// Opens an article and waits until it is stored completely.
    pub async fn read_and_store(&self, id: &str) {
        self.read(&format!("/article/{id}/")).await;
        self.until_complete(id).await;
    }

    /// Waits until an article is stored with all its pictures.
    #[track_caller]
    pub fn until_complete(&self, id: &str) -> impl Future<Output = ()> {
        let is_complete = format!("caches.match('{}').then(it => it?.headers.get('x-whole') === '1')", file(id));
        self.until_promised(&format!("{id} is stored completely"), &is_complete)
    }

    /// Waits until an address is stored.
    #[track_caller]
    pub fn until_stored(&self, address: &str) -> impl Future<Output = ()> {
        self.until_promised(&format!("{address} is stored"), &is_stored(address))
    }

    /// Waits until an address is not stored any more.
    #[track_caller]
    pub fn until_not_stored(&self, address: &str) -> impl Future<Output = ()> {
        self.until_promised(
            &format!("{address} is not stored any more"),
            &format!("{}.then(is_stored => !is_stored)", is_stored(address)),
        )
    }

    /// True if an address is stored.
    pub async fn is_stored(&self, address: &str) -> bool {
        self.js(&format!("return {}", is_stored(address))).await
    }

    /// The text stored under an address.
    pub async fn stored_text(&self, address: &str) -> Option<String> {
        self.js(&format!("return caches.match({}).then(it => it?.text() ?? null)", Value::from(address))).await
    }

    /// The paths of everything in the caches whose names start so, sorted.
    pub async fn all_stored(&self, caches: &str) -> Vec<String> {
        let start = Value::from(caches);
        self.js(&format!(
            "return caches.keys().then(async names => {{
               const ours = names.filter(name => name.startsWith({start}));
               const keys = await Promise.all(ours.map(async name => (await caches.open(name)).keys()));
               return keys.flat().map(it => new URL(it.url).pathname + new URL(it.url).search).sort();
             }})"
        ))
        .await
    }
}

/// The file of an article.
pub fn file(id: &str) -> String {
    data(&format!("articles/{id}.json"))
}

fn is_stored(address: &str) -> String {
    format!("caches.match({}, {{ ignoreVary: true }}).then(it => !!it)", Value::from(address))
}
