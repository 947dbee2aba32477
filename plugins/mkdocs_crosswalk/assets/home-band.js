// @ts-check
/** What stands below the squares of the first page, the map and the records: as they are the way round that is shown. */
import { Grid } from "./matrix-grid.js";

/** @typedef {[number, number, number, string]} Cell its number, its colour, whether one is full, and its block */
/** @typedef {[string, string, [string, string][], number, string]} Record_ its page and name, where each part of its bar begins and how long it is, its number, and the words after that */
/** @typedef {{meet: string, page: string, cells: (Cell | 0)[][], first: string, records: Record_[]}} Said */

export class Band {
  /**
   * @param {HTMLElement} root
   * @param {(path: string) => string} whole makes an address of a path below the crosswalk's own folder
   */
  constructor(root, whole) {
    this.whole = whole;
    this.table = /** @type {HTMLTableElement | null} */ (root.querySelector(".xw-heat"));
    this.bars = /** @type {HTMLElement | null} */ (root.querySelector(".xw-top"));
    this.said = [...root.querySelectorAll("h2 > small")].map(node => ({ node, text: node.textContent ?? "" }));
    this.grid = this.table && new Grid(this.table);
    this.first = [this.table?.tBodies[0], this.bars].map(node => node?.cloneNode(true));
  }

  /** @param {Said | null | undefined} way nothing for the way that the page was built with */
  show(way) {
    const [cells, bars] = this.first.map(node => /** @type {HTMLElement | undefined} */ (node?.cloneNode(true)));
    const texts = way ? [...(this.table ? [way.meet] : []), ...(this.bars ? [way.first] : [])] : this.said.map(({ text }) => text);
    this.said.forEach(({ node }, n) => { node.textContent = texts[n]; });
    if (way && cells) this.draw(/** @type {HTMLTableSectionElement} */ (cells), way);
    if (way && bars) way.records.forEach((record, n) => this.bar(bars.children[n], record));
    if (cells) this.table?.tBodies[0].replaceWith(cells);
    if (bars) this.bars?.replaceChildren(...bars.children);
    this.grid?.settle();
  }

  /**
   * @param {HTMLTableSectionElement} body
   * @param {Said} way
   */
  draw(body, { cells, page }) {
    cells.forEach((row, r) => row.forEach((cell, c) => {
      const at = body.rows[r].cells[c + 1];
      at.replaceChildren();
      if (!cell) return;
      const link = document.createElement("a");
      const [count, step, full, block] = cell;
      link.className = `k${step}${full ? " f" : ""}`;
      link.href = this.whole(page + block);
      link.textContent = String(count);
      at.append(link);
    }));
  }

  /**
   * @param {Element} item
   * @param {Record_} record
   */
  bar(item, [page, name, parts, count, said]) {
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
    link.href = this.whole(page);
    link.textContent = name;
    item.querySelectorAll("rect").forEach((part, n) => {
      const [start, width] = parts[n];
      part.setAttribute("x", start);
      part.setAttribute("width", width);
    });
    const [number, words] = /** @type {Element} */ (item.querySelector("b")).childNodes;
    number.textContent = String(count);
    words.textContent = said;
  }
}
