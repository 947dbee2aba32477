// @ts-check
/** What is found, as rows of signs, names and verdicts: places that ids and words lead to, and pages of the index, each once, in groups. */

import { address } from "./jump.js";

/** @typedef {import("./jump.js").Loaded} Loaded */
/** @typedef {import("./jump.js").Place} Place */
/** @typedef {import("./search-engine.js").Found} Found */
/** @typedef {import("./search-engine.js").Doc} Doc */

/** Letters of a line that begin before what was sought. */
const BEFORE = 50;
/** A line such as `Also cited as: A 5.18`, which says nothing to whoever sees the id. */
const FACT = /^[^.:]{1,30}: /;

export class Hits {
  /**
   * @param {Loaded} data
   * @param {import("./search-engine.js").Engine | undefined} [engine] says a line of pages that have none of their own
   */
  constructor(data, engine) {
    this.data = data;
    this.engine = engine;
    this.root = address({ id: "", title: "", kind: "", url: "" });
    this.places = new Map([...data.known.values()].map(place => [address(place), place]));
    this.about = data.groups.length - 1;
  }

  /**
   * @param {Place} place
   * @param {string} [typed] what is marked in its name
   * @returns {Hit}
   */
  ofPlace(place, typed = "") {
    const href = address(place);
    const { id, title, what } = place;
    const name = what !== undefined && title.startsWith(`${id} `) ? [{ id }, ...marking(title.slice(id.length), typed)] : marking(title, typed);
    return { ...this.#known(place, href), title: name, line: [this.#line(place, href)] };
  }

  /**
   * @param {Found[][]} items pages by how well they fit, each with its sections that do
   * @param {Hit[]} best rows that stand before them
   * @param {string} typed
   * @returns {Hit[]}
   */
  ofFound(items, best, typed) {
    const rows = items.flatMap(item => this.#rows(item, typed));
    const whole = rows.filter(({ terms }) => Object.values(terms).every(Boolean));
    const taken = new Set(best.map(hit => hit.href));
    return (whole.length ? whole : rows).map(({ hit }) => hit).filter(({ href }) => {
      const page = this.places.has(href) || this.#folder(href)?.[0].endsWith("#") ? href : href.split("#")[0];
      return !taken.has(page) && taken.add(page);
    });
  }

  /**
   * Rows with the heading of each group of them. If there is no better, the first row that is no help for those who
   * keep the site is best.
   * @param {Hit[]} rows
   * @param {boolean} answered
   * @returns {[string, Hit[]][]}
   */
  grouped(rows, answered) {
    const best = answered ? undefined : rows.find(hit => hit.group !== this.about) ?? rows[0];
    /** @type {[string, Hit[]][]} */
    const groups = [["Best", best ? [best] : []]];
    this.data.groups.forEach((name, group) => groups.push([name, rows.filter(hit => hit !== best && hit.group === group)]));
    return groups.filter(([, hits]) => hits.length);
  }

  /**
   * A page, and those of its sections that are entries or words of their own.
   * @param {Found[]} item
   * @param {string} typed
   * @returns {{hit: Hit, terms: Record<string, boolean>}[]}
   */
  #rows(item, typed) {
    const there = item.filter(doc => doc.score > 0);
    const apart = there.filter(doc => this.#apart(this.#href(doc)));
    const rest = there.filter(doc => !apart.includes(doc));
    const rows = apart.map(doc => ({ hit: this.#row(doc, doc, typed), terms: doc.terms, score: doc.score }));
    if (rest.length) {
      const page = item.find(doc => !doc.location.includes("#")) ?? rest[0];
      const terms = Object.fromEntries(rest.flatMap(doc => Object.entries(doc.terms)).sort(([, a], [, b]) => +a - +b));
      rows.push({ hit: this.#row(rest[0], page, typed), terms, score: rest[0].score });
    }
    return rows.sort((a, b) => b.score - a.score);
  }

  /**
   * @param {Found} doc what fits best
   * @param {Found} page what it is of
   * @param {string} typed
   * @returns {Hit}
   */
  #row(doc, page, typed) {
    const href = this.#href(doc), place = this.places.get(href) ?? this.places.get(this.#href(page));
    if (place?.what !== undefined) return this.ofPlace(place, typed);
    const section = doc === page ? [] : [...pieces(doc.title), ": "];
    const text = doc.text.includes("<mark>") ? pieces(doc.text) : [paragraphs(doc.text)[0]];
    return { ...this.#known(place, href), title: pieces(page.title), line: near([...section, ...text]) };
  }

  /** @param {Found} doc */
  #href(doc) {
    return this.engine?.href(doc.location) ?? doc.location;
  }

  /**
   * Whether a section is a thing of its own.
   * @param {string} href
   */
  #apart(href) {
    return href.includes("#") && (this.places.has(href) || Boolean(this.#folder(href)?.[0].endsWith("#")));
  }

  /**
   * @param {Place | undefined} place
   * @param {string} href
   */
  #known(place, href) {
    const { kinds, outcomes } = this.data;
    const named = (/** @type {string} */ word) => kinds.find(kind => kind[0] === word);
    const [kind, sign, group] = kinds[place?.what ?? this.#folder(href)?.[1] ?? -1]
      ?? named(place?.kind === "Framework" ? "Framework" : "Page") ?? ["Page", "page", 0];
    const serves = place?.serves && `serves ${place.serves} ${place.serves === 1 ? "entry" : "entries"}`;
    const note = place?.outcome ? place.mostly ?? outcomes[place.outcome] : serves || undefined;
    return { href, kind, sign, group, outcome: place?.outcome, note };
  }

  /** @param {string} href */
  #folder(href) {
    const path = href.startsWith(this.root) ? href.slice(this.root.length) : "";
    return this.data.folders.find(([folder]) => path.startsWith(folder));
  }

  /**
   * @param {Place} place
   * @param {string} href
   */
  #line(place, href) {
    const parts = paragraphs(this.engine?.docs.get(href)?.text ?? "");
    return place.line || (place.what === undefined ? parts[0] : parts.find(text => text && !FACT.test(text)) ?? place.kind);
  }
}

/**
 * The paragraphs of a page, or what it has in their place.
 * @param {string} html
 */
function paragraphs(html) {
  const parts = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inside]) => words(inside));
  return parts.length ? parts : [words(html)];
}

/**
 * A text with what was typed marked, where a word begins with it.
 * @param {string} text
 * @param {string} typed
 * @returns {Said}
 */
function marking(text, typed) {
  const sought = typed.match(/[\p{L}\p{N}]{2,}/gu);
  if (!sought) return [text];
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${sought.join("|")})`, "iu")).map((part, place) => place % 2 ? { mark: part } : part);
}

/**
 * A piece of the index, which is HTML with what was sought marked; no other mark-up counts.
 * @param {string} html
 * @returns {Said}
 */
function pieces(html) {
  return html.split(/<mark>(.*?)<\/mark>/s).map((part, place) => place % 2 ? { mark: words(part) } : words(part));
}

/**
 * A text that begins shortly before what is marked in it.
 * @param {Said} said
 * @returns {Said}
 */
function near(said) {
  const first = said.findIndex(part => typeof part !== "string");
  if (first < 1) return said;
  const before = said.slice(0, first).join("");
  if (before.length <= 2 * BEFORE) return said;
  return [`… ${before.slice(before.indexOf(" ", before.length - BEFORE) + 1)}`, ...said.slice(first)];
}

const decoder = document.createElement("textarea");

/**
 * The text of a piece of HTML, without its tags.
 * @param {string} html
 */
function words(html) {
  decoder.innerHTML = html.replace(/<[^>]*>/g, "");
  return decoder.value;
}

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
    sheet.href = new URL("overlays.css", import.meta.url).href;
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
