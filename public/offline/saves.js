// The save buttons of teasers and articles: what is saved is marked, and a press saves or takes off.

import { el, notify, onPageChange, say, words } from "./places.js";
import { entry, put, remove, save, teaserOf, NOT_OURS, READ, SAVED } from "./lists.js";
import { ids, onRecords, REFUSED, TOO_NEW } from "./records.js";
import { root } from "./worker.js";

let texts = []; // Of the files that the page is made of.

/** The page shows other files. */
export const show = files => (texts = files);
export const showBeside = text => texts.push(text);

/** The button as src/components/save.rs makes it. */
export const saveButton = id => el("button", { type: "button", className: "save needs-app", data: { save: id } });

/** Why nothing was kept. */
export const wordsOf = (fault, paper) =>
  ({ [TOO_NEW]: words.listsTooNew, [REFUSED]: words.listsRefused, [NOT_OURS]: say(words.importNotOurs, { paper }) })[fault];

/** Says it at the edge of the window. */
export const sayFault = fault => notify("device", wordsOf(fault));

/** The article's teaser in what a file holds. */
function find(value, id) {
  if (!value || typeof value !== "object") return null;
  if (value.id === id && value.headline) return value;
  for (const part of Object.values(value)) {
    const found = find(part, id);
    if (found) return found;
  }
  return null;
}

const headlineBeside = button => button.parentElement.querySelector(".headline")?.textContent;

/** What the page's files say of an article, or the history. */
function teaserAt(id) {
  for (const text of texts) {
    const found = text.includes(`"${id}"`) && teaserOf(find(JSON.parse(text), id));
    if (found) return found;
  }
  return entry(READ, id)?.teaser;
}

async function press(button) {
  const id = button.dataset.save;
  const isSaved = entry(SAVED, id);
  const known = isSaved ? null : teaserAt(id);
  const headline = headlineBeside(button) ?? document.querySelector("main h1").textContent;
  const fault = isSaved ? remove(SAVED, id) : save(known ?? { id, headline });
  if (fault) sayFault(fault);
  if (fault || isSaved || known) return;
  // Saved with what can be read on the page; the article knows the rest.
  const answer = await fetch(`${root}articles/${id}.json`).catch(() => null);
  const teaser = answer?.ok && teaserOf(await answer.json().catch(() => null));
  const saved = entry(SAVED, id);
  if (teaser && saved) put(SAVED, { ...saved, teaser });
}

function set(button, name, value) {
  if (button.getAttribute(name) !== value) button.setAttribute(name, value);
}

function mark() {
  const saved = new Set(ids(SAVED));
  for (const button of document.querySelectorAll("[data-save]")) {
    const isSaved = saved.has(button.dataset.save);
    const headline = headlineBeside(button);
    set(button, "aria-pressed", String(isSaved));
    if (headline) {
      set(button, "aria-label", say(words.saveArticle, { headline }));
      set(button, "title", isSaved ? words.unsave : words.save);
    } else {
      const text = isSaved ? words.isSaved : words.save;
      if (button.textContent !== text) button.textContent = text;
    }
  }
}

export function start() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-save]");
    if (button) press(button).catch(console.warn);
  });
  onPageChange(mark);
  onRecords(kind => kind === SAVED && mark());
  mark();
}
