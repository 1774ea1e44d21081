//! Browsers between tests. One is started for each test and ended after it, except Firefox, which takes several seconds
//! to start: it goes on to the next test with a new tab. What a test could leave behind belongs to a tab or to an
//! origin, and each test has its own of both.

use super::engines::{self, Engine, Setup};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use thirtyfour::WebDriver;
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverResult;

/// A running browser.
pub struct Browser {
    pub session: WebDriver,
    engine: Engine,
    setup: Setup,
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
        Ok(Browser { session, engine, setup, folder })
    }

    /// Whether it can go on to a test with this setup.
    pub fn fits(&self, setup: Setup) -> bool {
        Setup { width: setup.width, height: setup.height, ..self.setup } == setup
    }

    /// Makes the window as the next test wants it.
    pub async fn reuse(&mut self, setup: Setup) -> WebDriverResult<()> {
        self.setup = setup;
        engines::fit(self.engine, &self.session, setup).await
    }

    /// Ends the browser, or when the next test may have it leaves nothing in it but an empty new tab.
    pub async fn end_test(self) -> Option<Browser> {
        if self.engine == Engine::Firefox && self.change_tabs().await.is_ok() {
            return Some(self);
        }
        self.quit().await;
        None
    }

    async fn change_tabs(&self) -> WebDriverResult<()> {
        let old = self.session.windows().await?;
        let new = self.session.cmd(Command::NewTab).await?.value::<serde_json::Value>()?;
        for tab in old {
            self.session.switch_to_window(tab).await?;
            self.session.close_window().await?;
        }
        let new = new["handle"].as_str().unwrap_or_default().to_owned();
        self.session.switch_to_window(new.into()).await
    }

    pub async fn quit(self) {
        // One that does not end by itself ends with its driver.
        _ = self.session.quit().await;
        _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Where browsers keep their profiles.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}", std::process::id()))
}
