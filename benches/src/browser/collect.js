// Waits until a page is settled: loaded, with its fonts, with its app and its device part running if it has them, and
// without any new entry for a second. Then returns the measures. A page that never settles runs into the driver's script
// timeout.
const [hasApp, done] = arguments;
const seen = window.benchSeen;
const marked = name => performance.getEntriesByName(name)[0]?.startTime;
const ready = () => marked("manchette-ready");
const device = () => marked("manchette-device");

function settled() {
  const [page] = performance.getEntriesByType("navigation");
  if (!page.loadEventEnd || document.fonts.status !== "loaded" || (hasApp && !device()) || !seen.largest) return false;
  return performance.now() - Math.max(seen.last, page.loadEventEnd, device() ?? 0) > 1000;
}

/** The worst session of layout shifts: a session ends after a second without a shift, or after five seconds. */
function cumulativeShift() {
  let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const [time, value] of seen.shifts.sort((one, other) => one[0] - other[0])) {
    if (time - last > 1000 || time - first > 5000) [sum, first] = [0, time];
    sum += value;
    last = time;
    worst = Math.max(worst, sum);
  }
  return worst;
}

function result() {
  const [page] = performance.getEntriesByType("navigation");
  const until = ready() ?? page.loadEventEnd;
  const all = performance.getEntriesByType("resource");
  const asked = all.filter(entry => entry.startTime < until);
  const bytes = entries => entries.reduce((sum, entry) => sum + entry.transferSize, 0);
  const [first, later] = [true, false].map(isFirst =>
    seen.tasks.filter(([start]) => (start < until) === isFirst).map(([, duration]) => duration));
  const isPicture = entry => /\.(avif|gif|jpe?g|png|svg|webp)$/.test(new URL(entry.name).pathname);
  return {
    paint: seen.paint,
    largest: seen.largest,
    element: seen.element,
    headline: seen.headline,
    picture: seen.picture,
    shift: cumulativeShift(),
    blocking: first.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    longest: Math.max(0, ...first),
    later: hasApp ? Math.max(0, ...later) : null,
    requests: asked.length + 1,
    bytes: bytes([page, ...asked]),
    pictures: bytes(asked.filter(isPicture)),
    ready: ready() ?? null,
    after: ready() ? ready() - seen.largest : null,
    allRequests: all.length + 1,
    allBytes: bytes([page, ...all]),
  };
}

(function look() {
  settled() ? done(result()) : setTimeout(look, 50);
})();
