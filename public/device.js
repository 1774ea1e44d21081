// @ts-check
// Browser calls that only the lazily loaded parts of the app need; src/browser/device.rs calls them by name.
//
// They are JavaScript because every web API that Rust imports is an import of the main module, which the first visit
// loads. Arguments are strings, numbers, booleans, arrays of strings, elements and callbacks; results are strings, numbers
// and booleans, and what is longer is text with a line for each item. Nothing here runs at import.

import { facts } from "./facts.js";
import { abort, onStored, request } from "./worker-client.js";

export * from "./worker-client.js";

/** @import { StoredFile } from "./messages.d.ts" */

/** CSS pixels times density: wider renditions are for large screens with power and network at hand. */
const WIDEST = 1200;

/** The absolute address of the edition's folder. */
let root = "";

/** Sets the folder of the edition's files. @param {string} path - Absolute, or from the host's root. */
export function setRoot(path) {
  root = new URL(path, location.href).href;
}

// --- Files of the edition; named relative to its folder ---

/** @param {string} name */
const address = name => root + name;
/** @param {string} url */
const nameOf = url => (url.startsWith(root) ? url.slice(root.length) : url);

/** One line a file: its bytes, whether it is complete, when it was fetched, its name.
 * @param {{ files: StoredFile[] }} reply */
const lines = ({ files }) => files.map(lineOf).join("\n");

/** @param {StoredFile} file */
const lineOf = ({ bytes, isComplete, fetchedAt, url }) =>
  `${bytes} ${Number(isComplete)} ${fetchedAt ?? 0} ${nameOf(url)}`;

const screen = () => ({ root, width: Math.min(innerWidth * devicePixelRatio, WIDEST), shown: [...shown] });

/**
 * Stores a file: the text, which was fetched then, or what the network has when the text is empty. The first line is empty,
 * or tells which images are missing, `temporary` or `final`, or has the name of an error; the next one is the file.
 *
 * @param {string} name
 * @param {string} text
 * @param {number} fetchedAt - Seconds since 1970; 0 for now.
 * @param {boolean} withImages - All of the article itself, else only those that were shown.
 */
export async function storeFile(name, text, fetchedAt, withImages) {
  const fields = { address: address(name), text, fetchedAt, withImages, screen: screen() };
  return request("store", fields).then(
    reply => `${reply.missing ?? ""}\n${lines(reply)}`,
    error => `${error.name}\n`,
  );
}

/** Calls whenever the worker has changed what is stored, for this page or another one: a line with `all` when no other
 * files are left, then the files. @param {(change: string) => void} callback */
export const onStoredChange = callback =>
  onStored(({ files, isAll }) => callback(`${isAll ? "all" : ""}\n${lines({ files })}`));

/** Deletes files. @param {string[]} names */
export const deleteFiles = async names => lines(await request("delete", { addresses: names.map(address) }));

/** Deletes the files of a folder, but for the pinned ones. @param {string} folder @param {string[]} pinned */
export async function deleteRead(folder, pinned) {
  const stay = new Set(pinned.map(address));
  const read = (await request("list", {})).files.filter(({ url }) => url.startsWith(address(folder)) && !stay.has(url));
  await request("delete", { addresses: read.map(({ url }) => url) });
}

/** Deletes what was not read for long, but for the pinned files. @param {string[]} pinned */
export const evictFiles = async pinned => lines(await request("evict", { pinned: pinned.map(address) }));

/** Lists the stored files. */
export const listFiles = async () => lines(await request("list", {}));

/** Estimates files with their images: bytes, how many images' servers do not tell theirs, how many files cannot be fetched.
 * @param {string[]} names */
export async function estimateFiles(names) {
  const cost = await request("estimate", { addresses: names.map(address), screen: screen() });
  return [cost.bytes, cost.unknown, cost.failedFiles].join(" ");
}

/** Aborts this page's request for a file. @param {string} path - Absolute, or from the host's root. */
export const abortRequest = path => abort(new URL(path, location.href).href);

