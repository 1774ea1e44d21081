// The service worker: opens the newspaper without a network, and answers with what lies on the device. It knows Cache
// Storage and a deadline, and keeps what the page tells it to (offline/keep.js).
//
// Three caches: the shell, which is the files of one build, named with their hashes; what is kept, the edition's files that
// pages show; and their parts, pictures and the posts of live blogs. All under their own addresses, and never pages. What
// is known of a kept file stands in its headers, so that no list can say otherwise. A file of another build, a redirected,
// opaque or broken answer gets into none of them.

const shell = null; // press writes the list here: the base path, the bases to leave alone, each file of the build with its hash.

const PROTOCOL = 1; // Of the messages; offline/worker.js speaks the same.
const DEADLINE = 4000; // Milliseconds that the network has when the device has an answer too.
const PATIENCE = 30_000; // Milliseconds for a file that is to be kept.
const KEPT_FOR = 30 * 24 * 3600; // Seconds that what was read stays; what was saved is not limited.
const MOST_BYTES = 60e6; // What was read may take so much.
const ID = /^[A-Za-z0-9][\w.~-]{0,120}$/; // As the contract has it: never a way out of a folder.
const BESIDE = ["related", "teasers", "brand"]; // Pictures of other stories: kept only as they were shown.
const SHELL = `manchette-shell:${shell?.base}`;
const KEPT = `manchette-kept:${shell?.base}`;
const PARTS = `manchette-parts:${shell?.base}`;
const APP = `${shell?.base}app.html`;

// --- The shell ---

const key = address => `${address}?v=${shell.files[address]}`;
const keys = () => Object.keys(shell.files).map(key);
const fromShell = async address => (await open(SHELL)).match(key(address));

/** Fetches the files that the shell does not have. One that fails, or is not of this build, fails it all: nothing changes. */
async function install() {
  const cache = await open(SHELL);
  const fetchInto = async address => {
    if (await cache.match(key(address))) return;
    for (const mode of ["default", "reload"]) {
      const answer = await fetch(address, { cache: mode });
      const bytes = await answer.arrayBuffer();
      if (answer.ok && (await hash(bytes)) === shell.files[address]) {
        // Made anew, because browsers refuse pages that were redirected, as some hosts do with app.html.
        return cache.put(key(address), new Response(bytes, { headers: answer.headers }));
      }
    }
    throw new Error(`${address} is not of this build`);
  };
  await Promise.all(Object.keys(shell.files).map(fetchInto));
}

async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 8), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** No page of an older build is open any more: its files go. */
async function activate() {
  const cache = await open(SHELL);
  const wanted = new Set(keys().map(key => new URL(key, location).href));
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map(request => cache.delete(request)));
  await clients.claim();
}

// --- Answers ---

const late = () => new Promise((_, fail) => setTimeout(fail, DEADLINE, "late"));

/** A page: as the server prints it; the app without a page when that does not come. */
async function page(request) {
  const app = await fromShell(APP);
  const asked = fetch(request);
  if (!app) return asked;
  try {
    const answer = await Promise.race([asked, late()]);
    return answer.status < 500 ? answer : app;
  } catch {
    return app;
  }
}

/** A file of the edition: from the network if it comes whole and in time, else the copy on the device. */
async function file(request, client) {
  const copy = (await (await open(KEPT)).match(request.url)) ?? (await (await open(PARTS)).match(request.url));
  return copy ? whole(request, DEADLINE).catch(() => copy) : untilCalledOff(request, client);
}

const underWay = []; // Requests that wait for the network, and whose they are: no browser tells that a page has called one off.

async function untilCalledOff(request, client) {
  const mine = { client, address: request.url, off: new AbortController() };
  underWay.push(mine);
  try {
    return await fetch(request, { signal: mine.off.signal });
  } finally {
    underWay.splice(underWay.indexOf(mine), 1);
  }
}

/** A picture: the copy on the device; else the network's; else another size of it that is on the device. */
async function picture(request) {
  const parts = await open(PARTS);
  const copy = await parts.match(request.url);
  const other = copy?.headers.get("x-same-as");
  if (copy && !other) return copy;
  const asked = fetch(request);
  if (!other) return asked;
  try {
    const answer = await Promise.race([asked, late()]);
    if (answer.ok || answer.type === "opaque") return answer;
  } catch {}
  return (await parts.match(other)) ?? asked;
}

/** The network's answer if it is whole JSON from where it was asked for, and comes in so many milliseconds; else it throws. */
async function whole(request, time = PATIENCE) {
  const answer = await fetch(request, { signal: AbortSignal.timeout(time) });
  if (answer.status !== 200 || answer.redirected) throw new Error(`${answer.status} ${answer.url}`);
  JSON.parse(await answer.clone().text());
  return answer;
}

