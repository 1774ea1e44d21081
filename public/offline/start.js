// Reading without a network, the page's half. boot.js fetches it once the app runs and the page is at rest, so that no
// first visit waits for it; the app reads all the same where it never comes. The app says what it shows and saves by
// `manchette.push([name, …])` (src/offline.rs); what it said before this came is heard first.

import * as away from "./away.js";
import * as install from "./install.js";
import * as keep from "./keep.js";
import * as returning from "./return.js";
import * as share from "./share.js";
import * as space from "./space.js";
import * as take from "./take.js";
import { button, notify, place, watch, words } from "./places.js";
import { learnPattern } from "./records.js";
import { register, replace, root } from "./worker.js";

const TOLD = "manchette.told";

/** Says something once a visit. */
function tellOnce(text) {
  try {
    if (sessionStorage.getItem(TOLD) === text) return;
    sessionStorage.setItem(TOLD, text);
  } catch {}
  notify("device", text);
}

const HEARS = {
  /** A page is shown; with the files it is made of, the first being its own: address, text, when the device kept it. */
  page(...files) {
    const now = Math.floor(Date.now() / 1000);
    const rows = files.map(([address, ...rest]) => [keep.whole(address), ...rest]);
    const articles = `${root}articles/`;
    const [address, text, keptAt] = rows[0] ?? ["", "", 0];
    const id = address.startsWith(articles) ? address.slice(articles.length, -".json".length) : null;
    keep.show(rows.map(([address, text, at]) => [address, text, at || now, address.startsWith(articles)]));
    away.show(address, text, keptAt);
    returning.show(id);
    install.show();
  },
  /** Something stands beside it. */
  beside: ([address, text, at]) => text && keep.showBeside([keep.whole(address), text, at || Math.floor(Date.now() / 1000), false]),
  saved: (...addresses) => keep.keepSaved(addresses.map(keep.whole)),
  pattern: learnPattern,
  away: away.away,
  back: away.back,
};

async function start() {
  for (const part of [returning, install, share]) part.start();
  const hear = ([name, ...rest]) => HEARS[name](...rest);
  const listen = () => {
    const heard = window.manchette.splice(0);
    window.manchette.push = hear;
    heard.forEach(hear);
    watch();
  };
  try {
    await register(() => notify("update", words.update, button(words.updateNow, replace)));
  } catch {
    place(".space", () => words.refused);
    tellOnce(words.refused);
    for (const name of ["saved", "away", "back"]) HEARS[name] = () => {};
    HEARS.page = () => install.show();
    return listen();
  }
  keep.start(() => tellOnce(words.full));
  away.start(keep.tryAgain);
  for (const part of [take, space]) part.start();
  listen();
}

start();
