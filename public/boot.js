// Fetches what the first screen does not need once that has been painted: the fonts, and the app, which it starts. Shows
// how far the app has come when that takes more than a second, and says what is wrong when it cannot. Until the app runs,
// and when it never does, the page is plain HTML: everything reads, and links lead where they say.
//
// It alone knows the hashed names of the app's files, so that a page printed by an older build starts this one.

const build = null; // press writes the names here; Trunk gives them to the script element.

const script = document.querySelector("script[data-boot]");
const { id, js, wasm, style, size } = build ?? script.dataset;
const notice = document.getElementById("boot");

/** The first screen has been painted, with its picture if that comes within some seconds: nothing competes with it. */
async function painted() {
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const picture = document.querySelector("main img[fetchpriority=high]");
  const late = new Promise(done => setTimeout(done, 3000));
  if (picture) await Promise.race([picture.decode().catch(() => {}), late]);
}

/** The fonts' style sheet; without scripts the page links to it itself. */
function fetchFonts() {
  for (const link of document.querySelectorAll("link[data-late]")) link.rel = "stylesheet";
}

/** The page was printed by another build: its marks do not fit, and its styles must become this one's first. */
async function catchUp() {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const loaded = new Promise((done, failed) => Object.assign(link, { onload: done, onerror: failed }));
  document.head.append(link);
  await loaded;
  document.querySelectorAll("head > style").forEach(old => old.remove());
  document.getElementById("app").removeAttribute("data-printed");
}

/** The app's WebAssembly, counted as it comes. */
async function download(bar) {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${response.status} ${wasm}`);
  if (!size || !window.TransformStream) return response;
  let come = 0;
  const count = new TransformStream({
    transform(part, onward) {
      come += part.length;
      bar.value = come / size;
      onward.enqueue(part);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { "content-type": "application/wasm" } });
}

/** Says that the app does not run; the page stays as it is. */
function say(words) {
  if (!notice || !words) return;
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: script.dataset.close });
  close.onclick = () => notice.replaceChildren();
  notice.append(Object.assign(document.createElement("p"), { textContent: words }), close);
}

async function start() {
  await painted();
  fetchFonts();
  const bar = Object.assign(document.createElement("progress"), { value: 0, ariaLabel: script.dataset.loading ?? "" });
  const late = setTimeout(() => notice?.append(bar), 1000);
  try {
    if (!window.WebAssembly) throw new Error("no WebAssembly");
    const [app, module] = await Promise.all([import(js), download(bar), id !== script.dataset.build && catchUp()]);
    await app.default({ module_or_path: module });
    performance.mark("manchette-ready");
    fetchOffline();
  } catch (error) {
    console.warn(error);
    document.documentElement.dataset.app = "failed";
    const isRefused = !window.WebAssembly || error instanceof WebAssembly.CompileError;
    say(isRefused ? script.dataset.refused : script.dataset.failed);
  } finally {
    clearTimeout(late);
    bar.remove();
  }
}

/**
 * Reading without a network: on a first visit once the page is at rest, later at once, since the worker has it. Where
 * nothing is printed there is none.
 */
function fetchOffline() {
  const fetchIt = () => import(new URL("offline/start.js", script.src)).catch(console.warn);
  if (build) setTimeout(fetchIt, navigator.serviceWorker?.controller ? 0 : 2000);
}

// What the app says to the layer in offline/ before that is there.
window.manchette = [];
addEventListener("beforeinstallprompt", event => {
  event.preventDefault();
  window.manchette.prompt = event;
});
start();
