// @ts-check
// The kill switch: put in the place of sw.js, it removes the worker that readers have, and that worker's caches. Open
// pages continue from the network. The reader's lists stay, which are not the worker's.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", event => event.waitUntil(remove()));
scope.addEventListener("message", event => event.ports[0]?.postMessage({ ok: false, error: "SwitchedOffError" }));

async function remove() {
  const base = new URL(scope.registration.scope).pathname;
  const caches = ["shell", "kept", "parts"].map(name => `manchette-${name}:${base}`);
  await Promise.all(caches.map(name => self.caches.delete(name)));
  await scope.registration.unregister();
}
