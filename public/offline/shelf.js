// The pages of the reader's lists: looking for an article, in what order, taking one off and putting it back, taking the
// lists away in a file and bringing them back.
//
// An article that was taken off leaves a line in its place from which it can be put back, until the page is left. So
// nothing moves under the reader's finger, and the keyboard goes on from there.

import { ago, button, el, number, onPageChange, say, words } from "./places.js";
import { addFrom, entries, has, kept, put, remove, toText, READ } from "./lists.js";
import { canKeep, ids, isTooNew, onRecords, REFUSED } from "./records.js";
import { saveButton, sayFault, wordsOf } from "./saves.js";
import { teaserRow } from "./teaser.js";
import { base } from "./worker.js";

const MOST_BYTES = 20_000_000; // A file that is larger was not made here.
const PLACES = "manchette.places"; // How far the pages of this tab were scrolled, as the router notes it.
const RECENT = 7 * 86_400_000; // Milliseconds; before that a day says more than how long ago it was.

const day = new Intl.DateTimeFormat(words.language, { dateStyle: "long" });
const inFull = new Intl.DateTimeFormat(words.language, { dateStyle: "long", timeStyle: "short" });
const { compare } = new Intl.Collator(words.language, { ignorePunctuation: true, numeric: true });
const ORDERS = [
  [words.newestFirst, (one, other) => other.entry.at - one.entry.at],
  [words.oldestFirst, (one, other) => one.entry.at - other.entry.at],
  [words.byHeadline, (one, other) => compare(one.entry.teaser.headline, other.entry.teaser.headline)],
];

let page = null; // The list that is shown: its place, its rows, their order, what was cleared.

