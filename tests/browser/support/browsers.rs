//! Browsers between tests. One is started for each test and ended after it, except Firefox, which takes several seconds
//! to start: it goes on to the next test with a new tab. What a test could leave behind belongs to a tab or to an
//! origin, and each test has its own of both.

use super::engines::{self, Engine, Setup};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use thirtyfour::WebDriver;
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverResult;

/// A running browser.
pub struct Browser {
    session: Mutex<WebDriver>,
    pub engine: Engine,
    setup: Setup,
    /// The address of its driver.
    driver: String,
    /// Its profile.
    folder: PathBuf,
}

impl Browser {
    /// Starts a browser through its driver.
    pub async fn start(engine: Engine, driver: &str, setup: Setup) -> WebDriverResult<Browser> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let folder = scratch().join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
        std::fs::create_dir_all(&folder)?;
        let session = engines::start(engine, driver, setup, &folder).await?;
        engines::fit(engine, &session, setup).await?;
        Ok(Browser { session: session.into(), engine, setup, driver: driver.to_owned(), folder })
    }

    /// The driver's session; another one when the browser was started again.
    pub fn session(&self) -> WebDriver {
        self.session.lock().unwrap().clone()
    }

    /// Closes the browser and starts it again with the same profile.
    pub async fn restart(&self) -> WebDriverResult<()> {
        assert!(self.setup.kept, "a test that starts its browser again must be `restarting`");
        self.session().quit().await?;
        let session = engines::start(self.engine, &self.driver, self.setup, &self.folder).await?;
        engines::fit(self.engine, &session, self.setup).await?;
        *self.session.lock().unwrap() = session;
        Ok(())
    }

    /// Whether it can go on to a test with this setup.
    pub fn fits(&self, setup: Setup) -> bool {
        let Setup { width, height, .. } = setup;
        // Firefox, the only one that goes on, keeps everything.
        Setup { width, height, kept: setup.kept, ..self.setup } == setup
    }

    /// Makes the window as the next test wants it.
    pub async fn reuse(&mut self, setup: Setup) -> WebDriverResult<()> {
        self.setup = setup;
        engines::fit(self.engine, &self.session(), setup).await
    }

    /// Ends the browser, or when the next test may have it leaves nothing in it but an empty new tab.
    pub async fn end_test(self) -> Option<Browser> {
        if self.engine == Engine::Firefox && self.change_tabs().await.is_ok() {
            return Some(self);
        }
        self.quit().await;
        None
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
        // One that does not end by itself ends with its driver.
        _ = self.session().quit().await;
        _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Where browsers keep their profiles.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}", std::process::id()))
}
