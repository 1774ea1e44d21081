//! Chromium, through its driver: one browser with an empty profile, and tabs with an empty cache.

mod driver;

use crate::{Result, places};
use driver::Driver;
use serde_json::{Value, json};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver, WindowHandle};

/// A small phone in portrait orientation: width, height, pixel ratio.
const PHONE: (u32, u32, u32) = (360, 740, 2);
/// The limit for a script and for a page load; no measured page takes this long.
const TIMEOUT: Duration = Duration::from_secs(90);

/// The emulated processor and network.
#[derive(Clone, Copy)]
pub struct Conditions {
    /// The factor by which the processor is slower than this machine.
    pub processor: u32,
    pub network: Network,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// The loopback interface, unthrottled.
    Free,
    /// 1.6 Mbit/s down, 750 kbit/s up, 150 ms of latency.
    Slow,
}

/// This machine, unthrottled.
pub const FREE: Conditions = Conditions { processor: 1, network: Network::Free };
/// A slow phone on a slow network.
pub const SLOW: Conditions = Conditions { processor: 4, network: Network::Slow };

/// A running Chromium.
pub struct Browser {
    session: WebDriver,
    /// A tab that remains open, because a browser without tabs quits.
    home: WindowHandle,
    driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Runs `work` with a browser, and quits the browser whether it succeeds or fails.
    pub async fn with<T>(work: impl AsyncFnOnce(&Browser) -> Result<T>) -> Result<T> {
        let browser = Browser::start().await?;
        let outcome = work(&browser).await;
        let ended = browser.quit().await;
        let outcome = outcome?;
        ended.map(|()| outcome)
    }

    async fn start() -> Result<Browser> {
        let profile = places::scratch("profile-")?;
        let driver = Driver::start().await?;
        let folder = format!("--user-data-dir={}", profile.path().display());
        // Debugging through a pipe, so that the browser ends with its driver even if the bench is interrupted.
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": { "args": [
            folder, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-pipe",
        ] } });
        let Value::Object(wanted) = wanted else { unreachable!("capabilities are an object") };
        let session = WebDriver::new(driver.address(), Capabilities::from(wanted)).await?;
        session.set_script_timeout(TIMEOUT).await?;
        session.set_page_load_timeout(TIMEOUT).await?;
        let home = session.window().await?;
        Ok(Browser { session, home, driver, _profile: profile })
    }

    /// Opens a tab with no data of the origin in the browser.
    pub async fn open_cold_tab(&self, origin: &str, conditions: Conditions) -> Result<()> {
        let tab = self.session.new_tab().await?;
        self.session.switch_to_window(tab).await?;
        self.cdp("Page.bringToFront", json!({})).await?;
        self.cdp("Network.enable", json!({})).await?;
        self.forget(origin).await?;
        let (width, height, density) = PHONE;
        let phone = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": true });
        self.cdp("Emulation.setDeviceMetricsOverride", phone).await?;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("observe.js") })).await?;
        self.emulate(conditions).await
    }

    /// Clears the cache and the origin's storage.
    pub async fn forget(&self, origin: &str) -> Result<()> {
        self.cdp("Network.clearBrowserCache", json!({})).await?;
        self.cdp("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" })).await
    }

    pub async fn emulate(&self, conditions: Conditions) -> Result<()> {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": conditions.processor })).await?;
        let bytes = |kilobits: u32| kilobits * 1_000 / 8;
        let (latency, down, up) = match conditions.network {
            Network::Free => (0, -1, -1),
            Network::Slow => (150, bytes(1_600) as i32, bytes(750) as i32),
        };
        let network =
            json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up });
        self.cdp("Network.emulateNetworkConditions", network).await
    }

    pub async fn close_tab(&self) -> Result<()> {
        self.session.close_window().await?;
        Ok(self.session.switch_to_window(self.home.clone()).await?)
    }

    /// Opens an address and waits until it has loaded.
    pub async fn open(&self, url: &str) -> Result<()> {
        Ok(self.session.goto(url).await?)
    }

    /// The measures of a page once it is settled. `has_app` waits for an app to hydrate it.
    pub async fn collect(&self, has_app: bool) -> Result<Value> {
        self.run_async(include_str!("collect.js"), vec![has_app.into()]).await
    }

    /// Opens a page in a cold tab, returns its measures, and closes the tab.
    pub async fn visit(&self, origin: &str, path: &str, conditions: Conditions, has_app: bool) -> Result<Value> {
        self.open_cold_tab(origin, conditions).await?;
        self.open(&format!("{origin}{path}")).await?;
        let taken = self.collect(has_app).await.map_err(|error| format!("{path} never settled: {error}"))?;
        self.close_tab().await?;
        Ok(taken)
    }

    /// Runs a script in the page and returns its result.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.session.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script that passes its result to the callback that is its last argument.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.session.execute_async(script, arguments).await?.json().clone())
    }

    /// Quits the browser, then its driver.
    async fn quit(self) -> Result<()> {
        let outcome = self.session.quit().await;
        self.driver.stop().await;
        Ok(outcome?)
    }

    async fn cdp(&self, method: &str, parameters: Value) -> Result<()> {
        self.session.cdp().send_raw(method, parameters).await?;
        Ok(())
    }
}
