//! What goes wrong inside a page: errors, rejected promises, panics, refusals by the page's policy. A script that
//! the test server puts first into every HTML page notes them in the tab's session storage, where they outlive a
//! navigation; so they are seen alike in all engines and from the first line on. It stands inline, before the policy, so
//! that it is there without a network too.

use super::page::Page;

/// Notes what goes wrong. What does not load (a missing picture) is an event with a target and no problem here:
/// tests of faults look at what the reader sees of it. It also notes whether
/// the page came by way of the worker, which none has taken over yet, and sets the page's clock as `Page::move_clock` says.
const SCRIPT: &str = r"
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

  document.currentScript.dataset.answered = navigator.serviceWorker?.controller ? 'by the worker' : '';

  let moved = 0;
  try { moved = Number(localStorage.getItem('__moved')); } catch {}
  if (moved) {
    const now = Date.now;
    window.Date = class extends Date {
      constructor(...given) { given.length ? super(...given) : super(now() + moved); }
      static now() { return now() + moved; }
    };
  }
})();
";

/// The page with the script as the first thing in it.
pub fn watch(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let charset = html.find("<meta charset");
    let place = charset.map_or(0, |charset| charset + html[charset..].find('>').expect("a whole element") + 1);
    let (before, after) = html.split_at(place);
    format!("{before}<script>{SCRIPT}</script>{after}").into_bytes()
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
