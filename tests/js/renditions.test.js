// @ts-check
// Which images of a file the worker stores, and in which rendition.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, startWorker } from "./support/worker.js";

const { findImages, chooseRendition } = startWorker().functions;
const root = "https://news.example/data/";
/** @param {number} width @param {string} [type] */
const rendition = (width, type = "image/webp") => ({ url: `images/${width}.${type.slice(6)}`, width, type });
/** @param {number} width @param {string[]} [shown] */
const screen = (width, shown = []) => ({ root, width, shown });
/** @param {unknown[]} list @param {boolean} isWanted @param {object} on */
const choose = (list, isWanted, on) =>
  plain(chooseRendition(list, isWanted, on))?.map((/** @type {string} */ url) => url.replace(root, ""));

test("the images of a file are found at any depth, and those of other stories told apart", () => {
  const own = { renditions: [rendition(1)] };
  const other = { renditions: [rendition(2)] };
  const file = {
    image: own,
    body: [{ type: "gallery", images: [own, { image: own }] }, "text", null, 7],
    related: { teasers: [{ image: other }] },
    brand: { logo: other },
    notes: [{ type: "readAlso", items: [{ image: other }] }],
  };
  const found = plain(findImages(file));
  assert.deepEqual(found.filter((/** @type {any} */ image) => image.isOwn).length, 3);
  assert.deepEqual(
    found.filter((/** @type {any} */ image) => !image.isOwn).map((/** @type {any} */ image) => image.renditions),
    [other.renditions, other.renditions, other.renditions],
  );
});

test("a file without images has none", () => {
  for (const file of [null, 1, "text", [], {}, { renditions: "none" }]) assert.deepEqual(plain(findImages(file)), []);
});

test("the narrowest WebP that fills the screen is chosen, then the other addresses follow", () => {
  const all = [rendition(1600), rendition(400), rendition(800), rendition(900, "image/jpeg")];
  assert.deepEqual(choose(all, true, screen(700)), [
    "images/800.webp",
    "images/1600.webp",
    "images/400.webp",
    "images/900.jpeg",
  ]);
  assert.equal(choose(all, true, screen(800))?.[0], "images/800.webp");
  assert.equal(choose(all, true, screen(2000))?.[0], "images/1600.webp", "the widest when none fills it");
});

test("without WebP any other type is chosen, and the list stays in its order", () => {
  const all = [rendition(900, "image/jpeg"), rendition(300, "image/jpeg")];
  assert.deepEqual(choose(all, true, screen(200)), ["images/300.jpeg", "images/900.jpeg"]);
  assert.deepEqual(
    all.map(({ width }) => width),
    [900, 300],
  );
});

test("the rendition that was shown comes first; one neither shown nor wanted is not stored", () => {
  const all = [rendition(400), rendition(800)];
  assert.equal(choose(all, true, screen(800, [`${root}images/400.webp`]))?.[0], "images/400.webp");
  assert.equal(choose(all, false, screen(800, [`${root}images/400.webp`]))?.[0], "images/400.webp");
  assert.equal(choose(all, false, screen(800)), undefined);
});

test("a rendition whose address cannot be loaded is left out alone", () => {
  const bad = [
    { url: "", width: 9000 },
    { url: "javascript:alert(1)", width: 9000 },
    { url: "data:image/webp,", width: 9000 },
  ];
  const broken = [{ url: "https://[", width: 9000 }, { width: 9000 }];
  assert.deepEqual(choose([...bad, ...broken, rendition(400)], true, screen(8000)), ["images/400.webp"]);
  assert.equal(choose(bad, true, screen(8000)), undefined);
});
