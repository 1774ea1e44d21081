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
  assert.deepEqual(files, [
    { url: `${origin}/data/articles/a.json`, fetchedAt: 5, readAt, bytes: size + 100, isComplete: true },
  ]);
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
  assert.deepEqual(files, [
    { url: `${origin}/data/front.json`, fetchedAt: 1, readAt: 2, bytes: 345, isComplete: true },
  ]);
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
    fetchedAt: 1,
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

test("what is missing of an article is told: for good on a 404 or a host that refuses, else for now", async () => {
  const answers = /** @type {[(options?: RequestInit) => Response, string, string][]} */ ([
    [() => new Response("", { status: 404 }), "/a.webp", "final"],
    [() => new Response("", { status: 500 }), "/a.webp", "temporary"],
    [() => new Response("a login page"), "/a.webp", "temporary"],
    [() => failed(), "/a.webp", "temporary"],
    [() => failed(), "https://pictures.example/a.webp", "temporary"],
    [options => (options?.mode === "no-cors" ? new Response() : failed()), "https://pictures.example/a.webp", "final"],
    [() => new Response("", { headers: { "content-type": "image/webp" } }), "/a.webp", ""],
  ]);
  for (const [answer, url, expected] of answers) {
    const worker = startWorker({ network: (_, options) => answer(options) });
    const article = { image: { renditions: [{ url, width: 1, type: "image/webp" }] } };
    const reply = plain(await store(worker, "a", article));
    assert.deepEqual([reply.missing, reply.files[0].isComplete], [expected, expected === ""], `${answer} ${url}`);
    assert.equal((await store(worker, "b", article, { withImages: false })).missing, "", "none is wanted");
  }
});

/** @returns {Response} */
function failed() {
  throw new TypeError("fetch failed");
}

test("an article is complete when all of its own images were shown, or when it has none", async () => {
  const worker = startWorker({ network });
  const [own, other] = ["own", "other"].map(name => ({ renditions: [{ url: `images/${name}.webp`, width: 1 }] }));
  const article = { image: own, related: [{ image: other }] };
  const isComplete = async (/** @type {object} */ article, /** @type {string[]} */ shown) =>
    (await store(worker, "a", article, { withImages: false, screen: { ...screen, shown } })).files[0].isComplete;
  assert.equal(await isComplete(article, []), false);
  assert.equal(await isComplete(article, [`${origin}/data/images/own.webp`]), true);
  assert.equal(await isComplete({ body: [] }, []), true);
});

test("one image for good and one for now are asked for again", async () => {
  const images = ["gone", "slow"].map(name => ({ renditions: [{ url: `${name}.webp`, width: 1 }] }));
  for (const order of [images, images.toReversed()]) {
    const worker = startWorker({ network: url => new Response("", { status: url.includes("gone") ? 410 : 503 }) });
    assert.equal((await store(worker, "a", { body: order })).missing, "temporary");
  }
});

test("a picture that never answers holds up no other, and the article is stored without it", async () => {
  const worker = startWorker({
    network: (url, options) =>
      url.includes("dead")
        ? new Promise((_, reject) => options?.signal?.addEventListener("abort", () => reject(options.signal?.reason)))
        : new Response("i".repeat(100), { headers: { "content-type": "image/webp" } }),
    facts: { downloadTimeoutMs: 50 },
  });
  const body = ["dead", "one", "two"].map(name => ({ renditions: [{ url: `${name}.webp`, width: 1 }] }));
  const awake = setTimeout(() => {}, 5_000); // Node ends when only a signal's timer is left.
  const reply = plain(await store(worker, "a", { body }));
  clearTimeout(awake);
  assert.deepEqual([reply.missing, reply.files.length], ["temporary", 1]);
  assert.deepEqual(worker.stored("manchette-parts"), ["/data/one.webp", "/data/two.webp"]);
});

test("a file that cannot be fetched is refused by the name of the reason", async () => {
  for (const [network, error] of /** @type {[() => Response, string][]} */ ([
    [() => new Response("", { status: 404 }), "GoneError"],
    [() => new Response("", { status: 410 }), "GoneError"],
    [() => new Response("", { status: 500 }), "StatusError"],
    [() => new Response("<!doctype html>"), "SyntaxError"],
    [failed, "NetworkError"],
  ])) {
    const worker = startWorker({ network });
    const reply = await worker.request("store", { address: `${origin}/data/articles/a.json`, text: "", screen });
    assert.deepEqual(plain(reply), { ok: false, error });
  }
});

