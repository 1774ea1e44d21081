// @ts-check
// The service worker's script in a context of its own, with a fake network and fake caches.

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { facts } from "../../../public/facts.js";

const script = readFileSync(new URL("../../../public/sw.js", import.meta.url), "utf8");

/** The script's own functions, which tests call by name. */
const NAMES = [
  "findImages",
  "chooseRendition",
  "chooseEvicted",
  "fetchPosts",
  "fileResponse",
  "imageResponse",
  "pageResponse",
  "shareResponse",
  "fileOfPage",
  "normalized",
];

/** A cache that holds responses by absolute address. */
class FakeCache {
  /** @type {Map<string, Response>} */
  entries = new Map();

  /** @param {string | { url: string }} request */
  #key(request) {
    return new URL(typeof request === "string" ? request : request.url, "https://news.example/").href;
  }

  /** @param {string | { url: string }} request */
  async match(request) {
    return this.entries.get(this.#key(request))?.clone();
  }

  /** @param {string} [request] */
  async matchAll(request) {
    return (await this.keys(request)).map(({ url }) => this.entries.get(url)?.clone());
  }

  /** @param {string} [request] */
  async keys(request) {
    const urls = [...this.entries.keys()].filter(url => !request || url === this.#key(request));
    return urls.map(url => ({ url }));
  }

  /** @param {string} request @param {Response} response */
  async put(request, response) {
    this.entries.set(this.#key(request), response);
  }

  /** @param {string | { url: string }} request */
  async delete(request) {
    return this.entries.delete(this.#key(request));
  }
}

/** @typedef {(url: string, options?: RequestInit) => Promise<Response> | Response} Network */

/**
 * Starts the worker of a base. Workers that share a storage are of one host.
 *
 * @param {{ network?: Network, files?: Record<string, string>, others?: string[], pages?: string[][], base?: string,
 *   stored?: Map<string, FakeCache>, facts?: Partial<typeof facts> }} [options]
 */
export function startWorker({
  network = () => new Response("", { status: 404 }),
  files = {},
  others = [],
  pages = [],
  base = "/",
  stored = new Map(),
  facts: ownFacts = {},
} = {}) {
  const caches = {
    /** @param {string} name */
    async open(name) {
      const cache = stored.get(name) ?? new FakeCache();
      stored.set(name, cache);
      return cache;
    },
  };
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {};
  /** The ids of pages that are gone. @type {Set<string>} */
  const gone = new Set();
  let skipped = 0;
  /** What pages were told. @type {any[]} */
  const told = [];
  /** @type {string[]} */
  const fetched = [];
  const self = {
    /** @param {string} type @param {(event: any) => void} listener */
    addEventListener: (type, listener) => (listeners[type] = listener),
    skipWaiting: async () => void skipped++,
    clients: { claim: async () => {}, get: async (/** @type {string} */ id) => (gone.has(id) ? undefined : { id }) },
  };
  const context = createContext({
    ...{
      AbortController,
      AbortSignal,
      Blob,
      Headers,
      Response,
      URL,
      URLSearchParams,
      clearTimeout,
      crypto,
      setTimeout,
    },
    BroadcastChannel: class {
      constructor(/** @type {string} */ name) {
        this.name = name;
      }
      postMessage(/** @type {object} */ message) {
        told.push({ channel: this.name, ...message });
      }
    },
    self,
    caches,
    location: new URL(`https://news.example${base}sw.js`),
    /** @param {string | { url: string }} request @param {RequestInit} options */
    fetch: async (request, options) => {
      const url = typeof request === "string" ? request : request.url;
      fetched.push(`${options?.method ?? "GET"} ${url}`);
      const response = await network(url, options);
      await options?.signal?.throwIfAborted();
      Object.defineProperty(response, "url", { value: url });
      return response;
    },
  });
  const shell = JSON.stringify({
    base,
    pages,
    share: `${base}share/`,
    others,
    files,
    facts: { ...facts, ...ownFacts },
  });
  const filled = script.replace("const shell = null;", `const shell = ${shell};`);
  /** @type {Record<string, any>} */
  const functions = runInContext(`${filled}\n({ ${NAMES.join(", ")} });`, context, { filename: "sw.js" });

  /** Sends a message as a page does, and waits for the reply. @param {unknown} message @param {string} [client] */
  function post(message, client = "page") {
    return new Promise(resolve => {
      const port = { postMessage: resolve };
      listeners.message?.({ data: message, ports: [port], source: { id: client }, waitUntil: () => {} });
    });
  }

  return {
    ...functions,
    functions,
    listeners,
    fetched,
    told,
    caches,
    skipped: () => skipped,
    gone,
    post,
    /** Sends a valid request. @param {string} type @param {object} [fields] @param {string} [client] */
    request: (type, fields = {}, client) => post({ version: facts.protocolVersion, base, type, ...fields }, client),
    /** The addresses in a cache. @param {string} name */
    stored: name =>
      [...(stored.get(`${name}:${base}`)?.entries.keys() ?? [])].map(url => url.replace("https://news.example", "")),
  };
}

/** A copy that belongs to this context, so that deep comparisons hold. @template T @param {T} value @returns {T} */
export const plain = value => value && JSON.parse(JSON.stringify(value));
