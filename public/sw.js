// The service worker: opens the newspaper without a network, and answers with what lies on the device. It knows Cache
// Storage and a deadline, nothing else: what is kept and for how long the app decides (src/offline), and tells it.
//
// Two caches: the shell, which is the files of one build, named with their hashes; and what is kept, JSON and pictures
// under their own addresses, never pages. A file of another build, a redirected, opaque or broken answer gets into neither.

const shell = null; // press writes the list here: the base path, the bases to leave alone, each file of the build with its hash.

const PROTOCOL = 1; // Of the messages; src/browser/worker.rs speaks the same.
const DEADLINE = 4000; // Milliseconds that the network has when the device has an answer too.
const SHELL = `manchette-shell:${shell?.base}`;
const KEPT = `manchette-kept:${shell?.base}`;
const APP = `${shell?.base}app.html`;

// --- The shell ---

const key = address => `${address}?v=${shell.files[address]}`;
const keys = () => Object.keys(shell.files).map(key);
const fromShell = async address => (await caches.open(SHELL)).match(key(address));

/** Fetches the files that the shell does not have. One that fails, or is not of this build, fails it all: nothing changes. */
async function install() {
  const cache = await caches.open(SHELL);
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
  const cache = await caches.open(SHELL);
  const wanted = new Set(keys().map(key => new URL(key, location).href));
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map(request => cache.delete(request)));
  await clients.claim();
}

// --- Answers ---

const late = () => new Promise((_, fail) => setTimeout(fail, DEADLINE, "late"));
const kept = async address => (await caches.open(KEPT)).match(address, { ignoreVary: true });

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
async function file(request) {
  const copy = await kept(request.url);
  if (!copy) return fetch(request);
  return Promise.race([whole(request), late()]).catch(() => copy);
}

/** A picture: the copy on the device; else the network's; else another size of it that is on the device. */
async function picture(request) {
  const copy = await kept(request.url);
  const other = copy?.headers.get("x-same-as");
  if (copy && !other) return copy;
  const asked = fetch(request);
  if (!other) return asked;
  try {
    const answer = await Promise.race([asked, late()]);
    if (answer.ok || answer.type === "opaque") return answer;
  } catch {}
  return (await kept(other)) ?? asked;
}

/** The network's answer if it is whole JSON from where it was asked for; else it throws. */
async function whole(request) {
  const answer = await fetch(request);
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${answer.url}`);
  JSON.parse(await answer.clone().text());
  return answer;
}

// --- What is kept ---

/** Puts something under an address, with the time and its size in bytes. */
async function put(address, body, headers) {
  const about = { "x-kept-at": Math.floor(Date.now() / 1000), "x-bytes": body.size ?? 0, ...headers };
  await (await caches.open(KEPT)).put(address, new Response(body, { headers: about }));
  return body.size ?? 0;
}

/** Keeps a picture in one size; the addresses of its other sizes lead to it. */
async function keepPicture([address, ...others]) {
  let bytes = Number((await kept(address))?.headers.get("x-bytes"));
  if (!bytes) {
    const answer = await fetch(address, { mode: "cors", credentials: "omit" });
    const body = await answer.blob();
    if (!answer.ok || answer.redirected || !body.type.startsWith("image/")) throw new Error(`${answer.status} ${address}`);
    bytes = await put(address, body, { "content-type": body.type });
  }
  for (const other of others) if (!(await kept(other))) await put(other, "", { "x-same-as": address });
  return bytes;
}

/** What the app asks for, by name. */
const ANSWERS = {
  /** Keeps files of the edition, `[address, text]`, once their pictures are there. Gives the bytes, and how many pictures did not come. */
  async keep(files, pictures) {
    let bytes = 0, missing = 0;
    for (const sizes of pictures) {
      try {
        bytes += await keepPicture(sizes);
      } catch (error) {
        if (error.name === "QuotaExceededError") throw error;
        missing++;
      }
    }
    for (const [address, text] of files) bytes += await put(address, new Blob([text]), { "content-type": "application/json" });
    return [bytes, missing];
  },
  /** Forgets addresses; with an age in seconds only what was kept longer ago than that. */
  async drop(addresses, age = 0) {
    const cache = await caches.open(KEPT);
    const latest = Date.now() / 1000 - age;
    for (const address of addresses) {
      const keptAt = age && (await cache.match(address))?.headers.get("x-kept-at");
      if (!age || keptAt < latest) await cache.delete(address);
    }
    return [];
  },
  /** All addresses. */
  async list() {
    return (await (await caches.open(KEPT)).keys()).map(({ url }) => url);
  },
  /** The bytes that addresses would cost which are not kept yet, and how many servers do not say. */
  async weigh(addresses) {
    let bytes = 0, unknown = 0;
    for (const address of addresses) {
      if (await kept(address)) continue;
      const answer = await fetch(address, { method: "HEAD", credentials: "omit" });
      const length = Number(answer.ok && answer.headers.get("content-length"));
      length ? (bytes += length) : unknown++;
    }
    return [bytes, unknown];
  },
  /** The reader wants this version now. */
  async replace() {
    await skipWaiting();
    return [];
  },
};

async function answer(port, [protocol, name, ...rest]) {
  try {
    if (protocol !== PROTOCOL) throw Object.assign(new Error(), { name: "VersionError" });
    port.postMessage([null, ...(await ANSWERS[name](...rest))]);
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
    event.respondWith(file(request));
  }
}

if (shell) {
  addEventListener("install", event => event.waitUntil(install()));
  addEventListener("activate", event => event.waitUntil(activate()));
  addEventListener("fetch", route);
  addEventListener("message", event => event.ports[0] && event.waitUntil(answer(event.ports[0], event.data)));
}
