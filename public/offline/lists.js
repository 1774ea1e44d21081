// The reader's lists: what they saved, and what they have read. An entry holds the article's teaser, so that a list shows
// without its articles: losing what is kept of them loses no list.

import { ids, record, write, SCHEMA, TOO_NEW } from "./records.js";
import { base, root } from "./worker.js";

export const SAVED = "saved", READ = "read";
/** Why a text was not taken: it holds no lists of this edition. */
export const NOT_OURS = "notOurs";
/** How many articles the history remembers; the oldest are forgotten first. */
export const MOST_READ = 1000;

const ID = /^[A-Za-z0-9][\w.~-]{0,120}$/;
const KINDS = ["live", "opinion", "sponsored", "agency", "page"]; // Besides an ordinary article.

const now = () => Math.floor(Date.now() / 1000);
const text = value => (typeof value === "string" && value.trim() ? value : undefined);
const number = value => (Number.isInteger(value) && value > 0 ? value : undefined);
const part = value => (value >= 0 && value <= 1 ? value : undefined);
const array = value => (Array.isArray(value) ? value : []);
const id = value => (typeof value === "string" && ID.test(value) ? value : undefined);

/** An object without what is not there; nothing when what it needs is not. */
function object(fields, ...needed) {
  const there = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return needed.every(name => name in there) ? there : undefined;
}

const reference = value => object({ id: id(value?.id), name: text(value?.name) }, "id", "name");
const author = value => object({ id: id(value?.id), name: text(value?.name), role: text(value?.role) }, "name");
const rendition = value => object({ url: text(value?.url), width: number(value?.width), type: text(value?.type) }, "url", "width");
const point = value => object({ x: part(value?.x), y: part(value?.y) }, "x", "y");

function image(value) {
  const renditions = array(value?.renditions).map(rendition).filter(Boolean);
  const { width, height, focalPoint } = value ?? {};
  return renditions.length ? object({ renditions, width: number(width), height: number(height), focalPoint: point(focalPoint) }) : undefined;
}

/** What a teaser shows and links by, of an article or a teaser. As in the contract a bad field is left out alone. */
export function teaserOf(value) {
  if (!value) return undefined;
  const authors = array(value.author).map(author).filter(Boolean);
  return object({
    id: id(value.id),
    headline: text(value.headline),
    kicker: text(value.kicker),
    description: text(value.description),
    kind: KINDS.includes(value.kind) ? value.kind : undefined,
    section: reference(value.section),
    author: authors.length ? authors : undefined,
    image: image(value.image),
    datePublished: text(value.datePublished),
    dateModified: text(value.dateModified),
  }, "id", "headline");
}

/** An entry of a list; nothing when it cannot be read. */
function entryOf(list, value) {
  const teaser = teaserOf(value?.teaser);
  if (!teaser || !(value.at >= 0 && value.at < 8e12)) return null;
  const entry = { at: Math.floor(value.at), teaser };
  return list === READ ? { ...entry, block: number(value.block) ?? 0, finished: value.finished === true } : entry;
}

/** What is kept of an article in a list, to be put back as it is. */
export const kept = (list, id) => record(`${list}:${id}`);

export const entry = (list, id) => entryOf(list, kept(list, id));

const byTime = (one, other) => other.at - one.at;

/** The entries of a list, newest first. */
export function entries(list) {
  return ids(list).map(id => entry(list, id)).filter(Boolean).sort(byTime);
}

export const has = (list, id) => kept(list, id) !== null;

/** Puts an entry into a list as it is; says why it could not. */
export const put = (list, entry) => write(`${list}:${entry.teaser.id}`, entry);

/** Takes an article off a list; says why it could not. */
export const remove = (list, id) => write(`${list}:${id}`, null);

/** Saves an article; says why it could not. */
export const save = teaser => put(SAVED, { at: now(), teaser });

/** Notes that an article is being read. How far they were, and that they came to its end, stays. */
export function noteRead(article) {
  const teaser = teaserOf(article);
  if (!teaser || teaser.kind === "page" || article.status === "withdrawn") return;
  const before = entry(READ, teaser.id);
  put(READ, { at: now(), teaser, block: before?.block ?? 0, finished: before?.finished ?? false });
  if (!before) forgetOldest();
}

function forgetOldest() {
  if (ids(READ).length > MOST_READ) entries(READ).slice(MOST_READ).forEach(({ teaser }) => remove(READ, teaser.id));
}

/** The addresses of the saved articles' files. */
export const savedFiles = () => ids(SAVED).filter(id => ID.test(id)).map(id => `${root}articles/${id}.json`);

/** The teasers of what was saved and read, the latest first, each once. */
export function remembered() {
  const teasers = new Map();
  for (const { teaser } of [...entries(SAVED), ...entries(READ)].sort(byTime)) if (!teasers.has(teaser.id)) teasers.set(teaser.id, teaser);
  return [...teasers.values()];
}

/** Both lists as a text to take away. A newspaper's editions may have one name: the language tells them apart. */
export const toText = (edition, language) =>
  JSON.stringify({ schema: SCHEMA, edition, language, base: base.pathname, saved: entries(SAVED), read: entries(READ) }, null, 1);

/** Adds what a text has and the lists have not. Gives how many were added, and what went wrong. */
export function addFrom(text, edition, language) {
  let value = null;
  try {
    value = JSON.parse(text);
  } catch {}
  if (value?.edition !== edition || value.language !== language || !Number.isInteger(value.schema)) return { fault: NOT_OURS };
  if (value.schema > SCHEMA) return { fault: TOO_NEW };
  let count = 0;
  for (const list of [SAVED, READ]) {
    for (const item of array(value[list])) {
      const entry = entryOf(list, item);
      if (!entry || has(list, entry.teaser.id)) continue;
      const fault = put(list, entry);
      if (fault) return { count, fault };
      count++;
    }
  }
  forgetOldest();
  return { count };
}
