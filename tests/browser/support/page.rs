//! A tab as a test sees it: what a reader does in it and what it shows. Failures are panics with a message.

use super::browsers::Browser;
use super::server::Server;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::panic::Location;
use std::time::{Duration, Instant};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, TypingData, WebDriver, WebElement, WindowHandle};

/// A browser's tab, and the server that it talks to.
pub struct Page {
    pub(super) browser: Browser,
    pub server: Server,
}

/// The error of an element that was removed while the mouse was on its way to it.
const GONE: &str = "it has gone";
/// How often a click is tried.
const CLICKS: usize = 10;

impl Page {
    /// The WebDriver session.
    pub fn driver(&self) -> WebDriver {
        self.browser.session()
    }

    /// True if the server serves a debug build.
    pub fn is_debug_build(&self) -> bool {
        self.server.root().to_string_lossy().contains("debug")
    }

    /// Opens an address of the server, as if typed in.
    pub async fn open(&self, path: &str) {
        self.driver().goto(self.server.url(path)).await.unwrap_or_else(|error| panic!("opening {path}: {error}"));
    }

    /// Opens a page of the app and waits until it shows its heading and the app runs.
    #[track_caller]
    pub fn read(&self, path: &str) -> impl Future<Output = ()> {
        let heading = self.until(&format!("{path} shows a heading"), "document.querySelector('main h1')");
        let running = self.until_running();
        async move {
            self.open(path).await;
            running.await;
            heading.await;
        }
    }

    /// Waits until the app has hydrated the page.
    #[track_caller]
    pub fn until_running(&self) -> impl Future<Output = ()> {
        self.until("the app runs", "performance.getEntriesByName('manchette-ready').length")
    }

    /// Waits until the page is shown in its web fonts. Their style sheet is used once their files have come.
    #[track_caller]
    pub fn until_in_its_fonts(&self) -> impl Future<Output = ()> {
        self.until(
            "the page is in its fonts",
            "document.fonts.status === 'loaded'
               && Array.from(document.fonts).some(it => it.family.includes('Edition Serif') && it.status === 'loaded')",
        )
    }

    /// Does something that reloads the page, and waits until the app runs in the new one.
    #[track_caller]
    pub fn reloads(&self, does: impl Future<Output = ()>) -> impl Future<Output = ()> {
        let reloaded = self.until("the page is reloaded", "!document.documentElement.hasAttribute('data-before')");
        let running = self.until_running();
        async move {
            self.js::<()>("document.documentElement.setAttribute('data-before', '')").await;
            does.await;
            reloaded.await;
            running.await;
        }
    }

