// @ts-check
// The requests that the worker takes, and those that it refuses.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../../public/facts.js";
import { plain, startWorker } from "./support/worker.js";

const version = facts.protocolVersion;

test("a request of another base or version, or that the worker does not know, is refused by name", async () => {
  const { post } = startWorker();
  const refusals = /** @type {[unknown, string][]} */ ([
    [{ version, base: "/en/", type: "list" }, "BaseError"],
    [{ version, type: "list" }, "BaseError"],
    [{ version: version + 1, base: "/", type: "list" }, "VersionError"],
    [{ base: "/", type: "list" }, "VersionError"],
    [{ version, base: "/", type: "constructor" }, "NotSupportedError"],
    [{ version, base: "/" }, "NotSupportedError"],
    [undefined, "TypeError"],
    [{ version, base: "/", type: "delete" }, "TypeError"],
  ]);
  for (const [message, error] of refusals) {
    assert.deepEqual(plain(await post(message)), { ok: false, error }, JSON.stringify(message));
  }
});

test("a page of any build can activate the worker, and of no other base", async () => {
  const worker = startWorker();
  assert.equal((await worker.post({ version: version + 1, base: "/", type: "activate" })).ok, true);
  assert.equal(worker.skipped(), 1);
  assert.equal((await worker.post({ version, base: "/en/", type: "activate" })).error, "BaseError");
  assert.equal(worker.skipped(), 1);
});

test("pages of protocol version 1 get arrays, and can activate the worker", async () => {
  const worker = startWorker();
  assert.deepEqual(plain(await worker.post([1, "list"])), ["VersionError"]);
  assert.equal(worker.skipped(), 0);
  assert.deepEqual(plain(await worker.post([1, "replace"])), [""]);
  assert.equal(worker.skipped(), 1);
});

const url = "https://news.example/data/articles/a.json";

/** A worker whose network never answers, and the signals of its requests in their order. */
function startWaiting() {
  /** @type {AbortSignal[]} */
  const signals = [];
  const network = (/** @type {string} */ _, /** @type {RequestInit | undefined} */ options) => {
    if (options?.signal) signals.push(options.signal);
    return new Promise(() => {});
  };
  return { worker: startWorker({ network: /** @type {any} */ (network) }), signals };
}

test("abort ends this page's oldest request for an address, while other work is queued", async () => {
  const { worker, signals } = startWaiting();
  for (const client of ["page", "other", "page"]) worker.functions.fileResponse({ url }, client, () => {});
  await new Promise(resolve => setTimeout(resolve));
  worker.request("store", { address: url, text: "", screen: {} });
  await new Promise(resolve => setTimeout(resolve));
  const [first, others, second] = signals;
  assert.deepEqual(plain(await worker.request("abort", { address: url })), { ok: true });
  assert.deepEqual(
    [first, others, second].map(signal => signal?.aborted),
    [true, false, false],
  );
});

test("requests of a page that is gone are aborted when another page asks for a file", async () => {
  const { worker, signals } = startWaiting();
  for (const client of ["left", "page"]) worker.functions.fileResponse({ url }, client, () => {});
  await new Promise(resolve => setTimeout(resolve));
  worker.gone.add("left");
  worker.functions.fileResponse({ url }, "next", () => {});
  await new Promise(resolve => setTimeout(resolve));
  assert.deepEqual(
    signals.map(signal => signal.aborted),
    [true, false, false],
  );
});

test("requests that change what is stored are handled one after the other, also after one that failed", async () => {
  /** @type {(() => void)[]} */
  const answers = [];
  const network = () => new Promise(resolve => answers.push(() => resolve(new Response("{}", { status: 200 }))));
  const worker = startWorker({ network: /** @type {any} */ (network) });
  const store = (/** @type {string} */ name) =>
    worker.request("store", {
      address: `https://news.example/data/${name}.json`,
      text: "",
      screen: { root: "https://news.example/data/", shown: [] },
    });
  const broken = worker.request("delete");
  const [first, second] = [store("first"), store("second")];
  assert.equal((await broken).error, "TypeError");
  await new Promise(resolve => setTimeout(resolve, 10));
  assert.deepEqual(worker.fetched, ["GET https://news.example/data/first.json"]);
  answers.shift()?.();
  assert.equal((await first).files[0].url, "https://news.example/data/first.json");
  await new Promise(resolve => setTimeout(resolve, 10));
  answers.shift()?.();
  assert.equal((await second).ok, true);
});
