// @ts-check
/** Focus and highlight: one tab stop for the whole table, arrow keys from cell to cell, the column washed by its <col>. */

/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */

const PAGE = 10;
const NARROW = matchMedia("(max-width: 45em)");

/** @param {Element | null} node */
function seen(node) {
  return Boolean(node?.getClientRects().length);
}

export class Keys {
  /** @param {MatrixTable} table */
  constructor(table) {
    this.table = table;
    this.root = table.table;
    /** @type {HTMLElement | null} */
    this.stop = null;
    /** @type {Element | undefined} */
    this.lit = undefined;
    /** @type {Element | undefined} */
    this.kept = undefined;
    this.rove();
    NARROW.addEventListener("change", () => this.rove());
    this.root.addEventListener("keydown", event => this.pressed(event));
    this.root.addEventListener("focusin", event => this.focused(/** @type {HTMLElement} */ (event.target)));
    for (const body of this.root.tBodies) {
      body.addEventListener("pointerover", event => this.light(/** @type {Element} */ (event.target).closest("td, th")));
    }
    this.root.addEventListener("pointerleave", () => this.light(null));
  }

  /** On a phone the table is a list, and every link of it a tab stop. */
  rove() {
    for (const link of this.root.querySelectorAll("a, button")) {
      if (NARROW.matches) link.removeAttribute("tabindex");
      else /** @type {HTMLElement} */ (link).tabIndex = -1;
    }
    this.stop = null;
    this.settle();
  }

  /** Keep a tab stop that is in sight. */
  settle() {
    if (NARROW.matches || (this.stop?.isConnected && !this.stop.closest("[hidden]"))) return;
    const row = this.table.rows.find(r => !r.tr.hidden) ?? this.table.themes.find(t => !t.tr.hidden);
    const first = row?.tr.cells[0].querySelector("a");
    if (first) this.stopAt(first);
  }

  /** @param {HTMLElement} node */
  stopAt(node) {
    if (this.stop && this.stop !== node) {
      if (this.stop.matches("td")) this.stop.removeAttribute("tabindex");
      else this.stop.tabIndex = -1;
    }
    this.stop = node;
    node.tabIndex = 0;
  }

  /** @param {HTMLElement} node */
  focused(node) {
    if (!NARROW.matches) this.stopAt(node);
    this.light(node.closest("tbody td, tbody th"));
  }

  /** @param {Element | null} cell */
  light(cell) {
    const at = cell instanceof HTMLTableCellElement && cell.cellIndex > 0 ? cell.cellIndex : -1;
    const col = this.table.cols.children[at];
    if (col === this.lit) return;
    if (this.lit !== this.kept) this.lit?.classList.remove("on");
    col?.classList.add("on");
    this.lit = col;
  }

  /**
   * Light the row and the column of the chosen cell, wherever the pointer goes; nothing puts them out.
   * @param {{row: import("./matrix-table.js").Row, column: import("./matrix-table.js").Column}} [chosen]
   */
  keep(chosen) {
    for (const node of this.root.querySelectorAll("tr.on, th.on")) node.classList.remove("on");
    if (this.kept !== this.lit) this.kept?.classList.remove("on");
    this.kept = chosen?.column.col;
    for (const node of chosen ? [chosen.row.tr, chosen.column.head, chosen.column.col] : []) node.classList.add("on");
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || event.metaKey || event.shiftKey) return undefined;
    const node = /** @type {HTMLElement} */ (event.target);
    if ((event.key === "Enter" || event.key === " ") && node.matches("td")) {
      event.preventDefault();
      return node.click();
    }
    const to = this.target(node, event.key, event.ctrlKey);
    if (to === undefined) return undefined;
    event.preventDefault();
    return to ? this.go(to) : undefined;
  }

  /**
   * Where a key leads: a node, null for nowhere, undefined if the key is not ours.
   * @param {HTMLElement} node
   * @param {string} key
   * @param {boolean} far
   */
  target(node, key, far) {
    if (key === "Home" || key === "End") {
      const rows = this.lines(true);
      const tr = far ? rows.at(key === "Home" ? 0 : -1) : node.closest("tr");
      return tr ? this.nodes(tr).at(key === "Home" ? 0 : -1) ?? null : null;
    }
    if (far) return undefined;
    if (key === "ArrowLeft" || key === "ArrowRight") return this.beside(node, key === "ArrowLeft" ? -1 : 1);
    if (key === "ArrowUp" || key === "ArrowDown") return this.above(node, key === "ArrowUp" ? -1 : 1);
    if (key === "PageUp" || key === "PageDown") return this.above(node, key === "PageUp" ? -PAGE : PAGE);
    return undefined;
  }

  /**
   * The rows in sight.
   * @param {boolean} [body] only those of the body
   */
  lines(body = false) {
    return [...this.root.rows].filter(tr => !tr.hidden && !(body && tr.parentElement === this.root.tHead) && seen(tr));
  }

  /**
   * What can be focused in a row: its links and buttons, and cells without any.
   * @param {Element} tr
   * @returns {HTMLElement[]}
   */
  nodes(tr) {
    const cells = /** @type {HTMLElement[]} */ ([...tr.children].filter(cell => !(/** @type {HTMLElement} */ (cell).hidden)));
    return cells.flatMap(cell => {
      const inner = /** @type {HTMLElement[]} */ ([...cell.querySelectorAll(":scope > :is(a, button):not([hidden])")]);
      return cell.matches(".off") || !inner.length ? (cell.matches("td") ? [cell] : []) : inner;
    });
  }

  /**
   * @param {HTMLElement} node
   * @param {number} step
   */
  beside(node, step) {
    const nodes = this.nodes(/** @type {Element} */ (node.closest("tr")));
    return nodes[nodes.indexOf(node) + step] ?? null;
  }

  /**
   * @param {HTMLElement} node
   * @param {number} step
   */
  above(node, step) {
    const rows = this.lines();
    const from = /** @type {HTMLTableRowElement} */ (node.closest("tr"));
    const at = Math.max(0, Math.min(rows.length - 1, rows.indexOf(from) + step));
    const to = rows[at];
    if (!to || to === from) return null;
    const cell = this.cellAt(to, this.position(/** @type {HTMLTableCellElement} */ (node.closest("td, th"))));
    if (!cell) return null;
    return this.nodes(to).filter(n => cell.contains(n)).at(-1) ?? null;
  }

  /**
   * The number of a cell's column among the <col> elements.
   * @param {HTMLTableCellElement} cell
   */
  position(cell) {
    const [upper, lower] = /** @type {HTMLTableSectionElement} */ (this.root.tHead).rows;
    if (cell.parentElement === lower) return cell.cellIndex + 1;
    if (cell.parentElement !== upper) return cell.cellIndex;
    const series = this.table.series.find(s => s.head === cell);
    const col = series?.count?.col ?? series?.columns.find(c => !c.col.hidden)?.col;
    return col ? [...this.table.cols.children].indexOf(col) : 0;
  }

  /**
   * @param {HTMLTableRowElement} tr
   * @param {number} at
   */
  cellAt(tr, at) {
    const [upper, lower] = /** @type {HTMLTableSectionElement} */ (this.root.tHead).rows;
    if (tr === lower) return at ? lower.cells[at - 1] : null;
    if (tr !== upper) return tr.cells[at];
    const col = this.table.cols.children[at];
    return this.table.series.find(s => s.count?.col === col || s.columns.some(c => c.col === col))?.head ?? null;
  }

  /** @param {HTMLElement} node */
  go(node) {
    this.stopAt(node);
    node.focus();
  }
}
