//! The page and the device around it.

use super::{DeviceJs, callback};
use crate::browser::nodes::{Element, Event};

/// How the app can be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// The browser asks when it is told to.
    Prompt,
    /// The reader finds it in the browser's menu.
    Menu,
}

impl DeviceJs {
    /// Notes in the browser's timeline that something is ready, as `manchette-<what>`.
    pub fn mark_ready(&self, what: &str) {
        let _ = self.call("markReady", [what.into()]);
    }

    /// Runs something before the next frame whenever the page has changed.
    pub fn on_page_change(&self, mut run: impl FnMut() + 'static) {
        let _ = self.call("onPageChange", [callback(move |_| run())]);
    }

    /// Moves the content of one element into another, unless that one was filled with the same before. Tells whether it
    /// was moved.
    pub fn fill(&self, slot: &Element, content: &Element) -> bool {
        self.call("fill", [slot.into(), content.into()]).is_ok_and(|answer| answer.is_truthy())
    }

    /// Begins to note which images pages show.
    pub fn watch_images(&self) {
        let _ = self.call("watchImages", []);
    }

    /// How many images pages have shown.
    pub fn shown_images(&self) -> u32 {
        self.call("shownImages", []).ok().and_then(|count| count.as_f64()).unwrap_or_default() as u32
    }

    /// Scrolls a block to the window's top, by its index among those of a selector, once the page has settled.
    pub fn scroll_to_block(&self, blocks: &str, index: u32) {
        let _ = self.call("scrollToBlock", [blocks.into(), index.into()]);
    }

    /// Whether the browser opened the page by itself, and not by a link.
    pub fn is_reopened(&self) -> bool {
        self.call("isReopened", []).is_ok_and(|answer| answer.is_truthy())
    }

    /// Loads another page in the place of this one.
    pub fn replace_location(&self, path: &str) {
        let _ = self.call("replaceLocation", [path.into()]);
    }

    /// The link that another app has shared with the page.
    pub fn shared_link(&self) -> Option<String> {
        Some(self.text("sharedLink", [])).filter(|link| !link.is_empty())
    }

    /// Asks the browser to keep what is stored; tells whether it promises.
    pub async fn persist(&self) -> bool {
        self.request("persist", []).await.is_ok_and(|answer| answer.is_truthy())
    }

    /// How the app can be installed here; nothing when it is, or cannot be.
    pub fn install_way(&self) -> Option<InstallWay> {
        match self.text("installWay", []).as_str() {
            "prompt" => Some(InstallWay::Prompt),
            "menu" => Some(InstallWay::Menu),
            _ => None,
        }
    }

    /// Lets the browser ask whether to install. It can ask once.
    pub async fn prompt_install(&self) {
        let _ = self.request("promptInstall", []).await;
    }

    /// Runs something when the app has been installed.
    pub fn on_installed(&self, mut run: impl FnMut() + 'static) {
        let _ = self.call("onInstalled", [callback(move |_| run())]);
    }

    /// Downloads a text as a file.
    pub fn download_text(&self, name: &str, text: &str) {
        let _ = self.call("downloadText", [name.into(), text.into()]);
    }

    /// The text of the file that was chosen in the field of an event; an empty one when the file is larger or cannot be
    /// read, nothing when none was chosen.
    pub async fn chosen_text(&self, event: &Event, max_bytes: u32) -> Option<String> {
        let field = event.target()?;
        self.request("chosenText", [field.into(), max_bytes.into()]).await.ok()?.as_string()
    }
}
