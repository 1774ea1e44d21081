// A teaser in a row, for lists that are not the newsroom's: the same as src/components/teaser.rs prints.

import { el, words } from "./places.js";
import { pathOf } from "./records.js";
import { root } from "./worker.js";

const { origin, pathname } = new URL(root);
const folder = origin === location.origin ? pathname : root;

/** As src/contract/url.rs reads it, and so as a browser does. */
const schemeOf = url => /^[\0- ]*([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\t\n\r]/g, ""))?.[1].toLowerCase();
const fileOf = url => (url.startsWith("/") || schemeOf(url) ? url : folder + url);
const isSafe = url => [undefined, "http", "https"].includes(schemeOf(url));
const inSrcset = url => url.replaceAll(" ", "%20").replaceAll(",", "%2C");

function element(tag, attributes, ...children) {
  const made = el(tag, {}, ...children);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  return made;
}

function picture({ renditions, width, height, focalPoint }) {
  const files = renditions.filter(({ url }) => isSafe(url));
  const last = files.at(-1)?.type;
  const ofType = type => files.filter(file => file.type === type);
  const sizes = "7rem";
  const srcset = files => files.map(({ url, width }) => `${inSrcset(fileOf(url))} ${width}w`).join(", ");
  const others = [...new Set(files.map(({ type }) => type).filter(type => type !== last))];
  const sources = others.map(type => element("source", { type, srcset: srcset(ofType(type)), sizes }));
  const widest = ofType(last).reduce((one, other) => (other.width >= one.width ? other : one));
  const tenths = part => Math.round(part * 10);
  const focus = focalPoint && `focus-x-${tenths(focalPoint.x)} focus-y-${tenths(focalPoint.y)}`;
  const attributes = { class: focus, loading: "lazy", decoding: "async", sizes, srcset: srcset(ofType(last)), src: fileOf(widest.url), width, height, alt: "" };
  return el("div", { className: "teaser-picture" }, element("picture", {}, ...sources, element("img", attributes)));
}

function byline(authors) {
  const names = authors.map(({ name }) => el("span", { className: "author" }, el("span", {}, name)));
  const between = index => (index === 0 ? "" : index + 1 === names.length ? ` ${words.and} ` : ", ");
  return el("p", { className: "byline" }, `${words.by} `, ...names.flatMap((name, index) => [between(index), name]));
}

/** The teaser; `save` is its save button, if it has one. */
export function teaserRow(teaser, save) {
  const { headline, kicker, kind, author, image } = teaser;
  const label = { live: words.liveBlog, opinion: words.opinion, sponsored: words.sponsored, agency: words.agency }[kind];
  const link = el(
    "a",
    { href: pathOf(teaser) },
    label && el("span", { className: "label" }, `${label} `),
    kicker && el("span", { className: "kicker" }, kicker),
    " ",
    el("span", { className: "headline" }, headline),
  );
  const heading = el("h2", { className: "teaser-heading" }, link);
  const text = el("div", { className: "teaser-text" }, heading, save, kind === "opinion" && author ? byline(author) : null);
  const hasPicture = image?.renditions.some(({ url }) => isSafe(url));
  return el("article", { className: "teaser teaser-row" }, text, hasPicture ? picture(image) : null);
}
