// @ts-check
/**
 * The register of evidence: what is chosen above the rows leaves some of them out and orders them, and stands in the
 * address (`?system=ticket-system&sort=reuse`). The page is complete without it, by topic.
 */

import { onEachPage } from "./each-page.js";
import { matching, nothingLeft } from "./list-filter.js";

const PAUSE = 120;
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SYSTEM = "#system-";
const RECORDS = "records";
/** The cells that say what a list offers to choose from, in its words. */
const CELLS = new Map([["kind", 1], ["how", 3], ["timing", 4]]);

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} row
 * @property {HTMLTableSectionElement} home the topic that it stands in
 * @property {string} text in small letters
 * @property {number[]} counts the entries that it serves, by framework
 * @property {string} name
 */

class Sieve {
  /**
   * @param {HTMLElement} box
   * @param {AbortSignal} signal
   */
  constructor(box, signal) {
    this.typed = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    this.selects = [...box.querySelectorAll("select")];
    this.said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
    this.nothing = nothingLeft(() => this.choose(""), this.typed);
    box.after(this.nothing);
    this.tables = /** @type {HTMLTableElement[]} */ ([...document.querySelectorAll("table.xw-t--register")]);
    this.sorted = "";
    this.rows = this.tables.flatMap(table => [...table.tBodies[0].rows].map(rowOf));
    let timer = 0;
    this.typed.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.changed(), PAUSE);
    });
    for (const select of this.selects) select.addEventListener("change", () => this.changed());
    for (const link of document.querySelectorAll(".xw-systems a")) {
      link.addEventListener("click", () => this.choose((link.parentElement?.id ?? "").slice(SYSTEM.length - 1)));
    }
    addEventListener("popstate", () => this.read(), { signal });
    const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".xw-kept"));
    if (fold) fold.open = !matchMedia("(max-width: 45em)").matches;
    box.classList.add("xw-live");
    this.read();
    if (location.hash.startsWith(SYSTEM)) {
      this.choose(location.hash.slice(SYSTEM.length));
      location.hash = RECORDS;
    }
  }

  /**
   * Shows what is kept in one system, or in any.
   * @param {string} system
   */
  choose(system) {
    this.typed.value = "";
    for (const select of this.selects) if (select.name !== "sort") set(select, select.name === "system" ? system : "");
    this.changed();
  }

  /** Takes what the address says. */
  read() {
    const query = new URLSearchParams(location.search);
    this.typed.value = query.get("q") ?? "";
    for (const select of this.selects) set(select, query.get(select.name) ?? "");
    this.show();
  }

  changed() {
    const found = [this.typed, ...this.selects].map(one => [one.name, one.value.trim()]).filter(([, value]) => value);
    const url = new URL(location.href);
    url.search = String(new URLSearchParams(found));
    if (url.href !== location.href) history.replaceState(history.state, "", url.href);
    this.show();
  }

  show() {
    const worded = matching(this.rows.map(row => row.text), this.typed.value);
    const chosen = this.selects.filter(select => select.value && select.name !== "sort");
    let count = 0;
    for (const [place, row] of this.rows.entries()) {
      const there = worded[place] && chosen.every(select => fits(row, select));
      row.row.hidden = !there;
      count += Number(there);
    }
    for (const select of this.selects) select.classList.toggle("xw-set", Boolean(select.value));
    this.order(this.selects.find(select => select.name === "sort")?.value ?? "");
    this.said.textContent = `${count} of ${this.rows.length}`;
    this.nothing.hidden = count > 0;
    let headed = false;
    for (const table of this.tables) {
      const empty = ![...table.tBodies[0].rows].some(row => !row.hidden);
      table.hidden = empty;
      table.classList.toggle("xw-headed", !empty && !headed);
      headed ||= !empty;
      const head = table.previousElementSibling;
      if (head instanceof HTMLElement && head.tagName === "H2" && head.id !== RECORDS) head.hidden = empty || this.sorted !== "";
    }
  }

  /** @param {string} by */
  order(by) {
    if (by === this.sorted) return;
    this.sorted = by;
    const total = (/** @type {Row} */ row) => row.counts.reduce((sum, count) => sum + count, 0);
    const named = (/** @type {Row} */ a, /** @type {Row} */ b) => a.name.localeCompare(b.name, "en");
    const rows = [...this.rows];
    if (by === "reuse") rows.sort((a, b) => total(b) - total(a) || named(a, b));
    if (by === "name") rows.sort(named);
    const first = this.tables[0].tBodies[0];
    for (const { row, home } of rows) (by ? first : home).append(row);
  }
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {Row}
 */
function rowOf(row) {
  const name = row.cells[0].textContent?.trim() ?? "";
  return {
    row,
    home: /** @type {HTMLTableSectionElement} */ (row.parentElement),
    text: (row.textContent ?? "").toLowerCase(),
    counts: (row.cells[5].textContent ?? "").split("+").map(Number),
    name,
  };
}

/**
 * @param {Row} row
 * @param {HTMLSelectElement} select
 */
function fits(row, select) {
  const place = select.selectedIndex - 1;
  if (select.name === "system") return row.row.dataset.k?.includes(LETTERS[place]) ?? false;
  if (select.name === "framework") return row.counts[place] > 0;
  return row.row.cells[CELLS.get(select.name) ?? 0].textContent?.trim() === select.selectedOptions[0].text;
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} value
 */
function set(select, value) {
  select.value = [...select.options].some(option => option.value === value) ? value : "";
}

onEachPage(".xw-sieve", (box, gone) => void new Sieve(box, gone));
