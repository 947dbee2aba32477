// @ts-check
/** The matrix: filters, folding, keyboard and panel. The table is complete without this. */

import { csv } from "./matrix-read.js";
import { answer, KeptAddress, download } from "./address.js";
import { closes, onEachPage } from "./each-page.js";
import { load } from "./matrix-data.js";
import { everything, select, summary } from "./matrix-filter.js";
import { Keys } from "./matrix-keys.js";
import { Choice, NARROW, Overlaps, Panel } from "./matrix-panel.js";
import { FIELDS, filtersSet, fromQuery, nothing, Overlay, toQuery } from "./matrix-state.js";
import { MatrixTable } from "./matrix-table.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./matrix-state.js").State} State */

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
    this.directions = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (tools.querySelectorAll("div.xw-seg a"))];
    this.blocks = /** @type {HTMLAnchorElement | null} */ (tools.querySelector("nav.xw-seg a"));
    this.buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (tools.querySelectorAll("[data-do]"))];
    this.clearing = /** @type {HTMLButtonElement} */ (tools.querySelector("[data-do=clear]"));
    this.overlaps = new Overlaps(template.dataset.json ?? "", this.sides);
    this.file = template.dataset.csv ?? "";
    this.template = template;
    const options = [...this.field("source").querySelectorAll("option")].slice(1);
    this.sources = new Map(options.map(o => [o.value, { name: o.text, page: o.dataset.page ?? "" }]));
    this.choice = new Choice(this.tables, this.keys, new Panel(this.overlaps, this.sources, () => this.choice.close()), () => {
      this.state.pair = "";
      this.kept.soon();
    });
    this.choice.panel.load = () => load(template.dataset.file ?? "");
    this.state = nothing();
    this.selection = everything(this.tables[0]);
    this.slicing = 0;
    this.frame = 0;
    this.inView = 0;
    this.scrolled = false;
    this.kept = new KeptAddress(() => toQuery(this.state, this.sides), gone);
    const key = template.parentElement?.querySelector("h2 + .xw-key");
    const line = /** @type {HTMLElement} */ (tools.querySelector(".xw-line"));
    (key ?? boxes[0].parentElement)?.before(tools);
    if (key) line.append(key);
    boxes[0].after(this.choice.panel.box);
    this.laid = new Overlay(this.sides, template.dataset, {
      within: this.directions.length ? this.form.querySelector(".xw-do") : null,
      towards: () => this.state.towards,
      place: (...made) => this.form.after(...made),
      draw: () => this.draw(),
    }, gone);
    this.listen(gone);
    this.restore();
  }

  /**
   * @param {string} name
   * @returns {HTMLSelectElement}
   */
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
      const row = (table.tHead?.rows[0].offsetHeight ?? 0) || 24; // as high as a row is
      this.inView = Math.ceil((Math.max(box.clientHeight, innerHeight / 2) - heads) / row);
    }).observe(box);
    box.addEventListener("scroll", () => {
      this.scrolled = box.scrollTop > 0;
      if (this.scrolled) this.finish();
    }, { passive: true });
    box.addEventListener("pointermove", () => this.finish(), { passive: true }); // what moves under a press is not pressed
    box.addEventListener("focusin", () => this.finish());
    for (const table of this.tables) table.table.addEventListener("click", event => this.clicked(event, table));
    document.addEventListener("keydown", event => { if (event.key === "Escape") this.choice.escaped(event); }, { signal });
    addEventListener("popstate", () => this.restore(), { signal });
    closes(this.more, signal);
  }

  /** Take the state from the address. */
  restore() {
    this.kept.forget();
    this.state = fromQuery(location.search, this.sides);
    for (const name of FIELDS) {
      /** @type {HTMLSelectElement | null} */
      const field = this.field(name); // not there where nobody gives levels
      if (field) field.value = this.state[name];
      this.state[name] = field?.value ?? "";
    }
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem("mapped")).checked = this.state.mapped;
    this.draw();
    const [left, right] = this.state.pair.split(",");
    const table = this.tables.find(t => t.find(left, right));
    if (!table) return this.choice.clear();
    return this.choice.choose(table, left, right, false);
  }

  /** @param {Event} event */
  typed(event) {
    const given = new FormData(this.form);
    for (const name of FIELDS) {
      this.state[name] = String(given.get(name) ?? "");
    }
    this.state.mapped = given.has("mapped");
    this.kept.soon();
    if (event.target !== this.field("text")) return this.draw();
    this.tables[0].wait();
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
      keeps: (id, side) => this.laid.ours?.keeps(id, side) ?? true,
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
    const { ours } = this.laid;
    ours?.show(
      main.box, main[ours.side === "left" ? "rows" : "columns"].map(e => [e.id, "tr" in e ? e.tr.cells[0] : e.head]),
      ours.side === "left" ? main.themes.map(t => [t.rows.map(r => r.id), t.tr.cells[0]]) : [],
    );
    for (const table of others) table.show(everything(table));
    for (const keys of this.keys) keys.settle();
    this.offer();
    this.laid.look();
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
    if (!this.tables[0].waiting) return;
    clearTimeout(this.slicing);
    this.tables[0].show(this.selection);
    this.offer();
    this.keys[0].settle();
  }

  /** The counts, and the tools that follow the state. */
  say() {
    const text = summary(this.tables[0], this.selection, this.sides, this.template);
    if (this.status.textContent !== text) this.status.textContent = text;
    const set = filtersSet(this.state);
    const label = `Filters (${set})`;
    const head = /** @type {HTMLElement} */ (this.more.firstElementChild);
    if (head.textContent !== label) head.textContent = label;
    this.clearing.hidden = !set && !this.state.text;
  }

  /** Let the links of the directions keep what is filtered. */
  offer() {
    if (this.blocks) this.blocks.href = `../${toQuery({ ...nothing(), towards: this.state.towards, text: this.state.text }, this.sides)}`;
    for (const [n, towards] of this.directions.length ? SIDES.entries() : []) {
      this.directions[n].href = toQuery({ ...this.state, towards }, this.sides);
      if (towards === this.state.towards) this.directions[n].setAttribute("aria-current", "true");
      else this.directions[n].removeAttribute("aria-current");
    }
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
    this.kept.write();
    this.state.towards = towards;
    this.kept.step();
    this.draw();
  }

  /** @param {HTMLButtonElement} button */
  did(button) {
    if (button.dataset.do === "clear") this.clear();
    else void this.save(button);
  }

  clear() {
    const { towards, fold, pair } = this.state;
    this.form.reset();
    this.state = { ...nothing(), towards, fold, pair };
    this.draw();
    this.kept.soon();
    this.field("text").focus();
  }

  /** @param {HTMLButtonElement} button */
  async save(button) {
    try {
      const text = csv(this.tables[0], this.selection, await this.overlaps.load(), this.sources, this.sides, this.laid.ours);
      download(text, this.file);
    } catch {
      answer(button, "Not loaded");
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
    this.choice.choose(table, found.row.id, found.column.id);
    this.state.pair = `${found.row.id},${found.column.id}`;
    return this.kept.soon();
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
    this.kept.soon();
  }
}

onEachPage("template.xw-tools", (template, gone) => {
  const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".xw-mx")]);
  if (template instanceof HTMLTemplateElement && boxes.length) new Matrix(template, boxes, gone);
});
