// The places that pages keep for what this layer has to say: each is filled whenever it comes into the page.

import words from "./words.js";

export { words };

const places = new Map(); // By selector, what fills it.
const { language } = words;

/** An element with its properties and children. */
export function el(tag, properties = {}, ...children) {
  const { data, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, data);
  element.append(...children.filter(child => child != null));
  return element;
}

/** A button that does something. */
export const button = (text, onclick, className = "") => el("button", { type: "button", className, onclick }, text);

/** Fills the places of a selector, now and whenever one comes. `build` gives what stands in one, or nothing. */
export function place(selector, build) {
  places.set(selector, build);
  refill(selector);
}

/** Fills the places of a selector again. */
export function refill(selector) {
  const build = places.get(selector);
  if (build) document.querySelectorAll(selector).forEach(element => fill(element, build));
}

function fill(element, build) {
  const content = [build(element) ?? []].flat();
  // What says the same stays, so that nobody hears it twice and no focus is lost.
  const said = content.map(node => node.outerHTML ?? node).join("");
  if (element.saidHere === said) return;
  element.saidHere = said;
  const hadFocus = element.contains(document.activeElement);
  element.replaceChildren(...content);
  if (!hadFocus) return;
  // The keyboard goes on from here, also while there is nothing to press.
  element.tabIndex = -1;
  (element.querySelector("button, a") ?? element).focus();
}

const changes = [];

/** Calls after the page has changed. */
export const onPageChange = listener => changes.push(listener);

/** Begins to watch the page. */
export function watch() {
  let isAsked = false;
  const look = () => {
    isAsked = false;
    for (const selector of places.keys()) refill(selector);
    changes.forEach(listener => listener());
  };
  new MutationObserver(() => {
    if (!isAsked) requestAnimationFrame(look);
    isAsked = true;
  }).observe(document.getElementById("app"), { childList: true, subtree: true });
}

/** Words with what is to stand at `{name}`s. */
export const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** How long ago, in words; `at` in seconds since 1970. */
export function ago(at) {
  const seconds = Math.max(Date.now() / 1000 - at, 60);
  const [unit, size] = [["day", 86_400], ["hour", 3_600], ["minute", 60]].find(([, size]) => seconds >= size);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.floor(seconds / size), unit);
}

/** Bytes, in words. */
export function size(bytes) {
  const [unit, of] = bytes < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: bytes < 1e7 && of > 1e3 ? 1 : 0 }).format(bytes / of);
}

export const number = count => new Intl.NumberFormat(language).format(count);

/** Says something to those who listen to the page. */
export const announce = text => (document.getElementById("announcer").textContent = text);

/** Says something at the edge of the window, with what the reader can do; they can close it. */
export function notify(className, text, ...actions) {
  const notice = document.getElementById("boot");
  const close = button(words.close, () => notice.replaceChildren());
  notice.replaceChildren(el("div", { className }, el("p", {}, text), ...actions, close));
}

/** Takes back what was said so. */
export function unsay(className) {
  const notice = document.getElementById("boot");
  if (notice.querySelector(`.${className}`)) notice.replaceChildren();
}
