// Keeping what is read and saved: the app says what, the worker does it, one after the other.

import { savedFiles } from "./lists.js";
import { isTooNew } from "./records.js";
import { ask, change, isWhole, onDevice, root } from "./worker.js";

const WIDEST = 1200; // Pixels: wider pictures are for large screens with power and network at hand.
const SETTLED = 1500; // Milliseconds after which a page is kept: who only passes by keeps nothing.

const shown = new Set(); // The pictures that pages have shown.
const wanted = new Map(); // What is still to be kept: by address the text, if the app has it, when that came, and whether all its pictures.
const failed = new Set(); // What could not be kept; saved articles are tried again when the newsroom is back.
let saved = [];
let page = []; // What the page shows: rows of address, text, when it came, and whether it is an article.
let isSettled = false; // Whether it has been shown long enough.
let isAtWork = false;
let tellFull = () => {};

export const whole = address => new URL(address, location).href;
export const isSaved = address => saved.includes(address);
export const screen = () => ({ root, width: Math.min(innerWidth * devicePixelRatio, WIDEST), shown: [...shown] });

/** Whether nothing should come that the reader has not asked for. */
function isDear() {
  const { connection } = navigator;
  return Boolean(connection && (connection.saveData || connection.effectiveType !== "4g"));
}

function note({ target }) {
  if (target instanceof HTMLImageElement && target.naturalWidth) shown.add(target.currentSrc);
}

/** Begins to note which pictures are shown, and to keep pages that go to the back: on phones nothing may come after. */
export function start(tell) {
  tellFull = tell;
  document.querySelectorAll("img").forEach(target => note({ target }));
  document.addEventListener("load", note, true);
  document.addEventListener("visibilitychange", () => document.hidden && keepPage());
}

/** The page shows something else: what the one before has come to show since is kept, and soon the new one. */
export function show(rows) {
  if (isSettled) keepPage();
  isSettled = false;
  page = rows.filter(([, text]) => text);
  const [first] = page;
  setTimeout(() => {
    if (page[0] !== first) return;
    isSettled = true;
    keepPage();
  }, SETTLED);
}

/** Something stands beside what the page shows. */
export function showBeside(row) {
  page = [...page.filter(([address]) => address !== row[0]), row];
  if (isSettled) keepPage();
}

/** Keeps what the page is made of; once more only when it has come to show more pictures. */
function keepPage() {
  for (const row of page) {
    const [address, text, at, isArticle] = row;
    if (row.shown === shown.size) continue;
    row.shown = shown.size;
    wanted.set(address, [text, at, isArticle && !isDear()]);
  }
  if (wanted.size) work();
}

/** Keeps the saved articles that the device does not have whole. */
export function keepSaved(addresses = saved) {
  for (const address of addresses) if (!isSaved(address)) failed.delete(address); // Saving asks for all of it once more.
  saved = addresses;
  for (const address of saved) {
    if (!isWhole(address) && !failed.has(address)) wanted.set(address, [...(wanted.get(address)?.slice(0, 2) ?? ["", 0]), true]);
  }
  work();
}

/** The newsroom is back: what could not be kept is tried again. */
export function tryAgain() {
  failed.clear();
  keepSaved();
}

/** Keeps a file: the text, which came at a time, or what the network has if there is none. */
export async function keep(address, text, at, isWanted) {
  const isAll = isWanted || isSaved(address);
  try {
    await change("store", { address, text, fetchedAt: at, withImages: isAll, screen: screen() });
  } catch (error) {
    if (error.name === "QuotaExceededError") tellFull();
  }
  if (isAll && !isWhole(address)) failed.add(address);
}

/** Forgets files, by address. */
export const forget = addresses => change("delete", { addresses }).catch(console.warn);

async function work() {
  if (isAtWork) return;
  isAtWork = true;
  while (wanted.size) {
    const [[address, [text, at, isWanted]]] = wanted;
    wanted.delete(address);
    await keep(address, text, at, isWanted);
  }
  const always = ["edition.json", "front.json"].map(file => root + file);
  // As the list is now, whichever tab has changed it; a newer app's list is not known, and nothing of it may go.
  if (!isTooNew()) await change("evict", { pinned: [...always, ...savedFiles()] }).catch(console.warn);
  isAtWork = false;
  if (wanted.size) work();
}

/** The bytes that keeping files would cost, and how many pictures' servers do not say theirs. */
export const weigh = addresses => ask("estimate", { addresses, screen: screen() });

/** All bytes of some kept files. */
export function bytesOf(isMeant) {
  const rows = [...onDevice()].filter(([address]) => isMeant(address));
  return { count: rows.length, bytes: rows.reduce((sum, [, { bytes }]) => sum + bytes, 0) };
}
