// @ts-check
// The service worker: opens the newspaper offline, from what is stored on the device. Pages tell it what to store:
// messages.d.ts has their messages.
//
// It has three caches, with every file under its own address and never a printed page:
//
// - the shell cache: the files of one build, told apart by their hashes;
// - the content cache: JSON files of the edition that pages have shown or that readers have saved;
// - the asset cache: what those files need, images and the posts of live blogs.
//
// All that is known of a content file is in its headers, so that no second list can contradict the cache. A file of
// another build and a redirected, opaque or broken response get into none of the caches.

const shell = null; // press writes the shell here: a value of the type Shell.

/** @import { Replies, Requests, RequestType, Screen, StoredFile } from "./messages.d.ts" */
/**
 * @typedef {object} Shell
 * @property {string} base - The path under which the edition's pages live.
 * @property {[pattern: string, file: string][]} pages - The app's pages: patterns of their paths, and the address of the
 *   file that each shows, an empty text for a page without one.
 * @property {string} share - The path of the page that shows what another app has shared.
 * @property {string[]} others - The bases of other editions below it, whose pages are not this worker's.
 * @property {Record<string, string>} files - Each file of the build, with its hash.
 * @property {typeof import("./facts.js").facts} facts - The app's Rust constants, which say what each is for.
 *
 * @typedef {{ url: string, width: number, type?: string }} Rendition
 * @typedef {{ fetchedAt: number, readAt: number, bytes: number, isComplete: boolean, assets: string[] }} Metadata
 * @typedef {Replies["store"]["missing"]} Missing
 */

const { base, pages, share, others, files, facts } = /** @type {Shell} */ (
  /** @type {unknown} */ (shell ?? { pages: [], facts: {} })
);
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

// The names of caches and headers are on readers' devices: if one of them changes, readers lose what they have stored.
const SHELL_CACHE = `manchette-shell:${base}`;
const CONTENT_CACHE = `manchette-kept:${base}`;
const ASSET_CACHE = `manchette-parts:${base}`;
const FETCHED_AT = facts.fetchedAtHeader; // Seconds since 1970. It tells the app that a response was a stored one.
const READ_AT = "x-read-at"; // Seconds since 1970.
const BYTES = "x-bytes"; // Of a content file with its assets, or of an asset.
const IS_COMPLETE = "x-whole"; // 1 when all the article's own images are stored, else 0.
const ASSETS = "x-parts"; // The addresses of a content file's assets, as JSON.
const ALIAS_OF = "x-same-as"; // The address of the rendition that is stored instead of this one.

const APP = `${base}app.html`;
const SWEPT = `${base}swept`; // In the shell cache: an empty file whose time is that of the last sweep.
const DAY = 24 * 3600;
const PAGES = pages.map(([pattern, file]) => /** @type {const} */ ([new RegExp(pattern), file]));
const ID = new RegExp(facts.idPattern);
/** The fields of a file that hold other stories: their images are stored only as pages have shown them. Those of a block
 * "read also" are its items. */
const OTHER_STORIES = ["related", "teasers", "brand"];

// --- The shell: precached, cache-first ---

/** @param {string} address */
const shellKey = address => `${address}?v=${files[address]}`;

/** @param {string} address */
async function fromShell(address) {
  const cache = await caches.open(SHELL_CACHE);
  return cache.match(shellKey(address));
}

/** Precaches the files that the shell cache lacks. When one cannot be fetched, all fail and the older worker stays. */
async function install() {
  const cache = await caches.open(SHELL_CACHE);
  await Promise.all(Object.keys(files).map(address => precache(cache, address)));
}

/** @type {(cache: Cache, address: string) => Promise<void>} */
async function precache(cache, address) {
  if (await cache.match(shellKey(address))) return;
  for (const mode of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(address, { cache: mode });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await hash(bytes)) === files[address]) {
      // A new response, because browsers refuse redirected ones for pages, and some hosts redirect app.html.
      return cache.put(shellKey(address), new Response(bytes, { headers: response.headers }));
    }
  }
  throw new Error(`${address} is not of this build`);
}

