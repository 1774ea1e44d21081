// What is the reader's own on this device, record by record, in localStorage.
//
// Each fact is a record of its own, under a name of its own: so two tabs that write at once never overwrite each other,
// and losing one fact loses no other. A name is `manchette:<base>:<kind>` or `manchette:<base>:<kind>:<id>`. Schema 1 has:
//
// - `schema`: its number;
// - `saved:<article>`: {at, teaser}, what the reader wants to keep;
// - `read:<article>`: {at, teaser, block, finished}, what they have read and how far;
// - `unfinished`: {at, path, headline, block}, what they have left last.
//
// A later schema may add kinds and fields and changes nothing else. An app that meets a newer schema than its own reads
// and writes nothing.

import { base } from "./worker.js";

export const SCHEMA = 1;
/** Why nothing was kept: a newer app has written here, or the browser refuses. */
export const TOO_NEW = "tooNew", REFUSED = "refused";

const start = `manchette:${base.pathname}:`;
let pattern = "/article/:id/";

/** The edition's pattern of addresses. */
export const learnPattern = text => (pattern = text);

/** The path of an article's page. */
export function pathOf({ id, section }) {
  const parts = { ":id": id, ":section": section?.id ?? "news" };
  return base.pathname + pattern.split("/").filter(Boolean).map(part => parts[part] ?? part).join("/") + "/";
}

export function isTooNew() {
  try {
    return Number(localStorage.getItem(`${start}schema`)) > SCHEMA;
  } catch {
    return false;
  }
}

/** Whether the browser keeps anything; found out by a write. */
export function canKeep() {
  try {
    localStorage.setItem(`${start}probe`, "");
    localStorage.removeItem(`${start}probe`);
    return true;
  } catch {
    return false;
  }
}

/** A record; nothing when there is none, or none that can be read. */
export function record(name) {
  try {
    return isTooNew() ? null : JSON.parse(localStorage.getItem(start + name));
  } catch {
    return null;
  }
}

/** The ids that there are records of a kind of. */
export function ids(kind) {
  try {
    const before = `${start}${kind}:`;
    return isTooNew() ? [] : Object.keys(localStorage).filter(name => name.startsWith(before)).map(name => name.slice(before.length));
  } catch {
    return [];
  }
}

/** Keeps a record, or removes it when there is nothing to keep, and says why it did not. Without space the older one stays. */
export function write(name, value) {
  if (isTooNew()) return TOO_NEW;
  try {
    if (value) {
      if (!localStorage.getItem(`${start}schema`)) localStorage.setItem(`${start}schema`, SCHEMA);
      localStorage.setItem(start + name, JSON.stringify(value));
    } else localStorage.removeItem(start + name);
  } catch {
    return REFUSED;
  }
  tell(name);
}

const listeners = [];
const waiting = new Set();

/** Calls with a kind after records of it have changed, here or in another tab; once for all that changes at once. */
export const onRecords = listener => listeners.push(listener);

function tell(name) {
  const [kind] = name.split(":");
  if (!waiting.size) queueMicrotask(() => [...waiting].forEach(kind => [waiting.delete(kind), listeners.forEach(listener => listener(kind))]));
  waiting.add(kind);
}

addEventListener("storage", ({ key }) => {
  // Without a key everything was cleared; with a schema anything may be different.
  const name = key === null ? "schema" : key.startsWith(start) ? key.slice(start.length) : null;
  if (name === "schema") ["saved", "read"].forEach(tell);
  else if (name) tell(name);
});
