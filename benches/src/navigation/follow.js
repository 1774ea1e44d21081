// Clicks the link to an address, and returns the milliseconds from the click to the frame that shows the new headline.
// Ends when the page is idle.
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
