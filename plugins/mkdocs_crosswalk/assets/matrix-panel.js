// @ts-check
/** The chosen cell of a table, and the panel beside it: who says what about its pair. */

import { anchor, element } from "./matrix-block.js";
import { WORDS } from "./matrix-data.js";

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
/** @typedef {{source: string, why: string, confidence: string, reviews?: Review[]} & Record<string, any>} Judgement */
/** @typedef {{reason: string, by: string, reviewed: string}} Decision */
/** @typedef {import("./matrix-data.js").Source} Source */
/** @typedef {import("./matrix-data.js").MapData} MapData */
/** @typedef {{id: string, title: string, link: {href: string}}} Entry */
/** @typedef {{text: string, go: () => void}} Step to another match */

/**
 * What a file of the first version calls a level towards a side.
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
      const level = (/** @type {Record<string, any>} */ item, /** @type {Sides["left"]} */ side) =>
        item.levels ? item.levels[side.direction] ?? null : item[field(side)];
      return new Map(items.map(item => [
        `${item[left.key]},${item[right.key]}`, { ...item, levels: { left: level(item, left), right: level(item, right) } },
      ]));
    });
    this.loading.catch(() => { this.loading = null; });
    return this.loading;
  }
}


/** @param {keyof typeof WORDS | null} level */
function badge(level) {
  if (!level) return document.createTextNode("Not said");
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
    /** @type {() => Promise<MapData | null>} */
    this.load = async () => null;
    /** @type {MapData | null} */
    this.data = null;
    /** @type {(Step | null | undefined)[]} */
    this.around = [];
    this.clear();
  }

  clear() {
    this.asked = "";
    this.box.className = "xw-cell";
    this.box.replaceChildren();
  }

  /**
   * @param {Entry} row
   * @param {Entry} column
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
    this.data ??= await this.load().catch(() => null);
    if (this.asked !== asked) return false;
    const overlap = found?.get(asked);
    this.box.className = "xw-cell xw-cell--full";
    this.box.replaceChildren(
      this.heading(row, column), this.levels(overlap),
      ...(found ? this.answer(overlap) : [element("p", "What is said of it could not be loaded.")]),
      ...this.records(row, column, overlap), ...(overlap ? [this.says(overlap)] : []),
      this.steps(link), this.closing(),
    );
    return true;
  }

  /**
   * @param {Entry} row
   * @param {Entry} column
   */
  heading(row, column) {
    const ids = element("h3", anchor(row.link.href, row.id), " with ", anchor(column.link.href, column.id));
    return element("div", ids, element("p", `${row.title}. ${column.title}.`));
  }

  /** @param {Overlap | undefined} overlap */
  levels(overlap) {
    if (overlap && !overlap.counted) return element("p", WORDS.none);
    if (overlap && !overlap.levels.left && !overlap.levels.right) return element("p", "Named, without a level");
    const { left, right } = this.sides;
    return element(
      "dl", element("dt", `For ${left.short}`), element("dd", badge(overlap?.levels.left ?? null)),
      element("dt", `For ${right.short}`), element("dd", badge(overlap?.levels.right ?? null)),
    );
  }

  /**
   * Why it is a match, and what is to be added on each side.
   * @param {Overlap | undefined} overlap
   */
  answer(overlap) {
    if (!overlap) return [element("p", "Not judged a match, and not named by a source.")];
    const { decision, judgement } = overlap;
    const parts = [];
    if (decision) parts.push(this.deciding(decision));
    else if (judgement) parts.push(element("p", judgement.why));
    for (const side of [this.sides.left, this.sides.right]) {
      const add = judgement?.[`add_for_${side.key}`] ?? judgement?.adds?.[side.direction];
      if (add && overlap.counted) parts.push(element("p", element("b", `Add for ${side.short}:`), ` ${add}`));
    }
    return parts;
  }

  /**
   * @param {Entry} row
   * @param {Entry} column
   * @param {Overlap | undefined} overlap
   */
  records(row, column, overlap) {
    const found = overlap?.counted ? this.data?.records(row.id, column.id) ?? [] : [];
    if (!found.length) return [];
    const list = element("ul", ...found.map(record => element("li", anchor(record.href, record.name))));
    list.className = "xw-cell__go";
    return [element("p", element("b", "Records that serve both")), list];
  }

  /** @param {Overlap} overlap */
  says({ decision, judgement, mappings }) {
    const ours = judgement ? [this.judging(judgement, decision ? ` ${judgement.why}` : "")] : [];
    const items = [...ours, ...mappings.map(said => this.saying(said))];
    const fold = element("details", element("summary", `Sources (${items.length})`), element("ul", ...items));
    fold.className = "xw-d";
    return fold;
  }

  /** @param {HTMLAnchorElement | undefined} link */
  steps(link) {
    const steps = this.around.filter(step => step).map(step => {
      const button = element("button", /** @type {Step} */ (step).text);
      button.className = "xw-btn";
      button.setAttribute("type", "button");
      button.addEventListener("click", () => /** @type {Step} */ (step).go());
      return button;
    });
    const foot = element("p", ...steps, ...(link ? [anchor(link.href, "Rows as printed")] : []));
    foot.className = "xw-cell__foot";
    return foot;
  }

  /** @param {Decision} decision */
  deciding({ reason, by, reviewed }) {
    return element("p", `Decided here by ${by}, ${reviewed}: ${reason}`);
  }

  /**
   * @param {Judgement} judgement
   * @param {string} why where the site has decided otherwise
   */
  judging({ source, confidence, reviews = [] }, why) {
    const seen = reviews.map(({ name, credential, reviewed }) => ` Reviewed by ${name} (${credential}), ${reviewed}.`);
    return element("li", this.name(source), `:${why} confidence ${confidence}.`, ...seen);
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

/** @typedef {import("./matrix-keys.js").Keys} Keys */
/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */

export const NARROW = matchMedia("(max-width: 45em)");

export class Choice {
  /**
   * @param {MatrixTable[]} tables
   * @param {Keys[]} keys those of each table
   * @param {Panel} panel
   * @param {() => void} closed the reader has closed the panel
   */
  constructor(tables, keys, panel, closed) {
    this.tables = tables;
    this.keys = keys;
    this.panel = panel;
    this.closed = closed;
    /** @type {HTMLElement | null} */
    this.chosen = null;
  }

  /**
   * @param {MatrixTable} table
   * @param {string} left
   * @param {string} right
   * @param {boolean} [asked] whether a reader did it, who on a phone is taken to the panel
   */
  choose(table, left, right, asked = true) {
    const found = table.find(left, right);
    if (!found) return;
    this.unmark();
    const cell = found.row.cells[found.column.at];
    const pair = table.pairs.find(p => p.cell === cell);
    this.chosen = cell;
    cell.classList.add("on");
    pair?.link.setAttribute("aria-current", "true");
    if (this.panel.box.previousElementSibling !== table.box) table.box.after(this.panel.box);
    this.keys[this.tables.indexOf(table)].keep(found);
    void this.panel.show(found.row, found.column, pair?.link).then(shown => {
      if (!shown) return;
      if (asked && NARROW.matches) this.panel.box.focus();
      this.reveal(table);
    });
  }

  unmark() {
    for (const keys of this.keys) keys.keep();
    this.chosen?.classList.remove("on");
    this.chosen?.querySelector("a")?.removeAttribute("aria-current");
    this.chosen = null;
  }

  clear() {
    this.unmark();
    this.panel.clear();
  }

  /**
   * Scroll the pane until the chosen cell is in view, clear of the heads, and the page until it and its panel are.
   * @param {MatrixTable} table
   */
  reveal({ box, table }) {
    const cell = this.chosen;
    if (!cell || NARROW.matches) return;
    const [at, pane] = [cell.getBoundingClientRect(), box.getBoundingClientRect()];
    const [name] = /** @type {HTMLTableRowElement} */ (cell.parentElement).cells;
    const top = pane.top + (table.tHead?.offsetHeight ?? 0);
    const bottom = pane.top + box.clientHeight;
    const left = pane.left + name.offsetWidth;
    const right = pane.left + box.clientWidth;
    if (at.top < top || at.bottom > bottom) box.scrollTop += at.top - (top + bottom) / 2;
    if (at.left < left || at.right > right) box.scrollLeft += at.left - (left + right) / 2;
    for (const node of [cell, this.panel.box]) node.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** @param {KeyboardEvent} event */
  escaped(event) {
    const node = /** @type {Element} */ (event.target);
    if (!this.chosen || !(this.panel.box.contains(node) || node.closest(".xw-mx") || node === document.body)) return;
    event.preventDefault();
    this.close();
  }

  /** Close the panel; focus goes back to its cell, unless it is there already or on another. */
  close() {
    const cell = this.chosen;
    const inside = this.panel.box.contains(document.activeElement);
    this.clear();
    this.closed();
    if (!cell || !inside) return;
    const node = cell.querySelector("a") ?? cell;
    if (node === cell && cell.tabIndex < 0) cell.tabIndex = -1;
    node.focus();
  }
}