/** @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 8), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** Deletes the files of older builds, of which no page is open any more. */
async function activate() {
  const cache = await caches.open(SHELL_CACHE);
  const current = new Set(Object.keys(files).map(address => new URL(shellKey(address), location.href).href));
  current.add(new URL(SWEPT, location.href).href);
  const outdated = (await cache.keys()).filter(({ url }) => !current.has(url));
  await Promise.all(outdated.map(request => cache.delete(request)));
  await worker.clients.claim();
}

// --- Responses to pages ---

/** Rejects after a time. @param {number} time - In milliseconds. @returns {Promise<never>} */
function timeout(time) {
  return new Promise((_, reject) => setTimeout(reject, time, named("TimeoutError")));
}

/** The address of the file that a page of the app shows, an empty text for a page without one; nothing for a path that is
 * not the app's. @param {string} pathname */
function fileOfPage(pathname) {
  const path = decoded(pathname).replace(/index\.html$/, "");
  const page = PAGES.find(([pattern]) => pattern.test(path));
  return page && path.replace(...page);
}

/** @param {string} pathname */
function decoded(pathname) {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** Network-first: the printed page, else the app without a page, which shows what the device has. Slow is not offline: a
 * page that the device does not have waits longer; and another's error is shown as it is, such as "closed for
 * maintenance". @type {(request: Request, file: string) => Promise<Response>} */
async function pageResponse(request, file) {
  const app = await fromShell(APP);
  const fetched = fetch(request);
  if (!app) return fetched;
  fetched.catch(() => {}); // It may fail when nobody waits for it any more.
  const isThere = !file || Boolean(await (await caches.open(CONTENT_CACHE)).match(file));
  try {
    const time = isThere ? facts.networkTimeoutMs : facts.responseTimeoutMs;
    const response = await Promise.race([fetched, timeout(time)]);
    return response.status >= 500 && isThere ? app : response;
  } catch {
    // The pattern of an article's address may fit that of a file, such as a PDF.
    const isPage = isThere || !/\.\w+$/.test(new URL(request.url).pathname);
    return isPage ? app : fetched;
  }
}

/** The page for what another app has shared, without asking the network: it is the reader's, and no server's. What was
 * posted is handed to the page in the fragment of its address. @param {Request} request */
async function shareResponse(request) {
  if (request.method === "POST") {
    return Response.redirect(`${location.origin}${share}#${new URLSearchParams(await request.text())}`, 303);
  }
  return (await fromShell(APP)) ?? fetch(share);
}

/** Takes what is left to do after the response. @typedef {(job: Promise<unknown>) => void} Later */

/** Network-first: the edition's file if it is valid and in time, else the stored one. What comes later than its page can
 * wait still replaces the stored one. @type {(request: Request, clientId: string, later: Later) => Promise<Response>} */
async function fileResponse(request, clientId, later) {
  abortOrphans();
  const [content, assets] = await Promise.all([caches.open(CONTENT_CACHE), caches.open(ASSET_CACHE)]);
  const stored = (await content.match(request.url)) ?? (await assets.match(request.url));
  if (!stored) return fetchForPage(request, clientId);
  const begun = download(request, {}, facts.jobTimeoutMs / 2);
  const fetched = begun.then(validated);
  try {
    await Promise.race([begun, timeout(facts.networkTimeoutMs)]);
    return await Promise.race([fetched, timeout(facts.responseTimeoutMs - facts.networkTimeoutMs)]);
  } catch {
    const text = fetched.then(response => response.text());
    later(text.then(text => enqueue(() => replaceText(request.url, text))));
    return stored;
  }
}

/** Requests whose responses have not ended: browsers do not tell a worker that a page has aborted one.
 * @type {{ clientId: string, address: string, controller: AbortController }[]} */
const inFlight = [];

/** @type {(request: Request, clientId: string) => Promise<Response>} */
async function fetchForPage(request, clientId) {
  const entry = { clientId, address: request.url, controller: new AbortController() };
  inFlight.push(entry);
  const end = () => void inFlight.splice(inFlight.indexOf(entry), 1);
  try {
    // The page aborts it earlier, unless the page is gone.
    const limit = AbortSignal.timeout(facts.downloadTimeoutMs);
    const response = await fetch(request, { signal: abortable(entry.controller.signal, limit) });
    response.clone().arrayBuffer().then(end, end);
    return response;
  } catch (error) {
    end();
    throw error;
  }
}

/** Aborts the requests of pages that are gone, which browsers do not tell either: they would hold connections that the
 * next page needs. */
function abortOrphans() {
  for (const { clientId, controller } of inFlight) {
    worker.clients.get(clientId).then(client => client || controller.abort());
  }
}

/** Aborts all requests to the network: while one waits, no newer worker can be activated. */
let abortAll = new AbortController();

/** A signal that also aborts with all. Browsers without `AbortSignal.any` follow the first one alone.
 * @param {AbortSignal[]} signals */
const abortable = (...signals) => AbortSignal.any?.([...signals, abortAll.signal]) ?? signals[0] ?? abortAll.signal;

/** Cache-first; one that is older than a day is asked for again after that. Where only another rendition is stored, the
 * network comes first. @type {(request: Request, later: Later) => Promise<Response>} */
async function imageResponse(request, later) {
  const assets = await caches.open(ASSET_CACHE);
  const address = normalized(request.url);
  const stored = await assets.match(address);
  const original = stored?.headers.get(ALIAS_OF);
  if (stored && !original) {
    if (isOutdated(stored)) later(revalidateImage(address));
    return stored;
  }
  const fetched = fetch(request, { signal: abortable() });
  if (!original) return fetched;
  try {
    const response = await Promise.race([fetched, timeout(facts.networkTimeoutMs)]);
    if (response.ok || response.type === "opaque") return response;
  } catch {
    // The stored rendition is the answer.
  }
  return (await assets.match(original)) ?? fetched;
}

/** An address as the caches have it: pages and JSON files may write the same one in different ways, such as a comma as
 * `%2C` where commas separate. @param {string} address */
function normalized(address) {
  return new URL(address).href.replace(/%[0-9a-f]{2}/gi, code => {
    const sign = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~!$'()*,;:@-]/.test(sign) ? sign : code.toUpperCase();
  });
}

/** The network's response, if it is JSON from where it was asked for and in time; else rejects.
 * @type {(address: string, options?: RequestInit) => Promise<Response>} */
const fetchJson = async (address, options) => validated(await download(address, options));

/** A response that is JSON from where it was asked for; rejects with any other. @param {Response} response */
async function validated(response) {
  if (response.status !== 200 || response.redirected) throw named(isGone(response) ? "GoneError" : "StatusError");
  parse(await response.clone().text());
  return response;
}

/** JSON with or without a byte order mark, as the app reads it. @param {string} text */
const parse = text => JSON.parse(text.replace(/^\uFEFF/, ""));

/** Fetches, with a time limit for the whole of the response. Rejects with a `NetworkError` when nothing answers: a
 * browser's own `TypeError` could be a mistake of ours.
 * @type {(request: Request | string, options?: RequestInit, timeout?: number) => Promise<Response>} */
async function download(request, options = {}, timeout = facts.downloadTimeoutMs) {
  const signal = abortable(AbortSignal.timeout(timeout));
  return fetch(request, { ...options, signal }).catch(error => {
    throw nameOf(error) === "TypeError" ? named("NetworkError") : error;
  });
}

/** True if the server says that there is no such file. @param {Response} response */
const isGone = ({ status }) => status === 404 || status === 410;

/** Does a job for each item, a few at the same time: one that waits does not hold up the others.
 * @type {<T>(items: T[], job: (item: T) => Promise<void>) => Promise<void>} */
async function inParallel(items, job) {
  const left = items.values();
  const work = async () => {
    for (const item of left) await job(item);
  };
  await Promise.all(Array.from({ length: facts.parallelDownloads }, work));
}

// --- The images and posts of a file ---

/** The images in a value of a file: objects with renditions. `isOwn`: of the article itself, not of another story.
 * @type {(value: unknown, isOwn?: boolean) => { renditions: Rendition[], isOwn: boolean }[]} */
function findImages(value, isOwn = true) {
  if (!value || typeof value !== "object") return [];
  if ("renditions" in value && Array.isArray(value.renditions)) return [{ renditions: value.renditions, isOwn }];
  const isArticles = isOwn && !("type" in value && value.type === "readAlso");
  return Object.entries(value).flatMap(([name, field]) =>
    findImages(field, isArticles && !OTHER_STORIES.includes(name)),
  );
}

/** A rendition with its absolute address; nothing without an address that may be loaded, as in the app.
 * @type {(rendition: Rendition, root: string) => (Rendition & { href: string })[]} */
function resolveRendition(rendition, root) {
  try {
    const { href, protocol } = new URL(rendition.url, root);
    return rendition.url && /^https?:$/.test(protocol) ? [{ ...rendition, href: normalized(href) }] : [];
  } catch {
    return [];
  }
}

/** The address of the rendition to store, then those of the others: the one that was shown, else one that fits the
 * screen. Nothing when none was shown and none is wanted.
 * @type {(renditions: Rendition[], isWanted: boolean, screen: Screen) => string[] | undefined} */
function chooseRendition(renditions, isWanted, { root, width, shown }) {
  const all = renditions.flatMap(rendition => resolveRendition(rendition, root));
  const webp = all.filter(({ type }) => type === "image/webp"); // All browsers that run the app can show WebP.
  const byWidth = (webp.length ? webp : [...all]).sort((one, other) => one.width - other.width);
  const fitting = byWidth.find(rendition => rendition.width >= width) ?? byWidth.at(-1);
  const seen = new Set(shown.map(normalized));
  const chosen = all.find(({ href }) => seen.has(href)) ?? (isWanted ? fitting : undefined);
  return chosen && [chosen, ...all.filter(rendition => rendition !== chosen)].map(({ href }) => href);
}

/** The text of a file as the newsroom has it now. @param {string} address */
async function fetchNewest(address) {
  return (await fetchJson(address, { cache: "no-cache" })).text();
}

/** The newest posts of a live blog; nothing for another article, or when they cannot be fetched.
 * @type {(article: string, root: string) => Promise<{ address: string, text: string }[]>} */
async function fetchPosts(article, root) {
  const id = parse(article)?.live?.id ?? "";
  if (!ID.test(id)) return [];
  const address = new URL(`live/${id}/latest.json`, root).href;
  const response = await fetchJson(address).catch(() => null);
  return response ? [{ address, text: await response.text() }] : [];
}

// --- The content cache and the asset cache ---

const now = () => Math.floor(Date.now() / 1000);

/** @type {(response: Response | undefined, name: string) => number} */
const numberIn = (response, name) => Number(response?.headers.get(name) ?? 0);

/** The metadata in a content file's headers; zeros if it is not stored. @param {Response | undefined} response */
const metadata = response => ({
  fetchedAt: numberIn(response, FETCHED_AT),
  readAt: numberIn(response, READ_AT),
  bytes: numberIn(response, BYTES),
  isComplete: numberIn(response, IS_COMPLETE) === 1,
  assets: /** @type {string[]} */ (JSON.parse(response?.headers.get(ASSETS) ?? "[]")),
});

/** Puts JSON into a cache and returns its bytes, which are added to those in its headers.
 * @type {(cache: Cache, address: string, text: string, about: Partial<Metadata>) => Promise<number>} */
async function putJson(cache, address, text, { fetchedAt, bytes = 0, isComplete = false, assets = [] }) {
  const body = new Blob([text], { type: "application/json" });
  const headers = new Headers({
    [FETCHED_AT]: String(fetchedAt || now()),
    [READ_AT]: String(now()),
    [BYTES]: String(bytes + body.size),
    [IS_COMPLETE]: isComplete ? "1" : "0",
    [ASSETS]: JSON.stringify(assets),
  });
  await cache.put(address, new Response(body, { headers }));
  return body.size;
}

/** True if a stored image may have been replaced under its address since. @param {Response} image */
const isOutdated = image => now() - numberIn(image, FETCHED_AT) > DAY;

/** Puts an image into a cache and returns its bytes. @type {(cache: Cache, address: string, body: Blob, from: Response)
 *   => Promise<number>} */
async function putImage(cache, address, body, from) {
  const headers = new Headers({ [BYTES]: String(body.size), [FETCHED_AT]: String(now()) });
  for (const name of ["etag", "last-modified"]) headers.set(name, from.headers.get(name) ?? "");
  await cache.put(address, new Response(body, { headers }));
  return body.size;
}

/** The image of a response. Rejects with a `GoneError` when the server has none. @param {Response} response */
async function imageOf(response) {
  const body = await response.blob();
  const isImage = response.status === 200 && !response.redirected && body.type.startsWith("image/");
  if (!isImage) throw named(isGone(response) ? "GoneError" : "StatusError");
  return body;
}

/** Asks whether a stored image has been replaced under its address, and replaces it too. Returns its bytes, also when
 * nobody answers. @param {string} address */
async function revalidateImage(address) {
  const cache = await caches.open(ASSET_CACHE);
  const stored = await cache.match(address);
  if (!stored) return 0;
  const bytes = numberIn(stored, BYTES);
  try {
    const response = await download(address, condition(address, stored));
    const body = response.status === 304 ? await stored.blob() : await imageOf(response);
    // It may have been deleted meanwhile.
    return (await cache.match(address))
      ? putImage(cache, address, body, response.status === 304 ? stored : response)
      : 0;
  } catch {
    return bytes;
  }
}

/** The options of a request for an image only if it has changed. Other hosts would have to allow the headers, so the
 * browser's own cache asks them. @type {(address: string, stored: Response) => RequestInit} */
function condition(address, { headers }) {
  const [etag, modified] = [headers.get("etag"), headers.get("last-modified")];
  if (new URL(address).origin !== location.origin || !(etag || modified)) return { cache: "no-cache" };
  return { headers: etag ? { "if-none-match": etag } : { "if-modified-since": modified ?? "" } };
}

/** Stores an image in one rendition, and the addresses of the others as aliases of it. Returns its bytes. Rejects with a
 * `GoneError` when the server has none, and with a `RefusedError` when its host does not let this site store it.
 * @type {(addresses: string[]) => Promise<number>} */
async function storeImage([address = "", ...aliases]) {
  const cache = await caches.open(ASSET_CACHE);
  const stored = await cache.match(address);
  let bytes = numberIn(stored, BYTES);
  if (stored && bytes) {
    if (isOutdated(stored)) bytes = await revalidateImage(address);
  } else {
    const response = await download(address).catch(async error => {
      throw (await isRefused(address, error)) ? named("RefusedError") : error;
    });
    bytes = await putImage(cache, address, await imageOf(response), response);
  }
  for (const alias of aliases) {
    if (!(await cache.match(alias))) await cache.put(alias, new Response("", { headers: { [ALIAS_OF]: address } }));
  }
  return bytes;
}

/** True if a request failed because the host allows it to no script of this site (CORS): it answers one that does not
 * read the answer. @type {(address: string, error: unknown) => Promise<boolean>} */
async function isRefused(address, error) {
  if (nameOf(error) !== "NetworkError" || new URL(address).origin === location.origin) return false;
  return download(address, { method: "HEAD", mode: "no-cors" }).then(
    () => true,
    () => false,
  );
}

/** Stores images, each with its addresses: their bytes, and whether one is missing, for good or for now. A full device
 * rejects. @type {(images: string[][]) => Promise<{ bytes: number, missing: Missing }>} */
async function storeImages(images) {
  const deadline = Date.now() + facts.jobTimeoutMs / 2; // Hosts that never answer must not take all the time of a job.
  let bytes = 0;
  /** @type {Missing} */
  let missing = "";
  await inParallel(images, async addresses => {
    try {
      if (Date.now() > deadline) throw named("TimeoutError");
      bytes += await storeImage(addresses);
    } catch (error) {
      if (nameOf(error) === "QuotaExceededError") throw error;
      const isFinal = ["GoneError", "RefusedError"].includes(nameOf(error));
      missing = isFinal && missing !== "temporary" ? "final" : "temporary";
    }
  });
  return { bytes, missing };
}

/** Stores a content file after its assets, so that half of an article never passes for all of it. Tells what is missing
 * of the images that are wanted. @type {(request: Requests["store"]) => Promise<Missing>} */
async function store({ address, text: given, fetchedAt, withImages, screen }) {
  const content = await caches.open(CONTENT_CACHE);
  const known = await content.match(address);
  const before = metadata(known);
  // A tab that was open for long has an older text than another tab may have stored.
  const isOlder = known && fetchedAt > 0 && fetchedAt < before.fetchedAt;
  const text = isOlder ? await known.text() : given;
  const isWanted = withImages || before.isComplete; // Images that are stored already cost nothing.
  const posts = await fetchPosts(text, screen.root);
  const found = [text, ...posts.map(post => post.text)].flatMap(text => findImages(parse(text)));
  const chosen = found.map(({ renditions, isOwn }) => ({
    isOwn,
    addresses: chooseRendition(renditions, isOwn && isWanted, screen),
  }));
  const images = chosen.flatMap(({ addresses }) => (addresses ? [addresses] : []));
  const stored = await storeImages(images);
  let { bytes } = stored;
  const cache = await caches.open(ASSET_CACHE);
  for (const post of posts) bytes += await putJson(cache, post.address, post.text, { fetchedAt });
  const assets = [...posts.map(post => post.address), ...images.flat()];
  // Also when only images that were shown are wanted: all were, or there are none.
  const isComplete = !stored.missing && chosen.every(({ isOwn, addresses }) => addresses || !isOwn);
  await putJson(content, address, text, {
    fetchedAt: isOlder ? before.fetchedAt : fetchedAt,
    bytes,
    isComplete,
    assets,
  });
  await deleteAssets(before.assets.filter(asset => !assets.includes(asset)));
  return isWanted ? stored.missing : "";
}

/** True if a file that no page has read yet may take the place of a stored one: it is no other article, and as much of the
 * edition. @type {(before: any, after: any) => boolean} */
const isSameFile = (before, after) =>
  Boolean(after) && after.id === before?.id && typeof after.version === typeof before?.version;

/** Replaces the text of a stored file by one that came too late for its page. Images that only the new one names are
 * fetched when it is stored next. @type {(address: string, text: string) => Promise<void>} */
async function replaceText(address, text) {
  for (const name of [CONTENT_CACHE, ASSET_CACHE]) {
    const cache = await caches.open(name);
    const stored = await cache.match(address);
    if (!stored) continue;
    const { bytes, isComplete, assets } = metadata(stored);
    const before = await stored.text();
    if (!isSameFile(parse(before), parse(text))) continue;
    const others = bytes - new Blob([before]).size;
    const isSame = text === before;
    await putJson(cache, address, text, { fetchedAt: 0, bytes: others, isComplete: isComplete && isSame, assets });
  }
  tell(await listFiles(address), false);
}

/** Deletes those of the assets that no content file needs. @param {string[]} addresses */
async function deleteAssets(addresses) {
  if (!addresses.length) return;
  const content = await caches.open(CONTENT_CACHE);
  const needed = new Set((await content.matchAll()).flatMap(response => metadata(response).assets));
  const cache = await caches.open(ASSET_CACHE);
  for (const address of addresses) if (!needed.has(address)) await cache.delete(address);
}

/** Deletes content files, and the assets that only they needed. @param {string[]} addresses */
async function deleteFiles(addresses) {
  const content = await caches.open(CONTENT_CACHE);
  const assets = [];
  for (const address of addresses) {
    assets.push(...metadata(await content.match(address)).assets);
    await content.delete(address);
  }
  await deleteAssets(assets);
}

/** The stored content files, or one of them. @type {(address?: string) => Promise<StoredFile[]>} */
async function listFiles(address) {
  const content = await caches.open(CONTENT_CACHE);
  const [requests, responses] = await Promise.all([content.keys(address), content.matchAll(address)]);
  return requests.map(({ url }, index) => {
    const { fetchedAt, readAt, bytes, isComplete } = metadata(responses[index]);
    return { url, fetchedAt, readAt, bytes, isComplete };
  });
}

/** The addresses to evict: of unpinned files that were not read for long, and of the least recently read ones that do
 * not fit into the byte limit. @type {(stored: StoredFile[], pinned: string[], now: number) => string[]} */
function chooseEvicted(stored, pinned, now) {
  const evictable = stored.filter(({ url }) => !pinned.includes(url)).sort((one, other) => other.readAt - one.readAt);
  let total = 0;
  const evicted = evictable.filter(({ readAt, bytes }) => {
    const isOld = now - readAt > facts.retentionSeconds;
    total += isOld ? 0 : bytes;
    return isOld || total > facts.byteLimit;
  });
  return evicted.map(({ url }) => url);
}

/** The cost of storing a file with its images.
 * @type {(address: string, screen: Screen) => Promise<Replies["estimate"]>} */
async function estimate(address, screen) {
  const cache = await caches.open(ASSET_CACHE);
  const text = await (await fetchJson(address)).text();
  const sum = { bytes: new Blob([text]).size, unknown: 0, failedFiles: 0 };
  for (const { renditions, isOwn } of findImages(parse(text))) {
    const image = chooseRendition(renditions, isOwn, screen)?.[0];
    if (!image || numberIn(await cache.match(image), BYTES)) continue;
    const response = await download(image, { method: "HEAD" }).catch(() => null);
    const length = response?.ok ? Number(response.headers.get("content-length")) : 0;
    sum.bytes += length;
    sum.unknown += length ? 0 : 1;
  }
  return sum;
}

/** The cost of storing files. One that fails is counted apart, so that it does not hide the others.
 * @type {(addresses: string[], screen: Screen) => Promise<Replies["estimate"]>} */
async function estimateAll(addresses, screen) {
  const sum = { bytes: 0, unknown: 0, failedFiles: 0 };
  await inParallel(addresses, async address => {
    const cost = await estimate(address, screen).catch(() => ({ bytes: 0, unknown: 0, failedFiles: 1 }));
    sum.bytes += cost.bytes;
    sum.unknown += cost.unknown;
    sum.failedFiles += cost.failedFiles;
  });
  return sum;
}

/** Deletes the assets that no content file names, once a day: a device that was full, or a worker that was ended in the
 * middle, leaves some. Runs between other jobs, which store a file after its assets. */
async function sweepDaily() {
  const shell = await caches.open(SHELL_CACHE);
  if (now() - numberIn(await shell.match(SWEPT), FETCHED_AT) < DAY) return;
  const cache = await caches.open(ASSET_CACHE);
  await deleteAssets((await cache.keys()).map(({ url }) => url));
  await shell.put(SWEPT, new Response("", { headers: { [FETCHED_AT]: String(now()) } }));
}

// --- Messages ---

/** @typedef {{ [T in RequestType]?: (fields: Requests[T], clientId: string) => Promise<Replies[T]> }} Handlers */

/** Requests that are handled one after the other, so that no tab undoes the work of another. @type {Handlers} */
const queued = {
  async store(request) {
    const text = request.text || (await fetchNewest(request.address));
    const missing = await store({ ...request, text });
    return { files: tell(await listFiles(request.address), false), missing };
  },
  async delete({ addresses }) {
    await deleteFiles(addresses);
    return { files: tell(await listFiles(), true) };
  },
  async evict({ pinned }) {
    const evicted = chooseEvicted(await listFiles(), pinned, now());
    await deleteFiles(evicted);
    await sweepDaily().catch(() => {}); // A full device refuses the mark of the day.
    const files = await listFiles();
    return { files: evicted.length ? tell(files, true) : files };
  },
};

/** Requests that are handled at once: they change nothing that is stored. @type {Handlers} */
const immediate = {
  list: async () => ({ files: await listFiles() }),
  estimate: ({ addresses, screen }) => estimateAll(addresses, screen),
  /** Aborts the oldest request: a page that has aborted one may have sent the same again. */
  async abort({ address }, clientId) {
    inFlight.find(entry => entry.clientId === clientId && entry.address === address)?.controller.abort();
    return {};
  },
  async abortAll() {
    abortAll.abort();
    abortAll = new AbortController();
    return {};
  },
  async activate() {
    await worker.skipWaiting();
    return {};
  },
};

const channel = new BroadcastChannel(`manchette:${base}`);

/** Tells all pages what is stored now: these files, or all there are. Returns them.
 * @type {(files: StoredFile[], isAll: boolean) => StoredFile[]} */
function tell(files, isAll) {
  channel.postMessage({ files, isAll });
  return files;
}

/** @type {Promise<unknown>} */
let lastJob = Promise.resolve();

/** Does a job after all earlier ones. @template T @param {() => Promise<T>} job @returns {Promise<T>} */
function enqueue(job) {
  const done = lastJob.catch(() => {}).then(job);
  lastJob = done;
  return done;
}

/** Validates a request and handles it. @type {(message: any, clientId: string) => Promise<object>} */
async function handle({ version, base: itsBase, type, ...fields }, clientId) {
  if (itsBase !== base) throw named("BaseError");
  // A page of an older build can activate the newer worker.
  if (version !== facts.protocolVersion && type !== "activate") throw named("VersionError");
  if (Object.hasOwn(queued, type)) return enqueue(() => /** @type {any} */ (queued)[type](fields));
  if (Object.hasOwn(immediate, type)) return /** @type {any} */ (immediate)[type](fields, clientId);
  throw named("NotSupportedError");
}

/** @type {(message: any, port: MessagePort, clientId: string) => Promise<void>} */
async function reply(message, port, clientId) {
  if (Array.isArray(message)) return replyToVersion1(message, port);
  try {
    port.postMessage({ ok: true, ...(await handle(message, clientId)) });
  } catch (error) {
    port.postMessage({ ok: false, error: nameOf(error) });
  }
}

/** Pages of builds with protocol version 1 send and expect arrays. All they need of this worker is its activation.
 * @type {(message: unknown[], port: MessagePort) => Promise<void>} */
async function replyToVersion1([version, name], port) {
  const isActivation = version === 1 && name === "replace";
  if (isActivation) await worker.skipWaiting();
  port.postMessage([isActivation ? "" : "VersionError"]);
}

/** @param {string} name */
const named = name => Object.assign(new Error(name), { name });

/** @param {any} error @returns {string} */
const nameOf = error => error?.name ?? "Error";

// --- Events ---

/** @param {FetchEvent} event */
function route(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isHere = origin === location.origin;
  if (request.mode === "navigate") {
    if (isHere) navigate(event, pathname);
  } else if (request.method !== "GET" || request.headers.has("range")) {
    // The network's alone.
  } else if (isHere && files[pathname]) {
    event.respondWith(fromShell(pathname).then(file => file ?? fetch(request)));
  } else if (request.destination === "image") {
    respond(event, later => imageResponse(request, later));
  } else if (request.destination === "" && pathname.endsWith(".json")) {
    respond(event, later => fileResponse(request, event.clientId, later));
  }
}

/** Responds to the request for a page, if it is the app's. @type {(event: FetchEvent, pathname: string) => void} */
function navigate(event, pathname) {
  if (pathname === share) return event.respondWith(shareResponse(event.request));
  const isOurs = event.request.method === "GET" && !others.some(other => pathname.startsWith(other));
  const file = isOurs ? fileOfPage(pathname) : undefined;
  if (file !== undefined) event.respondWith(pageResponse(event.request, file));
}

/** Responds, and lets the worker live for what is left to do after that.
 * @type {(event: FetchEvent, make: (later: Later) => Promise<Response>) => void} */
function respond(event, make) {
  /** @type {Promise<unknown>[]} */
  const left = [];
  const response = make(job => left.push(job.catch(() => {})));
  event.respondWith(response);
  event.waitUntil(response.then(() => Promise.all(left)));
}

/** @param {ExtendableMessageEvent} event */
function receive(event) {
  const [port] = event.ports;
  // A message may arrive after its page has been closed; its source is null then.
  const clientId = event.source && "id" in event.source ? event.source.id : "";
  if (port) event.waitUntil(reply(event.data, port, clientId));
}

if (shell) {
  worker.addEventListener("install", event => event.waitUntil(install()));
  worker.addEventListener("activate", event => event.waitUntil(activate()));
  worker.addEventListener("fetch", route);
  worker.addEventListener("message", receive);
}
