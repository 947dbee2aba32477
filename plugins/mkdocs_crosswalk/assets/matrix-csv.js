// @ts-check
/** What the matrix shows as a spreadsheet: RFC 4180, UTF-8 with a byte order mark, so that Excel reads it. */

import { WORDS } from "./matrix-table.js";

/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */
/** @typedef {import("./matrix-table.js").Selection} Selection */
/** @typedef {import("./matrix-table.js").Entry} Entry */
/** @typedef {import("./matrix-panel.js").Overlap} Overlap */
/** @typedef {import("./matrix-panel.js").Source} Source */

const HEAD = [
  "Control", "Control title", "Criterion", "Criterion title", "Reuse SOC 2 for ISO", "Reuse ISO for SOC 2", "Counted", "Sources", "Why",
];
const NOBODY = "Nobody says";

/** @param {string} text */
function field(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {Overlap} overlap
 * @param {"soc2-to-iso" | "iso-to-soc2"} direction
 */
function level(overlap, direction) {
  const said = direction === "soc2-to-iso" ? overlap.soc2_to_iso : overlap.iso_to_soc2;
  return said ? WORDS[said] : NOBODY;
}

/**
 * One line a pair; an entry on either side without a pair has a line of its own.
 * @param {MatrixTable} table
 * @param {Selection} selection
 * @param {Map<string, Overlap>} overlaps
 * @param {Map<string, Source>} sources
 */
export function csv(table, selection, overlaps, sources) {
  const lines = [HEAD];
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
        ...two(row), ...two(column), level(overlap, "soc2-to-iso"), level(overlap, "iso-to-soc2"),
        overlap.counted ? "yes" : "no", [...decided, ...ours, ...by].join("; "),
        overlap.decision?.reason ?? overlap.judgement?.why ?? "",
      ]);
    }
    if (!pairs.length) lines.push([...two(row), "", "", NOBODY, NOBODY, "", "", ""]);
  }
  for (const column of table.columns) {
    if (selection.columns[column.at] && !named.has(column)) lines.push([...two(null), ...two(column), NOBODY, NOBODY, "", "", ""]);
  }
  return `\ufeff${lines.map(line => line.map(field).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
