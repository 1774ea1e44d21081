//! The page, and the device on which it is shown.

use super::{DeviceJs, callback};
use crate::browser::nodes::{Element, Event};

/// The ways of installing the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// By the browser's prompt, on demand.
    Prompt,
    /// By the browser's menu.
    Menu,
}

impl DeviceJs {
    /// Adds a mark `manchette-<what>` to the browser's timeline.
    pub fn mark_ready(&self, what: &str) {
        let _ = self.call("markReady", [what.into()]);
    }

    /// Calls `run` before the next frame whenever the page has changed.
    pub fn on_page_change(&self, mut run: impl FnMut() + 'static) {
        let _ = self.call("onPageChange", [callback(move |_| run())]);
    }

    /// Moves the content of one element into another, unless that one already has the same content. Returns true if it
    /// was moved.
    pub fn fill(&self, slot: &Element, content: &Element) -> bool {
        self.call("fill", [slot.into(), content.into()]).is_ok_and(|answer| answer.is_truthy())
    }

    /// Starts to record which images pages show.
    pub fn watch_images(&self) {
        let _ = self.call("watchImages", []);
    }

    /// The number of images that pages have shown.
    pub fn shown_images(&self) -> u32 {
        self.call("shownImages", []).ok().and_then(|count| count.as_f64()).unwrap_or_default() as u32
    }

    /// Scrolls a block, by its index among those of a selector, to the top of the viewport once the page has settled.
    pub fn scroll_to_block(&self, blocks: &str, index: u32) {
        let _ = self.call("scrollToBlock", [blocks.into(), index.into()]);
    }

    /// True if the reader plays, has selected or focuses something in an element.
    pub fn is_in_use(&self, element: &Element) -> bool {
        self.call("isInUse", [element.into()]).is_ok_and(|answer| answer.is_truthy())
    }

    /// True if the browser opened the page by itself, and not by a link.
    pub fn is_reopened(&self) -> bool {
        self.call("isReopened", []).is_ok_and(|answer| answer.is_truthy())
    }

    /// Shares the page, or the part of it that a fragment names. `None` if the device's own sheet was shown, an empty text
    /// if the address was copied, else the address, which could not be copied.
    pub async fn share(&self, fragment: &str) -> Option<String> {
        self.request("share", [fragment.into()]).await.ok()?.as_string()
    }

    /// Loads another page and replaces this one in the history.
    pub fn replace_location(&self, path: &str) {
        let _ = self.call("replaceLocation", [path.into()]);
    }

    /// The link that another app has shared with the page.
    pub fn shared_link(&self) -> Option<String> {
        Some(self.text("sharedLink", [])).filter(|link| !link.is_empty())
    }

    /// Asks the browser for persistent storage. Returns true if it is granted.
    pub async fn persist(&self) -> bool {
        self.request("persist", []).await.is_ok_and(|answer| answer.is_truthy())
    }

    /// The way of installing the app here; `None` if it is installed already, or cannot be.
    pub fn install_way(&self) -> Option<InstallWay> {
        match self.text("installWay", []).as_str() {
            "prompt" => Some(InstallWay::Prompt),
            "menu" => Some(InstallWay::Menu),
            _ => None,
        }
    }

    /// Shows the browser's prompt to install. It can be shown once.
    pub async fn prompt_install(&self) {
        let _ = self.request("promptInstall", []).await;
    }

    /// Calls `run` when the app has been installed.
    pub fn on_installed(&self, mut run: impl FnMut() + 'static) {
        let _ = self.call("onInstalled", [callback(move |_| run())]);
    }

    /// Downloads a text as a file.
    pub fn download_text(&self, name: &str, text: &str) {
        let _ = self.call("downloadText", [name.into(), text.into()]);
    }

    /// The text of the file that was chosen in the field of an event; empty if the file is too large or cannot be read,
    /// `None` if none was chosen.
    pub async fn chosen_text(&self, event: &Event, max_bytes: u32) -> Option<String> {
        let field = event.target()?;
        self.request("chosenText", [field.into(), max_bytes.into()]).await.ok()?.as_string()
    }
}
