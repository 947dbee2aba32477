// @ts-check
/** The entries of a list of work on this site: what may stand in it, how it is written, and where an entry belongs. */

import { Known, RULES } from "./work-rules.js";

/** @typedef {{order: string[], titles: string[], parts: [string, number][], kinds: [string, number][], bare: Record<string, string>, binding: string[]}} Given */
/** @typedef {{known: Known, titles: Record<string, string>, parts: Record<string, string>, kinds: string[], made: {site: string, data: string}, schema: string}} Site */

const { lists, moved, data, schema } = /** @type {{lists: Record<string, Given>, moved: Record<string, string>, data: string, schema: string}} */ (/** @type {unknown} */ (RULES));

/**
 * What this site knows of a direction.
 * @param {string} direction
 * @param {string} [questions] the scorecard whose answers are kept with the list
 * @returns {Site} with the kind of each entry in `kinds`, in order
 */
export function siteOf(direction, questions = "") {
  const { order, titles, parts, kinds, bare, binding } = lists[direction];
  const names = spread(parts);
  return {
    known: knownOf({ order, direction, bare, binding, moved, questions }),
    titles: Object.fromEntries(order.map((id, place) => [id, titles[place]])),
    kinds: spread(kinds),
    parts: Object.fromEntries(order.map((id, place) => [id, names[place]])),
    made: { site: new URL("../../", import.meta.url).href, data },
    schema,
  };
}

/**
 * Each name as often as it is said to stand.
 * @param {[string, number][]} runs
 */
function spread(runs) {
  return runs.flatMap(([name, count]) => /** @type {string[]} */ (Array(count).fill(name)));
}

/** The directions in which this site has lists. */
export const DIRECTIONS = Object.keys(lists);

/**
 * Redirects know the last part of an address alone; an id that has moved is found by its own.
 * @param {import("./work-rules.js").Site} given
 */
function knownOf(given) {
  const known = new Known(given);
  const moved = known.moved.bind(known);
  known.moved = id => moved(id) ?? moved(id.toLowerCase().replace(/[^a-z0-9]+/g, "-"));
  return known;
}

/**
 * Lets whatever spelling of an id be read, as the search box does.
 * @param {Known} known
 */
export async function readSpellings(known) {
  const { load } = await import("./jump.js");
  const { ids } = await load();
  known.find = text => ids.find(text);
}

/** Today, where the reader is. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
}
