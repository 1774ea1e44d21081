// The kill switch: put in the place of sw.js, it removes the worker that readers have and what that one kept. Open pages
// go on, from the network. The reader's lists stay: they are not the worker's.

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(remove()));

async function remove() {
  const base = new URL(registration.scope).pathname;
  const ours = [`manchette-shell:${base}`, `manchette-kept:${base}`];
  await Promise.all(ours.map(name => caches.delete(name)));
  await registration.unregister();
}
