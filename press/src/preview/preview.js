// @ts-check
// The preview's own script: reloads the page when what it shows has changed, and says what the checker has found. It
// changes nothing within the app.

/**
 * What is said about a page.
 * @typedef {{ line: number, column: number, file: string, path: string, message: string, isError: boolean }} Problem
 * @typedef {{ state: string, page: string, unpublished: string | null, isChecked: boolean, problems: Problem[] }} About
 */

const banner = document.querySelector("#preview-banner");
const foot = /** @type {HTMLElement | null} */ (document.querySelector("#preview-foot"));
const first = { path: location.pathname, page: foot?.dataset.page };
let asked = location.pathname;
/** @type {string | undefined} */
let shown = first.page;
let state = "";
/** @type {AbortController | undefined} */
let waiting;

/** Shows what is said about the page. @param {About} about */
function show(about) {
  if (!(banner instanceof HTMLElement) || !foot) return;
  banner.hidden = !about.unpublished;
  const words = banner.querySelector("p");
  if (words) words.textContent = about.unpublished ?? "";
  const errors = about.problems.filter(problem => problem.isError).length;
  const warnings = about.problems.length - errors;
  const count = (/** @type {number} */ number, /** @type {string} */ noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const status = foot.querySelector("[role=status]");
  const summary = about.isChecked ? `${count(errors, "error")}, ${count(warnings, "warning")}` : "the edition is being checked";
  if (status && status.textContent !== summary) status.textContent = summary;
  foot.dataset.worst = errors ? "error" : warnings ? "warning" : "";
  const items = about.problems.map(({ file, line, column, path, message, isError }) => {
    const item = document.createElement("li");
    const place = document.createElement("code");
    place.textContent = file ? `${file}:${line}:${column} ${path}` : "";
    item.append(isError ? "Error: " : "Warning: ", message, " ", place);
    return item;
  });
  foot.querySelector("ol")?.replaceChildren(...items);
}

/** Waits for the next change, and shows it. */
async function follow() {
  for (;;) {
    if (document.hidden) await new Promise(then => document.addEventListener("visibilitychange", then, { once: true }));
    try {
      waiting = new AbortController();
      const query = new URLSearchParams({ path: asked, state });
      const answer = await fetch(`/.preview/wait?${query}`, { signal: waiting.signal });
      if (answer.status === 204) continue;
      if (!answer.ok) throw new Error(answer.statusText);
      const about = /** @type {About} */ (await answer.json());
      if (shown && about.page !== shown) {
        location.reload();
        return;
      }
      [shown, state] = [about.page, about.state];
      show(about);
    } catch (error) {
      // The reader has gone to another page of the app, or the preview was ended and may be started again.
      if (!(error instanceof DOMException && error.name === "AbortError")) await new Promise(then => setTimeout(then, 1000));
    }
  }
}

/** The app goes from page to page without loading: each sets the title. */
function look() {
  if (location.pathname === asked) return;
  asked = location.pathname;
  shown = asked === first.path ? first.page : undefined;
  state = "";
  waiting?.abort();
}

if (foot && !location.pathname.startsWith("/.preview/")) {
  new MutationObserver(look).observe(document.head, { childList: true, subtree: true, characterData: true });
  addEventListener("popstate", look);
  void follow();
}
