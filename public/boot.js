// @ts-check
// Starts the app after the first paint: loads the fonts and the app's WebAssembly, and calls it. Shows a progress bar if
// that takes more than a second, and a notice if it fails. Without the app the page is plain HTML: everything can be
// read, and links are the browser's.
//
// This script alone knows the hashed names of the app's files: so a page that an older build printed starts this build.

const build = null; // press writes the names here: a value of the type Build. Trunk writes them to the script element.

/**
 * @typedef {object} Build
 * @property {string} [id] - The name of the build.
 * @property {string} js - The address of the app's JavaScript.
 * @property {string} wasm - The address of the app's WebAssembly.
 * @property {string} [style] - The address of the build's styles.
 * @property {number} [size] - The bytes of the WebAssembly.
 * @property {string[]} [fonts] - The addresses of the fonts that every page needs.
 */

/** Milliseconds before a progress bar is shown. */
const PROGRESS_DELAY = 1000;
/** Milliseconds that the first screen's image has before the app is loaded all the same. */
const IMAGE_TIMEOUT = 3000;

/** Milliseconds that the fonts have to be used together. */
const FONTS_TIMEOUT = 3000;

const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-boot]"));
const named = /** @type {Build} */ (build ?? /** @type {unknown} */ (script.dataset));
const { id, js, wasm, style = "", size = 0, fonts = [] } = named;
const notice = document.getElementById("boot");

/** Waits for the first paint, with its most important image, so that nothing competes with them. */
async function firstPaint() {
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  /** @type {HTMLImageElement | null} */
  const image = document.querySelector("main img[fetchpriority=high]");
  const timeout = new Promise(resolve => setTimeout(resolve, IMAGE_TIMEOUT));
  if (image) await Promise.race([image.decode().catch(() => {}), timeout]);
}

/** Loads the fonts' style sheet, to which only pages without scripts link, once all files of fonts that every page needs are
 * there: so the page is laid out once, and not for each of them. */
async function loadFonts() {
  await Promise.race([Promise.all(fonts.map(preload)), new Promise(resolve => setTimeout(resolve, FONTS_TIMEOUT))]);
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.querySelectorAll("link[data-late]");
  for (const link of links) link.rel = "stylesheet";
}

/** Loads a font into the browser's memory. @param {string} href */
function preload(href) {
  const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", crossOrigin: "", href });
  return new Promise(resolve => document.head.append(Object.assign(link, { onload: resolve, onerror: resolve })));
}

/** Replaces the styles of a page that another build printed; its markup cannot be hydrated either. */
async function replaceStyles() {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
  document.head.append(link);
  await loaded;
  document.querySelectorAll("head > style").forEach(old => old.remove());
  document.getElementById("app")?.removeAttribute("data-printed");
}

/** Fetches the app's WebAssembly. Its bytes are counted for the bar only where that takes long: counting takes as much
 * time on a slow device as half of hydration. @param {HTMLProgressElement} bar @param {Promise<void>} isSlow */
async function fetchApp(bar, isSlow) {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${response.status} ${wasm}`);
  const copy = size ? response.clone() : null;
  isSlow.then(() => count(copy?.body?.getReader(), bar)).catch(console.warn);
  return response;
}

/** Shows how much of the app has come. @param {ReadableStreamDefaultReader<Uint8Array> | undefined} reader
 * @param {HTMLProgressElement} bar */
async function count(reader, bar) {
  for (let received = 0; ;) {
    const chunk = await reader?.read();
    if (!chunk?.value) return;
    received += chunk.value.length;
    bar.value = received / size;
  }
}

/** Shows that the app does not run; the page stays as it is. @param {string | undefined} text */
function notify(text) {
  if (!notice || !text) return;
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: script.dataset.close });
  close.onclick = () => notice.replaceChildren();
  notice.append(Object.assign(document.createElement("p"), { textContent: text }), close);
}

async function start() {
  await firstPaint();
  loadFonts();
  const bar = Object.assign(document.createElement("progress"), { value: 0, ariaLabel: script.dataset.loading ?? "" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const isSlow = new Promise(resolve => (timer = setTimeout(resolve, PROGRESS_DELAY)));
  isSlow.then(() => notice?.append(bar)).catch(console.warn);
  try {
    if (!window.WebAssembly) throw new Error("no WebAssembly");
    const isOtherBuild = id !== script.dataset.build;
    const [app, module] = await Promise.all([import(js), fetchApp(bar, isSlow), isOtherBuild && replaceStyles()]);
    await app.default({ module_or_path: module });
  } catch (error) {
    console.warn(error);
    document.documentElement.dataset.app = "failed";
    const isRefused = !window.WebAssembly || error instanceof WebAssembly.CompileError;
    notify(isRefused ? script.dataset.refused : script.dataset.failed);
  } finally {
    clearTimeout(timer);
    bar.remove();
  }
}

window.manchette = { device: () => import(new URL("device.js", script.src).href), installPrompt: null };
addEventListener("beforeinstallprompt", event => {
  event.preventDefault();
  window.manchette.installPrompt = event;
});
start();
