// @ts-check
// The pure functions of device.js, and what it says to the worker's client.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, sharedLink, sort, utcOffset } from "../../public/device.js";

test("text is folded to be searched in", () => {
  assert.equal(fold("Été à l’Île"), "ete a l'ile");
  assert.equal(fold("Cœur, Æther"), "coeur, aether");
  assert.equal(fold("ÅNGSTRÖM"), "angstrom");
});

test("texts are sorted as their language does, without regard to punctuation", () => {
  const order = sort(["« Zoé »", "émile", "Fabien 10", "Fabien 9", "— Alice"], "fr");
  assert.deepEqual(order.split("\n").map(Number), [4, 1, 3, 2, 0]);
  assert.equal(sort([], "fr"), "");
});

test("the offset is east of UTC", () => {
  const at = 1_700_000_000;
  assert.equal(utcOffset(at), -new Date(at * 1000).getTimezoneOffset());
});

test("what was shared is in the fragment, or in the query of apps that were installed earlier", () => {
  const at = (/** @type {string} */ address) => {
    Object.defineProperty(globalThis, "location", { value: new URL(address), configurable: true });
    return sharedLink();
  };
  const link = "https://mail.example/a?b=c#d";
  const share = "https://news.example/share/";
  assert.equal(at(`${share}#${new URLSearchParams({ url: link })}`), link);
  assert.equal(at(`${share}#${new URLSearchParams({ title: "T", text: `Look: ${link} !` })}`), link);
  assert.equal(at(`${share}?${new URLSearchParams({ url: link })}`), link);
  for (const empty of ["", "#", "#url=javascript:alert(1)", "?url=https://[", "#text=words"]) {
    assert.equal(at(share + empty), "", empty);
  }
});
