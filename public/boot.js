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
 */

/** Milliseconds before a progress bar is shown. */
const PROGRESS_DELAY = 1000;
/** Milliseconds that the first screen's image has before the app is loaded all the same. */
const IMAGE_TIMEOUT = 3000;

const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-boot]"));
const { id, js, wasm, style = "", size = 0 } = /** @type {Build} */ (build ?? /** @type {unknown} */ (script.dataset));
const notice = document.getElementById("boot");

/** Waits for the first paint, with its most important image, so that nothing competes with them. */
async function firstPaint() {
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  /** @type {HTMLImageElement | null} */
  const image = document.querySelector("main img[fetchpriority=high]");
  const timeout = new Promise(resolve => setTimeout(resolve, IMAGE_TIMEOUT));
  if (image) await Promise.race([image.decode().catch(() => {}), timeout]);
}

/** Loads the fonts' style sheet, to which only pages without scripts link. */
function loadFonts() {
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.querySelectorAll("link[data-late]");
  for (const link of links) link.rel = "stylesheet";
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

/** Fetches the app's WebAssembly and shows its progress. @param {HTMLProgressElement} bar */
async function fetchApp(bar) {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${response.status} ${wasm}`);
  if (!size || !response.body || !window.TransformStream) return response;
  let received = 0;
  /** @type {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>} */
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.length;
      bar.value = received / size;
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "content-type": "application/wasm" } });
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
  const timer = setTimeout(() => notice?.append(bar), PROGRESS_DELAY);
  try {
    if (!window.WebAssembly) throw new Error("no WebAssembly");
    const isOtherBuild = id !== script.dataset.build;
    const [app, module] = await Promise.all([import(js), fetchApp(bar), isOtherBuild && replaceStyles()]);
    await app.default({ module_or_path: module });
    performance.mark("manchette-ready");
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
