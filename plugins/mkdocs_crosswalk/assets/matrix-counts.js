// @ts-check
/** The counts of a table: of a theme in each column, and of each row where a series is folded into one column. */

import { isMatch } from "./matrix-data.js";

/** @typedef {import("./matrix-read.js").Series} Series */
/** @typedef {import("./matrix-read.js").Line} Line */
/** @typedef {import("./matrix-read.js").Count} Count */
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
