// @ts-check
// The worker's responses: from the network or from the cache.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startWorker } from "./support/worker.js";

const origin = "https://news.example";

/** @param {Record<string, string>} cached - By address, in the content cache. @param {any} network */
async function workerWith(cached, network) {
  const worker = startWorker({ network });
  const cache = await worker.caches.open("manchette-kept:/");
  for (const [address, text] of Object.entries(cached)) await cache.put(address, new Response(text));
  return worker;
}

test("a file comes from the network when it is valid, else from the device", async () => {
  const url = `${origin}/data/front.json`;
  const answers = /** @type {[() => Response, string][]} */ ([
    [() => new Response('"new"'), '"new"'],
    [() => new Response("<!doctype html>"), '"stored"'],
    [() => new Response('"new"', { status: 503 }), '"stored"'],
    [() => Object.defineProperty(new Response('"new"'), "redirected", { value: true }), '"stored"'],
    [
      () => {
        throw new TypeError("offline");
      },
      '"stored"',
    ],
  ]);
  for (const [network, expected] of answers) {
    const worker = await workerWith({ "/data/front.json": '"stored"' }, network);
    assert.equal(await (await worker.functions.fileResponse({ url }, "page")).text(), expected);
  }
});

test("a file that is not stored is the network's, whatever it is", async () => {
  const worker = await workerWith({}, () => new Response("no JSON", { status: 404 }));
  const response = await worker.functions.fileResponse({ url: `${origin}/data/front.json` }, "page");
  assert.deepEqual([response.status, await response.text()], [404, "no JSON"]);
});

test("an image comes from the device; of an alias only when the network has none", async () => {
  let isOnline = true;
  const worker = startWorker({ network: () => (isOnline ? new Response("network") : Response.error()) });
  const assets = await worker.caches.open("manchette-parts:/");
  await assets.put("/a-400.webp", new Response("stored"));
  await assets.put("/a-800.webp", new Response("", { headers: { "x-same-as": `${origin}/a-400.webp` } }));
  const text = async (/** @type {string} */ path) =>
    (await worker.functions.imageResponse({ url: origin + path })).text();
  assert.equal(await text("/a-400.webp"), "stored");
  assert.equal(await text("/a-800.webp"), "network");
  isOnline = false;
  assert.equal(await text("/a-800.webp"), "stored");
  assert.equal(worker.fetched.filter(request => request.includes("400")).length, 0);
});

test("only the pages and files of the edition are answered", () => {
  const { listeners } = startWorker({
    files: { "/boot.js": "0" },
    others: ["/en/"],
    network: () => new Response("{}"),
  });
  const isAnswered = (/** @type {object} */ request, url = `${origin}/`) => {
    let answered = false;
    const event = {
      request: { method: "GET", url, headers: new Headers(), mode: "cors", destination: "", ...request },
      clientId: "page",
    };
    listeners.fetch?.({ ...event, respondWith: () => (answered = true) });
    return answered;
  };
  assert.equal(isAnswered({ mode: "navigate" }), true);
  assert.equal(isAnswered({ mode: "navigate" }, `${origin}/en/`), false);
  assert.equal(isAnswered({ mode: "navigate" }, "https://elsewhere.example/"), false);
  assert.equal(isAnswered({ method: "POST", mode: "navigate" }), false);
  assert.equal(isAnswered({ destination: "script" }, `${origin}/boot.js`), true);
  assert.equal(isAnswered({ destination: "script" }, `${origin}/other.js`), false);
  assert.equal(isAnswered({ destination: "image" }, "https://elsewhere.example/a.webp"), true);
  assert.equal(
    isAnswered({ destination: "video", headers: new Headers({ range: "bytes=0-" }) }, `${origin}/a.mp4`),
    false,
  );
  assert.equal(isAnswered({}, `${origin}/data/front.json`), true);
  assert.equal(isAnswered({}, `${origin}/data/rss.xml`), false);
});
