// @ts-check
/** The table as a model, with the few writes that show a choice. */

import { isMatch, WORDS } from "./matrix-data.js";
import { countColumn, ReadTable, showCounts } from "./matrix-read.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./matrix-read.js").Level} Level */
/** @typedef {import("./matrix-read.js").Entry} Entry */
/** @typedef {import("./matrix-read.js").Series} Series */
/** @typedef {import("./matrix-read.js").Column} Column */
/** @typedef {import("./matrix-read.js").Line} Line */
/** @typedef {import("./matrix-read.js").Theme} Theme */
/** @typedef {import("./matrix-read.js").Row} Row */
/** @typedef {import("./matrix-read.js").Pair} Pair */
/** @typedef {{rows: boolean[], columns: boolean[], pairs: boolean[]}} Selection */

/** The shapes of a level in the direction shown, and of one in the other direction alone. */
/** @type {Record<string, string[]>} */
const SHAPES = { full: ["f", "o"], partial: ["p", "q"] };

export class MatrixTable extends ReadTable {
  /**
   * @param {HTMLElement} box
   * @param {Sides} sides
   */
  constructor(box, sides) {
    super(/** @type {HTMLTableElement} */ (box.querySelector("table")));
    this.box = box;
    this.sides = sides;
    /** @type {keyof Sides} */
    this.towards = "left";
    this.mask = "";
    /** @type {Generator<{visible: boolean, touched: boolean}, void> | null} */
    this.rest = null;
    this.waiting = false;
    this.mask = "1".repeat(this.columns.length);
    /** @type {Line[]} */
    this.lines = this.themes.flatMap(theme => [theme, ...theme.rows]);
    for (const line of this.lines) line.painted = this.mask;
    this.rule();
    box.classList.add("xw-mx--live");
  }

  /**
   * The row and column of a cell of the body; nothing for heads and counts.
   * @param {Element} cell
   * @returns {{row: Row, column: Column} | null}
   */
  at(cell) {
    const row = this.rows.find(r => r.tr === cell.parentElement);
    const at = row ? row.cells.indexOf(/** @type {HTMLElement} */ (cell)) : -1;
    return row && at >= 0 ? { row, column: this.columns[at] } : null;
  }

  /**
   * @param {string} left
   * @param {string} right
   */
  find(left, right) {
    const row = this.rows.find(r => r.id === left);
    const column = this.columns.find(c => c.id === right);
    return row && column ? { row, column } : null;
  }

  /**
   * Show and say each level in the order of the direction.
   * @param {keyof Sides} towards
   */
  turn(towards) {
    if (this.towards === towards) return;
    this.towards = towards;
    const back = towards === "left" ? "right" : "left";
    for (const pair of this.pairs) {
      if (!pair.counted) continue;
      const [first, other] = [pair.levels[towards], pair.levels[back]];
      const level = first || other;
      pair.cell.classList.remove("f", "p", "o", "q");
      if (level) pair.cell.classList.add(SHAPES[level][first ? 0 : 1]);
      const words = [""];
      if (first) words.push(WORDS[first]);
      if (other) words.push(`${WORDS[other]} for ${this.sides[back].short}`);
      const id = pair.link.firstElementChild;
      if (id) pair.link.replaceChildren(id, words.join(", "));
    }
    const matched = new Set(this.pairs.filter(pair => isMatch(pair, towards)).map(pair => pair.row));
    for (const { tr, rows } of this.themes) {
      const said = tr.querySelector("small")?.firstChild;
      if (said) said.textContent = `${rows.filter(row => matched.has(row)).length} of ${rows.length}`;
    }
  }

  /**
   * Fold what is named, and unfold the rest.
   * @param {Set<string>} ids
   */
  fold(ids) {
    for (const theme of this.themes) {
      theme.folded = ids.has(theme.id);
      theme.button.setAttribute("aria-expanded", String(!theme.folded));
    }
    for (const series of this.series) {
      const folded = ids.has(series.id) && Boolean(series.button);
      series.button?.setAttribute("aria-expanded", String(!folded));
      if (folded && !series.count) series.count = countColumn(series, this.lines);
      if (!folded && series.count) {
        for (const node of [series.count.col, series.count.head, ...series.count.cells]) node.remove();
        series.count = null;
      }
      if (folded !== series.folded) this.mask = "";
      series.folded = folded;
    }
  }

  /**
   * Show a selection, and be done with it.
   * @param {Selection} selection
   */
  show(selection) {
    this.begin(selection, Infinity);
  }

  /**
   * Show as many rows of a selection as are in view; `proceed` brings the rest. Making, moving and dropping the
   * boxes of some thousand cells is what takes time, and most of them are out of view.
   * @param {Selection} selection
   * @param {number} inView
   * @param {boolean} [columns] whether columns change too, which touches every row; if not, rows out of view go, since
   *   they would be moved at every key
   */
  begin(selection, inView, columns = true) {
    const shown = this.columns.map(c => selection.columns[c.at] && !c.series.folded);
    const mask = shown.map(Number).join("");
    if (mask !== this.mask) {
      if (columns) {
        this.mask = mask;
        this.showHeads(selection, shown);
      } else [...this.mask].forEach((bit, n) => { shown[n] = bit === "1"; });
    }
    this.pairs.forEach((pair, n) => {
      if (pair.off === selection.pairs[n]) pair.cell.classList.toggle("off", (pair.off = !pair.off));
    });
    this.rest = this.update(selection, shown);
    let visible = 0;
    let at = 0;
    for (; visible < inView; at++) {
      const { done, value } = this.rest.next();
      if (done && columns) return this.settled();
      if (done) break;
      if (value.visible) visible++;
    }
    if (!columns) for (const line of this.lines.slice(at)) setHidden(line.tr, true);
    return this.wait();
  }

