// @ts-check
/** What somebody may have meant whose text is nothing's id or name: by slips of digits, by what stands above, by likeness. */
import { load, plain } from "./jump.js";

/** @typedef {import("./jump.js").Place} Place */

/** How alike two texts must be, of 1. */
const ALIKE = 0.55;

/**
 * @param {string} typed
 * @param {number} [most]
 * @returns {Promise<Place[]>} the likeliest first
 */
export async function near(typed, most = 4) {
  const data = await load();
  const read = (/** @type {string} */ text) => data.ids.find(text)[0];
  const [slips, above] = /\d/.test(typed) ? [bySlips(typed), [...parents(typed)]].map(texts => placesOf(texts, read, data)) : [[], []];
  if (!slips.length && !above.length) return placesOf(byLikeness(plain(typed), data), id => id, data).slice(0, most);
  return [...new Set([...slips.slice(0, most - 1), ...above])].slice(0, most);
}

/**
 * The places that texts lead to, each once.
 * @param {string[]} texts
 * @param {(text: string) => string | undefined} read
 * @param {import("./jump.js").Loaded} data
 * @returns {Place[]}
 */
function placesOf(texts, read, data) {
  return [...new Set(texts.flatMap(text => data.known.get(read(text) ?? "") ?? []))];
}

/**
 * What one slip may have made of a text: two digits that changed places, one too many or too few, or another one.
 * @param {string} typed
 * @returns {string[]}
 */
function bySlips(typed) {
  const at = [...typed.matchAll(/\d/g)].map(({ index }) => index);
  const put = (/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ text) => typed.slice(0, from) + text + typed.slice(to);
  const pairs = at.slice(1).map((there, i) => [at[i], there]).filter(([a, b]) => typed[a] !== typed[b]);
  const swapped = pairs.map(([a, b]) => put(a, b + 1, typed[b] + typed.slice(a + 1, b) + typed[a]));
  const doubled = at.filter((there, i) => typed[at[i - 1]] === typed[there] || typed[at[i + 1]] === typed[there]);
  const tooMany = [...doubled, ...at.toReversed()].map(there => put(there, there + 1, ""));
  const numbers = typed.match(/\d+/g) ?? [];
  const turned = numbers.length > 1 ? [typed.replace(/(\d+)(\D+)(\d+)(?!.*\d)/, "$3$2$1")] : [];
  const tooFew = at.flatMap(there => [put(there, there, typed[there]), put(there + 1, there + 1, "1")]);
  const other = at.flatMap(there => [..."1234567890"].map(digit => put(there, there + 1, digit)));
  return [...swapped, ...tooMany, ...turned, ...tooFew, ...other];
}

/**
 * A text without its last number, then without the one before.
 * @param {string} typed
 */
function* parents(typed) {
  for (let text = typed; (text = text.replace(/[^\p{L}\d]*\d+\D*$/u, "")) && /\d/.test(text);) yield text;
}

/**
 * Names, and words that lead somewhere, that are like a text.
 * @param {string} text
 * @param {import("./jump.js").Loaded} data
 */
function byLikeness(text, { known, words }) {
  const sought = pairsOf(text);
  if (sought.size < 3) return [];
  const names = [...known.values()].map(({ id, title }) => ({ id, like: Math.max(likeness(sought, title), likeness(sought, id.split("/").at(-1) ?? "")) }));
  const called = words.map(([phrases, [id]]) => ({ id, like: Math.max(...phrases.map(phrase => likeness(sought, phrase))) }));
  return [...called, ...names].filter(({ like }) => like >= ALIKE).sort((a, b) => b.like - a.like).map(({ id }) => id);
}

/**
 * The share of pairs of letters that two texts have in common (Dice).
 * @param {Set<string>} sought
 * @param {string} other
 */
function likeness(sought, other) {
  const there = pairsOf(plain(other));
  let both = 0;
  for (const pair of there) if (sought.has(pair)) both++;
  return 2 * both / (sought.size + there.size);
}

/** @param {string} text */
function pairsOf(text) {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
}
