//! A tab as a test sees it: what a reader does in it and what is there to see. Failures are panics with words.

use super::engines::{Engine, Setup};
use super::server::Server;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::panic::Location;
use std::time::Duration;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, WebDriver, WebElement};

/// A browser's tab, and the server that it talks to.
pub struct Page {
    pub engine: Engine,
    pub setup: Setup,
    pub driver: WebDriver,
    pub server: Server,
}

impl Page {
    /// Opens an address of the server as if it were typed in.
    pub async fn open(&self, path: &str) {
        self.driver.goto(self.server.url(path)).await.unwrap_or_else(|error| panic!("opening {path}: {error}"));
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
        self.driver.execute(script, vec![]).await?.convert()
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

    /// How many elements fit.
    #[track_caller]
    pub fn count(&self, selector: &str) -> impl Future<Output = usize> {
        let script = format!("return document.querySelectorAll({}).length", Value::from(selector));
        let caller = Location::caller();
        async move { self.try_js(&script).await.unwrap_or_else(|error| panic!("{error}\nat {caller}")) }
    }

    /// Waits until an element is there and shown.
    #[track_caller]
    pub fn until_shown(&self, selector: &str) -> impl Future<Output = ()> {
        let expression = format!(
            "document.querySelector({})?.checkVisibility({{ visibilityProperty: true }})",
            Value::from(selector)
        );
        let caller = Location::caller();
        let words = format!("{selector} is shown (asked for at {caller})");
        async move { self.until(&words, &expression).await }
    }

    /// Waits until the text of an element holds some words.
    #[track_caller]
    pub fn until_text(&self, selector: &str, words: &str) -> impl Future<Output = ()> {
        let (css, text) = (Value::from(selector), Value::from(words));
        let expression = format!("document.querySelector({css})?.innerText.includes({text})");
        let what = format!("{selector} says {words:?} (asked for at {})", Location::caller());
        async move { self.until(&what, &expression).await }
    }

    /// Clicks on an element as soon as it is there.
    #[track_caller]
    pub fn click(&self, selector: &str) -> impl Future<Output = ()> {
        let caller = Location::caller();
        let shown = self.until_shown(selector);
        async move {
            shown.await;
            let element = self.element(selector).await;
            element.click().await.unwrap_or_else(|error| panic!("clicking on {selector}: {error}\nat {caller}"));
        }
    }

    /// The first element that fits.
    #[track_caller]
    pub fn element(&self, selector: &str) -> impl Future<Output = WebElement> {
        let caller = Location::caller();
        async move {
            let found = self.driver.find(By::Css(selector)).await;
            found.unwrap_or_else(|error| panic!("{selector}: {error}\nat {caller}"))
        }
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub async fn press(&self, keys: impl AsRef<str>) {
        let keys = keys.as_ref();
        self.actions().send_keys(keys).perform().await.unwrap_or_else(|error| panic!("pressing {keys:?}: {error}"));
    }

    /// What fingers, mouse and keyboard do in a row.
    pub fn actions(&self) -> ActionChain {
        self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    /// The path, query and hash of the page's address.
    pub async fn path(&self) -> String {
        self.js("return location.pathname + location.search + location.hash").await
    }

    /// Goes back as the browser's button does.
    pub async fn back(&self) {
        self.driver.back().await.expect("going back");
    }

    /// Goes forward as the browser's button does.
    pub async fn forward(&self) {
        self.driver.forward().await.expect("going forward");
    }
}
