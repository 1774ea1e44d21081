// A link that another app of the device has shared: an article of the edition is opened, anything else is offered.

import { el, place, words } from "./places.js";
import { teaserOf } from "./lists.js";
import { pathOf } from "./records.js";
import { base, root } from "./worker.js";

/** The link: some apps put it into the text. */
function shared() {
  const given = new URLSearchParams(location.search);
  const texts = ["url", "text", "title"].flatMap(name => given.get(name)?.match(/https?:\/\/\S+/g) ?? []);
  try {
    return texts.length ? new URL(texts[0]) : null;
  } catch {
    return null;
  }
}

/** The path of the page in this edition: of the same address, or of the article that says it is at that address. */
async function pathHere(link) {
  if (link.origin === location.origin && link.pathname.startsWith(base.pathname)) return link.pathname + link.hash;
  const id = link.pathname.split("/").filter(Boolean).at(-1) ?? "";
  const answer = /^[\w.~-]+$/.test(id) && (await fetch(`${root}articles/${id}.json`).catch(() => null));
  const article = answer && answer.ok && (await answer.json().catch(() => null));
  return article?.canonical === link.origin + link.pathname ? pathOf(teaserOf(article)) : null;
}

export function start() {
  let isAsked = false;
  place(".share", () => {
    const link = shared();
    if (!link) return words.shareNothing;
    if (!isAsked) pathHere(link).then(path => path && location.replace(path), console.warn);
    isAsked = true;
    return [el("p", {}, words.shareElsewhere), el("p", {}, el("a", { href: link.href, rel: "external noopener" }, link.href))];
  });
}