test("a tab that was open for long does not replace a newer copy", async () => {
  const worker = startWorker({ network });
  await store(worker, "a", { headline: "new" }, { fetchedAt: 200 });
  await store(worker, "a", { headline: "old" }, { fetchedAt: 100 });
  const cache = await worker.caches.open("manchette-kept:/");
  const kept = await cache.match("/data/articles/a.json");
  assert.equal(await kept?.text(), '{"headline":"new"}');
  assert.equal(kept?.headers.get("x-kept-at"), "200");
  await store(worker, "a", { headline: "newest" }, { fetchedAt: 0 });
  assert.equal(await (await cache.match("/data/articles/a.json"))?.text(), '{"headline":"newest"}');
});

test("pictures that no file names are swept, once a day", async () => {
  const worker = startWorker({ network });
  await store(worker, "a", { image });
  const assets = await worker.caches.open("manchette-parts:/");
  const evict = () => worker.request("evict", { pinned: [`${origin}/data/articles/a.json`] });
  await assets.put("/data/images/orphan.webp", new Response("left by a worker that was ended"));
  await evict();
  assert.deepEqual(worker.stored("manchette-parts"), ["/data/images/800.webp", "/data/images/400.webp"]);
  await assets.put("/data/images/orphan.webp", new Response("left today"));
  await evict();
  assert.equal(worker.stored("manchette-parts").length, 3);
  const yesterday = String(Math.floor(Date.now() / 1000) - 25 * 3600);
  const shell = await worker.caches.open("manchette-shell:/");
  await shell.put("/swept", new Response("", { headers: { "x-kept-at": yesterday } }));
  await evict();
  assert.equal(worker.stored("manchette-parts").length, 2);
});

test("all pages of the edition are told what has changed", async () => {
  const worker = startWorker({ network, base: "/en/" });
  await store(worker, "a", {});
  await store(worker, "b", {});
  await worker.request("delete", { addresses: [`${origin}/data/articles/a.json`] });
  await worker.request("evict", { pinned: [`${origin}/data/articles/b.json`] });
  await worker.request("evict", { pinned: [] });
  const told = plain(worker.told).map((/** @type {any} */ { channel, files, isAll }) => {
    const names = files.map((/** @type {any} */ { url }) => url.match(/\w(?=\.json)/)[0]);
    return [channel, names.join(), isAll];
  });
  const channel = "manchette:/en/";
  assert.deepEqual(told, [
    [channel, "a", false],
    [channel, "b", false],
    [channel, "b", true],
  ]);
});

test("clearing one edition touches nothing of the other on its host", async () => {
  const stored = new Map();
  const [french, english] = [startWorker({ network, stored }), startWorker({ network, stored, base: "/en/" })];
  await store(french, "a", { image });
  const request = {
    ...{ text: JSON.stringify({ image }), fetchedAt: 5, withImages: true },
    address: `${origin}/en/data/articles/a.json`,
    screen: { ...screen, root: `${origin}/en/data/` },
  };
  await english.request("store", request);
  const before = [french.stored("manchette-kept"), french.stored("manchette-parts")];
  assert.deepEqual(plain((await english.request("list")).files.map((/** @type {any} */ { url }) => url)), [
    `${origin}/en/data/articles/a.json`,
  ]);
  await english.request("delete", { addresses: [request.address, `${origin}/data/articles/a.json`] });
  await english.request("evict", { pinned: [] });
  assert.deepEqual([french.stored("manchette-kept"), french.stored("manchette-parts")], before);
  assert.deepEqual([english.stored("manchette-kept"), english.stored("manchette-parts")], [[], []]);
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
    failedFiles: 0,
  });
});

test("an estimate counts apart what cannot be fetched, and holds up nothing else", async () => {
  const renditions = ["good", "gone", "foreign"].map(name => ({ renditions: [{ url: `${name}.webp`, width: 1 }] }));
  const article = JSON.stringify({ body: renditions });
  /** @type {(() => void)[]} */
  const waiting = [];
  const worker = startWorker({
    async network(url, options) {
      if (url.includes("missing")) return new Response("", { status: 404 });
      if (url.includes("broken")) return new Response("", { status: 500 });
      if (url.includes("slow")) await new Promise(resolve => waiting.push(() => resolve(null)));
      if (options?.method !== "HEAD") return new Response(article);
      if (url.includes("foreign")) return failed();
      return new Response("", url.includes("gone") ? { status: 404 } : { headers: { "content-length": "1000" } });
    },
  });
  const addresses = ["slow", "missing", "broken", "a"].map(name => `${origin}/data/articles/${name}.json`);
  const reply = worker.request("estimate", { addresses, screen });
  assert.equal((await store(worker, "b", {})).ok, true, "an estimate holds up no other request");
  waiting.forEach(answer => answer());
  assert.deepEqual(plain(await reply), {
    ok: true,
    bytes: 2 * (article.length + 1000),
    unknown: 4,
    failedFiles: 2,
  });
});
