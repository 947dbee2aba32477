// @ts-check
/** The table as it stands on the page, read once: its rows, its columns and its pairs. */

import { keyOf } from "./matrix-data.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {"full" | "partial" | "none" | ""} Level */
/** @typedef {{id: string, title: string, key: string, link: HTMLAnchorElement}} Entry */
/** @typedef {{col: HTMLElement, head: HTMLElement, cells: HTMLElement[]}} Count a folded series */

/**
 * @typedef {object} Series
 * @property {string} id
 * @property {HTMLTableCellElement} head
 * @property {HTMLAnchorElement} link
 * @property {string} label id and name, as the whole width shows them
 * @property {HTMLButtonElement | null} button
 * @property {Column[]} columns
 * @property {string} edge the class of the line before it
 * @property {boolean} folded
 * @property {Count | null} count
 */

/** @typedef {Entry & {at: number, series: Series, head: HTMLTableCellElement, col: HTMLElement}} Column */

/**
 * @typedef {object} Line a table row: cells by the column's number, and which of them are painted as hidden
 * @property {HTMLTableRowElement} tr
 * @property {HTMLElement[]} cells
 * @property {string} painted
 */

/** @typedef {Line & {id: string, button: HTMLButtonElement, rows: Row[], folded: boolean, counts: number[]}} Theme */
/** @typedef {Entry & Line & {at: number, theme: Theme}} Row */

/**
 * @typedef {object} Pair
 * @property {Row} row
 * @property {Column} column
 * @property {HTMLElement} cell
 * @property {HTMLAnchorElement} link
 * @property {Record<keyof Sides, Level>} levels by the side that they are towards
 * @property {boolean} agree
 * @property {boolean} differ
 * @property {boolean} counted
 * @property {string} by
 * @property {boolean} off
 */

/** @type {Record<string, Level>} */
const LEVELS = { f: "full", p: "partial" };

/** @param {string} label */
function foldButton(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-label", label);
  return button;
}

export class ReadTable {
  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    this.cols = /** @type {HTMLElement} */ (table.querySelector("colgroup"));
    /** @type {Series[]} */
    this.series = [];
    /** @type {Column[]} */
    this.columns = [];
    /** @type {Theme[]} */
    this.themes = [];
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Pair[]} */
    this.pairs = [];
    this.readHeads();
    for (const body of table.tBodies) this.readTheme(body);
  }

  readHeads() {
    const [upper, lower] = /** @type {HTMLTableSectionElement} */ (this.table.tHead).rows;
    const heads = [...lower.cells];
    const cols = /** @type {HTMLElement[]} */ ([...this.cols.children].slice(1));
    for (const head of [...upper.cells].slice(1)) {
      const link = /** @type {HTMLAnchorElement} */ (head.firstElementChild);
      const id = link.text.split(" ")[0];
      const width = head.colSpan;
      const button = width > 1 ? foldButton(`${id} ${link.title}`) : null;
      if (button) link.before(button);
      /** @type {Series} */
      const series = {
        id, head, link, label: link.text, button, columns: [], edge: cols[this.columns.length].className || "s", folded: false, count: null,
      };
      for (let n = 0; n < width; n++) series.columns.push(this.readColumn(series, heads, cols));
      this.series.push(series);
    }
  }

  /**
   * @param {Series} series
   * @param {HTMLTableCellElement[]} heads
   * @param {HTMLElement[]} cols
   * @returns {Column}
   */
  readColumn(series, heads, cols) {
    const at = this.columns.length;
    const link = /** @type {HTMLAnchorElement} */ (heads[at].firstElementChild);
    const column = {
      id: link.text, title: link.title, key: keyOf(link.text, link.title), link, at, series, head: heads[at], col: cols[at],
    };
    this.columns.push(column);
    return column;
  }

  /** @param {HTMLTableSectionElement} body */
  readTheme(body) {
    const [first, ...rest] = body.rows;
    const link = /** @type {HTMLAnchorElement} */ (first.cells[0].firstElementChild);
    const said = body.dataset.before ?? "";
    const id = first.dataset.id ?? link.text;
    const button = foldButton(link.text);
    link.before(button);
    const cells = [...first.cells].slice(1);
    /** @type {Theme} */
    const theme = {
      id, tr: first, cells, button, rows: [], folded: false, counts: cells.map(c => Number(c.textContent)), painted: "",
    };
    for (const tr of rest) theme.rows.push(this.readRow(tr, theme, said));
    this.themes.push(theme);
  }

  /**
   * @param {HTMLTableRowElement} tr
   * @param {Theme} theme
   * @param {string} before the words that the ids of its theme begin with
   * @returns {Row}
   */
  readRow(tr, theme, before) {
    const [head, ...cells] = tr.cells;
    const link = /** @type {HTMLAnchorElement} */ (head.firstElementChild);
    const shortId = link.firstElementChild?.textContent ?? "";
    const id = before + shortId;
    const title = link.lastChild?.textContent ?? "";
    /** @type {Row} */
    const row = {
      id, title: link.title || title, key: keyOf(id, `${title} ${link.title}`), link, at: this.rows.length, theme, tr, cells, painted: "",
    };
    this.rows.push(row);
    for (const found of tr.querySelectorAll("td > a")) this.readPair(row, /** @type {HTMLAnchorElement} */ (found));
    return row;
  }

  /**
   * @param {Row} row
   * @param {HTMLAnchorElement} link
   */
  readPair(row, link) {
    const cell = /** @type {HTMLTableCellElement} */ (link.parentElement);
    const says = cell.classList;
    /** @type {Record<keyof Sides, Level>} */
    const levels = { left: "", right: "" };
    for (const name of says) {
      if (LEVELS[name]) levels.left = LEVELS[name];
      if (name[0] === "b") levels.right = LEVELS[name[1]];
    }
    this.pairs.push({
      row, column: this.columns[cell.cellIndex - 1], cell, link, levels, agree: says.contains("m"),
      differ: says.contains("d"), counted: !says.contains("x"), by: cell.dataset.by ?? "", off: false,
    });
  }
}
