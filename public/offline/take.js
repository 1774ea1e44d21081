// Taking the edition along: the front page and its articles with their pictures, when the reader asks for it and knows
// how much it is. What is there already is not fetched again, so it goes on where it was stopped.

import { announce, button, el, number, place, refill, say, size, words } from "./places.js";
import { teaserOf } from "./lists.js";
import { isWhole, onDevice, root } from "./worker.js";
import { keep, weigh } from "./keep.js";

const PLACE = ".take";
let articles = [];
let state = { name: "idle" };

function now(name, values = {}) {
  state = { name, ...values };
  refill(PLACE);
  announce(document.querySelector(`${PLACE} .said`)?.textContent ?? "");
}

/** The addresses of the articles on the front page. */
async function frontPage() {
  const answer = await fetch(`${root}front.json`);
  const { groups } = await answer.json();
  const ids = groups.flatMap(({ teasers }) => teasers ?? []).flatMap(teaser => teaserOf(teaser)?.id ?? []);
  return [...new Set(ids)].map(id => `${root}articles/${id}.json`);
}

async function look() {
  now("weighing");
  try {
    articles = await frontPage();
    const missing = articles.filter(address => !isWhole(address));
    now("weighed", { count: missing.length, ...(await weigh(missing)) });
  } catch {
    now("failed");
  }
}

async function take() {
  const mine = { name: "taking", done: 0, of: articles.length };
  state = mine;
  await keep(`${root}front.json`, "", 0, true);
  for (const address of articles) {
    mine.done = articles.filter(isWhole).length;
    refill(PLACE);
    if (state !== mine) return;
    if (!isWhole(address)) await keep(address, "", 0, true);
  }
  // A picture that the newsroom does not have either keeps nothing from being done.
  if (state === mine) now(articles.every(address => onDevice().has(address)) ? "done" : "stopped");
}

const VIEWS = {
  idle: () => [button(words.takeWeigh, look, "weigh")],
  weighing: () => [el("p", { className: "said" }, words.takeWeighing)],
  failed: () => [el("p", { className: "said" }, words.takeFailed), button(words.retry, look, "weigh")],
  weighed: ({ count, bytes, unknown }) => {
    if (!count) return [el("p", { className: "said" }, words.takeAllThere)];
    const text = say(unknown ? words.takeAtLeast : words.takeSize, { count: number(count), size: size(bytes) });
    return [el("p", { className: "said" }, text), button(words.takeStart, take, "start"), button(words.cancel, () => now("idle"), "cancel")];
  },
  taking: ({ done, of }) => [
    el("progress", { max: of, value: done, ariaLabel: words.takeHeading }),
    el("p", {}, say(words.takeProgress, { done: number(done), of: number(of) })),
    button(words.takeStop, () => now("stopped"), "stop"),
  ],
  stopped: () => [el("p", { className: "said" }, words.takeStopped), button(words.takeGoOn, look, "weigh")],
  done: () => [el("p", { className: "said" }, words.takeDone)],
};

export const start = () =>
  place(PLACE, () => [el("h2", { className: "section-heading" }, words.takeHeading), el("p", {}, words.takeAbout), ...VIEWS[state.name](state)]);
