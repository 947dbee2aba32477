// @ts-check
/** The entries that a text finds, beside the map: each a link, with the number of its matches. */

import { anchor, element } from "./matrix-block.js";

/** @typedef {import("./matrix-data.js").MapData} MapData */
/** @typedef {import("./matrix-data.js").DataPair} DataPair */

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
