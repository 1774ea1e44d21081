// The reader's own records in localStorage, which src/reader/records.rs describes: the app writes them, this layer reads
// them and notes in them how far an article has been read.

import { base } from "./worker.js";

const SCHEMA = 1;
const start = `manchette:${base.pathname}:`;
let pattern = "/article/:id/";

/** The edition's pattern of addresses. */
export const learnPattern = text => (pattern = text);

/** A record; nothing when there is none, or when storage is blocked or of a newer app. */
export function record(name) {
  try {
    if (Number(localStorage.getItem(`${start}schema`)) > SCHEMA) return null;
    return JSON.parse(localStorage.getItem(start + name));
  } catch {
    return null;
  }
}

/** Keeps a record, or removes it when there is nothing to keep. Without space the older one stays. */
export function write(name, value) {
  try {
    if (Number(localStorage.getItem(`${start}schema`)) > SCHEMA) return;
    value ? localStorage.setItem(start + name, JSON.stringify(value)) : localStorage.removeItem(start + name);
  } catch {}
}

/** The teasers of what was saved and read, the latest first, each once. */
export function remembered() {
  const teasers = new Map();
  const all = kind => {
    const names = Object.keys(localStorage).filter(name => name.startsWith(`${start}${kind}:`));
    return names.map(name => record(name.slice(start.length))).filter(Boolean);
  };
  try {
    const entries = [...all("saved"), ...all("read")].sort((one, other) => other.at - one.at);
    for (const { teaser } of entries) if (!teasers.has(teaser.id)) teasers.set(teaser.id, teaser);
  } catch {}
  return [...teasers.values()];
}

/** The path of an article's page. */
export function pathOf({ id, section }) {
  const parts = { ":id": id, ":section": section?.id ?? "news" };
  return base.pathname + pattern.split("/").filter(Boolean).map(part => parts[part] ?? part).join("/") + "/";
}
