// Follows the link to an address as a reader does, and says how long it took until the frame that shows the new
// headline was made, in milliseconds from the click. Goes on when the page has nothing to do.
const [path, done] = arguments;
const headline = () => document.querySelector("main h1")?.textContent;
const link = [...document.querySelectorAll("main a[href]")].find(link => link.pathname === path);
if (!link) throw new Error(`no link leads to ${path}`);
const before = headline();

const watch = new MutationObserver(look);
watch.observe(document, { childList: true, subtree: true, characterData: true });
const start = performance.now();
link.click();
look();

function look() {
  if (location.pathname !== path || !headline() || headline() === before) return;
  watch.disconnect();
  requestAnimationFrame(() => {
    // The first task after the frame.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const took = performance.now() - start;
      requestIdleCallback(() => done(took));
    };
    port2.postMessage(0);
  });
}