    /// Clicks on the link whose text contains this.
    #[track_caller]
    pub fn follow(&self, text: &str) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let clicked = self.click_on(link_with(text)).await;
            clicked.unwrap_or_else(|error| panic!("following {text:?}: {error}\nat {caller}"));
        }
    }

    /// The link whose text contains this.
    #[track_caller]
    pub fn link(&self, text: &str) -> impl Future<Output = WebElement> {
        let caller = Location::caller();
        async move {
            let link = self.driver().find(link_with(text)).await;
            link.unwrap_or_else(|error| panic!("no link contains {text:?}: {error}\nat {caller}"))
        }
    }

    /// Waits until the page's main heading contains a text.
    #[track_caller]
    pub fn until_heading(&self, text: &str) -> impl Future<Output = ()> {
        self.until_text("main h1", text)
    }

    /// Scrolls at once to a number of pixels from the top.
    pub async fn scroll_to(&self, top: u32) {
        self.js::<()>(&format!("scrollTo({{ top: {top}, behavior: 'instant' }})")).await;
        self.until(&format!("the page is scrolled to {top}"), &format!("Math.abs(scrollY - {top}) < 1")).await;
    }

    /// Runs a script in the page.
    #[track_caller]
    pub fn js<T: DeserializeOwned>(&self, script: &str) -> impl Future<Output = T> {
        let caller = Location::caller();
        async move {
            let outcome = self.try_js(script).await;
            outcome.unwrap_or_else(|error| panic!("{error}\nin the script: {script}\nat {caller}"))
        }
    }

    pub(super) async fn try_js<T: DeserializeOwned>(&self, script: &str) -> WebDriverResult<T> {
        self.driver().execute(script, vec![]).await?.convert()
    }

    /// The value of a JavaScript expression that contains a selector as `it`: the first element that fits.
    #[track_caller]
    pub fn of<T: DeserializeOwned>(&self, selector: &str, expression: &str) -> impl Future<Output = T> {
        let selector = Value::from(selector);
        let script = format!(
            "const it = document.querySelector({selector});
             if (!it) throw new Error('no element fits ' + {selector});
             return {expression}"
        );
        let caller = Location::caller();
        async move {
            let outcome = self.try_js(&script).await;
            outcome.unwrap_or_else(|error| panic!("{error}\nin the script: {script}\nat {caller}"))
        }
    }

    /// The text of an element as the reader sees it.
    #[track_caller]
    pub fn text(&self, selector: &str) -> impl Future<Output = String> {
        self.of(selector, "it.innerText.trim()")
    }

    /// The texts of all elements that fit.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> impl Future<Output = Vec<String>> {
        let selector = Value::from(selector);
        let script =
            format!("return Array.from(document.querySelectorAll({selector}), element => element.innerText.trim())");
        let caller = Location::caller();
        async move { self.try_js(&script).await.unwrap_or_else(|error| panic!("{error}\nat {caller}")) }
    }

    /// The addresses of the links that fit, in the order of the page.
    #[track_caller]
    pub fn addresses(&self, selector: &str) -> impl Future<Output = Vec<String>> {
        let selector = Value::from(selector);
        let script =
            format!("return Array.from(document.querySelectorAll({selector}), link => link.getAttribute('href'))");
        let caller = Location::caller();
        async move { self.try_js(&script).await.unwrap_or_else(|error| panic!("{error}\nat {caller}")) }
    }

    /// How many elements fit.
    #[track_caller]
    pub fn count(&self, selector: &str) -> impl Future<Output = usize> {
        let script = format!("return document.querySelectorAll({}).length", Value::from(selector));
        let caller = Location::caller();
        async move { self.try_js(&script).await.unwrap_or_else(|error| panic!("{error}\nat {caller}")) }
    }

    /// Waits until an element exists and is visible.
    #[track_caller]
    pub fn until_shown(&self, selector: &str) -> impl Future<Output = ()> {
        let expression = format!(
            "document.querySelector({})?.checkVisibility({{ visibilityProperty: true }})",
            Value::from(selector)
        );
        let caller = Location::caller();
        let text = format!("{selector} is shown (called at {caller})");
        async move { self.until(&text, &expression).await }
    }

    /// Waits until the text of an element contains this.
    #[track_caller]
    pub fn until_text(&self, selector: &str, text: &str) -> impl Future<Output = ()> {
        let (css, expected) = (Value::from(selector), Value::from(text));
        let expression = format!("document.querySelector({css})?.innerText.includes({expected})");
        let what = format!("{selector} contains {text:?} (called at {})", Location::caller());
        async move { self.until(&what, &expression).await }
    }

    /// Clicks on an element as soon as it is visible.
    #[track_caller]
    pub fn click(&self, selector: &str) -> impl Future<Output = ()> {
        let caller = Location::caller();
        let shown = self.until_shown(selector);
        async move {
            shown.await;
            let clicked = self.click_on(By::Css(selector)).await;
            clicked.unwrap_or_else(|error| panic!("clicking on {selector}: {error}\nat {caller}"));
        }
    }

    /// Moves the mouse to the middle of the visible part of an element, and clicks. WebDriver's own click aims at the first
    /// box of an element, which for a link around a block is an empty one in WebKit. Like a reader, the mouse aims again
    /// when the element was rendered again or pushed away meanwhile.
    async fn click_on(&self, locator: By) -> WebDriverResult<()> {
        for _ in 0..CLICKS {
            let element = self.driver().find(locator.clone()).await?;
            match self.click_arrives(&element).await {
                Ok(false) => {}
                Err(error) if error.to_string().contains(GONE) => {}
                outcome => return outcome.map(|_| ()),
            }
        }
        panic!("{CLICKS} clicks on {locator:?} went elsewhere")
    }

    /// Clicks on an element; returns whether the click arrived there.
    async fn click_arrives(&self, element: &WebElement) -> WebDriverResult<bool> {
        let (x, y) = self.point_of(element).await?;
        let mark = "const it = arguments[0];
            it.addEventListener('click', () => it.setAttribute('data-clicked', ''), { capture: true, once: true })";
        self.driver().execute(mark, vec![element.to_json()?]).await?;
        self.actions().move_to(x, y).click().perform().await?;
        let ask = "const it = arguments[0], arrived = it.hasAttribute('data-clicked');
            it.removeAttribute('data-clicked');
            return arrived";
        // When the element cannot be asked any more, the click has led to another page.
        let arrived = self.driver().execute(ask, vec![element.to_json()?]).await;
        Ok(arrived.and_then(|arrived| arrived.convert()).unwrap_or(true))
    }

    /// A point at which a click hits an element; scrolls it into view first.
    pub async fn point_of(&self, element: &WebElement) -> WebDriverResult<(i64, i64)> {
        let script = "
            const it = arguments[0];
            const seen = () => Array.from(it.getClientRects()).find(box => box.width > 0 && box.height > 0);
            const fits = box => box && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
            const frame = () => new Promise(requestAnimationFrame);
            const middle = box => [
              Math.floor((Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2),
              Math.floor((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2)];
            // Like a reader, it waits until the element stops moving: fonts and pictures may still load.
            const settled = async () => {
              for (let look = 0; look < 60; look++) {
                // During the transition from one page to the next no click hits.
                const changing = document.getAnimations().some(it => it.effect?.pseudoElement?.startsWith('::view-transition'));
                if (changing) { await frame(); continue; }
                if (!fits(seen())) it.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
                const before = seen();
                await frame(); await frame();
                const after = seen();
                if (!it.isConnected) throw new Error('it has gone');
                if (!after) throw new Error('it takes no space');
                if (!before || before.top !== after.top || before.left !== after.left) continue;
                const [x, y] = middle(after), hit = document.elementFromPoint(x, y);
                if (it.contains(hit)) return [x, y];
                // While the browser captures the page for a transition, only the root can be hit for a frame.
                if (hit !== document.documentElement) throw new Error('it is covered by ' + (hit?.outerHTML.slice(0, 200) ?? 'nothing'));
              }
              throw new Error('it never stands still');
            };
            return settled();";
        self.driver().execute(script, vec![element.to_json()?]).await?.convert()
    }

    /// Clicks on the button whose text contains this.
    #[track_caller]
    pub fn click_button(&self, text: &str) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let path = format!("//button[contains(normalize-space(.), \"{text}\")]");
            let clicked = self.click_on(By::XPath(path)).await;
            clicked.unwrap_or_else(|error| panic!("the button {text:?}: {error}\nat {caller}"));
        }
    }

    /// Presses keys, one after the other, where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        self.actions().send_keys(keys).perform().await.expect("pressing keys");
    }

    /// Swipes sideways from the middle of an element, by a number of pixels.
    pub async fn swipe(&self, selector: &str, way: i32) {
        let (x, y): (f64, f64) = self
            .of(selector, "(box => [box.left + box.width / 2, box.top + box.height / 2])(it.getBoundingClientRect())")
            .await;
        let (x, y) = (x as i32, y as i32);
        let actions = json!([{
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": [
                { "type": "pointerMove", "x": x, "y": y, "duration": 0 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "x": x + way / 2, "y": y, "duration": 50 },
                { "type": "pointerMove", "x": x + way, "y": y, "duration": 50 },
                { "type": "pointerUp", "button": 0 }
            ]
        }]);
        self.driver().cmd(Command::PerformActions(actions.into())).await.expect("swiping");
    }

    /// A chain of actions of mouse and keyboard.
    pub fn actions(&self) -> ActionChain {
        self.driver().action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    /// Waits for a second tab, and returns its handle.
    pub async fn other_tab(&self, here: &WindowHandle) -> WindowHandle {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let tabs = self.driver().windows().await.expect("the tabs");
            match tabs.into_iter().find(|tab| tab != here) {
                Some(tab) => return tab,
                None if Instant::now() > deadline => panic!("no second tab opened"),
                None => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }

    /// The path, query and hash of the page's address.
    pub async fn path(&self) -> String {
        self.js("return location.pathname + location.search + location.hash").await
    }

    /// Pretends that minutes have passed and that the reader returns to the tab.
    pub async fn come_back_after(&self, minutes: u32) {
        // `window.Date` and not `Date`: in Firefox WebDriver's scripts have a `Date` of their own.
        self.js::<()>(&format!(
            "const now = window.Date.now; const later = {minutes} * 60 * 1000;
             window.Date.now = () => now() + later;
             document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }}))"
        ))
        .await;
    }

    /// Goes back as the browser's button does.
    pub async fn back(&self) {
        self.driver().back().await.expect("going back");
    }

    /// Goes forward as the browser's button does.
    pub async fn forward(&self) {
        self.driver().forward().await.expect("going forward");
    }
}

/// The locator of a link whose text contains this.
fn link_with(text: &str) -> By {
    By::XPath(format!("//a[contains(normalize-space(.), \"{text}\")]"))
}
