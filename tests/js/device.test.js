// @ts-check
// The pure functions of device.js, and what it says to the worker's client.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, sort, utcOffset } from "../../public/device.js";

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
