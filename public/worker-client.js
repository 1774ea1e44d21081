// @ts-check
// The pages' client of the service worker (sw.js): registers it, sends it requests, tells when a newer one waits.
//
// It never uses `navigator.serviceWorker.ready`: that can be the worker of another edition with a shorter base. Nothing
// here runs at import, so that Node's tests can import it.

import { facts } from "./facts.js";

/** @import { Replies, Requests, RequestType, StoredChange } from "./messages.d.ts" */

/** Milliseconds after which a page that becomes visible checks for a newer worker. */
const UPDATE_INTERVAL = 3_600_000;
/** These may take long: they wait for others, or download. The others the worker answers at once. */
const LONG = ["store", "delete", "evict", "estimate"];

/** @type {ServiceWorkerRegistration | undefined} */
let registration;
/** The path under which the edition's pages live. */
let base = "";

/**
 * Registers the edition's worker and waits until it is active.
 *
 * Rejects with a `NotSupportedError` in a browser without workers, with an `InstallError` when the first worker cannot
 * be installed, and with the browser's own error when that refuses.
 *
 * @param {string} path - The path under which the edition's pages live; ends with `/`.
 * @param {(isWaiting: boolean) => void} onWaiting - Called with whether a newer worker waits, now and at each change.
 */
export async function register(path, onWaiting) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) throw named("NotSupportedError", "no service workers");
  base = path;
  const known = await serviceWorker.getRegistration(base);
  const registering = serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: "none" });
  if (known?.active && known.scope === new URL(base, location.href).href) {
    registration = known;
    registering.catch(console.warn); // It may wait for a network that never answers.
  } else {
    registration = await registering;
  }
  watch(registration, onWaiting);
  await activation(registration);
}

/**
 * Sends a request to the edition's worker. Rejects with an error that has the name of the worker's, with a
 * `TimeoutError` when no reply comes, and with an `InvalidStateError` before `register` has succeeded.
 *
 * @template {RequestType} T
 * @param {T} type
 * @param {Requests[T]} fields
 * @returns {Promise<Replies[T]>}
 */
export async function request(type, fields) {
  const worker = registration?.active;
  if (!worker) throw named("InvalidStateError", "no active worker");
  return post(worker, base, type, fields);
}

/**
 * Calls whenever the edition's worker has changed what is stored, whichever page has asked for it.
 *
 * @param {(change: StoredChange) => void} callback
 */
export function onStored(callback) {
  new BroadcastChannel(`manchette:${base}`).onmessage = ({ data }) => callback(data);
}

/**
 * Aborts this page's request for a file. Browsers tell the page's request, and not the worker that passed it on. The
 * controlling worker has it, whichever edition's it is.
 *
 * @param {string} address - Absolute.
 */
export function abort(address) {
  const controller = navigator.serviceWorker?.controller;
  if (!controller) return;
  const itsBase = new URL(".", controller.scriptURL).pathname;
  post(controller, itsBase, "abort", { address }).catch(console.warn);
}

/** Activates the waiting worker and reloads the page under it. */
export async function activateWaiting() {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  // Browsers activate it when the older one has nothing left to do.
  request("abortAll", {}).catch(console.warn);
  await post(waiting, base, "activate", {});
}

/**
 * @template {RequestType} T
 * @param {ServiceWorker} worker
 * @param {string} base
 * @param {T} type
 * @param {Requests[T]} fields
 * @returns {Promise<Replies[T]>}
 */
function post(worker, base, type, fields) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    /** @param {string} error */
    const fail = error => {
      end();
      reject(named(error, `the worker did not ${type}`));
    };
    const timer = setTimeout(fail, LONG.includes(type) ? facts.jobTimeoutMs : facts.requestTimeoutMs, "TimeoutError");
    const end = () => {
      clearTimeout(timer);
      port1.close();
    };
    port1.onmessageerror = () => fail("DataCloneError");
    port1.onmessage = ({ data }) => {
      const { ok, error, ...reply } = data;
      if (!ok) return fail(error ?? "VersionError"); // A worker of protocol version 1 replies otherwise.
      end();
      resolve(reply);
    };
    worker.postMessage({ version: facts.protocolVersion, base, type, ...fields }, [port2]);
  });
}

/**
 * Waits until the registration has an active worker.
 *
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<void>}
 */
function activation({ active, waiting, installing }) {
  const worker = waiting ?? installing;
  return new Promise((resolve, reject) => {
    if (active) return resolve();
    const refuse = () => reject(named("InstallError", "the worker was not installed"));
    if (!worker) return refuse();
    worker.addEventListener("statechange", () => {
      if (worker.state === "redundant") refuse();
      else if (worker.state !== "installed") resolve();
    });
  });
}

/**
 * Tells when a newer worker waits; the first one of all never does.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {(isWaiting: boolean) => void} onWaiting
 */
function watch(registration, onWaiting) {
  const tell = () => onWaiting(Boolean(registration.waiting && registration.active));
  const hear = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", hear);
  if (registration.active) hear(); // The browser may have found a newer one before this script was loaded.
  registration.waiting?.addEventListener("statechange", tell);
  tell();
  let checkedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - checkedAt < UPDATE_INTERVAL) return;
    checkedAt = Date.now();
    registration.update().catch(() => {}); // It fails offline.
  });
}

/**
 * @param {string} name
 * @param {string} message
 */
function named(name, message) {
  return Object.assign(new Error(message), { name });
}
