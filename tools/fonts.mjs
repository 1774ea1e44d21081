// Makes the pages' fonts from npm's packages: the cuts and the letters that the style sheet uses, and nothing else.
// `make fonts` runs it; style/fonts.css names the files. A newspaper in another language adds its letters here.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subset from "subset-font";

const OUT = new URL("../public/fonts/", import.meta.url);
const LIMIT = 60_000;
const resolve = createRequire(import.meta.url).resolve;

const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
const LETTERS = `${range(0x20, 0x7e)}${range(0xc0, 0xd6)}${range(0xd8, 0xf6)}${range(0xf8, 0xff)}ŒœŸ`;
const MARKS = "\u00a0\u202f«»‹›“”„‘’–—…·©€";
const FIGURES = "§°²³½×−•№";

// Sizes in the names of cuts are optical: text is cut for 14 points, headlines are finer. One weight of each.
const CUTS = [
  { name: "serif", from: "source-serif-4/files/source-serif-4-latin-opsz-normal", axes: { opsz: 14, wght: 400 } },
  {
    name: "serif-italic",
    from: "source-serif-4/files/source-serif-4-latin-opsz-italic",
    axes: { opsz: 14, wght: 400 },
  },
  {
    name: "serif-headline",
    from: "source-serif-4/files/source-serif-4-latin-opsz-normal",
    axes: { opsz: 40, wght: 650 },
  },
  { name: "sans", from: "libre-franklin/files/libre-franklin-latin-wght-normal", axes: { wght: 480 } },
];
const FEATURES = ["kern", "liga", "locl", "mark", "tnum"];

await mkdir(OUT, { recursive: true });
let total = 0;
for (const { name, from, axes } of CUTS) {
  const font = await readFile(resolve(`@fontsource-variable/${from}.woff2`));
  const made = await subset(font, LETTERS + MARKS + FIGURES, {
    targetFormat: "woff2",
    variationAxes: axes,
    keepFeatures: FEATURES,
    noHinting: true,
  });
  await writeFile(new URL(`${name}.woff2`, OUT), made);
  total += made.length;
  console.log(`public/fonts/${name}.woff2: ${(made.length / 1000).toFixed(1)} kB`);
}
if (total > LIMIT) throw new Error(`the fonts weigh ${total} bytes, more than ${LIMIT}`);
