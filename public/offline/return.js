// Coming back: to the paragraph where an article was left, and from the app's icon to the article that was not finished.

import { el, place, words } from "./places.js";
import { record, write } from "./records.js";

const WITHIN = 12 * 3600; // Seconds; the script in index.html's head knows the same.
const RESUME = "unfinished";

const PAUSE = 1_000; // Milliseconds without scrolling.
const EDGE = 40; // Pixels: more than a block that is gone to stands from the edge, so that no place drifts.

let pause = 0;
let reading = null; // The article that is shown: its id, its path, and the farthest that the reader has come.
let goTo = null; // The path whose paragraph is to be gone to once it is shown.

const blocks = () => document.querySelectorAll(".article .body > *");

/** The first block that is not above the window or just leaving it, found by halving: their ends grow from one to the next. */
function topBlock(all) {
  let low = 0, high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].getBoundingClientRect().bottom > EDGE) high = middle;
    else low = middle + 1;
  }
  return low;
}

function look() {
  const all = blocks();
  if (!reading || !all.length || location.pathname !== reading.path) return;
  reading.block = scrollY < 1 ? 0 : topBlock(all);
  reading.isFinished ||= all[all.length - 1].getBoundingClientRect().bottom < innerHeight + 2; // Browsers round.
  // Not only when the page is left: a browser that is ended says nothing.
  clearTimeout(pause);
  pause = setTimeout(remember, PAUSE);
}

function remember() {
  if (!reading) return;
  const { id, path, headline, block, isFinished } = reading;
  const known = record(`read:${id}`);
  if (known) write(`read:${id}`, { ...known, block, finished: known.finished || isFinished });
  const left = record(RESUME);
  if (isFinished) {
    if (left?.path === path) write(RESUME, null);
  } else if (block) {
    write(RESUME, { at: Math.floor(Date.now() / 1000), path, headline, block });
  }
}

/** What was left unfinished not long ago. */
function unfinished() {
  const left = record(RESUME);
  return left && Date.now() / 1000 - left.at < WITHIN ? left : null;
}

function goToBlock({ block }) {
  // After the page has settled focus and scroll for itself.
  requestAnimationFrame(() => requestAnimationFrame(() => blocks()[block]?.scrollIntoView({ block: "start", behavior: "instant" })));
}

/** The page shows an article, or something else: no id. */
export function show(id) {
  remember();
  const path = location.pathname;
  reading = id && { id, path, headline: document.querySelector("main h1")?.textContent ?? "", block: 0, isFinished: false };
  const left = unfinished();
  if (reading && left?.path === path && goTo === path) goToBlock(left);
  goTo = null;
  look();
}

export function start() {
  let isAsked = false;
  addEventListener("scroll", () => {
    if (!isAsked) requestAnimationFrame(() => [(isAsked = false), look()]);
    isAsked = true;
  }, { passive: true });
  document.addEventListener("visibilitychange", () => document.hidden && remember());
  addEventListener("pagehide", remember);
  // Opened again at its own address, and not by a link: as a browser does with what it had to end.
  if (!document.referrer && !location.hash && scrollY < 1) goTo = location.pathname;
  const isFromIcon = location.search === "?icon";
  place(".resume", () => {
    const left = isFromIcon && location.search === "?icon" ? unfinished() : null;
    if (!left) document.documentElement.removeAttribute("data-resume");
    return left && [el("span", { className: "kicker" }, words.resume), " ", el("a", { href: left.path, onclick: () => (goTo = left.path) }, left.headline)];
  });
}
