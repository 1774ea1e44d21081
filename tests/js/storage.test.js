// @ts-check
// The worker's storing and deleting of files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../../public/facts.js";
import { plain, startWorker } from "./support/worker.js";

const origin = "https://news.example";
const screen = { root: `${origin}/data/`, width: 800, shown: [] };
const image = {
  renditions: [
    { url: "images/400.webp", width: 400, type: "image/webp" },
    { url: "images/800.webp", width: 800, type: "image/webp" },
  ],
};

/** A network with images of 100 bytes. @param {string} url */
function network(url) {
  if (url.endsWith(".webp")) return new Response("i".repeat(100), { headers: { "content-type": "image/webp" } });
  if (url.includes("/live/")) return new Response('{"posts":[]}');
  return new Response("", { status: 404 });
}

/** @param {ReturnType<typeof startWorker>} worker @param {string} id @param {object} article @param {object} [more] */
function store(worker, id, article, more = {}) {
  const address = `${origin}/data/articles/${id}.json`;
  return worker.request("store", {
    address,
    text: JSON.stringify(article),
    fetchedAt: 5,
    withImages: true,
    screen,
    ...more,
  });
}

test("an article is stored after its images, with all that is known of it in its headers", async () => {
  const worker = startWorker({ network });
  const article = { id: "a", image };
  const { ok, files } = plain(await store(worker, "a", article));
  const size = JSON.stringify(article).length;
  const { readAt } = files[0];
  assert.equal(ok, true);
  assert.deepEqual(files, [{ url: `${origin}/data/articles/a.json`, readAt, bytes: size + 100, isComplete: true }]);
  assert.ok(Math.abs(readAt - Date.now() / 1000) < 5);
  assert.deepEqual(worker.stored("manchette-kept"), ["/data/articles/a.json"]);
  assert.deepEqual(worker.stored("manchette-parts"), ["/data/images/800.webp", "/data/images/400.webp"]);
  const stored = await (await worker.caches.open("manchette-kept:/")).match("/data/articles/a.json");
  assert.deepEqual(Object.fromEntries(stored?.headers ?? []), {
    "content-type": "application/json",
    "x-kept-at": "5",
    "x-read-at": String(readAt),
    "x-bytes": String(size + 100),
    "x-whole": "1",
    "x-parts": `["${origin}/data/images/800.webp","${origin}/data/images/400.webp"]`,
  });
});

test("an entry that an earlier build stored is understood", async () => {
  const worker = startWorker({ network });
  const headers = { "x-kept-at": "1", "x-read-at": "2", "x-bytes": "345", "x-whole": "1", "x-parts": "[]" };
  await (await worker.caches.open("manchette-kept:/")).put("/data/front.json", new Response("{}", { headers }));
  const { files } = plain(await worker.request("list"));
  assert.deepEqual(files, [{ url: `${origin}/data/front.json`, readAt: 2, bytes: 345, isComplete: true }]);
});

test("an image that cannot be fetched leaves the article incomplete, and a full device stores nothing of it", async () => {
  const none = startWorker({ network: () => new Response("", { status: 404 }) });
  assert.equal((await store(none, "a", { image })).files[0].isComplete, false);
  const full = startWorker({ network });
  const assets = await full.caches.open("manchette-parts:/");
  assets.put = async () => {
    throw new DOMException("no space left", "QuotaExceededError");
  };
  assert.deepEqual(plain(await store(full, "a", { image })), { ok: false, error: "QuotaExceededError" });
  assert.deepEqual(full.stored("manchette-kept"), []);
});

test("a live blog is stored with its newest posts, by a valid id alone", async () => {
  const worker = startWorker({ network });
  await store(worker, "a", { live: { id: "day-1" } });
  assert.deepEqual(worker.stored("manchette-parts"), ["/data/live/day-1/latest.json"]);
  const before = worker.fetched.length;
  await store(worker, "b", { live: { id: "../secret" } });
  assert.equal(worker.fetched.length, before);
});

test("deleting a file deletes its images, but for those that another file needs", async () => {
  const worker = startWorker({ network });
  const other = { renditions: [{ url: "images/other.webp", width: 800, type: "image/webp" }] };
  await store(worker, "a", { image, body: [other] });
  await store(worker, "b", { image });
  const { files } = plain(await worker.request("delete", { addresses: [`${origin}/data/articles/a.json`] }));
  assert.deepEqual(
    files.map((/** @type {any} */ file) => file.url),
    [`${origin}/data/articles/b.json`],
  );
  assert.deepEqual(worker.stored("manchette-parts"), ["/data/images/800.webp", "/data/images/400.webp"]);
});

test("evicted is what is old, and the least recently read that is over the limit; never what is pinned", () => {
  const { chooseEvicted } = startWorker().functions;
  const now = 10_000_000;
  const file = (/** @type {string} */ url, /** @type {number} */ age, bytes = 1) => ({
    url,
    readAt: now - age,
    bytes,
    isComplete: true,
  });
  const old = file("old", facts.retentionSeconds + 1);
  const evicted = (/** @type {object[]} */ files, /** @type {string[]} */ pinned = []) =>
    plain(chooseEvicted(files, pinned, now));
  assert.deepEqual(evicted([old, file("kept", facts.retentionSeconds)]), ["old"]);
  assert.deepEqual(evicted([old], ["old"]), []);
  const half = facts.byteLimit / 2;
  assert.deepEqual(evicted([file("third", 3, half), file("first", 1, half), file("second", 2, half)]), ["third"]);
  assert.deepEqual(evicted([file("second", 2, half), file("first", 1, half), file("pinned", 0, half)], ["pinned"]), []);
});

test("an eviction that names no pinned files deletes nothing", async () => {
  const worker = startWorker({ network });
  await (await worker.caches.open("manchette-kept:/")).put("/data/front.json", new Response("{}"));
  assert.equal((await worker.request("evict")).error, "TypeError");
  assert.deepEqual(worker.stored("manchette-kept"), ["/data/front.json"]);
  assert.equal((await worker.request("evict", { pinned: [] })).ok, true);
  assert.deepEqual(worker.stored("manchette-kept"), [], "read in 1970");
});

test("an estimate counts files and images that are not stored, and images of unknown size", async () => {
  const article = JSON.stringify({ image, body: [{ renditions: [{ url: "images/unknown.webp", width: 1 }] }] });
  const worker = startWorker({
    network(url, options) {
      if (url.endsWith(".json")) return new Response(article);
      assert.equal(options?.method, "HEAD");
      return new Response("", url.includes("unknown") ? {} : { headers: { "content-length": "1000" } });
    },
  });
  const addresses = [`${origin}/data/articles/a.json`];
  assert.deepEqual(plain(await worker.request("estimate", { addresses, screen })), {
    ok: true,
    bytes: article.length + 1000,
    unknown: 1,
  });
});
