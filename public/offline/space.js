// How much the device keeps, in the settings; and what the browser promises about it, beside Save.

import { button, el, number, onPageChange, place, refill, say, size, words } from "./places.js";
import { base, onChange, onDevice, root } from "./worker.js";
import { bytesOf, forget, isSaved } from "./keep.js";
import { isTooNew } from "./records.js";

const NOTES = ".save-note";
const isRead = address => !isSaved(address) && !["edition.json", "front.json"].some(file => address === root + file);

let isPromised = true; // Until the browser says otherwise.

/** Asks for a promise when something is saved for the first time. */
async function askPromise() {
  const { storage } = navigator;
  isPromised = Boolean((await storage?.persisted?.()) || (await storage?.persist?.()));
  refill(NOTES);
}

export function start() {
  place(".space", () => {
    if (isTooNew()) return words.listsTooNew; // What is saved is not known, so nothing may go.
    const [saved, read] = [bytesOf(isSaved), bytesOf(isRead)];
    const line = (text, { count, bytes }) => el("li", {}, say(text, { count: number(count), size: size(bytes) }));
    const clear = button(words.spaceClear, () => isTooNew() || forget([...onDevice().keys()].filter(isRead)), "clear");
    const list = el("ul", {}, line(words.spaceSaved, saved), line(words.spaceRead, read));
    return [el("h2", {}, words.space), list, el("p", {}, words.spaceRule), read.count ? clear : el("p", { role: "status" }, words.spaceNothing)];
  });
  onChange(() => refill(".space"));
  place(NOTES, () => (isPromised ? null : [words.notPromised, " ", el("a", { href: `${base.pathname}saved/` }, words.exportList)]));
  document.addEventListener("click", ({ target }) => target.closest?.("button.save") && setTimeout(askPromise));
  onPageChange(() => refill(NOTES));
}
