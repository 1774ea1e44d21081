// @ts-check
// The pages' client of the worker, with a fake browser.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { facts } from "../../public/facts.js";

/** @typedef {typeof import("../../public/worker-client.js")} Client */

/** A worker that replies as it is told, or never. */
class FakeWorker extends EventTarget {
  /** @type {any[]} */
  received = [];

  /** @param {string} state @param {object | null} answer @param {string} [scriptURL] */
  constructor(state, answer, scriptURL = "https://news.example/news/sw.js") {
    super();
    this.state = state;
    this.answer = answer;
    this.scriptURL = scriptURL;
  }

  /** @param {any} message @param {MessagePort[]} ports */
  postMessage(message, [port]) {
    this.received.push(message);
    if (this.answer) port?.postMessage(this.answer);
  }

  /** @param {string} state */
  become(state) {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class FakeRegistration extends EventTarget {
  scope = "https://news.example/news/";
  /** @type {FakeWorker | null} */
  active = null;
  /** @type {FakeWorker | null} */
  waiting = null;
  /** @type {FakeWorker | null} */
  installing = null;
  update = async () => {};
}

/** @type {any} */
let container;
/** @type {FakeRegistration} */
let registration;
let reloads = 0;
let copies = 0;

/** A client that knows nothing yet. @returns {Promise<Client>} */
const freshClient = () => import(`../../public/worker-client.js?${++copies}`);

beforeEach(() => {
  reloads = 0;
  registration = new FakeRegistration();
  container = Object.assign(new EventTarget(), {
    controller: null,
    getRegistration: async () => undefined,
    register: mock.fn(async () => registration),
  });
  Object.defineProperty(container, "ready", { get: () => assert.fail("it is the worker of any edition") });
  const location = { href: "https://news.example/news/", reload: () => reloads++ };
  const document = Object.assign(new EventTarget(), { hidden: false });
  for (const [name, value] of Object.entries({ navigator: { serviceWorker: container }, location, document })) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
});

test("the first worker is registered and waited for, and never offered as newer", async () => {
  const worker = (registration.installing = new FakeWorker("installing", { ok: true, files: [] }));
  const client = await freshClient();
  const onWaiting = mock.fn();
  const registered = client.register("/news/", onWaiting);
  await assert.rejects(client.request("list", {}), { name: "InvalidStateError" });
  worker.become("installed");
  registration.active = worker;
  worker.become("activating");
  await registered;
  assert.deepEqual(container.register.mock.calls[0].arguments, [
    "/news/sw.js",
    { scope: "/news/", updateViaCache: "none" },
  ]);
  assert.deepEqual(await client.request("list", {}), { files: [] });
  assert.deepEqual(worker.received, [{ version: facts.protocolVersion, base: "/news/", type: "list" }]);
  assert.ok(onWaiting.mock.calls.every(({ arguments: [isWaiting] }) => !isWaiting));
});

test("a worker that is there is used without waiting for the network", async () => {
  registration.active = new FakeWorker("activated", { ok: true });
  container.getRegistration = async () => registration;
  container.register = () => new Promise(() => {});
  const client = await freshClient();
  await client.register("/news/", () => {});
  assert.deepEqual(await client.request("evict", { pinned: [] }), {});
});

test("the worker of another edition is not used", async () => {
  const other = Object.assign(new FakeRegistration(), {
    scope: "https://news.example/",
    active: new FakeWorker("activated", { ok: true }),
  });
  container.getRegistration = async () => other;
  registration.active = new FakeWorker("activated", { ok: true });
  const client = await freshClient();
  await client.register("/news/", () => {});
  await client.request("list", {});
  assert.equal(other.active.received.length, 0);
  assert.equal(registration.active.received.length, 1);
});

test("while the edition's own worker is slow to register, no message goes to another edition's", async () => {
  const other = Object.assign(new FakeRegistration(), {
    scope: "https://news.example/",
    active: new FakeWorker("activated", { ok: true, files: [] }),
  });
  container.getRegistration = async () => other;
  container.controller = other.active;
  /** @type {(registration: FakeRegistration) => void} */
  let register = () => {};
  container.register = () => new Promise(resolve => (register = resolve));
  const client = await freshClient();
  const registered = client.register("/news/", () => {});
  await new Promise(resolve => setTimeout(resolve, 5));
  await assert.rejects(client.request("delete", { addresses: [] }), { name: "InvalidStateError" });
  const worker = (registration.installing = new FakeWorker("installing", { ok: true, files: [] }));
  register(registration);
  await new Promise(resolve => setTimeout(resolve, 5));
  await assert.rejects(client.request("evict", { pinned: [] }), { name: "InvalidStateError" });
  registration.active = worker;
  worker.become("activating");
  await registered;
  await client.request("evict", { pinned: [] });
  assert.deepEqual([other.active.received.length, worker.received.length], [0, 1]);
});

test("a worker that cannot be installed, a browser without workers and one that refuses are told apart", async () => {
  const worker = (registration.installing = new FakeWorker("installing", null));
  const client = await freshClient();
  const registered = client.register("/news/", () => {});
  setTimeout(() => worker.become("redundant"));
  await assert.rejects(registered, { name: "InstallError" });
  container.register = async () => Promise.reject(new DOMException("private window", "SecurityError"));
  await assert.rejects(
    client.register("/news/", () => {}),
    { name: "SecurityError" },
  );
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  await assert.rejects(
    client.register("/news/", () => {}),
    { name: "NotSupportedError" },
  );
  client.abort("https://news.example/news/data/front.json");
});

test("a refusal has the worker's name for it, also when the reply is of no known form", async () => {
  const worker = (registration.active = new FakeWorker("activated", { ok: false, error: "QuotaExceededError" }));
  const client = await freshClient();
  await client.register("/news/", () => {});
  await assert.rejects(client.request("list", {}), { name: "QuotaExceededError" });
  worker.answer = ["VersionError"];
  await assert.rejects(client.request("list", {}), { name: "VersionError" });
});

test("a request without reply times out; one that the worker queues has longer", async context => {
  registration.active = new FakeWorker("activated", null);
  const client = await freshClient();
  await client.register("/news/", () => {});
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const [list, eviction] = [client.request("list", {}), client.request("evict", { pinned: [] })];
  let isSettled = false;
  eviction.catch(() => {}).finally(() => (isSettled = true));
  context.mock.timers.tick(facts.requestTimeoutMs);
  await assert.rejects(list, { name: "TimeoutError" });
  assert.equal(isSettled, false);
  context.mock.timers.tick(facts.jobTimeoutMs - facts.requestTimeoutMs);
  await assert.rejects(eviction, { name: "TimeoutError" });
});

test("a reply that cannot be read is an error", async () => {
  const worker = (registration.active = new FakeWorker("activated", null));
  const client = await freshClient();
  await client.register("/news/", () => {});
  /** @param {any} _ @param {any[]} ports */
  worker.postMessage = (_, [port]) => {
    // Node's ports fail so when a message is of a context that is gone; nothing else makes them.
    setTimeout(() => channels.at(-1)?.onmessageerror?.(new MessageEvent("messageerror")));
    port.close();
  };
  /** @type {MessagePort[]} */
  const channels = [];
  const { MessageChannel } = globalThis;
  mock.method(
    globalThis,
    "MessageChannel",
    class extends MessageChannel {
      constructor() {
        super();
        channels.push(/** @type {any} */ (this).port1);
      }
    },
  );
  await assert.rejects(client.request("list", {}), { name: "DataCloneError" });
  mock.restoreAll();
});

test("an abort goes to the controlling worker at once, under that worker's base", async () => {
  container.controller = new FakeWorker("activated", { ok: true }, "https://news.example/sw.js");
  const client = await freshClient();
  client.abort("https://news.example/news/data/front.json");
  assert.deepEqual(container.controller.received, [
    { version: facts.protocolVersion, base: "/", type: "abort", address: "https://news.example/news/data/front.json" },
  ]);
});

test("a newer worker that waits is told of, and activated with a reload under it", async () => {
  registration.active = new FakeWorker("activated", { ok: true });
  const newer = (registration.installing = new FakeWorker("installing", { ok: true }));
  const client = await freshClient();
  const told = mock.fn();
  await client.register("/news/", told);
  registration.dispatchEvent(new Event("updatefound"));
  registration.waiting = newer;
  registration.installing = null;
  newer.become("installed");
  assert.deepEqual(
    told.mock.calls.map(call => call.arguments[0]),
    [false, true],
  );
  await client.activateWaiting();
  assert.deepEqual(
    newer.received.map(({ type }) => type),
    ["activate"],
  );
  assert.equal(reloads, 0);
  container.dispatchEvent(new Event("controllerchange"));
  assert.equal(reloads, 1);
  registration.waiting = null;
  await client.activateWaiting();
  assert.equal(reloads, 2, "another tab has activated it");
});
