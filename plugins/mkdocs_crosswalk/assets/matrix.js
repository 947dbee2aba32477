// @ts-check
/** The matrix: filters, folding, keyboard and panel. The table is complete without this. */

import { onEachPage } from "./each-page.js";
import { download, csv } from "./matrix-csv.js";
import { everything, select, summary } from "./matrix-filter.js";
import { Keys } from "./matrix-keys.js";
import { Overlaps, Panel } from "./matrix-panel.js";
import { FIELDS, filtersSet, fromQuery, nothing, toQuery } from "./matrix-state.js";
import { MatrixTable } from "./matrix-table.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./matrix-state.js").State} State */

const NARROW = matchMedia("(max-width: 45em)");
const SOON = 250;
/** Columns, and rows out of view, follow when typing pauses: so many milliseconds later, so many rows in a frame. */
const SLICE = 8;
const PAUSE = 300;
/** The sides, in the order of the links to the directions towards them. */
const SIDES = /** @type {const} */ (["left", "right"]);

class Matrix {
  /**
   * @param {HTMLTemplateElement} template
   * @param {HTMLElement[]} boxes the matrix with filters, then any other of the page
   * @param {AbortSignal} gone
   */
  constructor(template, boxes, gone) {
    this.sides = /** @type {Sides} */ (JSON.parse(template.dataset.sides ?? ""));
    this.tables = boxes.map(box => new MatrixTable(box, this.sides));
    this.keys = this.tables.map(table => new Keys(table));
    const tools = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    this.form = /** @type {HTMLFormElement} */ (tools.querySelector("form"));
    this.more = /** @type {HTMLDetailsElement} */ (tools.querySelector("details"));
    this.status = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));
    this.directions = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (tools.querySelectorAll(".xw-seg a"))];
    this.buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (tools.querySelectorAll("[data-do]"))];
    this.overlaps = new Overlaps(template.dataset.json ?? "", this.sides);
    this.file = template.dataset.csv ?? "";
    const options = [...this.field("source").querySelectorAll("option")].slice(1);
    this.sources = new Map(options.map(o => [o.value, { name: o.text, page: o.dataset.page ?? "" }]));
    this.panel = new Panel(this.overlaps, this.sources, () => this.close());
    /** @type {HTMLElement | null} */
    this.chosen = null;
    this.state = nothing();
    this.selection = everything(this.tables[0]);
    this.timer = 0;
    this.slicing = 0;
    this.frame = 0;
    this.inView = 0;
    this.scrolled = false;
    this.path = location.pathname;
    this.hint = /** @type {HTMLElement} */ (tools.querySelector(".xw-hint"));
    (template.parentElement?.querySelector("h2 + .xw-key") ?? boxes[0].parentElement)?.before(tools);
    boxes[0].after(this.panel.box);
    this.listen(gone);
    this.restore();
  }

  /** @param {string} name */
  field(name) {
    return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name));
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.form.addEventListener("input", event => this.typed(event));
    this.form.addEventListener("submit", event => event.preventDefault());
    for (const link of this.directions) link.addEventListener("click", event => this.turned(event, link));
    for (const button of this.buttons) button.addEventListener("click", () => this.did(button));
    const { box, table } = this.tables[0];
    new ResizeObserver(() => {
      const heads = table.tHead?.offsetHeight ?? 0;
      const row = heads / 3 + 1; // as in matrix.css
      this.inView = Math.ceil((Math.max(box.clientHeight, innerHeight / 2) - heads) / row);
    }).observe(box);
    box.addEventListener("scroll", () => {
      this.scrolled = box.scrollTop > 0;
      if (this.scrolled) this.finish();
    }, { passive: true });
    box.addEventListener("focusin", () => this.finish());
    for (const table of this.tables) table.table.addEventListener("click", event => this.clicked(event, table));
    document.addEventListener("keydown", event => { if (event.key === "Escape") this.escaped(event); }, { signal });
    document.addEventListener("click", () => this.remember(), { capture: true, signal });
    addEventListener("popstate", () => this.restore(), { signal });
    addEventListener("pagehide", () => this.remember(), { signal });
    NARROW.addEventListener("change", () => this.disclose(), { signal });
    this.disclose();
  }

  /** Filters stand open where there is room. */
  disclose() {
    this.more.open = !NARROW.matches;
  }

  /** Take the state from the address. */
  restore() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.state = fromQuery(location.search, this.sides);
    for (const name of FIELDS) {
      const field = this.field(name);
      field.value = this.state[name];
      this.state[name] = field.value;
    }
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem("mapped")).checked = this.state.mapped;
    this.draw();
    const [left, right] = this.state.pair.split(",");
    const table = this.tables.find(t => t.find(left, right));
    if (!table) return this.unchoose();
    return this.choose(table, left, right, false);
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

  /** @param {Event} event */
  typed(event) {
    const given = new FormData(this.form);
    for (const name of FIELDS) {
      this.state[name] = String(given.get(name) ?? "");
    }
    this.state.mapped = given.has("mapped");
    this.soon();
    if (event.target !== this.field("text")) return this.draw();
    // In the frame itself: after the event the browser lays the page out for the caret, and would do it twice.
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw(true));
    return undefined;
  }

  /** @param {boolean} [typing] whether only what is in view has to be there at once */
  draw(typing = false) {
    const [main, ...others] = this.tables;
    const fold = new Set(this.state.fold);
    for (const table of typing ? [] : this.tables) {
      table.turn(this.state.towards);
      table.fold(fold);
    }
    this.selection = select(main, this.state, {
      seriesOf: category => {
        const holds = category && this.field("category").selectedOptions[0]?.dataset.holds;
        return holds ? new Set(holds.split(" ")) : null;
      },
      letterOf: source => (source ? String.fromCharCode(96 + this.field("source").selectedIndex) : ""),
    });
    if (typing && this.scrolled) main.box.scrollTop = 0;
    clearTimeout(this.slicing);
    if (typing && !NARROW.matches) {
      main.hold();
      main.begin(this.selection, this.inView, false);
      this.slicing = window.setTimeout(() => {
        main.begin(this.selection, this.inView);
        this.offer();
        this.slice();
      }, PAUSE);
      return this.say();
    }
    main.show(this.selection);
    for (const table of others) table.show(everything(table));
    for (const keys of this.keys) keys.settle();
    this.offer();
    return this.say();
  }

  /** The rows below those in view, a few in each frame. */
  slice() {
    this.tables[0].proceed(SLICE);
    if (this.tables[0].rest) requestAnimationFrame(() => { this.slicing = window.setTimeout(() => this.slice()); });
    else this.keys[0].settle();
  }

  /** Whatever is left, before a reader looks or moves. */
  finish() {
    if (!this.tables[0].rest) return;
    clearTimeout(this.slicing);
    this.tables[0].show(this.selection);
    this.keys[0].settle();
  }

  /** The counts, and the tools that follow the state. */
  say() {
    const text = summary(this.tables[0], this.selection, this.sides);
    if (this.status.textContent !== text) this.status.textContent = text;
    const set = filtersSet(this.state);
    const label = set ? `Filters (${set})` : "Filters";
    const head = /** @type {HTMLElement} */ (this.more.firstElementChild);
    if (head.textContent !== label) head.textContent = label;
    this.buttons[0].hidden = !set && !this.state.text;
  }

  /** Let the links of the directions keep what is filtered. */
  offer() {
    for (const [n, towards] of SIDES.entries()) {
      this.directions[n].href = toQuery({ ...this.state, towards }, this.sides);
      if (towards === this.state.towards) this.directions[n].setAttribute("aria-current", "true");
      else this.directions[n].removeAttribute("aria-current");
    }
  }

  /** Browsers allow only so many writes of the address in a while. */
  soon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.remember(), SOON);
  }

  remember() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = 0;
    if (location.pathname === this.path) history.replaceState(null, "", this.address());
  }

  address() {
    const query = toQuery(this.state, this.sides);
    return `${location.pathname}${query === "?" ? "" : query}${location.hash}`;
  }

  /**
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   */
  turned(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation(); // a theme that swaps pages would follow the link
    const towards = SIDES[this.directions.indexOf(link)];
    if (towards === this.state.towards) return;
    this.remember();
    this.state.towards = towards;
    history.pushState(null, "", this.address());
    this.draw();
  }

  /** @param {HTMLButtonElement} button */
  did(button) {
    if (button.dataset.do === "clear") this.clear();
    else if (button.dataset.do === "csv") void this.save(button);
    else void this.copy(button);
  }

  clear() {
    const { towards, fold, pair } = this.state;
    this.form.reset();
    this.state = { ...nothing(), towards, fold, pair };
    this.draw();
    this.soon();
    this.field("text").focus();
  }

  /** @param {HTMLButtonElement} button */
  async save(button) {
    try {
      const text = csv(this.tables[0], this.selection, await this.overlaps.load(), this.sources, this.sides);
      download(text, this.file);
    } catch {
      answer(button, "Not loaded");
    }
  }

  /** @param {HTMLButtonElement} button */
  async copy(button) {
    this.remember();
    try {
      await navigator.clipboard.writeText(location.href);
      answer(button, "Copied");
    } catch {
      answer(button, "Copy the address instead");
    }
  }

  /**
   * @param {MouseEvent} event
   * @param {MatrixTable} table
   */
  clicked(event, table) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const target = /** @type {Element} */ (event.target);
    const button = target.closest("button");
    if (button) return this.toggled(table, button);
    const cell = target.closest("tbody td");
    const found = cell && table.at(cell);
    if (!found) return undefined;
    event.preventDefault();
    event.stopPropagation();
    this.choose(table, found.row.id, found.column.id);
    this.state.pair = `${found.row.id},${found.column.id}`;
    return this.soon();
  }

  /**
   * @param {MatrixTable} table
   * @param {HTMLButtonElement} button
   */
  toggled(table, button) {
    const id = [...table.themes, ...table.series].find(group => group.button === button)?.id ?? "";
    const fold = this.state.fold.filter(other => other !== id);
    this.state.fold = fold.length < this.state.fold.length ? fold : [...fold, id];
    this.draw();
    this.soon();
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
    this.hint.hidden = true;
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

  unchoose() {
    this.unmark();
    this.hint.hidden = false;
    this.panel.clear();
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
    this.unchoose();
    this.state.pair = "";
    this.soon();
    if (!cell || !inside) return;
    const node = cell.querySelector("a") ?? cell;
    if (node === cell && cell.tabIndex < 0) cell.tabIndex = -1;
    node.focus();
  }
}

/**
 * Say something on a button for a moment.
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
function answer(button, text) {
  const said = (button.dataset.said ??= button.textContent ?? "");
  button.textContent = text;
  setTimeout(() => { button.textContent = said; }, 2000);
}

onEachPage("template.xw-tools", (template, gone) => {
  const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".xw-mx")]);
  if (template instanceof HTMLTemplateElement && boxes.length) new Matrix(template, boxes, gone);
});
