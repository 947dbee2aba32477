// @ts-check
/** What the matrix shows as a spreadsheet: RFC 4180, UTF-8 with a byte order mark, so that Excel reads it. */

import { WORDS } from "./matrix-data.js";

/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */
/** @typedef {import("./matrix-table.js").Selection} Selection */
/** @typedef {import("./matrix-table.js").Entry} Entry */
/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./matrix-panel.js").Overlap} Overlap */
/** @typedef {import("./matrix-panel.js").Source} Source */

const NOBODY = "Nobody says";

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
  return said ? WORDS[said] : NOBODY;
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
    if (!pairs.length) lines.push([...two(row), "", "", NOBODY, NOBODY, "", "", ""]);
  }
  for (const column of table.columns) {
    if (selection.columns[column.at] && !named.has(column)) lines.push([...two(null), ...two(column), NOBODY, NOBODY, "", "", ""]);
  }
  if (ours) lines.forEach((line, n) => line.push(...(n ? ours.cells(line[0], line[2]) : ours.heads)));
  return `\ufeff${lines.map(line => line.map(field).join(",")).join("\r\n")}\r\n`;
}
