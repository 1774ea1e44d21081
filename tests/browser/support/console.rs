//! Problems inside a page: errors, rejected promises, panics, violations of the page's policy. A script that the test
//! server puts first into every HTML page records them in the tab's session storage, where they outlive a navigation; so
//! all engines report them alike and from the first line on. The script is inline, before the policy, so that it runs
//! offline too.

use super::page::Page;

/// Records problems. A file that does not load (a missing picture) is an event with a target and no problem here: tests of
/// faults look at what the reader sees of it. The script also records whether the worker answered with the page, before
/// a worker can claim it, gives all engines a connection of known cost, and sets the page's clock for `Page::move_clock`.
const SCRIPT: &str = r"
(() => {
  const record = text => {
    const recorded = JSON.parse(sessionStorage.getItem('__problems') ?? '[]');
    sessionStorage.setItem('__problems', JSON.stringify([...recorded, text]));
  };
  addEventListener('error', event => record(`error: ${event.message} (${event.filename}:${event.lineno})`));
  addEventListener('unhandledrejection', event => record(`unhandled rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', event =>
    record(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`));
  const log = console.error;
  console.error = (...texts) => { record(`console: ${texts.join(' ')}`); log.apply(console, texts); };

  document.currentScript.dataset.answered = navigator.serviceWorker?.controller ? 'by the worker' : '';

  // Firefox and WebKit do not tell what a connection costs, and then less is stored.
  if (!('connection' in navigator)) {
    const connection = { saveData: false, effectiveType: '4g' };
    Object.defineProperty(Navigator.prototype, 'connection', { configurable: true, value: connection });
  }

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

/// Puts the script first into a page.
pub fn watch(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let charset = html.find("<meta charset");
    let position =
        charset.map_or(0, |charset| charset + html[charset..].find('>').expect("the end of the element") + 1);
    let (before, after) = html.split_at(position);
    format!("{before}<script>{SCRIPT}</script>{after}").into_bytes()
}

impl Page {
    /// The problems in the tab since the last call. A test fails at its end when there are any.
    pub async fn problems(&self) -> Vec<String> {
        self.js("if (location.protocol === 'about:') return [];
             const recorded = JSON.parse(sessionStorage.getItem('__problems') ?? '[]');
             sessionStorage.removeItem('__problems');
             return recorded;")
            .await
    }
}
