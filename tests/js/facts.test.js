// @ts-check
// The facts that `press facts` writes, as the scripts use them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../../public/facts.js";

test("every limit is a positive whole number", () => {
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === "number") assert.ok(Number.isSafeInteger(fact) && fact > 0, name);
  }
  assert.ok(facts.networkTimeoutMs < facts.responseTimeoutMs);
  assert.ok(facts.responseTimeoutMs < facts.downloadTimeoutMs);
  assert.ok(facts.requestTimeoutMs < facts.jobTimeoutMs);
});

test("the pattern takes ids alone, and never a way out of a folder", () => {
  const id = new RegExp(facts.idPattern);
  for (const good of ["a", "2021-01-17", "v1.2_notes~x", "a".repeat(121)]) assert.ok(id.test(good), good);
  for (const bad of ["", "..", ".a", "-a", "a/b", "../a", "é", "a b", "a".repeat(122), "a\n"]) {
    assert.ok(!id.test(bad), bad);
  }
});
