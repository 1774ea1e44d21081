// Reading without a network, the page's half. boot.js fetches it once the app runs and the page is at rest, so that no
// first visit waits for it; the app reads all the same where it never comes. The app says what it shows by
// `manchette.push([name, …])` (src/offline.rs); what it said before this came is heard first.

import * as away from "./away.js";
import * as install from "./install.js";
import * as keep from "./keep.js";
import * as returning from "./return.js";
import * as saves from "./saves.js";
import * as share from "./share.js";
import * as shelf from "./shelf.js";
import * as space from "./space.js";
import * as take from "./take.js";
import { button, notify, place, unsay, watch, words } from "./places.js";
import { noteRead, savedFiles, SAVED } from "./lists.js";
import { learnPattern, onRecords } from "./records.js";
import { callOff, change, register, replace, root } from "./worker.js";

const TOLD = "manchette.told";

/** Says something once a visit. */
function tellOnce(text) {
  try {
    if (sessionStorage.getItem(TOLD) === text) return;
    sessionStorage.setItem(TOLD, text);
  } catch {}
  notify("device", text);
}

const articleOf = address => {
  const articles = `${root}articles/`;
  return address.startsWith(articles) ? address.slice(articles.length, -".json".length) : null;
};

/** What needs no worker: the reader's lists. */
const LISTS = {
  page(...files) {
    const [address, text] = files[0] ?? ["", ""];
    saves.show(files.map(([, text]) => text));
    if (text && articleOf(keep.whole(address))) noteRead(JSON.parse(text));
    shelf.show();
  },
  beside: ([, text]) => saves.showBeside(text),
  pattern: learnPattern,
};

const HEARS = {
  /** A page is shown; with the files it is made of, the first being its own: address, text, when the device kept it. */
  page(...files) {
    const now = Math.floor(Date.now() / 1000);
    const rows = files.map(([address, ...rest]) => [keep.whole(address), ...rest]);
    const [address, text, keptAt] = rows[0] ?? ["", "", 0];
    keep.show(rows.map(([address, text, at]) => [address, text, at || now, Boolean(articleOf(address))]));
    away.show(address, text, keptAt);
    returning.show(articleOf(address));
    install.show();
  },
  /** Something stands beside it. */
  beside: ([address, text, at]) => text && keep.showBeside([keep.whole(address), text, at || Math.floor(Date.now() / 1000), false]),
  away: away.away,
  back: away.back,
};

async function start() {
  for (const part of [returning, install, share, saves, shelf]) part.start();
  let later = []; // What is heard once the worker is there.
  const tell = ([name, ...rest]) => HEARS[name]?.(...rest);
  const hear = saying => {
    const [name, ...rest] = saying;
    if (name === "off") return callOff(keep.whole(...rest));
    LISTS[name]?.(...rest);
    if (later) later.push(saying);
    else tell(saying);
  };
  const heard = window.manchette.splice(0).filter(([name]) => name !== "off"); // By now it may be wanted again.
  window.manchette.push = hear;
  heard.forEach(hear);
  watch();
  const listen = () => {
    const said = later;
    later = null;
    said.forEach(tell);
  };
  try {
    await register(waits => (waits ? notify("update", words.update, button(words.updateNow, replace)) : unsay("update")));
    await change("list", {});
  } catch (error) {
    // Else the browser does not refuse, and the next page tries again.
    if (!["InstallError", "SwitchedOffError", "TimeoutError"].includes(error.name)) {
      place(".space", () => words.refused);
      tellOnce(words.refused);
    }
    for (const name of Object.keys(HEARS)) delete HEARS[name];
    HEARS.page = () => install.show();
    return listen();
  }
  keep.start(() => tellOnce(words.full));
  away.start(keep.tryAgain);
  for (const part of [take, space]) part.start();
  listen();
  const keepSaved = () => keep.keepSaved(savedFiles());
  onRecords(kind => kind === SAVED && keepSaved());
  keepSaved();
}

start();
