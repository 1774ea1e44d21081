//! Browsers between tests. A browser is reused, with a new tab, by the next test whose setup it fits, because starting one
//! takes a second, and Firefox several. Whatever a test could leave behind belongs to a tab or to an origin, and each test
//! has its own of both.

use super::engines::{self, Engine, Setup};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use thirtyfour::WebDriver;
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverResult;

/// After this many tests a browser is replaced: what engines never release adds up.
const MAX_TESTS: u32 = 30;

/// A running browser.
pub struct Browser {
    session: Mutex<WebDriver>,
    pub engine: Engine,
    setup: Setup,
    /// The address of its driver.
    driver: String,
    /// Its profile.
    folder: PathBuf,
    /// The tests that have begun in it.
    tests: u32,
}

impl Browser {
    /// Starts a browser through its driver.
    pub async fn start(engine: Engine, driver: &str, setup: Setup) -> WebDriverResult<Browser> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let folder = scratch().join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
        std::fs::create_dir_all(&folder)?;
        let session = engines::start(engine, driver, setup, &folder).await?;
        engines::fit(engine, &session, setup).await?;
        Ok(Browser { session: session.into(), engine, setup, driver: driver.to_owned(), folder, tests: 1 })
    }

    /// The driver's session; another one after a restart.
    pub fn session(&self) -> WebDriver {
        self.session.lock().unwrap().clone()
    }

    /// Closes the browser and starts it again with the same profile.
    pub async fn restart(&self) -> WebDriverResult<()> {
        assert!(self.setup.persistent, "a test that restarts its browser must be `restarting`");
        self.session().quit().await?;
        let session = engines::start(self.engine, &self.driver, self.setup, &self.folder).await?;
        engines::fit(self.engine, &session, self.setup).await?;
        *self.session.lock().unwrap() = session;
        Ok(())
    }

    /// True if a test with this setup can run in it.
    pub fn fits(&self, setup: Setup) -> bool {
        self.tests < MAX_TESTS && engines::fixed(self.engine, self.setup) == engines::fixed(self.engine, setup)
    }

    /// Prepares the empty tab for the next test.
    pub async fn reuse(&mut self, setup: Setup) -> WebDriverResult<()> {
        self.setup = setup;
        self.tests += 1;
        engines::fit(self.engine, &self.session(), setup).await
    }

    /// Closes all tabs but an empty new one.
    pub async fn change_tabs(&self) -> WebDriverResult<()> {
        let session = self.session();
        let old = session.windows().await?;
        let new = session.cmd(Command::NewTab).await?.value::<serde_json::Value>()?;
        for tab in old {
            session.switch_to_window(tab).await?;
            session.close_window().await?;
        }
        let new = new["handle"].as_str().unwrap_or_default().to_owned();
        session.switch_to_window(new.into()).await
    }

    pub async fn quit(self) {
        // A browser that does not end by itself ends with its driver.
        _ = self.session().quit().await;
        _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder of the browsers' profiles.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}", std::process::id()))
}
