// @ts-check
/** The table as it stands on the page, read once: its rows, columns and pairs, what they count, and all of it as a spreadsheet. */

import { isMatch, keyOf, WORDS } from "./matrix-data.js";

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
      const id = link.dataset.id ?? link.text.split(" ")[0];
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

/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */
/** @typedef {import("./matrix-table.js").Selection} Selection */

/**
 * One column before those of a series, for its counts.
 * @param {Series} series
 * @param {Line[]} lines those of the whole table
 * @returns {Count}
 */
export function countColumn(series, lines) {
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
  const cells = lines.map(line => {
    const cell = document.createElement("td");
    cell.className = "c";
    line.cells[first.at].before(cell);
    return cell;
  });
  return { col, head, cells };
}

/**
 * Write how many matches of a selection each theme has in each column, and each row in a folded series.
 * @param {MatrixTable} table
 * @param {Selection} selection
 */
export function showCounts({ themes, columns, series, pairs, lines, towards }, selection) {
  const counts = themes.map(() => new Array(columns.length).fill(0));
  /** @type {Map<Line, Map<Series, number>>} */
  const folded = new Map();
  pairs.forEach((pair, n) => {
    if (!isMatch(pair, towards) || !selection.pairs[n] || !selection.rows[pair.row.at] || !selection.columns[pair.column.at]) return;
    counts[themes.indexOf(pair.row.theme)][pair.column.at]++;
    if (!pair.column.series.count) return;
    for (const line of [pair.row, pair.row.theme]) {
      const found = folded.get(line) ?? folded.set(line, new Map()).get(line);
      found?.set(pair.column.series, (found.get(pair.column.series) ?? 0) + 1);
    }
  });
  themes.forEach((theme, t) => {
    theme.counts.forEach((old, n) => {
      if (old !== counts[t][n]) theme.cells[n].textContent = (theme.counts[n] = counts[t][n]) || "";
    });
  });
  for (const one of series) {
    one.count?.cells.forEach((cell, n) => {
      cell.textContent = String(folded.get(lines[n])?.get(one) ?? "");
    });
  }
}

/** @typedef {import("./matrix-panel.js").Overlap} Overlap */
/** @typedef {import("./matrix-panel.js").Source} Source */

const UNSAID = "Not said";

/** @param {string} text */
function field(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Sides} sides */
function head({ left, right }) {
  return [
    left.one, `${left.one} title`, right.one, `${right.one} title`,
    `Reuse ${right.short} for ${left.short}`, `Reuse ${left.short} for ${right.short}`, "Counted", "Sources", "Why",
  ];
}

/** @param {keyof typeof WORDS | null} said */
function level(said) {
  return said ? WORDS[said] : UNSAID;
}

/**
 * One line a pair; an entry on either side without a pair has a line of its own.
 * @param {MatrixTable} table
 * @param {Selection} selection
 * @param {Map<string, Overlap>} overlaps
 * @param {Map<string, Source>} sources
 * @param {Sides} sides
 * @param {import("./our-status.js").OurStatus | null} ours what is said beside each pair
 */
export function csv(table, selection, overlaps, sources, sides, ours) {
  const lines = [head(sides)];
  const named = new Set();
  const two = (/** @type {Entry | null} */ entry) => entry ? [entry.id, entry.title] : ["", ""];
  for (const row of table.rows.filter(r => selection.rows[r.at])) {
    const pairs = table.pairs.filter((p, n) => p.row === row && selection.pairs[n] && selection.columns[p.column.at]);
    for (const { column } of pairs) {
      named.add(column);
      const overlap = overlaps.get(`${row.id},${column.id}`);
      if (!overlap) continue;
      const decided = overlap.decision ? [`This site (${overlap.decision.by}, ${overlap.decision.reviewed})`] : [];
      const ours = overlap.judgement ? [sources.get(overlap.judgement.source)?.name ?? overlap.judgement.source] : [];
      const by = overlap.mappings.map(m => `${sources.get(m.source)?.name ?? m.source} (${m.at})`);
      lines.push([
        ...two(row), ...two(column), level(overlap.levels.left), level(overlap.levels.right),
        overlap.counted ? "yes" : "no", [...decided, ...ours, ...by].join("; "),
        overlap.decision?.reason ?? overlap.judgement?.why ?? "",
      ]);
    }
    if (!pairs.length) lines.push([...two(row), "", "", UNSAID, UNSAID, "", "", ""]);
  }
  for (const column of table.columns) {
    if (selection.columns[column.at] && !named.has(column)) lines.push([...two(null), ...two(column), UNSAID, UNSAID, "", "", ""]);
  }
  if (ours) lines.forEach((line, n) => line.push(...(n ? ours.cells(line[0], line[2]) : ours.heads)));
  return `\ufeff${lines.map(line => line.map(field).join(",")).join("\r\n")}\r\n`;
}
