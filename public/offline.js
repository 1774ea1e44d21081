// The page's half of reading without a network; boot.js fetches it once the app runs and the page is at rest. It registers
// the worker (sw.js), has it keep what the app shows and saves, and tells the app what lies on the device, whether a newer
// version waits, and when the newsroom is back. The app's half is src/offline.
//
// The app speaks by `manchette.push([name, …])`, and what it said before this came is heard first; what is said to the app
// are events on the document, `manchette:<name>` with a list as detail.

const PROTOCOL = 1; // Of the messages; sw.js speaks the same.
const WIDEST = 1200; // Pixels: wider pictures are for large screens with power and network at hand.
const SETTLED = 1500; // Milliseconds after which a page is kept: who only passes by keeps nothing.
const HOUR = 3_600_000;

const base = new URL(".", document.querySelector("script[data-boot]").src);
const root = new URL(".", document.getElementById("edition").href).href;
const heard = window.manchette;

const tell = (name, ...detail) => document.dispatchEvent(new CustomEvent(`manchette:${name}`, { detail }));
const whole = address => new URL(address, location).href;
const short = address => (address.startsWith(location.origin) ? address.slice(location.origin.length) : address);

// --- The worker ---

let kept = []; // Rows of address, when last read, bytes, whether it is whole.

/** Asks a worker, and gives what it answers. */
function askOf(worker, name, ...rest) {
  return new Promise((done, failed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: [fault, ...rows] }) => (fault ? failed(Object.assign(new Error(name), { name: fault })) : done(rows));
    worker.postMessage([PROTOCOL, name, ...rest], [port2]);
  });
}

async function ask(name, ...rest) {
  const { active } = await navigator.serviceWorker.ready;
  return askOf(active, name, ...rest);
}

function learn(rows) {
  kept = rows;
  tell("kept", ...rows.map(([address, ...rest]) => [short(address), ...rest]));
}

const isWhole = address => kept.some(([known, , , whole]) => known === address && whole);

/** Tells when a newer worker waits. The first one of all takes over by itself. */
function watch(registration) {
  const look = () => registration.waiting && registration.active && tell("update");
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  look();
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

async function replace() {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  const { waiting } = await navigator.serviceWorker.ready;
  if (waiting) await askOf(waiting, "replace");
  else location.reload();
}

// --- Keeping ---

const shown = new Set(); // The pictures that pages have shown.
const wanted = new Map(); // What is still to be kept: by address the text, if the app has it, and whether all pictures are.
const failed = new Set(); // Saved articles that could not be kept; they are tried again when the newsroom is back.
let saved = [];
let page = []; // What the page shows: rows of address, text and whether it is an article.
let isAtWork = false;

function notePicture({ target }) {
  if (target instanceof HTMLImageElement && target.naturalWidth) shown.add(target.currentSrc);
}

/** Whether nothing should come that the reader has not asked for. */
function isDear() {
  const { connection } = navigator;
  return connection && (connection.saveData || connection.effectiveType !== "4g");
}

const screen = () => ({ root, width: Math.min(innerWidth * devicePixelRatio, WIDEST), shown: [...shown] });

function keepPage() {
  for (const [address, text, isArticle] of page) wanted.set(address, [text, isArticle && !isDear()]);
  work();
}

function keepSaved() {
  for (const address of saved) if (!isWhole(address) && !failed.has(address)) wanted.set(address, [wanted.get(address)?.[0], true]);
  work();
}

async function keep(address, text, isWanted) {
  try {
    learn(await ask("keep", address, text, isWanted, screen()));
    if (isWanted && !isWhole(address)) failed.add(address);
  } catch (error) {
    failed.add(address);
    if (error.name === "QuotaExceededError") tell("device", "full");
  }
}

/** Keeps what is wanted, one after the other, then lets go of what was not read for long. */
async function work() {
  if (isAtWork) return;
  isAtWork = true;
  while (wanted.size) {
    const [[address, [text, isWanted]]] = wanted;
    wanted.delete(address);
    await keep(address, text, isWanted || saved.includes(address));
  }
  const always = ["edition.json", "front.json"].map(file => root + file);
  await ask("tidy", [...always, ...saved]).then(learn, () => {});
  isAtWork = false;
}

// --- Taking the edition along ---

let taking = null;

async function weigh(addresses) {
  const missing = addresses.map(whole).filter(address => !isWhole(address));
  const [[, bytes, unknown]] = await ask("weigh", missing, screen());
  tell("weighed", missing.length, bytes, unknown);
}

async function take(addresses) {
  const all = addresses.map(whole);
  const mine = (taking = {});
  const done = () => all.filter(isWhole).length;
  for (const address of all) {
    if (taking !== mine) break;
    tell("taken", done(), all.length, 1);
    if (!isWhole(address)) await keep(address, "", true);
  }
  tell("taken", done(), all.length, 0);
}

// --- The newsroom out of reach ---

let isAway = false;
let seek = () => {};

/** Asks every now and then whether the newsroom is back, and at once when the browser says so or the page is seen again. */
async function away() {
  if (isAway) return;
  isAway = true;
  for (let pause = 5_000; ; pause = Math.min(pause * 2, 60_000)) {
    await new Promise(done => [(seek = done), setTimeout(done, pause)]);
    if (document.hidden) continue;
    const answer = await fetch(`${root}live.json`, { cache: "no-store" }).catch(() => null);
    if (answer && !answer.headers.has("x-kept-at")) break;
  }
  isAway = false;
  failed.clear();
  tell("back");
  keepSaved();
}

// --- What the app says ---

const HEARS = {
  /** The page shows a file; what it was made of stays known until the next one is shown. */
  shown(...rows) {
    keepPage();
    const now = (page = rows.map(([address, ...rest]) => [whole(address), ...rest]));
    setTimeout(() => page === now && keepPage(), SETTLED);
  },
  saved(...addresses) {
    saved = addresses.map(whole);
    keepSaved();
  },
  forget: (...addresses) => ask("forget", addresses.map(whole)).then(learn, () => {}),
  persist: async () => tell("persisted", Boolean(await navigator.storage?.persist?.())),
  weigh: (...addresses) => weigh(addresses).catch(() => tell("weighed", 0, -1, 0)),
  take: (...addresses) => take(addresses),
  stop: () => (taking = null),
  replace,
  away,
};

const hear = ([name, ...rest]) => HEARS[name](...rest);

async function start() {
  if (!navigator.serviceWorker) return tell("device", "refuses");
  document.querySelectorAll("img").forEach(target => notePicture({ target }));
  document.addEventListener("load", notePicture, true);
  document.addEventListener("visibilitychange", () => (document.hidden ? keepPage() : seek()));
  addEventListener("online", () => seek());
  try {
    watch(await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" }));
  } catch {
    return tell("device", "refuses");
  }
  learn(await ask("list"));
  tell("device", "keeps");
  heard.forEach(hear);
  heard.push = hear;
}

start();
