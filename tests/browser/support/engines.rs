//! The three engines, and how a browser of each is started: quiet, with an empty profile, and with the window, the
//! colours and the motion that a test needs.

use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The engines named in ENGINES, separated by commas; all when it is not set.
    pub fn chosen() -> Vec<Engine> {
        let Ok(names) = std::env::var("ENGINES") else { return Engine::ALL.to_vec() };
        let named = |name: &str| Engine::ALL.into_iter().find(|engine| engine.name() == name);
        names
            .split(',')
            .map(|name| named(name.trim()).unwrap_or_else(|| panic!("ENGINES names an unknown engine: {name}")))
            .collect()
    }
}

/// The properties of a browser at the start of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Setup {
    /// The inside of the window, in CSS pixels.
    pub width: u32,
    pub height: u32,
    /// True if the reader's system is dark.
    pub dark: bool,
    /// True if the reader's system asks for reduced motion.
    pub reduced_motion: bool,
    /// True if WebDriver waits, when it opens an address or runs a script, until the page has loaded.
    pub waits_for_loads: bool,
    /// True if the browser's storage outlives it, as it does for readers.
    pub persistent: bool,
    /// True if the window is private.
    pub private: bool,
}

/// A desktop: light, with motion.
pub const DESKTOP: Setup = Setup {
    width: 1280,
    height: 900,
    dark: false,
    reduced_motion: false,
    waits_for_loads: true,
    persistent: false,
    private: false,
};

/// A small phone held upright.
pub const PHONE: Setup = Setup { width: 360, height: 740, ..DESKTOP };

/// The part of a setup that cannot change while a browser of the engine runs; the rest is applied to each tab by `fit`.
pub fn fixed(engine: Engine, setup: Setup) -> Setup {
    let Setup { width, height, .. } = DESKTOP;
    let setup = Setup { width, height, ..setup };
    match engine {
        // Every profile of theirs is a folder, which outlives the browser.
        Engine::Chromium => Setup { dark: false, reduced_motion: false, persistent: false, ..setup },
        Engine::Firefox => Setup { persistent: false, ..setup },
        Engine::WebKit => setup,
    }
}

/// Starts a browser through its driver. `scratch` is a folder that it may fill: empty, or as the browser that it follows
/// has left it.
pub async fn start(engine: Engine, driver: &str, setup: Setup, scratch: &Path) -> WebDriverResult<WebDriver> {
    let wanted = match engine {
        Engine::Chromium => chromium(setup, scratch),
        Engine::Firefox => firefox(setup, scratch),
        Engine::WebKit => webkit(setup, scratch),
    };
    let Value::Object(wanted) = wanted else { unreachable!("capabilities are an object") };
    WebDriver::new(driver, Capabilities::from(wanted)).await
}

/// Applies the window's size; in Chromium colours and motion too.
pub async fn fit(engine: Engine, browser: &WebDriver, setup: Setup) -> WebDriverResult<()> {
    match engine {
        Engine::Chromium => emulate(browser, setup).await,
        Engine::Firefox | Engine::WebKit => size(browser, setup).await,
    }
}

fn strategy(setup: Setup) -> &'static str {
    if setup.waits_for_loads { "normal" } else { "none" }
}

fn chromium(setup: Setup, scratch: &Path) -> Value {
    let profile = format!("--user-data-dir={}", scratch.display());
    let mut args = vec![
        profile.as_str(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--accept-lang=fr",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    args.extend(setup.private.then_some("--incognito"));
    json!({ "browserName": "chrome", "pageLoadStrategy": strategy(setup), "goog:chromeOptions": { "args": args } })
}

/// Emulates the window, the colours and the motion in the tab.
async fn emulate(browser: &WebDriver, setup: Setup) -> WebDriverResult<()> {
    let metrics = json!({ "width": setup.width, "height": setup.height, "deviceScaleFactor": 1, "mobile": false });
    browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    let media = json!({ "features": [
        { "name": "prefers-color-scheme", "value": if setup.dark { "dark" } else { "light" } },
        { "name": "prefers-reduced-motion", "value": if setup.reduced_motion { "reduce" } else { "no-preference" } },
    ] });
    browser.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

fn firefox(setup: Setup, scratch: &Path) -> Value {
    // Firefox makes no window narrower than its own tool bar, unless its style sheet allows it.
    let style = scratch.join("chrome");
    std::fs::create_dir_all(&style).expect("a folder for Firefox's style");
    std::fs::write(style.join("userChrome.css"), ":root { min-width: 0 !important }").expect("Firefox's style");
    json!({ "browserName": "firefox", "pageLoadStrategy": strategy(setup), "moz:firefoxOptions": {
        "args": ["-headless", "-profile", scratch],
        "prefs": {
            "toolkit.legacyUserProfileCustomizations.stylesheets": true,
            "layout.css.prefers-color-scheme.content-override": if setup.dark { 0 } else { 1 },
            "ui.prefersReducedMotion": i32::from(setup.reduced_motion),
            "intl.accept_languages": "fr",
            "browser.privatebrowsing.autostart": setup.private,
        },
    } })
}

/// WebKitGTK in a bare window of our own: its MiniBrowser makes none narrower than its tool bar either.
/// It stores nothing unless it is given a folder: so all its windows are private ones.
fn webkit(setup: Setup, scratch: &Path) -> Value {
    let data = format!("--data={}", scratch.display());
    let mut args = vec!["--lang=fr"];
    args.extend(setup.dark.then_some("--dark"));
    args.extend(setup.reduced_motion.then_some("--still"));
    args.extend((setup.persistent && !setup.private).then_some(data.as_str()));
    let binary = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/webkit-window.py");
    json!({ "pageLoadStrategy": strategy(setup), "webkitgtk:browserOptions": { "binary": binary, "args": args } })
}

/// Sizes the window so that its inside has the size of the setup, whatever its frame.
async fn size(browser: &WebDriver, setup: Setup) -> WebDriverResult<()> {
    let (mut width, mut height) = (setup.width, setup.height);
    for _ in 0..3 {
        browser.set_window_rect(0, 0, width, height).await?;
        let inside = browser.execute("return [innerWidth, innerHeight]", vec![]).await?;
        let [inner_width, inner_height] = inside.convert::<[u32; 2]>()?;
        if (inner_width, inner_height) == (setup.width, setup.height) {
            return Ok(());
        }
        width = (width + setup.width).saturating_sub(inner_width);
        height = (height + setup.height).saturating_sub(inner_height);
    }
    panic!("no window of {} × {} to be had", setup.width, setup.height);
}