/** A file's text, wherever it comes from; nothing when it does not. @param {string} name */
export async function fetchText(name) {
  const response = await fetch(address(name)).catch(() => null);
  return response?.ok ? response.text().catch(() => null) : null;
}

/** A file's text as the newsroom has it now; nothing when only the device answers. @param {string} name */
export async function fetchNewest(name) {
  const response = await fetch(address(name), { cache: "no-cache" }).catch(() => null);
  return response?.ok && !response.headers.has(facts.fetchedAtHeader) ? response.text().catch(() => null) : null;
}

/** True if the network responds to a request for a file, with any status. @param {string} name */
export async function isReachable(name) {
  const response = await fetch(address(name), { cache: "no-store" }).catch(() => null);
  return Boolean(response && !response.headers.has(facts.fetchedAtHeader));
}

/**
 * Shares the page, or the part of it that a fragment names: by the device's own sheet, which returns nothing; else copies
 * its address, which returns an empty text, or the address where that is refused.
 *
 * @param {string} fragment
 */
export async function share(fragment) {
  const { href } = Object.assign(new URL(location.href), { search: "", hash: fragment });
  const data = { title: document.title, url: href };
  if (navigator.canShare?.(data)) {
    const shared = await navigator.share(data).then(
      () => true,
      error => error.name === "AbortError",
    );
    if (shared) return null;
  }
  // Pages without HTTPS have no clipboard.
  const copied = navigator.clipboard?.writeText(href) ?? Promise.reject(new Error("no clipboard"));
  return copied.then(
    () => "",
    () => href,
  );
}

/** True if the reader plays, has selected or focuses something in an element. @param {Element} element */
export function isInUse(element) {
  const selection = getSelection();
  const isPlaying = /** @param {Element} media */ media =>
    media instanceof HTMLMediaElement && media.currentTime > 0 && !media.ended;
  return (
    element.contains(document.activeElement) ||
    (selection?.isCollapsed === false && selection.containsNode(element, true)) ||
    Boolean(element.querySelector("iframe")) ||
    Array.from(element.querySelectorAll("video, audio")).some(isPlaying)
  );
}

// --- Images that pages have shown ---

/** The addresses that are remembered: more than any page has images. */
const SHOWN_LIMIT = 500;
/** Absolute addresses of renditions, the latest last. @type {Set<string>} */
const shown = new Set();
let shownCount = 0;

/** Begins to note which images are shown. */
export function watchImages() {
  /** @param {EventTarget | null} image */
  const note = image => {
    if (!(image instanceof HTMLImageElement && image.naturalWidth)) return;
    if (!shown.delete(image.currentSrc)) shownCount += 1;
    shown.add(image.currentSrc);
    const [oldest] = shown;
    if (oldest && shown.size > SHOWN_LIMIT) shown.delete(oldest);
  };
  document.querySelectorAll("img").forEach(note);
  document.addEventListener("load", ({ target }) => note(target), true);
}

/** The number of images that have been shown. */
export const shownImages = () => shownCount;

// --- Text and time ---

