// @ts-check
/** Which rows, columns and pairs of the matrix a state asks for. No page is touched here. */
import { isMatch, numbered } from "./matrix-data.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./matrix-state.js").State} State */
/** @typedef {import("./matrix-table.js").MatrixTable} MatrixTable */
/** @typedef {import("./matrix-table.js").Pair} Pair */
/** @typedef {import("./matrix-table.js").Selection} Selection */

/**
 * @typedef {object} Known what the choices of the form stand for
 * @property {(category: string) => Set<string> | null} seriesOf
 * @property {(source: string) => string} letterOf
 * @property {(id: string, side: keyof Sides) => boolean} keeps whether what a company says of an entry leaves it
 */

/**
 * Everything, for a table without filters.
 * @param {MatrixTable} table
 * @returns {Selection}
 */
export function everything(table) {
  return { rows: table.rows.map(() => true), columns: table.columns.map(() => true), pairs: table.pairs.map(() => true) };
}

/**
 * The text keeps rows with a word that starts with it, and rows in a pair with such a column. Filters of pairs (level,
 * agreement, source) and "only mapped" keep only rows with such a pair. Whatever the filter, columns stay that have a
 * pair in these rows, or that the text speaks of; where there is no such column, all of them.
 * @param {MatrixTable} table
 * @param {State} state
 * @param {Known} known
 * @returns {Selection}
 */
export function select(table, state, known) {
  const series = known.seriesOf(state.category);
  const letter = known.letterOf(state.source);
  const inTheme = table.rows.map(row => (!state.theme || row.theme.id === state.theme) && known.keeps(row.id, "left"));
  const inCategory = table.columns.map(column => (!series || series.has(column.series.id)) && known.keeps(column.id, "right"));
  const pairs = table.pairs.map(pair => passes(pair, state, letter));
  const text = state.text.trim().toLowerCase().replace(/\s+/g, " ");
  const rowHit = table.rows.map(row => !text || row.key.includes(` ${text}`));
  const columnHit = table.columns.map(column => !text || column.key.includes(` ${text}`));
  const narrow = Boolean(state.level || state.agreement || state.source || state.mapped);
  const rows = table.rows.map((_, n) => !narrow && inTheme[n] && rowHit[n]);
  const columns = table.columns.map((_, n) => Boolean(text) && !narrow && inCategory[n] && columnHit[n]);
  table.pairs.forEach((pair, n) => {
    const [r, c] = [pair.row.at, pair.column.at];
    if (!pairs[n] || !inTheme[r] || !inCategory[c] || !(rowHit[r] || columnHit[c])) return;
    if (narrow && !pair.counted && state.level !== "none") return;
    rows[r] = true;
    columns[c] = true;
  });
  const filtered = Boolean(text) || narrow || Boolean(state.theme) || Boolean(series);
  if (!filtered || (!narrow && rows.includes(true) && !columns.includes(true))) {
    inCategory.forEach((is, n) => { columns[n] = is; });
  }
  // A column that nobody names with anything is shown against every row.
  if (!narrow && columns.includes(true) && !rows.includes(true)) inTheme.forEach((is, n) => { rows[n] = is; });
  return { rows, columns, pairs };
}

/**
 * @param {Pair} pair
 * @param {State} state
 * @param {string} letter
 */
function passes(pair, state, letter) {
  if (letter && !pair.by.includes(letter)) return false;
  if (state.agreement && (!pair.counted || !agreement(pair, state.agreement))) return false;
  if (!state.level) return true;
  if (state.level === "none" || !pair.counted) return state.level === "none" && !pair.counted;
  const level = pair.levels[state.towards];
  return state.level === "other" ? !level : level === state.level;
}

/**
 * @param {Pair} pair
 * @param {string} wanted
 */
function agreement(pair, wanted) {
  return wanted === (pair.differ ? "differ" : pair.agree ? "agree" : "one");
}

/**
 * The counts in words.
 * @param {MatrixTable} table
 * @param {Selection} selection
 * @param {Sides} sides
 * @param {HTMLElement} root says what is counted
 */
export function summary(table, selection, { left, right }, root) {
  const shown = table.pairs.filter((p, n) => selection.pairs[n] && selection.rows[p.row.at] && selection.columns[p.column.at]);
  const matching = shown.filter(p => isMatch(p, table.towards)).length;
  const rest = shown.filter(p => !p.counted).length;
  const back = shown.length - matching - rest;
  const count = (/** @type {boolean[]} */ of) => `${of.filter(Boolean).length} of ${of.length}`;
  const none = selection.rows.includes(true) ? "" : "Nothing fits the filters: ";
  const entries = `${count(selection.rows)} ${left.many}, ${count(selection.columns)} ${right.many}`;
  return `${none}${entries}, ${numbered(matching, root)}`
    + (back ? `; ${back} only the other way round` : "") + (rest ? `; ${rest} published, not a match` : "");
}
