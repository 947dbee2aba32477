// @ts-check
/** One hit as a row: the sign and the word for what it is, its name, one line of it, and its verdict. */

/** @typedef {(string | {mark: string} | {id: string})[]} Said a text, with what was sought marked, and the id at its head */
/** @typedef {{href: string, title: Said, kind: string, sign: string, group: number, line?: Said, outcome?: string, note?: string}} Hit `note` is the outcome's word, or what stands in its place */

/** @type {Record<string, string>} */
const SIGNS = {
  square: "M2.7 2.7h10.6v10.6H2.7zM5.5 8h5",
  circle: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM5.5 8h5",
  diamond: "M8 1.6 14.4 8 8 14.4 1.6 8zM5.7 8h4.6",
  hexagon: "M5 2.4h6L14.2 8 11 13.6H5L1.8 8zM5.5 8h5",
  group: "M2.5 5.5h8v8h-8zM5.5 5.3V2.5h8v8h-2.8",
  old: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM8 4.8V8l2.2 1.6",
  record: "M3.5 1.8h6l3 3v9.4h-9zM9.3 1.8v3.2h3.2M5.7 9.2l1.6 1.6 3-3.2",
  document: "M3.5 1.8h9v12.4h-9zM6 5h4M6 8h4M6 11h2.5",
  book: "M8 4C6.5 2.9 4.5 2.6 2 2.6v9.8c2.5 0 4.5.3 6 1.4 1.5-1.1 3.5-1.4 6-1.4V2.6C11.5 2.6 9.5 2.9 8 4zM8 4v9.8",
  letter: "M3.5 13 8 2.8 12.5 13M5.2 9.4h5.6",
  page: "M2.2 3h11.6v10H2.2zM2.2 6.2h11.6",
  quote: "M3 8.2h3.6v3.6H3V7q0-2.4 2.4-3M9.4 8.2H13v3.6H9.4V7q0-2.4 2.4-3",
  about: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM8 7.2v4M8 4.7v.4",
};
const SVG = "http://www.w3.org/2000/svg";

/** @type {Promise<void> | undefined} */
let styled;

/** Loads the look of rows, once; where it cannot be had, rows are read without. */
export function looks() {
  styled ??= new Promise(done => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("search.css", import.meta.url).href;
    sheet.onload = sheet.onerror = () => done();
    document.head.append(sheet);
  });
  return styled;
}

/** @param {Hit} hit */
export function row(hit) {
  const link = document.createElement("a");
  link.className = "xw-hit md-search-result__link";
  link.href = hit.href;
  const text = element("span", "xw-hit__text");
  const kind = element("span", "xw-hit__kind", hit.kind);
  const line = element("span", "xw-hit__line");
  line.append(kind, " ", ...nodes(hit.line ?? []));
  const name = element("span", "xw-hit__name");
  name.append(...nodes(hit.title));
  text.append(name, element("span", "xw-hidden", ". "), line);
  link.append(sign(hit.sign), text);
  if (hit.note) link.append(element("span", "xw-hidden", ". "), element("span", hit.outcome ? `xw-v xw-v--${hit.outcome}` : "xw-hit__note", hit.note));
  return link;
}

/** @param {Said} said */
function nodes(said) {
  return said.map(part => typeof part === "string" ? part : "id" in part ? element("b", "", part.id) : element("mark", "", part.mark));
}

/** @param {string} name */
function sign(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("width", "16");
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SIGNS[name] ?? SIGNS.page);
  svg.append(path);
  return svg;
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} [text]
 */
export function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
