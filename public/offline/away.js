// When the newsroom is out of reach: links say what is not on the device, pages how old they are, and what is missing
// tells what there is. That it is back is noticed.

import { el, button, place, refill, onPageChange, words, say, ago } from "./places.js";
import { base, root, onDevice, onChange } from "./worker.js";
import { remembered } from "./lists.js";
import { pathOf } from "./records.js";

const FIRST_PAUSE = 5_000, LONGEST_PAUSE = 60_000; // Milliseconds between two looks whether it is back.
const LISTS = ["section", "topic", "author"];
const OWN = ["saved", "history", "settings", "share"]; // Pages that need no file.

let isAway = false;
let seek = () => {};
let page = {}; // What is shown: its address, its text, when the device kept it, and whether there is something newer.

/** The address of the file that a page needs; nothing for one that needs none. */
function fileOf({ pathname }) {
  const [first, ...rest] = pathname.slice(base.pathname.length).split("/").filter(Boolean);
  if (!first) return `${root}front.json`;
  if (OWN.includes(first)) return null;
  if (first === "most-read") return `${root}most-read.json`;
  if (LISTS.includes(first) && rest.length) return `${root}lists/${first}/${rest[0]}/${rest[1] ?? "latest"}.json`;
  return `${root}articles/${rest.at(-1) ?? first}.json`;
}

function mark() {
  const wasAway = document.documentElement.hasAttribute("data-offline");
  if (!isAway && !wasAway) return;
  document.documentElement.toggleAttribute("data-offline", isAway);
  for (const link of document.querySelectorAll("#app a[href]")) {
    const isOurs = link.origin === location.origin && link.pathname.startsWith(base.pathname) && !link.getAttribute("href").startsWith("#");
    const file = isAway && isOurs ? fileOf(link) : null;
    const isAbsent = Boolean(file) && !onDevice().has(file);
    for (const element of [link, ...link.querySelectorAll(".headline")]) {
      if (isAbsent) element.dataset.absent = words.absent;
      else if (element.dataset.absent) delete element.dataset.absent;
    }
  }
}

/** Until the newsroom answers: asks every now and then, and at once when the browser or the reader comes back. */
async function waitForNewsroom() {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    await new Promise(done => [(seek = done), setTimeout(done, pause)]);
    if (!isAway) return;
    if (document.hidden) continue;
    const answer = await fetch(`${root}live.json`, { cache: "no-store" }).catch(() => null);
    if (answer && !answer.headers.has("x-kept-at")) return back();
  }
}

let tellBack = () => {};

export function away() {
  if (isAway) return;
  isAway = true;
  mark();
  refill(".from-device");
  waitForNewsroom();
}

/** What failed is tried again; what was shown from the device says whether there is something newer. */
export async function back() {
  if (!isAway) return;
  isAway = false;
  seek(); // Who waits for it need not any more.
  mark();
  tellBack();
  document.querySelector(".error .retry")?.click();
  const shown = page;
  if (shown.keptAt) {
    const answer = await fetch(shown.address, { cache: "no-cache" }).catch(() => null);
    if (!answer?.ok || answer.headers.has("x-kept-at")) return;
    const isSame = (await answer.text()) === shown.text;
    Object.assign(shown, isSame ? { keptAt: 0 } : { isOld: true });
  }
  refill(".from-device");
}

/** The page shows a file, which the device kept at a time if it came from there. */
export function show(address, text, keptAt) {
  page = { address, text, keptAt };
  refill(".from-device");
  mark();
}

export function start(tell) {
  tellBack = tell;
  addEventListener("online", () => seek());
  document.addEventListener("visibilitychange", () => document.hidden || seek());
  onPageChange(mark);
  onChange(mark);
  onChange(() => [".error .on-device", "span[data-file]"].forEach(refill));
  place(".from-device", () => {
    if (page.isOld) return [words.newerThere, " ", button(words.showNewer, () => location.reload())];
    return page.keptAt ? say(isAway ? words.awayShown : words.fromDevice, { ago: ago(page.keptAt) }) : null;
  });
  place("span[data-file]", ({ dataset }) => {
    const there = onDevice().get(root + dataset.file);
    return there ? (there.isWhole ? words.entryThere : words.entryWithoutPictures) : words.entryAbsent;
  });
  place(".error .on-device", () => {
    const there = remembered().filter(({ id }) => onDevice().has(`${root}articles/${id}.json`));
    if (!there.length) return null;
    const links = there.slice(0, 30).map(teaser => el("li", {}, el("a", { href: pathOf(teaser) }, teaser.headline)));
    const front = onDevice().has(`${root}front.json`) ? el("li", {}, el("a", { href: base.pathname }, words.frontPage)) : null;
    return [el("h2", { className: "section-heading" }, words.onDevice), el("ul", {}, front, ...links)];
  });
}
