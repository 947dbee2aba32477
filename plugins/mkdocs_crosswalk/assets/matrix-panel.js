// @ts-check
/** The panel beside the table: who says what about the chosen cell. */

import { WORDS } from "./matrix-table.js";

/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */
/** @typedef {import("./matrix-table.js").Row} Row */
/** @typedef {import("./matrix-table.js").Column} Column */
/** @typedef {import("./matrix-state.js").Sides} Sides */

/**
 * @typedef {object} Said one source's row about a pair
 * @property {string} source
 * @property {string} direction
 * @property {"full" | "partial" | "none" | null} level
 * @property {boolean} counted
 * @property {string} [why_not]
 * @property {string} at
 * @property {Record<string, string[]>} published ids as printed, by the keys of the frameworks
 */

/**
 * @typedef {object} Overlap
 * @property {Levels} levels
 * @property {boolean} counted
 * @property {Judgement | null} judgement what this project says
 * @property {Decision} [decision] what the site decided before this project's judgement
 * @property {Said[]} mappings
 */
/** @typedef {{left: keyof typeof WORDS | null, right: keyof typeof WORDS | null}} Levels by the side they are towards */
/** @typedef {{name: string, credential: string, reviewed: string}} Review */
/** @typedef {{source: string, why: string, confidence: string, reviews?: Review[]}} Judgement */
/** @typedef {{reason: string, by: string, reviewed: string}} Decision */
/** @typedef {{name: string, page: string}} Source */

/**
 * What the file calls a level towards a side.
 * @param {Sides["left"]} side
 */
function field({ direction }) {
  return direction.replaceAll("-", "_");
}

/** Every pair by its ids; loaded when first needed. */
export class Overlaps {
  /**
   * @param {string} address
   * @param {Sides} sides
   */
  constructor(address, sides) {
    this.address = address;
    this.sides = sides;
    /** @type {Promise<Map<string, Overlap>> | null} */
    this.loading = null;
  }

  load() {
    this.loading ??= fetch(this.address).then(async answer => {
      if (!answer.ok) throw new Error(`${this.address}: ${answer.status}`);
      const { items } = /** @type {{items: (Omit<Overlap, "levels"> & Record<string, any>)[]}} */ (await answer.json());
      const { left, right } = this.sides;
      return new Map(items.map(item => [
        `${item[left.key]},${item[right.key]}`, { ...item, levels: { left: item[field(left)], right: item[field(right)] } },
      ]));
    });
    this.loading.catch(() => { this.loading = null; });
    return this.loading;
  }
}

/**
 * @param {string} name
 * @param {(Node | string)[]} parts
 */
function element(name, ...parts) {
  const node = document.createElement(name);
  node.append(...parts);
  return node;
}

/**
 * @param {string} href
 * @param {string} text
 */
function anchor(href, text) {
  const node = document.createElement("a");
  node.href = href;
  node.textContent = text;
  return node;
}

/** @param {keyof typeof WORDS | null} level */
function badge(level) {
  if (!level) return document.createTextNode("Nobody says");
  const node = element("span", WORDS[level]);
  node.className = `xw-l xw-l--${level === "partial" ? "part" : level}`;
  return node;
}

export class Panel {
  /**
   * @param {Overlaps} overlaps
   * @param {Map<string, Source>} sources
   * @param {() => void} closed
   */
  constructor(overlaps, sources, closed) {
    this.overlaps = overlaps;
    this.sides = overlaps.sides;
    this.sources = sources;
    this.closed = closed;
    this.box = document.createElement("section");
    this.box.setAttribute("aria-label", "Chosen pair");
    this.box.setAttribute("aria-live", "polite");
    this.box.tabIndex = -1;
    this.asked = "";
    this.clear();
  }

  clear() {
    this.asked = "";
    this.box.className = "xw-cell";
    this.box.replaceChildren();
  }

  /**
   * @param {Row} row
   * @param {Column} column
   * @param {HTMLAnchorElement | undefined} link the pair's row on the page of the row's entry
   */
  async show(row, column, link) {
    const asked = (this.asked = `${row.id},${column.id}`);
    /** @type {Map<string, Overlap> | null} */
    let found = null;
    try {
      found = await this.overlaps.load();
    } catch {
      found = null;
    }
    if (this.asked !== asked) return false;
    this.box.className = "xw-cell xw-cell--full";
    this.box.replaceChildren(
      this.heading(row, column), this.levels(found?.get(asked)),
      found ? this.says(found.get(asked)) : element("p", "The sources could not be loaded."),
      element("p", link ? anchor(link.href, "Rows as printed") : ""), this.closing(),
    );
    return true;
  }

  /**
   * @param {Row} row
   * @param {Column} column
   */
  heading(row, column) {
    const ids = element("h3", anchor(row.link.href, row.id), " with ", anchor(column.link.href, column.id));
    return element("div", ids, element("p", `${row.title}. ${column.title}.`));
  }

  /** @param {Overlap | undefined} overlap */
  levels(overlap) {
    if (overlap && !overlap.counted) return element("p", WORDS.none);
    const { left, right } = this.sides;
    return element(
      "dl", element("dt", `For ${left.short}`), element("dd", badge(overlap?.levels.left ?? null)),
      element("dt", `For ${right.short}`), element("dd", badge(overlap?.levels.right ?? null)),
    );
  }

  /** @param {Overlap | undefined} overlap */
  says(overlap) {
    if (!overlap) return element("p", "Not judged a match, and not named by a source.");
    const decided = overlap.decision ? [this.deciding(overlap.decision)] : [];
    const ours = overlap.judgement ? [this.judging(overlap.judgement)] : [];
    return element("ul", ...decided, ...ours, ...overlap.mappings.map(said => this.saying(said)));
  }

  /** @param {Decision} decision */
  deciding({ reason, by, reviewed }) {
    return element("li", `Decided here by ${by}, ${reviewed}: ${reason}`);
  }

  /** @param {Judgement} judgement */
  judging({ source, why, confidence, reviews = [] }) {
    const seen = reviews.map(({ name, credential, reviewed }) => ` Reviewed by ${name} (${credential}), ${reviewed}.`);
    return element("li", this.name(source), `: ${why} Confidence: ${confidence}.`, ...seen);
  }

  /** @param {string} id */
  name(id) {
    const source = this.sources.get(id);
    return source?.page ? anchor(source.page, source.name) : source?.name ?? id;
  }

  /** @param {Said} said */
  saying(said) {
    const { left, right } = this.sides;
    const side = [left, right].find(({ direction }) => direction === said.direction);
    const towards = side ? `for ${side.short}` : "no direction stated";
    const words = [`, ${said.at}: `, said.level ? `${WORDS[said.level]} ${towards}` : towards];
    words.push(`, printed ${said.published[left.key].join(", ")} with ${said.published[right.key].join(", ")}.`);
    if (!said.counted) words.push(` Not counted: ${(said.why_not ?? "").replace(/\.$/, "")}.`);
    return element("li", this.name(said.source), words.join(""));
  }

  closing() {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", "Close");
    button.addEventListener("click", () => this.closed());
    return button;
  }
}