// --- What is kept ---

const now = () => Math.floor(Date.now() / 1000);
const open = cache => caches.open(cache);
const header = (answer, name) => JSON.parse(answer?.headers.get(name) ?? "0");
/** What a kept file says of itself: when it was last read, its bytes with its parts, whether they all came, and which. */
const about = answer => ({ at: header(answer, "x-read-at"), bytes: header(answer, "x-bytes"), whole: header(answer, "x-whole"), parts: header(answer, "x-parts") || [] });

/** One thing after the other, whoever asks: two tabs never undo each other's work. */
let last = Promise.resolve();
const inTurn = work => (last = last.catch(() => {}).then(work));

/** The pictures in a file, each with whether it belongs to the article itself: what has renditions is a picture. */
function* picturesIn(value, isOwn = true) {
  if (!value || typeof value !== "object") return;
  if (Array.isArray(value.renditions)) return yield [value.renditions, isOwn];
  for (const [name, field] of Object.entries(value)) yield* picturesIn(field, isOwn && !BESIDE.includes(name));
}

/** A size with its whole address; none when it has no address that may be loaded. */
function sizeOf(rendition, root) {
  try {
    const url = new URL(rendition.url, root);
    return rendition.url && /^https?:$/.test(url.protocol) ? [{ ...rendition, url }] : [];
  } catch {
    return []; // As the app does, a bad picture is left out alone.
  }
}

/** The address of the size to keep, then those of the others: the one that was shown, else one that fits the screen. */
function choose(renditions, isWanted, { root, width, shown }) {
  const sizes = renditions.flatMap(rendition => sizeOf(rendition, root));
  const webp = sizes.filter(({ type }) => type === "image/webp"); // All browsers that run the app show it.
  const fitting = (webp.length ? webp : sizes).sort((one, other) => one.width - other.width);
  const best = sizes.find(({ url }) => shown.includes(url.href)) ?? (isWanted && (fitting.find(size => size.width >= width) ?? fitting.at(-1)));
  return best && [best, ...sizes.filter(size => size !== best)].map(({ url }) => url.href);
}

/** Keeps a picture in one size; the addresses of its other sizes lead to it. Gives its bytes. */
async function keepPicture([address, ...others]) {
  const parts = await open(PARTS);
  let bytes = header(await parts.match(address), "x-bytes");
  if (!bytes) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const body = await answer.blob();
    if (answer.status !== 200 || answer.redirected || !body.type.startsWith("image/")) throw new Error(`${answer.status} ${address}`);
    bytes = body.size;
    await parts.put(address, new Response(body, { headers: { "x-bytes": bytes } }));
  }
  for (const other of others) {
    if (!(await parts.match(other))) await parts.put(other, new Response("", { headers: { "x-same-as": address } }));
  }
  return bytes;
}

/** The newest posts of a live blog, address and text; none of another article, or when they do not come. */
async function postsOf(text, root) {
  const id = JSON.parse(text)?.live?.id ?? "";
  if (!ID.test(id)) return [];
  const address = new URL(`live/${id}/latest.json`, root).href;
  const answer = await whole(address).catch(() => null);
  return answer ? [[address, await answer.text()]] : [];
}

/** Keeps a file with its parts. The file comes last: half of an article is never taken for all of it. */
async function keep(address, text, at, isWanted, screen) {
  const before = about(await (await open(KEPT)).match(address));
  const isAll = isWanted || before.whole; // What is there already costs nothing.
  const posts = await postsOf(text, screen.root);
  const texts = [text, ...posts.map(([, text]) => text)];
  const found = texts.flatMap(text => [...picturesIn(JSON.parse(text))]);
  const pictures = found.map(([renditions, isOwn]) => choose(renditions, isOwn && isAll, screen)).filter(Boolean);
  let bytes = 0, missing = 0;
  for (const sizes of pictures) {
    try {
      bytes += await keepPicture(sizes);
    } catch (error) {
      if (error.name === "QuotaExceededError") throw error;
      missing++;
    }
  }
  const put = async (cache, address, text, headers) => {
    const body = new Blob([text], { type: "application/json" });
    bytes += body.size;
    await (await open(cache)).put(address, new Response(body, { headers: { "x-kept-at": at || now(), "x-read-at": now(), "x-bytes": bytes, ...headers } }));
  };
  for (const [address, text] of posts) await put(PARTS, address, text);
  const parts = [...posts.map(([address]) => address), ...pictures.flat()];
  await put(KEPT, address, text, { "x-whole": isAll && !missing ? 1 : 0, "x-parts": JSON.stringify(parts) });
  await drop(before.parts.filter(part => !parts.includes(part)));
}

