// What the service worker has on the device, as pages see it; ../worker-client.js speaks with the worker.

import * as client from "../worker-client.js";

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
export const ask = client.request;

/** Asks for something after which other things lie on the device. Storing tells of one file, all else of all. */
export async function change(type, fields) {
  const { files } = await ask(type, fields);
  if (type !== "store") kept = new Map();
  for (const { url, readAt, bytes, isComplete } of files) kept.set(url, { at: readAt, bytes, isWhole: isComplete });
  listeners.forEach(listener => listener());
}

export const callOff = client.abort;
export const replace = client.activateWaiting;

/** Registers the worker. `tell` is called with whether a newer one waits. */
export const register = tell => client.register(base.pathname, tell);
