// @ts-check
/** One tab stop for a table without joined cells, and arrow keys from cell to cell. */

const NARROW = matchMedia("(max-width: 45em)");

export class Grid {
  /**
   * @param {HTMLTableElement} table
   * @param {boolean} [list] whether it is a list on a phone, where every link is a tab stop
   */
  constructor(table, list = false) {
    this.table = table;
    this.list = list;
    /** @type {HTMLElement | null} */
    this.stop = null;
    table.addEventListener("keydown", event => this.pressed(event));
    table.addEventListener("focusin", event => this.stopAt(/** @type {HTMLElement} */ (event.target)));
    this.settle();
  }

  /** Keep one tab stop that is in sight: after cells were made, hidden or shown. */
  settle() {
    const stops = [...this.table.rows].filter(shown).flatMap(row => [...row.cells].map(node).filter(found));
    const free = this.list && NARROW.matches;
    for (const stop of this.table.querySelectorAll("a, button")) {
      if (free) stop.removeAttribute("tabindex");
      else /** @type {HTMLElement} */ (stop).tabIndex = -1;
    }
    if (free) return;
    const first = stops.find(stop => stop === this.stop) ?? stops.find(stop => stop.closest("td") && stop.matches("a")) ?? stops[0];
    this.stop = null;
    if (first) this.stopAt(first);
  }

  /** @param {HTMLElement} to */
  stopAt(to) {
    if (this.list && NARROW.matches) return;
    if (this.stop && this.stop !== to) this.stop.tabIndex = -1;
    this.stop = to;
    to.tabIndex = 0;
  }

  /** @param {HTMLElement | null | undefined} to */
  go(to) {
    if (!to) return;
    this.stopAt(to);
    to.focus();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const cell = /** @type {HTMLElement} */ (event.target).closest("td, th");
    if (!(cell instanceof HTMLTableCellElement)) return;
    const to = this.target(cell, event.key, event.ctrlKey);
    if (to === undefined) return;
    event.preventDefault();
    this.go(to);
  }

  /**
   * Where a key leads: a node, null for nowhere, undefined if the key is not ours.
   * @param {HTMLTableCellElement} cell
   * @param {string} key
   * @param {boolean} far
   */
  target(cell, key, far) {
    const rows = [...this.table.rows].filter(shown);
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    if (key === "Home" || key === "End") {
      const from = far ? rows.filter(r => nodes(r).length).at(key === "Home" ? 0 : -1) ?? row : row;
      return nodes(from).at(key === "Home" ? 0 : -1) ?? null;
    }
    if (far) return undefined;
    const at = rows.indexOf(row);
    if (key === "ArrowLeft") return nodes(row).filter(n => at_(n) < cell.cellIndex).at(-1) ?? null;
    if (key === "ArrowRight") return nodes(row).find(n => at_(n) > cell.cellIndex) ?? null;
    const column = (/** @type {HTMLTableRowElement[]} */ among) => among.map(r => node(r.cells[cell.cellIndex])).find(found) ?? null;
    if (key === "ArrowUp") return column(rows.slice(0, at).reverse());
    if (key === "ArrowDown") return column(rows.slice(at + 1));
    return undefined;
  }
}

/** @param {HTMLTableRowElement} row */
function shown(row) {
  return !row.hidden && row.getClientRects().length > 0;
}

/** @param {HTMLTableRowElement} row */
function nodes(row) {
  return [...row.cells].map(node).filter(found);
}

/** @param {HTMLElement} inside */
function at_(inside) {
  return /** @type {HTMLTableCellElement} */ (inside.closest("td, th")).cellIndex;
}

/**
 * What of a cell takes the focus: its link, or an empty cell of the body itself.
 * @param {HTMLTableCellElement | undefined} cell
 * @returns {HTMLElement | null}
 */
function node(cell) {
  if (!cell || cell.matches(".s")) return null;
  const inner = /** @type {HTMLElement | null} */ (cell.querySelector("a, button"));
  if (inner) return inner;
  return cell.matches("tbody td") ? cell : null;
}

/**
 * @param {HTMLElement | null} one
 * @returns {one is HTMLElement}
 */
function found(one) {
  return one !== null;
}
