//! What goes wrong inside a page: errors, rejected promises, panics, refusals by the page's policy. A script that
//! the test server puts first into every HTML page notes them in the tab's session storage, where they outlive a
//! navigation; so they are seen alike in all engines and from the first line on.

use super::page::Page;

/// Where the server serves the script.
pub const PATH: &str = "/__watch.js";

/// Notes what goes wrong. What does not load (a missing picture) is an event with a target and no problem here:
/// tests of faults look at what the reader sees of it.
pub const SCRIPT: &str = r"
(() => {
  const note = text => {
    const noted = JSON.parse(sessionStorage.getItem('__problems') ?? '[]');
    sessionStorage.setItem('__problems', JSON.stringify([...noted, text]));
  };
  addEventListener('error', event => note(`error: ${event.message} (${event.filename}:${event.lineno})`));
  addEventListener('unhandledrejection', event => note(`unhandled rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', event =>
    note(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`));
  const say = console.error;
  console.error = (...words) => { note(`console: ${words.join(' ')}`); say.apply(console, words); };
})();
";

/// The page with the script as the first thing in it.
pub fn watch(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let script = format!("<script src=\"{PATH}\"></script>");
    match html.find("<meta charset") {
        Some(head) => {
            let (before, after) = html.split_at(head);
            format!("{before}{script}{after}").into_bytes()
        }
        None => format!("{script}{html}").into_bytes(),
    }
}

impl Page {
    /// What went wrong in the tab since the last call. A test fails at its end when anything is left here.
    pub async fn problems(&self) -> Vec<String> {
        self.js("if (location.protocol === 'about:') return [];
             const noted = JSON.parse(sessionStorage.getItem('__problems') ?? '[]');
             sessionStorage.removeItem('__problems');
             return noted;")
            .await
    }
}