/** Without capitals and accents: `ete` finds « Été », and `coeur` « cœur ». */
function fold(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return plain.replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

/** When something was done: how long ago, and in full. */
function moment(at) {
  const date = new Date(at * 1000);
  const isRecent = Date.now() - date < RECENT;
  return el("time", { dateTime: date.toISOString(), title: inFull.format(date) }, isRecent ? ago(at) : day.format(date));
}

function undoLine(text, id, undo) {
  const back = button(words.undo, undo);
  back.setAttribute("aria-describedby", id);
  const line = el("p", { className: "undo" }, el("span", { id }, text), " ", back);
  line.setAttribute("role", "status");
  return line;
}

function status(className) {
  const line = el("p", { className });
  line.setAttribute("role", "status");
  return line;
}

/** What stands in a row: the article, or how to get it back. */
function fill(row) {
  const { id, headline } = row.entry.teaser;
  if (!row.isThere) {
    row.item.replaceChildren(undoLine(say(words.removed, { headline }), `removed-${id}`, () => putBack(row)));
    return;
  }
  const off = button(words.remove, () => takeOff(row), "remove");
  off.setAttribute("aria-label", say(words.removeArticle, { headline }));
  const when = page.list !== READ ? words.savedOn : row.entry.finished ? words.readOn : words.begunOn;
  const device = el("span", { className: "on-device", data: { file: `articles/${id}.json` } });
  const about = el("span", {}, el("span", {}, `${when} `, moment(row.entry.at)), " ", device);
  const line = el("p", { className: "reading-list-line" }, about, off);
  row.item.replaceChildren(teaserRow(row.entry.teaser, page.list === READ ? saveButton(id) : null), line);
}

function takeOff(row) {
  const { id } = row.entry.teaser;
  row.gone = kept(page.list, id) ?? row.entry;
  const fault = remove(page.list, id);
  if (fault) return sayFault(fault);
  row.isThere = false;
  fill(row);
  row.item.querySelector("button").focus();
}

function putBack(row) {
  const fault = put(page.list, row.gone ?? row.entry);
  if (fault) return sayFault(fault);
  row.isThere = true;
  fill(row);
  row.item.querySelector(".remove").focus();
}

function load() {
  const all = entries(page.list);
  page.unreadable = ids(page.list).length - all.length;
  page.rows = all.map(entry => {
    const { headline, kicker, section } = entry.teaser;
    return { entry, text: fold([headline, kicker, section?.name].join("\n")), item: el("li"), isThere: true };
  });
  page.rows.forEach(fill);
  arrange();
}

/** Shows the rows in their order; what was taken off is gone for good. */
function arrange() {
  page.rows = page.rows.filter(({ isThere }) => isThere).sort(ORDERS[page.order][1]);
  const list = el("ul", { className: "reading-list" }, ...page.rows.map(({ item }) => item));
  page.content.replaceChildren(page.rows.length ? list : nothing());
  search();
}

/** Shows the rows that hold all the words that are looked for. */
function search() {
  const sought = fold(page.search.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { item, text } of page.rows) {
    item.hidden = !sought.every(word => text.includes(word));
    if (!item.hidden) count++;
  }
  const found = count ? say(words.found, { count: number(count) }) : words.foundNothing;
  page.found.textContent = sought.length ? found : "";
}

/** The list is empty: what to do, or how to get back what was in it. */
function nothing() {
  if (page.cleared) return undoLine(words.historyCleared, "cleared", restore);
  const text = page.list === READ ? words.historyEmpty : words.savedEmpty;
  const front = el("p", {}, el("a", { href: base.pathname }, words.toFrontPage));
  return el("div", { className: "reading-list-empty" }, el("p", {}, text), front);
}

function clear() {
  const all = ids(page.list);
  const cleared = all.map(id => kept(page.list, id)).filter(it => it?.teaser);
  const fault = all.map(id => remove(page.list, id)).find(Boolean);
  if (fault) return sayFault(fault);
  page.cleared = cleared;
  page.rows = [];
  arrange();
  page.content.querySelector("button").focus();
}

function restore() {
  const fault = page.cleared.map(entry => put(page.list, entry)).find(Boolean);
  if (fault) return sayFault(fault);
  page.cleared = null;
  load();
  page.place.querySelector(".clear").focus();
}

function tools() {
  const field = (text, control) => el("label", { className: "field" }, el("span", {}, text), control);
  page.search = el("input", { type: "search", autocomplete: "off", oninput: search });
  page.found = status("found");
  const options = ORDERS.map(([text], value) => el("option", { value }, text));
  const order = el("select", { onchange: () => [(page.order = Number(order.value)), arrange()] }, ...options);
  const clearing = page.list === READ ? button(words.clearHistory, clear, "clear") : null;
  return el("div", { className: "reading-list-tools" }, field(words.searchList, page.search), field(words.order, order), clearing, page.found);
}

/** Taking the lists away in a file, and bringing them back. */
function elsewhere() {
  const { paper } = page.place.dataset;
  const language = document.querySelector(".site").lang;
  const note = status("notice");
  const give = () => {
    const href = URL.createObjectURL(new Blob([toText(paper, language)], { type: "application/json" }));
    el("a", { href, download: `${paper}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
  const take = async () => {
    const [file] = field.files;
    if (!file) return;
    const text = file.size > MOST_BYTES ? "" : await file.text().catch(() => "");
    field.value = ""; // The same file can be chosen again.
    const { count, fault } = addFrom(text, paper, language);
    const added = count ? say(words.imported, { count: number(count) }) : words.importedNothing;
    note.textContent = fault ? wordsOf(fault, paper) : added;
  };
  const field = el("input", { type: "file", accept: ".json,application/json", onchange: take });
  const buttons = el("p", { className: "reading-list-buttons" }, button(words.export, give, "export"), el("label", { className: "import" }, words.import, field));
  const heading = el("h2", { className: "section-heading" }, words.listsElsewhere);
  return el("section", { className: "reading-list-transfer" }, heading, el("p", {}, words.listsStay), buttons, note);
}

function build() {
  page.isTooNew = isTooNew();
  if (page.isTooNew) {
    const text = el("p", { className: "reading-list-notice" }, words.listsTooNew);
    page.place.replaceChildren(text, button(words.reload, () => location.reload()));
    return;
  }
  page.content = el("div");
  const refused = canKeep() ? "" : el("p", { className: "reading-list-notice" }, wordsOf(REFUSED));
  page.place.replaceChildren(refused, tools(), page.content, elsewhere());
  load();
}

/** What has changed elsewhere: what was taken off is so here, what was added is shown. */
function follow() {
  if (isTooNew() !== page.isTooNew) return build();
  let count = page.unreadable;
  for (const row of page.rows) {
    const isThere = has(page.list, row.entry.teaser.id);
    if (isThere) count++;
    if (isThere === row.isThere) continue;
    row.isThere = isThere;
    fill(row);
  }
  if (ids(page.list).length > count) load();
}

/** A list's page may have come: it is filled at once, so that the app finds its place on it. */
export function show() {
  const place = document.querySelector(".reading-list-rows");
  if (place === (page?.place ?? null)) return;
  page = place && { place, list: place.dataset.list, order: 0, cleared: null };
  if (!page) return;
  const isAtEdge = scrollY < 1 || scrollY + innerHeight > document.documentElement.scrollHeight - 2;
  build();
  if (isAtEdge) goBack();
}

/** A page that was loaded again was empty when the router looked for its place. */
function goBack() {
  try {
    const lines = (sessionStorage.getItem(PLACES) ?? "").split("\n");
    const line = lines.find(line => line.startsWith(`${history.state} `));
    if (line) scrollTo({ top: Number(line.split(" ")[1]), behavior: "instant" });
  } catch {}
}

export function start() {
  onPageChange(show);
  onRecords(kind => page?.list === kind && follow());
}
