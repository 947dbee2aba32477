// @ts-check
/** One block of a matrix, large: the entries of two groups that have a match in it, with whole titles. */

import { isMatch, WORDS } from "./matrix-data.js";

/** @typedef {import("./matrix-data.js").MapData} MapData */
/** @typedef {import("./matrix-data.js").Group} Group */
/** @typedef {import("./matrix-data.js").DataPair} DataPair */
/** @typedef {import("./matrix-data.js").DataEntry} DataEntry */
/** @typedef {import("./matrix-state.js").Sides} Sides */

/** From how many columns on titles stand upright over them, and marks alone in the cells. */
const MANY = 9;
/** Above more columns a title has one line; its link tells the rest. */
const MOST = 18;
/** Marks of levels in the direction shown, and of a level in the other direction alone. */
const MARKS = { full: "f", partial: "p" };

/**
 * @param {string} name
 * @param {...(Node | string)} parts
 */
export function element(name, ...parts) {
  const node = document.createElement(name);
  node.append(...parts);
  return node;
}

/**
 * @param {string} href
 * @param {...(Node | string)} parts
 */
export function anchor(href, ...parts) {
  const node = document.createElement("a");
  node.href = href;
  node.append(...parts);
  return node;
}

/**
 * @param {HTMLElement} node
 * @param {string} title
 */
function titled(node, title) {
  node.title = title;
  return node;
}

/**
 * The mark and the words of a pair in a direction; empty where it is no match in either.
 * @param {DataPair} pair
 * @param {keyof Sides} towards
 * @param {Sides} sides
 * @returns {[string, string]}
 */
function said(pair, towards, sides) {
  const back = towards === "left" ? "right" : "left";
  const [level, other] = [pair.levels[towards], pair.levels[back]];
  if (level) return [MARKS[level], WORDS[level]];
  if (other) return ["o", `${sides[back].short} only`];
  return pair.counted ? ["u", "Named"] : ["x", WORDS.none];
}

/**
 * @typedef {object} Drawn
 * @property {HTMLElement} box
 * @property {HTMLTableElement} table
 * @property {(left: string, right: string) => {cell: HTMLTableCellElement, pair: DataPair | undefined} | null} find
 * @property {{pairs: number, rows: number, columns: number}} counts
 * @property {(side: keyof Sides) => [string, HTMLElement][]} heads the entries of a side, each with the cell that names it
 */

/**
 * @param {DataEntry} row
 * @param {DataEntry} column
 * @param {DataPair | undefined} pair
 * @param {keyof Sides} towards
 * @param {Sides} sides
 */
function cellOf(row, column, pair, towards, sides) {
  const cell = /** @type {HTMLTableCellElement} */ (document.createElement("td"));
  if (!pair) return cell;
  const [mark, words] = said(pair, towards, sides);
  const link = anchor(`${row.link.href}#${pair.counted ? column.slug : "overlap"}`, element("b", column.id), " ", words);
  link.className = mark;
  link.setAttribute("aria-label", `${row.id} with ${column.id}: ${words}`);
  cell.append(link);
  return cell;
}

/**
 * @param {MapData} data
 * @param {[Group, Group]} block
 * @param {{towards: keyof Sides, sides: Sides, keeps: (pair: DataPair) => boolean, chosen: string}} how
 * @returns {Drawn}
 */
