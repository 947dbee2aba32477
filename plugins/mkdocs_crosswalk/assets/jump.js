// @ts-check
/** What a typed text leads to: entries by id, documents and evidence by name, then what readers call things. Loaded when first needed. */
import { Ids } from "./ids.js";

/** @typedef {{id: string, title: string, kind: string, url: string, says?: string, what?: number, outcome?: string, mostly?: string, line?: string, serves?: number}} Place `what` is the place of its kind among the kinds; `mostly` says of a group what its outcome does not */
/** @typedef {{kinds: [string, string, number][], groups: string[], folders: [string, number][], outcomes: Record<string, string>, suggested: string[]}} Shown the word, sign and group of each kind; what stands in which folder */
/** @typedef {Shown & {places: Place[], words: [string[], string[]][], ids: import("./ids.js").Spellings}} Jump */

const here = new URL(".", import.meta.url);
/** @typedef {Shown & {known: Map<string, Place>, words: Jump["words"], ids: Ids}} Loaded */
/** @type {Promise<Loaded> | undefined} */
let loading;

/** Start to load, once. */
export function load() {
  loading ??= fetch(new URL("jump.json", here))
    .then(response => response.json())
    .then((/** @type {Jump} */ { places, ids, ...rest }) => {
      const known = new Map(places.map(place => [place.id, place]));
      return { ...rest, known, ids: new Ids(ids, known) };
    });
  return loading;
}

/**
 * The places that a text leads to, exact ids first, in the stated order.
 * @param {string} typed
 * @param {number} [most]
 * @returns {Promise<Place[]>}
 */
export async function places(typed, most = 6) {
  const { known, words, ids } = await load();
  const text = plain(typed);
  if (!text) return [];
  const exact = ids.find(typed).map(id => /** @type {Place} */ (known.get(id)));
  const slug = text.replaceAll(" ", "-");
  const named = [...known.values()].filter(p => (p.kind === "Document" || p.kind === "Evidence") && (plain(p.title) === text || p.id.endsWith(`/${slug}`)));
  const meant = words
    .map(([phrases, targets]) => ({ fit: Math.max(...phrases.map(phrase => fits(plain(phrase), text))), targets }))
    .filter(found => found.fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .flatMap(found => found.targets.map(id => known.get(id)));
  return [...new Set([...exact, ...named, ...meant])].filter(p => p !== undefined).slice(0, most);
}

/**
 * The address of a place from anywhere on the site.
 * @param {Place} place
 */
export function address(place) {
  return new URL(`../../${place.url}`, here).href;
}

/** @param {string} text */
export function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * How well a phrase answers a text: the longer the phrase, the better; 0 if it does not.
 * @param {string} phrase
 * @param {string} text
 */
function fits(phrase, text) {
  if (phrase === text) return 1000;
  if (` ${text} `.includes(` ${phrase} `)) return 100 + phrase.length;
  return text.length > 2 && phrase.startsWith(text) ? 10 + text.length / phrase.length : 0;
}
