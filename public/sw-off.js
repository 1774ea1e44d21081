// The kill switch: put in the place of sw.js, it removes the worker that readers have and what that one kept. Open pages
// go on, from the network. The reader's lists stay: they are not the worker's.

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(remove()));

async function remove() {
  const base = new URL(registration.scope).pathname;
  const ours = ["shell", "kept", "parts"];
  await Promise.all(ours.map(name => caches.delete(`manchette-${name}:${base}`)));
  await registration.unregister();
}
