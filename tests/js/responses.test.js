// @ts-check
// The worker's responses: from the network or from the cache.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, startWorker } from "./support/worker.js";

const origin = "https://news.example";

/** @param {Record<string, string>} cached - By address, in the content cache. @param {any} network */
async function workerWith(cached, network) {
  const worker = startWorker({ network });
  const cache = await worker.caches.open("manchette-kept:/");
  for (const [address, text] of Object.entries(cached)) await cache.put(address, new Response(text));
  return worker;
}

/** What is left to do after a response, in tests that do not wait for it. @param {Promise<unknown>} job */
const ignored = job => void job.catch(() => {});

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
    assert.equal(await (await worker.functions.fileResponse({ url }, "page", ignored)).text(), expected);
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
  const today = { "x-kept-at": String(Math.floor(Date.now() / 1000)) };
  await assets.put("/a-400.webp", new Response("stored", { headers: today }));
  await assets.put("/a-800.webp", new Response("", { headers: { "x-same-as": `${origin}/a-400.webp` } }));
  const text = async (/** @type {string} */ path) =>
    (await worker.functions.imageResponse({ url: origin + path }, () => {})).text();
  assert.equal(await text("/a-400.webp"), "stored");
  assert.equal(await text("/a-800.webp"), "network");
  isOnline = false;
  assert.equal(await text("/a-800.webp"), "stored");
  assert.equal(worker.fetched.filter(request => request.includes("400")).length, 0);
});

/** The worker's times in milliseconds, so that no test waits for seconds. */
const quick = { networkTimeoutMs: 100, responseTimeoutMs: 400 };
const pause = (/** @type {number} */ time) => new Promise(resolve => setTimeout(resolve, time));

