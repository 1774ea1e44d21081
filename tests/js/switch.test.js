// @ts-check
// The kill switch: what it says to pages, and what it removes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { plain } from "./support/worker.js";

const script = readFileSync(new URL("../../public/sw-off.js", import.meta.url), "utf8");

/** Starts the kill switch of a base. @param {string} base */
function startSwitch(base) {
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {};
  /** @type {string[]} */
  const deleted = [];
  const self = {
    addEventListener: (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      (listeners[type] = listener),
    registration: { scope: `https://news.example${base}`, unregister: async () => deleted.push("the worker") },
    caches: { delete: async (/** @type {string} */ name) => deleted.push(name) },
  };
  runInContext(script, createContext({ self, URL }));
  return { listeners, deleted };
}

test("the kill switch answers each message at once, so that no page waits for it", () => {
  const { listeners } = startSwitch("/");
  /** @type {unknown[]} */
  const replies = [];
  const port = { postMessage: (/** @type {unknown} */ reply) => replies.push(reply) };
  listeners.message?.({ data: { version: 2, base: "/", type: "list" }, ports: [port] });
  listeners.message?.({ data: "without a port", ports: [] });
  assert.deepEqual(plain(replies), [{ ok: false, error: "SwitchedOffError" }]);
});

test("the kill switch removes the caches of its own edition, and itself", async () => {
  const { listeners, deleted } = startSwitch("/en/");
  let done = Promise.resolve();
  listeners.activate?.({ waitUntil: (/** @type {Promise<void>} */ job) => (done = job) });
  await done;
  assert.deepEqual(deleted, ["manchette-shell:/en/", "manchette-kept:/en/", "manchette-parts:/en/", "the worker"]);
});
