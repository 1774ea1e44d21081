// The text and images of a printed page as bare semantic HTML: its main element without classes, scripts, controls and
// wrappers. The images keep all attributes that decide on the file and its size.
const [html, style] = arguments;
const page = new DOMParser().parseFromString(html, "text/html");

const ATTRIBUTES = {
  a: ["href", "lang"],
  img: ["src", "srcset", "sizes", "width", "height", "alt", "loading", "fetchpriority", "decoding"],
  source: ["src", "srcset", "sizes", "type", "media"],
  video: ["poster", "preload", "controls", "width", "height"],
  audio: ["preload", "controls"],
  track: ["src", "kind", "srclang", "label"],
  time: ["datetime"],
  li: ["value"],
};
const PLAIN = "h1 h2 h3 h4 p ul ol dl dt dd figure figcaption blockquote cite em strong sub sup s code pre q small " +
  "picture table caption thead tbody tr th td hr br article aside header nav";
const KEPT = new Set([...Object.keys(ATTRIBUTES), ...PLAIN.split(" ")]);
const DROPPED = "script, style, template, noscript, button, dialog, svg, iframe, form, input, select, progress, [hidden]";

const escape = text => text.replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const EMPTY = new Set(["img", "source", "track", "br", "hr"]);

function bare(node) {
  if (node.nodeType === Node.TEXT_NODE) return escape(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(DROPPED)) return "";
  const name = node.localName;
  const inside = [...node.childNodes].map(bare).join("");
  if (!KEPT.has(name)) return inside;
  if (EMPTY.has(name)) return open(node);
  const isBlank = inside.trim() === "" && !["td", "th", "video", "audio"].includes(name);
  return isBlank ? "" : `${open(node)}${inside}</${name}>`;
}

function open(node) {
  const names = (ATTRIBUTES[node.localName] ?? []).filter(name => node.hasAttribute(name));
  const value = name => (node.getAttribute(name) === "" ? name : `${name}="${escape(node.getAttribute(name))}"`);
  const attributes = names.map(name => (name === "alt" ? `alt="${escape(node.alt)}"` : value(name)));
  return `<${[node.localName, ...attributes].join(" ")}>`;
}

const main = page.querySelector("main");
const count = text => text.trim().split(/\s+/).length;
const body = [...main.childNodes].map(bare).join("");
const title = escape(page.title);
// The bare page requests the main image as early as the printed page does.
const early = [...page.head.querySelectorAll('link[rel="preload"][as="image"]')].map(link => link.outerHTML).join("");
const limit = `<!doctype html><html lang="${page.documentElement.lang}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${early}` +
  `<style>${style}</style></head><body><main>${body}</main></body></html>\n`;
return { html: limit, words: count(new DOMParser().parseFromString(limit, "text/html").querySelector("main").textContent) };