/** A response that begins after a time, and ends after another. @param {number} first @param {number} rest */
async function slowResponse(first, rest, text = '{"version":"1","n":2}') {
  await pause(first);
  const body = new ReadableStream({
    async start(controller) {
      await pause(rest);
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
  return new Response(body);
}

const newer = '{"version":"1","n":2}';
const stored = '{"version":"1"}';

test("a file that begins in time is waited for, and one that is late replaces the stored one for the next page", async () => {
  const url = `${origin}/data/front.json`;
  for (const [first, rest, expected] of /** @type {[number, number, string][]} */ ([
    [0, 200, newer],
    [250, 0, stored],
    [0, 700, stored],
  ])) {
    const worker = startWorker({ network: () => slowResponse(first, rest), facts: quick });
    const cache = await worker.caches.open("manchette-kept:/");
    const headers = { "x-kept-at": "5", "x-bytes": "108", "x-whole": "1", "x-parts": '["/a.webp"]' };
    await cache.put("/data/front.json", new Response(stored, { headers }));
    /** @type {Promise<unknown>[]} */
    const left = [];
    const response = await worker.functions.fileResponse({ url }, "page", (/** @type {any} */ job) => left.push(job));
    assert.equal(await response.text(), expected, `${first} ${rest}`);
    await Promise.all(left);
    const kept = await cache.match("/data/front.json");
    if (expected === newer) continue; // The page stores it.
    assert.equal(await kept?.text(), newer);
    assert.ok(Math.abs(Number(kept?.headers.get("x-kept-at")) - Date.now() / 1000) < 5);
    assert.deepEqual(
      ["x-bytes", "x-whole", "x-parts"].map(name => kept?.headers.get(name)),
      [String(108 - stored.length + newer.length), "0", '["/a.webp"]'],
    );
    assert.equal(worker.told.at(-1).files[0].url, url);
  }
});

test("what comes late and is no file of the edition replaces nothing", async () => {
  for (const text of ["<!doctype html>", "{}", "null", '{"version":"1","id":"other"}']) {
    const worker = startWorker({ network: () => slowResponse(250, 0, text), facts: quick });
    const cache = await worker.caches.open("manchette-kept:/");
    await cache.put("/data/front.json", new Response(stored));
    /** @type {Promise<unknown>[]} */
    const left = [];
    const url = `${origin}/data/front.json`;
    await worker.functions.fileResponse({ url }, "page", (/** @type {any} */ job) => left.push(job));
    await Promise.allSettled(left);
    assert.equal(await (await cache.match("/data/front.json"))?.text(), stored, text);
  }
});

test("a file with a byte order mark is a file", async () => {
  const url = `${origin}/data/front.json`;
  const worker = await workerWith({ "/data/front.json": '"stored"' }, () => new Response('\ufeff"new"'));
  assert.match(await (await worker.functions.fileResponse({ url }, "page", () => {})).text(), /new/);
  const text = '\ufeff{"id":"a"}';
  const request = { address: url, text, fetchedAt: 5, withImages: true, screen: { root: origin, width: 1, shown: [] } };
  assert.equal((await worker.request("store", request)).ok, true);
});

const PAGES = [
  ["^/*$", "/data/front.json"],
  ["^/settings/*$", ""],
  ["^/(section|topic)/([\\w.-]+)/*$", "/data/lists/$1/$2/latest.json"],
  ["^/([\\w.-]+)/([\\w.-]+)/*$", "/data/articles/$2.json"],
];

test("a page's file follows from its path, and a path of another program has none", () => {
  const { fileOfPage } = startWorker({ pages: PAGES }).functions;
  for (const [path, expected] of [
    ["/", "/data/front.json"],
    ["/index.html", "/data/front.json"],
    ["/settings/", ""],
    ["/settings", ""],
    ["/section/world/", "/data/lists/section/world/latest.json"],
    ["/world/l%61mp/index.html", "/data/articles/lamp.json"],
    ["/search", undefined],
    ["/shop/cart/3", undefined],
    ["/%ff", undefined],
  ]) {
    assert.equal(fileOfPage(path), expected, String(path));
  }
});

/** What the worker answers to the request for a page: `app` for the shell. @param {string} path @param {any} network */
async function pageOf(path, network, stored = ["/data/articles/lamp.json", "/data/front.json"]) {
  const worker = startWorker({ network, pages: PAGES, files: { "/app.html": "0" }, facts: quick });
  await (await worker.caches.open("manchette-shell:/")).put("/app.html?v=0", new Response("app"));
  const kept = await worker.caches.open("manchette-kept:/");
  for (const file of stored) await kept.put(file, new Response("{}"));
  let answer;
  const request = {
    method: "GET",
    url: origin + path,
    mode: "navigate",
    destination: "document",
    headers: new Headers(),
  };
  worker.listeners.fetch?.({
    ...{ request, clientId: "", waitUntil: () => {} },
    respondWith: (/** @type {Promise<Response>} */ response) => (answer = response),
  });
  const response = await answer;
  return response && (await /** @type {Response} */ (response).text());
}

test("the app answers for its own pages alone, and for those that the device has when the network is slow or broken", async () => {
  const broken = () => {
    throw new TypeError("offline");
  };
  const closed = () => new Response("closed for maintenance", { status: 503 });
  const slow = (/** @type {number} */ time) => () => pause(time).then(() => new Response("page"));
  for (const [path, network, expected] of /** @type {[string, any, string | undefined][]} */ ([
    ["/world/lamp/", slow(0), "page"],
    ["/world/lamp/", slow(250), "app"],
    ["/world/lamp/", closed, "app"],
    ["/world/lamp/", broken, "app"],
    ["/world/other/", slow(250), "page"],
    ["/world/other/", slow(700), "app"],
    ["/world/other/", closed, "closed for maintenance"],
    ["/world/other/", broken, "app"],
    ["/settings/", closed, "app"],
    ["/settings/", slow(250), "app"],
    ["/", () => new Response("not found", { status: 404 }), "not found"],
    ["/files/budget.pdf", slow(250), "page"],
    ["/search", broken, undefined],
    ["/shop/cart/3", closed, undefined],
  ])) {
    assert.equal(await pageOf(path, network), expected, `${path} ${network}`);
  }
  await assert.rejects(pageOf("/files/budget.pdf", broken), TypeError, "the browser says that it is offline");
});

test("what another app shares reaches no server, posted or in an older address", async () => {
  const asked = () => assert.fail("nobody is asked");
  assert.equal(await pageOf("/share/?url=https://mail.example/reset%3Ftoken=1", asked), "app");
  const worker = startWorker({ network: asked });
  const text = "title=Reset&url=https%3A%2F%2Fmail.example%2Freset%3Ftoken%3D1";
  const request = { method: "POST", url: `${origin}/share/`, text: async () => text };
  const { status, headers } = await worker.functions.shareResponse(request);
  assert.deepEqual([status, headers.get("location")], [303, `${origin}/share/#${text}`]);
});

test("without the app, the page for what is shared is asked for without what is shared", async () => {
  const worker = startWorker({ network: () => new Response("page") });
  await worker.functions.shareResponse({ method: "GET", url: `${origin}/share/?url=secret` });
  assert.deepEqual(worker.fetched, ["GET /share/"]);
});

test("addresses that mean the same are one in the caches", async () => {
  const { normalized } = startWorker().functions;
  for (const address of ["w_800,c_fill/é a.webp", "w_800%2Cc_fill/%C3%A9%20a.webp", "w_800%2cc%5ffill/%c3%a9 a.webp"]) {
    assert.equal(normalized(`${origin}/${address}`), `${origin}/w_800,c_fill/%C3%A9%20a.webp`);
  }
  assert.notEqual(normalized(`${origin}/a%2Fb`), `${origin}/a/b`);
  assert.notEqual(normalized(`${origin}/a%3Fb`), `${origin}/a?b`);
  assert.equal(normalized(`${origin}/a?b=%26%3D%2B%23`), `${origin}/a?b=%26%3D%2B%23`);
});

test("a picture with a comma in its address is read offline, however the page writes it", async () => {
  let isOnline = true;
  const worker = startWorker({
    network: () => (isOnline ? new Response("i", { headers: { "content-type": "image/webp" } }) : Response.error()),
  });
  const renditions = [400, 800].map(width => ({ url: `w_${width},c_fill/a b.webp`, width, type: "image/webp" }));
  const shown = [`${origin}/data/w_400%2Cc_fill/a%20b.webp`];
  await worker.request("store", {
    ...{ address: `${origin}/data/articles/a.json`, text: JSON.stringify({ image: { renditions } }), fetchedAt: 5 },
    ...{ withImages: true, screen: { root: `${origin}/data/`, width: 800, shown } },
  });
  assert.deepEqual(worker.fetched, [`GET ${origin}/data/w_400,c_fill/a%20b.webp`], "the one that was shown, once");
  isOnline = false;
  for (const path of ["w_400%2Cc_fill/a%20b.webp", "w_400,c_fill/a b.webp", "w_800%2Cc_fill/a%20b.webp"]) {
    const response = await worker.functions.imageResponse({ url: `${origin}/data/${path}` }, () => {});
    assert.equal(await response.text(), "i", path);
  }
});

const dayOld = String(Math.floor(Date.now() / 1000) - 25 * 3600);

/** A worker with one stored picture, and what it does after it has answered with it. @param {any} network */
async function picture(network, headers = {}, url = `${origin}/a.webp`) {
  const worker = startWorker({ network });
  const assets = await worker.caches.open("manchette-parts:/");
  await assets.put(url, new Response("old", { headers: { "x-bytes": "3", "x-kept-at": dayOld, ...headers } }));
  /** @type {Promise<unknown>[]} */
  const left = [];
  const response = await worker.functions.imageResponse({ url }, (/** @type {any} */ job) => left.push(job));
  assert.equal(await response.text(), "old", "the page does not wait");
  await Promise.all(left);
  return { worker, kept: await assets.match(url) };
}

test("a picture that was replaced under its address reaches readers who had the old one", async () => {
  const network = () => new Response("newer", { headers: { "content-type": "image/webp", etag: '"2"' } });
  const { kept } = await picture(network);
  assert.equal(await kept?.text(), "newer");
  assert.deepEqual([kept?.headers.get("x-bytes"), kept?.headers.get("etag")], ["5", '"2"']);
  const fresh = await picture(() => assert.fail("it is of today"), { "x-kept-at": String(Date.now() / 1000) });
  assert.equal(await fresh.kept?.text(), "old");
});

test("a picture that has not changed is asked for with its mark, and is of today then", async () => {
  /** @type {(RequestInit | undefined)[]} */
  const asked = [];
  const network = (/** @type {string} */ _, /** @type {RequestInit | undefined} */ options) => {
    asked.push(options);
    return new Response(null, { status: 304 });
  };
  const { kept } = await picture(network, { etag: '"1"' });
  assert.equal(await kept?.text(), "old");
  assert.ok(Number(kept?.headers.get("x-kept-at")) > Number(dayOld));
  await picture(network, { "last-modified": "Thu, 26 Nov 2026 04:05:00 GMT" });
  await picture(network, { etag: '"1"' }, "https://pictures.example/a.webp");
  assert.deepEqual(
    asked.map(options => plain(options?.headers ?? options?.cache)),
    [{ "if-none-match": '"1"' }, { "if-modified-since": "Thu, 26 Nov 2026 04:05:00 GMT" }, "no-cache"],
    "another host would have to allow the header",
  );
});

test("a picture that cannot be asked for stays", async () => {
  for (const status of [404, 500]) {
    const { kept } = await picture(() => new Response("", { status }));
    assert.equal(await kept?.text(), "old");
  }
});

test("only the pages and files of the edition are answered", () => {
  const { listeners } = startWorker({
    files: { "/boot.js": "0" },
    others: ["/en/"],
    pages: [["^/$", ""]],
    network: () => new Response("{}"),
  });
  const isAnswered = (/** @type {object} */ request, url = `${origin}/`) => {
    let answered = false;
    const event = {
      request: { method: "GET", url, headers: new Headers(), mode: "cors", destination: "", ...request },
      clientId: "page",
    };
    listeners.fetch?.({ ...event, respondWith: () => (answered = true), waitUntil: () => {} });
    return answered;
  };
  assert.equal(isAnswered({ mode: "navigate" }), true);
  assert.equal(isAnswered({ mode: "navigate" }, `${origin}/en/`), false);
  assert.equal(isAnswered({ mode: "navigate" }, "https://elsewhere.example/"), false);
  assert.equal(isAnswered({ mode: "navigate" }, `${origin}/shop/`), false);
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
