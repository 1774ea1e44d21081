// The service worker (../sw.js) as pages see it: registering it, asking it, what it has kept, whether a newer one waits.

const PROTOCOL = 1; // Of the messages; sw.js speaks the same.
const LOOK_AGAIN = 3_600_000; // Milliseconds after which a page that is seen again looks for a newer worker.

export const base = new URL("..", import.meta.url);
/** The folder of the edition's files. */
export const root = new URL(".", document.getElementById("edition").href).href;

let kept = new Map();
const listeners = [];

/** What lies on the device: by address when it was last read, in seconds, its bytes, and whether all its pictures came. */
export const onDevice = () => kept;
export const isWhole = address => Boolean(kept.get(address)?.isWhole);

/** Calls when what lies on the device has changed. */
export const onChange = listener => listeners.push(listener);

/** Asks the worker to do something, and gives what it answers. The error's name says why it did not. */
export async function ask(name, ...rest) {
  const { active } = await navigator.serviceWorker.ready;
  return askOf(active, name, ...rest);
}

function askOf(worker, name, ...rest) {
  return new Promise((done, failed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: [fault, ...rows] }) => (fault ? failed(Object.assign(new Error(name), { name: fault })) : done(rows));
    worker.postMessage([PROTOCOL, name, ...rest], [port2]);
  });
}

/** Asks for something after which other things lie on the device. Keeping tells of one file, all else of all. */
export async function change(name, ...rest) {
  const rows = await ask(name, ...rest);
  if (name !== "keep") kept = new Map();
  for (const [address, at, bytes, isWhole] of rows) kept.set(address, { at, bytes, isWhole });
  listeners.forEach(listener => listener());
}

/** A file is waited for no more: browsers tell the page's request, and not the worker that passed it on. */
export function callOff(address) {
  const { controller } = navigator.serviceWorker ?? {};
  if (controller) askOf(controller, "off", address).catch(console.warn);
}

/** Registers the worker. `tell` is called with whether a newer one waits. */
export async function register(tell) {
  const options = { scope: base.pathname, updateViaCache: "none" };
  const registered = navigator.serviceWorker.register(new URL("sw.js", base), options).then(it => watch(it, tell));
  // Where there is one already, nothing waits for the network that may not answer.
  if (navigator.serviceWorker.controller) registered.catch(console.warn);
  else await registered;
  await change("list");
}

/** Hears of newer workers; the first one of all takes over by itself. */
function watch(registration, tell) {
  const look = () => tell(Boolean(registration.waiting && registration.active));
  const follow = worker => worker?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.waiting);
  look();
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < LOOK_AGAIN) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

/** Lets the newer worker take over, and loads the page anew under it. */
export async function replace() {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  const { waiting } = await navigator.serviceWorker.ready;
  if (waiting) await askOf(waiting, "replace");
  else location.reload();
}
