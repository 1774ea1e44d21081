// Waits until a page is settled: loaded, with its fonts, with its app running if it has one, and without any new entry for
// a second. Then returns the measures. A page that never settles runs into the driver's script timeout.
const [hasApp, done] = arguments;
const seen = window.benchSeen;
const ready = () => performance.getEntriesByName("manchette-ready")[0]?.startTime;

function settled() {
  const [page] = performance.getEntriesByType("navigation");
  if (!page.loadEventEnd || document.fonts.status !== "loaded" || (hasApp && !ready()) || !seen.largest) return false;
  return performance.now() - Math.max(seen.last, page.loadEventEnd, ready() ?? 0) > 1000;
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
  const isPicture = entry => /\.(avif|gif|jpe?g|png|svg|webp)$/.test(new URL(entry.name).pathname);
  return {
    paint: seen.paint,
    largest: seen.largest,
    element: seen.element,
    headline: seen.headline,
    picture: seen.picture,
    shift: cumulativeShift(),
    blocking: seen.tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    longest: Math.max(0, ...seen.tasks),
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
