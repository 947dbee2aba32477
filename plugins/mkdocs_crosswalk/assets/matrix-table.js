// @ts-check
/** The table as a model: rows, columns and pairs read from the page once, and the few writes that show a choice. */

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

/** @typedef {{rows: boolean[], columns: boolean[], pairs: boolean[]}} Selection */

/** @type {Record<string, Level>} */
const LEVELS = { f: "full", p: "partial" };
/** The shapes of a level in the direction shown, and of one in the other direction alone. */
/** @type {Record<string, string[]>} */
const SHAPES = { full: ["f", "o"], partial: ["p", "q"] };
export const WORDS = { full: "Full", partial: "Partial", none: "Not a match" };

/**
 * What a word is looked for in: a space before every word, and an id also without the words or letters before its number.
 * @param {string} id
 * @param {string} title
 */
function keyOf(id, title) {
  const lower = id.toLowerCase();
  return ` ${lower} ${lower.replace(/^(?:\p{L}+ )*(?:\p{L}+\.)?(?=\d)/u, "")} ${title.toLowerCase()}`;
}

/** @param {string} label */
function foldButton(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-label", label);
  return button;
}

export class MatrixTable {
  /**
   * @param {HTMLElement} box
   * @param {Sides} sides
   */
  constructor(box, sides) {
    this.box = box;
    this.sides = sides;
    this.before = box.dataset.before ?? "";
    this.table = /** @type {HTMLTableElement} */ (box.querySelector("table"));
    this.cols = /** @type {HTMLElement} */ (this.table.querySelector("colgroup"));
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
    /** @type {keyof Sides} */
    this.towards = "left";
    this.mask = "";
    /** @type {Generator<{visible: boolean, touched: boolean}, void> | null} */
    this.rest = null;
    this.readHeads();
    for (const body of this.table.tBodies) this.readTheme(body);
    this.mask = "1".repeat(this.columns.length);
    /** @type {Line[]} */
    this.lines = this.themes.flatMap(theme => [theme, ...theme.rows]);
    for (const line of this.lines) line.painted = this.mask;
    this.rule();
    box.classList.add("xw-mx--live");
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
    const before = link.text.startsWith(this.before) ? this.before : "";
    const id = before + link.text.slice(before.length).split(" ")[0];
    const button = foldButton(link.text);
    link.before(button);
    const cells = [...first.cells].slice(1);
    /** @type {Theme} */
    const theme = {
      id, tr: first, cells, button, rows: [], folded: false, counts: cells.map(c => Number(c.textContent)), painted: "",
    };
    for (const tr of rest) theme.rows.push(this.readRow(tr, theme));
    this.themes.push(theme);
  }

  /**
   * @param {HTMLTableRowElement} tr
   * @param {Theme} theme
   * @returns {Row}
   */
  readRow(tr, theme) {
    const [head, ...cells] = tr.cells;
    const link = /** @type {HTMLAnchorElement} */ (head.firstElementChild);
    const shortId = link.firstElementChild?.textContent ?? "";
    const id = this.before + shortId;
    const title = link.lastChild?.textContent ?? "";
    /** @type {Row} */
    const row = {
      id, title, key: keyOf(id, title), link, at: this.rows.length, theme, tr, cells, painted: "",
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
      const words = [pair.column.id];
      if (first) words.push(WORDS[first]);
      if (other) words.push(`${WORDS[other]} for ${this.sides[back].short}`);
      pair.link.textContent = words.join(", ");
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
      if (folded && !series.count) series.count = this.countOf(series);
      if (!folded && series.count) {
        for (const node of [series.count.col, series.count.head, ...series.count.cells]) node.remove();
        series.count = null;
      }
      if (folded !== series.folded) this.mask = "";
      series.folded = folded;
    }
  }

  /**
   * One column before those of a series, for its counts.
   * @param {Series} series
   * @returns {Count}
   */
  countOf(series) {
    const first = series.columns[0];
    const col = document.createElement("col");
    first.col.before(col);
    const head = document.createElement("th");
    head.scope = "col";
    const link = document.createElement("a");
    link.href = series.link.href;
    link.title = series.link.title;
    link.textContent = series.id;
    link.tabIndex = -1;
    head.append(link);
    first.head.before(head);
    const cells = this.lines.map(line => {
      const cell = document.createElement("td");
      cell.className = "c";
      line.cells[first.at].before(cell);
      return cell;
    });
    return { col, head, cells };
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
      if (done) return columns ? this.settled() : (this.rest = null);
      if (value.visible) visible++;
    }
    if (!columns) for (const line of this.lines.slice(at)) setHidden(line.tr, true);
    this.box.setAttribute("aria-busy", "true");
    return undefined;
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
    this.showCounts(selection);
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

  /** @param {Selection} selection */
  showCounts(selection) {
    const counts = this.themes.map(() => new Array(this.columns.length).fill(0));
    /** @type {Map<Line, Map<Series, number>>} */
    const folded = new Map();
    this.pairs.forEach((pair, n) => {
      if (!pair.counted || !selection.pairs[n] || !selection.rows[pair.row.at] || !selection.columns[pair.column.at]) return;
      counts[this.themes.indexOf(pair.row.theme)][pair.column.at]++;
      if (!pair.column.series.count) return;
      for (const line of [pair.row, pair.row.theme]) {
        const found = folded.get(line) ?? folded.set(line, new Map()).get(line);
        found?.set(pair.column.series, (found.get(pair.column.series) ?? 0) + 1);
      }
    });
    this.themes.forEach((theme, t) => {
      theme.counts.forEach((old, n) => {
        if (old !== counts[t][n]) theme.cells[n].textContent = (theme.counts[n] = counts[t][n]) || "";
      });
    });
    for (const series of this.series) {
      series.count?.cells.forEach((cell, n) => {
        cell.textContent = String(folded.get(this.lines[n])?.get(series) ?? "");
      });
    }
  }
}

/**
 * @param {HTMLElement} node
 * @param {boolean} hidden
 */
function setHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}
