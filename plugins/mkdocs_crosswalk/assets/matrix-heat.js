// @ts-check
/** The counts of a map: written anew for a direction and a filter; and beside it the entries that a text finds. */

import { anchor, element } from "./matrix-block.js";
import { numbered } from "./matrix-data.js";

/** @typedef {import("./matrix-data.js").MapData} MapData */
/** @typedef {import("./matrix-data.js").DataPair} DataPair */

export class Heat {
  /**
   * @param {HTMLElement} root
   * @param {MapData} data
   */
  constructor(root, data) {
    this.data = data;
    this.root = root;
    this.table = /** @type {HTMLTableElement} */ (root.querySelector(".xw-heat"));
    this.steps = (root.dataset.steps ?? "").split(" ").map(Number);
    this.rows = [...this.table.tBodies[0].rows];
    this.totals = [.../** @type {HTMLTableSectionElement} */ (this.table.tFoot).rows[0].cells].slice(1);
  }

  /**
   * Show the pairs given; returns how many blocks have one. Rows go without any while a filter is on, unless they are kept.
   * @param {DataPair[]} pairs
   * @param {{towards: "left" | "right", narrow: boolean, kept: Set<unknown>}} state `narrow` where a filter is on, `kept` the groups with an entry that it leaves
   * @param {(block: string) => string} address
   */
  show(pairs, { towards, narrow, kept }, address) {
    const { left, right } = this.data;
    const counts = left.groups.map(() => right.groups.map(() => 0));
    const full = left.groups.map(() => right.groups.map(() => 0));
    for (const { row, column, levels } of pairs) {
      counts[row.group.at][column.group.at]++;
      if (levels[towards] === "full") full[row.group.at][column.group.at]++;
    }
    let blocks = 0;
    left.groups.forEach((row, r) => {
      const cells = [...this.rows[r].cells].slice(1);
      right.groups.forEach((column, c) => {
        const count = counts[r][c];
        if (count) blocks++;
        const block = `${row.slug},${column.slug}`;
        const said = `${row.label} with ${column.label}: ${numbered(count, this.root)}${full[r][c] ? `, ${full[r][c]} full` : ""}`;
        this.write(cells[c], { count, full: full[r][c], block, said, href: address(block) });
      });
      const total = sum(counts[r]);
      cells[right.groups.length].textContent = total ? String(total) : "";
      this.rows[r].hidden = !total && narrow && !kept.has(row);
    });
    right.groups.forEach((_, c) => { this.totals[c].textContent = String(sum(counts.map(row => row[c])) || ""); });
    /** @type {HTMLElement} */ (this.totals[right.groups.length].firstElementChild).textContent = String(pairs.length);
    return blocks;
  }

  /**
   * The groups of a side by the ids of their entries, each with the cell that names it.
   * @param {"left" | "right"} side
   * @returns {[string[], HTMLElement][]}
   */
  heads(side) {
    const cells = side === "left" ? this.rows.map(row => row.cells[0]) : [.../** @type {HTMLTableSectionElement} */ (this.table.tHead).rows[0].cells].slice(1);
    return this.data[side].groups.map((group, n) => [group.entries.map(e => e.id), cells[n]]);
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @param {{count: number, full: number, block: string, said: string, href: string}} of
   */
  write(cell, { count, full, block, said, href }) {
    if (!count) return cell.replaceChildren();
    const link = cell.querySelector("a") ?? document.createElement("a");
    if (!link.isConnected) cell.append(link);
    cell.removeAttribute("tabindex");
    link.className = `k${this.steps.filter(step => count >= step).length}${full ? " f" : ""}`;
    link.href = href;
    link.dataset.block = block;
    link.title = said;
    if (link.textContent !== String(count)) link.textContent = String(count);
    return undefined;
  }
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}

const MOST = 30;

export class Found {
  /** @param {MapData} data */
  constructor(data) {
    this.data = data;
    this.box = element("section");
    this.box.className = "xw-found";
    this.box.setAttribute("aria-label", "Entries found");
  }

  /**
   * List the entries whose id or title has a word that begins with a text; returns how many there are.
   * @param {string} text as it is looked for, or nothing
   * @param {DataPair[]} pairs the matches that the filter leaves
   */
  show(text, pairs) {
    if (!text) return 0;
    const found = [...this.data.left.entries, ...this.data.right.entries].filter(entry => entry.key.includes(text));
    const items = found.slice(0, MOST).map(entry => {
      const of = pairs.filter(p => p.row === entry || p.column === entry).length;
      const said = element("span", of ? `${of} ${of === 1 ? "match" : "matches"}` : "no match");
      return element("li", anchor(entry.link.href, entry.id), ` ${entry.title} `, said);
    });
    const more = found.length - items.length;
    this.box.replaceChildren(
      element("h2", found.length ? "Found" : "Nothing has a word that begins so"), element("ul", ...items),
      ...(more ? [element("p", `And ${more} more.`)] : []),
    );
    return found.length;
  }
}
