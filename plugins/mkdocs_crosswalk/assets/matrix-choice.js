// @ts-check
/** The chosen cell of a whole table, and the panel that says of its pair who says what. */

/** @typedef {import("./matrix-keys.js").Keys} Keys */
/** @typedef {import("./matrix-panel.js").Panel} Panel */
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