/** Text without capitals and accents, to search in: `ete` finds « Été », and `coeur` « cœur ». @param {string} text */
export function fold(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return plain.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

/** The order of texts in a language: their indices. @param {string[]} texts @param {string} language */
export function sort(texts, language) {
  const { compare } = new Intl.Collator(language, { ignorePunctuation: true, numeric: true });
  const indexed = texts.map((text, index) => ({ text, index }));
  indexed.sort((one, other) => compare(one.text, other.text));
  return indexed.map(({ index }) => index).join("\n");
}

/** The offset of the reader's time zone, in minutes east of UTC. @param {number} at - Seconds since 1970. */
export const utcOffset = at => -new Date(at * 1000).getTimezoneOffset();

// --- The page ---

/** Notes in the browser's timeline that something is ready. @param {string} what */
export const markReady = what => performance.mark(`manchette-${what}`);

/** Calls before the next frame whenever something in the app's element has changed. @param {() => void} callback */
export function onPageChange(callback) {
  let isScheduled = false;
  const run = () => {
    isScheduled = false;
    callback();
  };
  const schedule = () => {
    if (!isScheduled) requestAnimationFrame(run);
    isScheduled = true;
  };
  const app = /** @type {Element} */ (document.getElementById("app"));
  new MutationObserver(schedule).observe(app, { childList: true, subtree: true });
}

/** Copies of what slots were filled with. @type {WeakMap<Element, Node>} */
const filled = new WeakMap();

/**
 * Moves the content of one element into another, unless it is what that one was filled with before: so nobody hears it
 * twice, and no focus is lost. Tells whether it was moved.
 *
 * @param {HTMLElement} slot
 * @param {Element} content
 */
export function fill(slot, content) {
  const before = filled.get(slot);
  if (before ? before.isEqualNode(content) : !content.hasChildNodes()) return false;
  filled.set(slot, content.cloneNode(true));
  const hadFocus = slot.contains(document.activeElement);
  const root = document.documentElement;
  const height = root.scrollHeight;
  slot.replaceChildren(...content.childNodes);
  // A slot above the viewport must not move the text that is read; WebKit does not anchor it.
  if (slot.getBoundingClientRect().top < 0 && !CSS.supports("overflow-anchor: auto")) {
    scrollBy({ top: root.scrollHeight - height, behavior: "instant" });
  }
  if (hadFocus) {
    // The keyboard continues from here, also while there is nothing to press.
    slot.tabIndex = -1;
    /** @type {HTMLElement} */ (slot.querySelector("button, a") ?? slot).focus();
  }
  return true;
}

/** Scrolls a block of the article to the window's top, after the page has settled focus and scroll. @param {string} blocks @param {number} number */
export function scrollToBlock(blocks, number) {
  const scroll = () =>
    document.querySelectorAll(blocks)[number]?.scrollIntoView({ block: "start", behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(scroll));
}

/** True if the browser opened the page by itself, and not by a link. */
export const isReopened = () => !document.referrer && !location.hash && scrollY < 1;

/** Loads another page in the place of this one. @param {string} path */
export const replaceLocation = path => location.replace(path);

/** The link that another app has shared with the page: some put it into the text. The worker passes it in the fragment of
 * the address; apps that were installed earlier have it in the query. */
export function sharedLink() {
  const given = new URLSearchParams(location.hash.slice(1) || location.search);
  const texts = ["url", "text", "title"].flatMap(name => given.get(name)?.match(/https?:\/\/\S+/g) ?? []);
  return texts[0] && URL.canParse(texts[0]) ? new URL(texts[0]).href : "";
}

// --- The device ---

/** Asks the browser to keep what is stored; tells whether it promises. */
export async function persist() {
  const { storage } = navigator;
  return Boolean((await storage?.persisted?.()) || (await storage?.persist?.()));
}

/** The way to install the app here: by the browser's `prompt`, by its `menu`, or an empty string for none. */
export function installWay() {
  const isInstalled = matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches;
  if (isInstalled || /** @type {{ standalone?: boolean }} */ (navigator).standalone) return "";
  if (window.manchette.installPrompt) return "prompt";
  return matchMedia("(pointer: coarse)").matches ? "menu" : "";
}

/** Lets the browser ask whether to install. It can ask once. */
export async function promptInstall() {
  const prompt = window.manchette.installPrompt;
  window.manchette.installPrompt = null;
  await prompt?.prompt();
}

/** Calls when the app has been installed. @param {() => void} callback */
export const onInstalled = callback => addEventListener("appinstalled", () => callback());

/** Downloads a text as a file. @param {string} name @param {string} text */
export function downloadText(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * The text of the file that was chosen in a field, which is then empty again; an empty text when the file is too large or
 * cannot be read, nothing when none was chosen.
 *
 * @param {HTMLInputElement} field
 * @param {number} maxBytes
 */
export async function chosenText(field, maxBytes) {
  const file = field.files?.[0];
  if (!file) return null;
  const text = file.size > maxBytes ? "" : await file.text().catch(() => "");
  field.value = "";
  return text;
}