export function draw(data, [rows, columns], { towards, sides, keeps, chosen }) {
  const [left, right] = chosen.split(",");
  const inside = data.pairs.filter(p => p.row.group === rows && p.column.group === columns);
  const pairs = inside.filter(p => (p.counted && keeps(p)) || (p.row.id === left && p.column.id === right));
  const matches = pairs.filter(p => isMatch(p, towards));
  const used = rows.entries.filter(e => e.id === left || pairs.some(p => p.row === e));
  const beside = columns.entries.filter(e => e.id === right || pairs.some(p => p.column === e));
  const table = /** @type {HTMLTableElement} */ (element("table"));
  const many = beside.length >= MANY;
  table.className = `xw-grid${many ? " xw-grid--many" : ""}${beside.length > MOST ? " xw-grid--most" : ""}`;
  const caption = element("caption", `${rows.title} with ${columns.title}`);
  caption.className = "xw-hidden";
  const corner = element("span", rows.label);
  corner.className = "xw-hidden";
  const head = element("tr", scope(element("th", corner), "col"));
  for (const column of beside) head.append(scope(element("th", titled(element("div", anchor(column.link.href, column.id), element("small", column.title)), column.title)), "col"));
  const body = element("tbody");
  /** @type {Map<string, {cell: HTMLTableCellElement, pair: DataPair | undefined}>} */
  const cells = new Map();
  for (const row of used) {
    const tr = element("tr", scope(element("th", anchor(row.link.href, row.id), ` ${row.title}`), "row"));
    for (const column of beside) {
      const pair = pairs.find(p => p.row === row && p.column === column);
      const cell = cellOf(row, column, pair, towards, sides);
      cells.set(`${row.id},${column.id}`, { cell, pair });
      tr.append(cell);
    }
    body.append(tr);
  }
  table.append(caption, element("thead", head), body);
  const pane = element("div", table);
  pane.className = "xw-gridbox";
  const marks = new Map(pairs.map(pair => said(pair, towards, sides)));
  const box = element("div", pane, many ? key(marks) : "", rest(rows, columns, used, beside));
  const counts = {
    pairs: matches.length, rows: new Set(matches.map(p => p.row)).size, columns: new Set(matches.map(p => p.column)).size,
  };
  /** @returns {[string, HTMLElement][]} */
  const heads = (/** @type {keyof Sides} */ side) => side === "left"
    ? used.map((e, n) => [e.id, /** @type {HTMLElement} */ (body.children[n].firstElementChild)])
    : beside.map((e, n) => [e.id, /** @type {HTMLElement} */ (head.children[n + 1].firstElementChild)]);
  return { box, table, counts, heads, find: (l, r) => cells.get(`${l},${r}`) ?? null };
}

/**
 * @param {HTMLElement} head
 * @param {string} of
 */
function scope(head, of) {
  head.setAttribute("scope", of);
  return head;
}

/**
 * What the marks of the cells mean, where there is no room for words in them.
 * @param {Map<string, string>} marks
 */
function key(marks) {
  const parts = [...marks].map(([mark, words]) => {
    const shape = element("i");
    shape.className = mark;
    return element("span", shape, words);
  });
  const said = element("p", ...parts);
  said.className = "xw-gridkey";
  return said;
}

/**
 * What has no match in the block, folded.
 * @param {Group} rows
 * @param {Group} columns
 * @param {DataEntry[]} used
 * @param {DataEntry[]} beside
 */
function rest(rows, columns, used, beside) {
  const [left, right] = [rows.entries.filter(e => !used.includes(e)), columns.entries.filter(e => !beside.includes(e))];
  if (!left.length && !right.length) return "";
  const parts = [[left, rows], [right, columns]].filter(([of]) => /** @type {DataEntry[]} */ (of).length)
    .map(([of, group]) => `${/** @type {DataEntry[]} */ (of).length} of ${/** @type {Group} */ (group).label}`);
  const fold = element("details", element("summary", `Without a match in this block: ${parts.join(", ")}`));
  fold.className = "xw-d";
  const items = [...left, ...right].map(e => element("li", anchor(e.link.href, e.id), ` ${e.title}`));
  const list = element("ul", ...items);
  list.className = "xw-rest";
  fold.append(list);
  return fold;
}

/**
 * The ways out of a block: to all of them, and to those beside it.
 * @param {[Group, Group]} groups
 * @param {(Group | undefined)[]} besides the groups of the columns before and after it
 * @param {(block: string) => string} query the address of a block
 */
export function waysOut([rows], [before, after], query) {
  const way = (/** @type {string} */ text, /** @type {string} */ block) => {
    const link = anchor(query(block), text);
    link.className = "xw-btn";
    link.dataset.block = block;
    return link;
  };
  const links = [way("All blocks", "")];
  if (before) links.push(way(`‹ ${before.label}`, `${rows.slug},${before.slug}`));
  if (after) links.push(way(`${after.label} ›`, `${rows.slug},${after.slug}`));
  const nav = element("nav", ...links);
  nav.setAttribute("aria-label", "Blocks");
  return nav;
}

/**
 * What a group is called in a heading.
 * @param {Group} group
 */
export function named({ label, name }) {
  return name ? `${label} ${name}` : label;
}