/** Lets parts go that no kept file names. */
async function drop(parts) {
  if (!parts.length) return;
  const needed = new Set((await (await open(KEPT)).matchAll()).flatMap(answer => about(answer).parts));
  const cache = await open(PARTS);
  for (const part of parts) if (!needed.has(part)) await cache.delete(part);
}

/** Forgets files, and the parts that only they had. */
async function forget(addresses) {
  const files = await open(KEPT);
  const parts = [];
  for (const address of addresses) {
    parts.push(...about(await files.match(address)).parts);
    await files.delete(address);
  }
  await drop(parts);
}

/** All kept files, or one: address, when it was last read, bytes, whether it is whole. */
async function list(address) {
  const files = await open(KEPT);
  const [requests, answers] = await Promise.all([files.keys(address), files.matchAll(address)]);
  const entry = ({ url }, { at, bytes, whole }) => [url, at, bytes, whole];
  return requests.map((request, index) => entry(request, about(answers[index])));
}

/** What the app asks for, by name. `screen` is the edition's root, the width to choose pictures for, and those shown. */
const ANSWERS = {
  /** Keeps a file: the text given, which came at a time, or what the network has. */
  async keep(address, text, at, isWanted, screen) {
    await keep(address, text || (await (await whole(address)).text()), at, isWanted, screen);
    return list(address);
  },
  forget: addresses => forget(addresses).then(() => list()),
  /** Lets go of what was not read for long, and of the least recently read when there is too much; not of what stays. */
  async tidy(stays) {
    const loose = (await list()).filter(([address]) => !stays.includes(address)).sort(([, one], [, other]) => other - one);
    let bytes = 0;
    await forget(loose.filter(([, at, size]) => now() - at > KEPT_FOR || (bytes += size) > MOST_BYTES).map(([address]) => address));
    return list();
  },
  /** What keeping files whole would cost: the bytes, and how many pictures' servers do not say theirs. */
  async weigh(addresses, screen) {
    let bytes = 0, unknown = 0;
    for (const address of addresses) {
      const text = await (await whole(address)).text();
      bytes += new Blob([text]).size;
      for (const [renditions, isOwn] of picturesIn(JSON.parse(text))) {
        const picture = choose(renditions, isOwn, screen)?.[0];
        if (!picture || header(await (await open(PARTS)).match(picture), "x-bytes")) continue;
        const answer = await fetch(picture, { method: "HEAD", signal: AbortSignal.timeout(PATIENCE) });
        const length = Number(answer.headers.get("content-length"));
        if (answer.status === 200) length ? (bytes += length) : unknown++;
      }
    }
    return [["", bytes, unknown]];
  },
  /** The reader wants this version now. */
  replace: () => skipWaiting().then(() => []),
};

/** What is answered at once: it changes nothing that is kept. */
const AT_ONCE = {
  list: () => list(),
  /** A page waits for a file no more; when it has asked for it again, the older request goes. */
  off(client, address) {
    underWay.find(it => it.client === client && it.address === address)?.off.abort();
    return [];
  },
};

async function answer(port, [protocol, name, ...rest], client) {
  try {
    if (protocol !== PROTOCOL) throw Object.assign(new Error(), { name: "VersionError" });
    port.postMessage(["", ...(await (AT_ONCE[name]?.(client, ...rest) ?? inTurn(() => ANSWERS[name](...rest))))]);
  } catch (error) {
    port.postMessage([error.name]);
  }
}

// --- Events ---

function route(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isHere = origin === location.origin;
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    const isOurs = isHere && !shell.others.some(base => pathname.startsWith(base));
    if (isOurs) event.respondWith(page(request));
  } else if (isHere && shell.files[pathname]) {
    event.respondWith(fromShell(pathname).then(file => file ?? fetch(request)));
  } else if (request.destination === "image") {
    event.respondWith(picture(request));
  } else if (request.destination === "" && pathname.endsWith(".json")) {
    event.respondWith(file(request, event.clientId));
  }
}

if (shell) {
  addEventListener("install", event => event.waitUntil(install()));
  addEventListener("activate", event => event.waitUntil(activate()));
  addEventListener("fetch", route);
  // A page that goes says its last thing all the same: then it may be nobody any more.
  addEventListener("message", event => event.ports[0] && event.waitUntil(answer(event.ports[0], event.data, event.source?.id)));
}
