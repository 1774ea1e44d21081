// A quiet hint that the newspaper can be installed: from the second visit on, never on its first page, and never again
// once it was closed.

import { button, el, place, refill, words } from "./places.js";

const PLACE = ".install";
const VISITS = "manchette.visits", CLOSED = "manchette.install";

let pages = 0;
let isSaid = false; // Whether this is the second visit or a later one, and it was not closed.

function count() {
  try {
    if (!sessionStorage.getItem(VISITS)) {
      sessionStorage.setItem(VISITS, "1");
      localStorage.setItem(VISITS, Number(localStorage.getItem(VISITS)) + 1);
    }
    isSaid = !localStorage.getItem(CLOSED) && Number(localStorage.getItem(VISITS)) >= 2;
  } catch {} // What cannot be closed for good is not said.
}

function close() {
  try {
    localStorage.setItem(CLOSED, "closed");
  } catch {}
  isSaid = false;
  refill(PLACE);
}

async function install() {
  const prompt = window.manchette.installPrompt;
  window.manchette.installPrompt = null; // It can be asked once.
  await prompt.prompt();
  close();
}

/** The page shows something. */
export function show() {
  pages++;
  refill(PLACE);
}

export function start() {
  count();
  addEventListener("appinstalled", close);
  place(PLACE, () => {
    const isInstalled = matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches || navigator.standalone;
    if (!isSaid || pages < 2 || isInstalled) return null;
    const prompt = window.manchette.installPrompt;
    // Without a prompt the browser's own menu does it, on telephones and tablets.
    if (!prompt && !matchMedia("(pointer: coarse)").matches) return null;
    const how = prompt ? button(words.install, install) : el("p", {}, words.installByHand);
    return [el("p", {}, words.installAbout), how, button(words.installNever, close, "quiet")];
  });
}
