// @ts-check
/** A reader's own list, or a report of another tool that they look at, laid over a matrix as a company's status is. */

import { OurStatus } from "./our-status.js";
import { Bar } from "./work-bar.js";
import { DIRECTIONS, late, RULES, siteOf, stateOf, today } from "./work-rules.js";
import { Store } from "./work-store.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./work-rules.js").Entry} Entry */

/** @typedef {{place: (...boxes: HTMLElement[]) => void, show: (ours: OurStatus) => void}} Matrix what a page does with the bar, and with what is laid over it */

/**
 * Lays what its reader says over the sides of a matrix, whichever is looked at.
 * @param {Sides} sides
 * @param {Matrix} matrix
 * @param {AbortSignal} gone
 * @returns {(side: keyof Sides) => void} looks at another side; where there is no list of it, at none
 */
export function yourStatus(sides, matrix, gone) {
  /** @type {Map<keyof Sides, YourStatus>} */
  const found = new Map();
  return side => {
    for (const [one, { bar, ours }] of found) bar.box.hidden = ours.box.hidden = one !== side;
    if (!DIRECTIONS.includes(sides[side].direction)) return;
    const there = found.get(side) ?? new YourStatus(sides[side].direction, side, matrix, gone);
    const first = !found.size;
    found.set(side, there);
    there.ours.read();
    if (first && !there.ours.on) there.ours.turn();
    else matrix.show(there.ours);
  };
}

class YourStatus {
  /**
   * @param {string} direction
   * @param {keyof Sides} side
   * @param {Matrix} matrix
   * @param {AbortSignal} gone
   */
  constructor(direction, side, matrix, gone) {
    this.site = siteOf(direction);
    this.side = side;
    this.matrix = matrix;
    this.bar = new Bar(this.site);
    this.bar.wanted = true;
    this.bar.where = this.site.list;
    this.bar.begin = this.site.list ? "Tick entries in the gap list" : "";
    this.store = new Store(this.site.known, { say: this.bar.say, signal: gone });
    this.laid = new AbortController();
    gone.addEventListener("abort", () => this.laid.abort());
    this.ours = this.lay(this.store.list.entries);
    matrix.place(this.bar.box, this.ours.box);
    this.store.watch(() => this.again(null));
    this.bar.preview = entries => this.again(entries);
    this.bar.serve(this.store, gone);
  }

  /** @param {Record<string, Entry> | null} previewed */
  again(previewed) {
    const before = this.ours.box;
    this.laid.abort();
    this.laid = new AbortController();
    this.ours = this.lay({ ...this.store.list.entries, ...previewed });
    this.ours.box.hidden = before.hidden;
    before.replaceWith(this.ours.box);
    if (!before.hidden) this.matrix.show(this.ours);
  }

  /** @param {Record<string, Entry>} entries */
  lay(entries) {
    return new OurStatus(this.file(entries), this.side, () => this.matrix.show(this.ours), this.laid.signal, "Your status");
  }

  /**
   * What the list says, in the form in which a programme's file does.
   * @param {Record<string, Entry>} entries
   * @returns {import("./our-status.js").File}
   */
  file(entries) {
    const { known, kinds } = this.site;
    const day = today();
    const parts = [...new Set(kinds)];
    return {
      states: Object.fromEntries(Object.entries(RULES.states).map(([state, { name }]) => [state, name])),
      late: "Overdue",
      parts,
      entries: Object.fromEntries(known.order.map((id, place) => {
        const { owner, due } = entries[id] ?? {};
        const days = late(entries[id], day);
        return [id, { part: parts.indexOf(kinds[place]), state: stateOf(entries[id]), ...(owner && { owner }), ...(due && { due }), ...(days && { late: days }) }];
      })),
    };
  }
}
