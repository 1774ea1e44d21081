// Records performance entries from before the first line of a page. Injected into every page that is measured.
(() => {
  if (window !== top) return;
  const seen = (window.benchSeen = { paint: null, largest: null, shifts: [], tasks: [], headline: null, picture: null, last: 0 });
  const watch = (type, note) => {
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        seen.last = Math.max(seen.last, entry.startTime + entry.duration);
        note(entry);
      }
    });
    observer.observe({ type, buffered: true });
  };
  watch("paint", entry => entry.name === "first-contentful-paint" && (seen.paint = entry.startTime));
  watch("largest-contentful-paint", entry => {
    const { localName, className } = entry.element ?? {};
    Object.assign(seen, { largest: entry.startTime, element: [localName, className].filter(Boolean).join(".") });
  });
  watch("layout-shift", entry => entry.hadRecentInput || seen.shifts.push([entry.startTime, entry.value]));
  watch("longtask", entry => seen.tasks.push([entry.startTime, entry.duration]));
  watch("resource", () => {});
  watch("element", entry => (seen.picture = entry.startTime));
  // The first frame that shows the headline, which a reader who followed a link waits for.
  const found = new MutationObserver(() => {
    if (!document.querySelector("main h1")) return;
    found.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (seen.headline = performance.now());
      port2.postMessage(0);
    });
  });
  // The article's main image: the first that is not lazy. The browser reports when it is painted.
  const pictured = new MutationObserver(() => {
    const picture = document.querySelector('main img:not([loading="lazy"])');
    if (!picture) return;
    pictured.disconnect();
    picture.setAttribute("elementtiming", "picture");
  });
  pictured.observe(document, { childList: true, subtree: true });
  found.observe(document, { childList: true, subtree: true });
})();
