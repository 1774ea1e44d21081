//! The service worker and what it keeps, as a test sees them and makes them suffer.

use super::newsroom::data;
use super::page::Page;
use serde_json::Value;
use thirtyfour::WindowHandle;
use thirtyfour::common::command::Command;

/// Put before a worker's script, it lets tests say that the device is full and move the clock. What they say lies in a
/// cache, so that it holds for a worker that is started again.
const STEERED: &str = r"
{
  const told = async name => (await (await caches.open('__bench')).match('/' + name))?.text();
  let moved = 0;
  const now = Date.now;
  Date.now = () => now() + moved;
  const listen = addEventListener;
  self.addEventListener = (name, does) => listen(name, name !== 'message' ? does : event =>
    event.waitUntil(told('moved').then(by => { moved = Number(by ?? 0); return does(event); })));
  const put = Cache.prototype.put;
  Cache.prototype.put = async function (request, answer) {
    const full = await told('full');
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

    /// Closes every page; an empty tab is left, because a browser ends with its last one.
    pub async fn close_pages(&self) {
        self.browser.change_tabs().await.expect("an empty tab");
    }

    /// Opens a second tab, which the test goes on in, and says which the first one was.
    pub async fn open_tab(&self) -> WindowHandle {
        let first = self.driver().window().await.expect("a tab");
        let new = self.driver().cmd(Command::NewTab).await.and_then(|answer| answer.value::<Value>()).expect("a tab");
        self.go_to_tab(&new["handle"].as_str().expect("its name").to_owned().into()).await;
        first
    }

    /// Goes on in another tab.
    pub async fn go_to_tab(&self, tab: &WindowHandle) {
        self.driver().switch_to_window(tab.clone()).await.expect("the other tab");
    }

    /// From here on the worker's device can be full and its clock moved: it must be said before the worker comes.
    pub fn steer_worker(&self) {
        self.server.faults().prepend("/sw.js", STEERED);
    }

    /// The device has no space for addresses that contain these letters; `heal_device` ends it.
    pub async fn fill_device(&self, part: &str) {
        self.tell_worker("full", part).await;
    }

    pub async fn heal_device(&self) {
        self.tell_worker("full", "").await;
    }

    /// Moves the clock by hours, of the worker at once and of pages that are opened after this.
    pub async fn move_clock(&self, hours: i32) {
        let by = i64::from(hours) * 3_600_000;
        self.js::<()>(&format!("localStorage.setItem('__moved', '{by}')")).await;
        self.tell_worker("moved", &by.to_string()).await;
    }

    async fn tell_worker(&self, name: &str, what: &str) {
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

    /// Whether the page that is shown came by way of the worker. With the server stopped, and since that forbids the
    /// HTTP cache to keep anything, it came from the worker.
    pub async fn was_answered_by_worker(&self) -> bool {
        self.js("return !!document.querySelector('script[data-answered]')?.dataset.answered").await
    }

    /// Waits until a worker answers for the page's site, and none is on its way.
    #[track_caller]
    pub fn until_worker_active(&self) -> impl Future<Output = ()> {
        self.until_promised(
            "a worker is active",
            "navigator.serviceWorker.getRegistration().then(it => it?.active?.state === 'activated' && !it.installing)",
        )
    }

    /// Waits until the device part runs, which is loaded when the page is idle.
    #[track_caller]
    pub fn until_at_rest(&self) -> impl Future<Output = ()> {
        self.until("the device part runs", "performance.getEntriesByName('manchette-device').length")
    }

    /// Waits until no newer worker is on its way.
    #[track_caller]
    pub fn until_worker_settled(&self) -> impl Future<Output = ()> {
        self.until_promised(
            "no worker is being installed",
            "navigator.serviceWorker.getRegistration().then(it => it && !it.installing)",
        )
    }

    /// Waits until a newer worker waits for its turn.
    #[track_caller]
    pub fn until_worker_waits(&self) -> impl Future<Output = ()> {
        self.until_promised(
            "a newer worker waits",
            "navigator.serviceWorker.getRegistration().then(it => it?.waiting?.state === 'installed')",
        )
    }

    /// Lets the browser look for a newer worker, as it does by itself after a while.
    pub async fn look_for_update(&self) {
        let script =
            "return navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => true, () => false)";
        self.js::<bool>(script).await;
    }

    /// Stops the server and forgets what it was asked.
    pub async fn go_offline(&self) {
        self.server.refuse().await;
        self.server.forget_requests();
    }

    /// Opens a page that only the worker can answer.
    pub async fn read_offline(&self, path: &str) {
        self.read(path).await;
        assert!(self.was_answered_by_worker().await, "{path} is the worker's answer");
        assert!(self.server.requests().is_empty(), "the server is stopped");
    }

    /// Opens an article and waits until the device has it whole.
    pub async fn read_and_keep(&self, id: &str) {
        self.read(&format!("/article/{id}/")).await;
        self.until_whole(id).await;
    }

    /// Waits until the device has an article with all its pictures.
    #[track_caller]
    pub fn until_whole(&self, id: &str) -> impl Future<Output = ()> {
        let is_whole = format!("caches.match('{}').then(it => it?.headers.get('x-whole') === '1')", file(id));
        self.until_promised(&format!("{id} is kept whole"), &is_whole)
    }

    /// Waits until an address is kept on the device.
    #[track_caller]
    pub fn until_kept(&self, address: &str) -> impl Future<Output = ()> {
        self.until_promised(&format!("{address} is kept"), &is_kept(address))
    }

    /// Waits until an address is on the device no more.
    #[track_caller]
    pub fn until_not_kept(&self, address: &str) -> impl Future<Output = ()> {
        self.until_promised(&format!("{address} is kept no more"), &format!("{}.then(kept => !kept)", is_kept(address)))
    }

    /// Whether an address is kept on the device.
    pub async fn is_kept(&self, address: &str) -> bool {
        self.js(&format!("return {}", is_kept(address))).await
    }

    /// The text that is kept under an address.
    pub async fn kept(&self, address: &str) -> Option<String> {
        self.js(&format!("return caches.match({}).then(it => it?.text() ?? null)", Value::from(address))).await
    }

    /// The paths of all that is kept in caches whose names start so, in the order of the alphabet.
    pub async fn all_kept(&self, caches: &str) -> Vec<String> {
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

fn is_kept(address: &str) -> String {
    format!("caches.match({}, {{ ignoreVary: true }}).then(it => !!it)", Value::from(address))
}