  /** Say that not everything is there yet; `settled` takes it back. */
  wait() {
    if (this.waiting) return;
    this.waiting = true;
    this.box.setAttribute("aria-busy", "true");
  }

  /**
   * Bring some more rows up to date.
   * @param {number} most rows to touch
   */
  proceed(most) {
    let touched = 0;
    while (this.rest && touched < most) {
      const { done, value } = this.rest.next();
      if (done) this.settled();
      else if (value.touched) touched++;
    }
  }

  settled() {
    this.rest = null;
    this.waiting = false;
    this.box.removeAttribute("aria-busy");
    Object.assign(this.box.style, { height: "", overflow: "", scrollbarGutter: "" });
  }

  /**
   * Keep the pane as it is until all rows are there: what stands below would move at every key. What scrolls by itself
   * is painted far beyond what is seen, so meanwhile it does not.
   */
  hold() {
    if (this.box.style.height) return;
    const { offsetHeight, offsetWidth, clientWidth } = this.box;
    const scrollbarGutter = offsetWidth - clientWidth > 2 ? "stable" : "";
    Object.assign(this.box.style, { height: `${offsetHeight}px`, overflow: "hidden", scrollbarGutter });
  }

  /**
   * @param {Selection} selection
   * @param {boolean[]} shown
   * @returns {Generator<{visible: boolean, touched: boolean}, void>}
   */
  *update(selection, shown) {
    for (const theme of this.themes) {
      const any = theme.rows.some(row => selection.rows[row.at]);
      yield this.bring(theme, any, shown);
      for (const row of theme.rows) yield this.bring(row, selection.rows[row.at] && !theme.folded, shown);
    }
    showCounts(this, selection);
  }

  /**
   * @param {Line} line
   * @param {boolean} visible
   * @param {boolean[]} shown
   */
  bring(line, visible, shown) {
    const touched = line.tr.hidden === visible || (visible && line.painted !== this.mask);
    if (visible) this.paint(line, shown);
    setHidden(line.tr, !visible);
    return { visible, touched };
  }

  /**
   * @param {Selection} selection
   * @param {boolean[]} shown
   */
  showHeads(selection, shown) {
    for (const { id, columns, head, link, label, button, edge, folded, count } of this.series) {
      const width = folded ? Number(columns.some(c => selection.columns[c.at])) : columns.filter(c => shown[c.at]).length;
      setHidden(head, !width);
      head.colSpan = Math.max(width, 1);
      if (button) setHidden(button, width === 1 && !folded);
      setHidden(link, folded);
      const text = width === columns.length ? label : id;
      if (link.text !== text) link.textContent = text;
      let first = true;
      for (const { at, col, head: below } of columns) {
        setHidden(col, !shown[at]);
        setHidden(below, !shown[at]);
        if (!shown[at]) continue;
        col.classList.toggle("s", first && edge === "s");
        col.classList.toggle("k", first && edge === "k");
        below.classList.toggle("s", first && edge === "s");
        below.classList.toggle("k", first && edge === "k");
        first = false;
      }
      if (!count) continue;
      count.col.className = count.head.className = edge;
      for (const node of [count.col, count.head, ...count.cells]) setHidden(node, !width);
    }
    this.rule();
  }

  /** Draw the lines before series, as backgrounds of the table: one thing to paint instead of one in every row. */
  rule() {
    const layers = [];
    let before = 0;
    for (const { columns, count, edge } of this.series) {
      const width = count ? Number(!count.col.hidden) : columns.filter(c => !c.col.hidden).length;
      const colour = edge === "k" ? "var(--xw-line-2)" : "var(--xw-line)";
      const left = `calc(var(--xw-names) + ${before} * var(--xw-cell))`;
      if (width) layers.push(`linear-gradient(${colour} 0 0) ${left} 0 / 1px 100% no-repeat`);
      before += width;
    }
    layers.push("var(--xw-rows) 0 var(--xw-heads) var(--xw-bg)");
    this.table.style.background = layers.join(", ");
  }

  /**
   * Hide the cells of the columns that are not shown; rows out of sight are left as they are until they come back.
   * @param {Line} line
   * @param {boolean[]} shown
   */
  paint(line, shown) {
    if (line.painted === this.mask) return;
    for (let n = 0; n < shown.length; n++) {
      if ((line.painted[n] === "1") !== shown[n]) line.cells[n].hidden = !shown[n];
    }
    line.painted = this.mask;
  }
}

/**
 * @param {HTMLElement} node
 * @param {boolean} hidden
 */
function setHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}
