// @ts-check
/**
 * How far a company is with entries, and what follows from it: a port of `programme/state.py`. Words, limits and mappings
 * stand in `rules.json`, which Python reads too. Whoever imports this module waits for that file, once.
 */

/** @typedef {{status?: string, owner?: string, due?: string, reason?: string, note?: string, changed?: string}} Entry what is said of an entry; an empty text takes back what was said; `changed` is when, as 2027-03-15T14:02:40Z */
/** @typedef {{name: string, id: string, status: string, owner?: string, due?: string, reason?: string, note?: string, muted?: string, pass?: string, fail?: string, manual?: string, words: Record<string, string>}} Told a report of another tool: the heads of its columns, and what its words mean */
/**
 * @typedef {object} Rules
 * @property {Record<string, {name: string, open: boolean, counted: boolean}>} states in the order of bars and lists
 * @property {string[]} dated the statuses that need a day
 * @property {string[]} reasoned the statuses that need a reason
 * @property {number} soon days
 * @property {{version: number, fields: (keyof Entry)[], bytes: number, entries: number, characters: number, clock: number}} list the file that readers save; `clock` is how many seconds one may be ahead
 * @property {Record<string, string>} answers
 * @property {Record<string, string[]>} columns what the columns of any table may be called
 * @property {number} first how many things to do are named
 * @property {{bytes: number} & Record<string, Told>} report
 */
/** @typedef {{order: string[], direction?: string, find?: (text: string) => string[], bare?: Record<string, string>, moved?: Record<string, string>, binding?: string[], questions?: string}} Entries what a page hands in: its entries in their order; what reads a spelling; ids without the word before them; ids of earlier releases; entries that nobody may leave out; what its questions are called */
/** @typedef {{id: string, parts: string[]}} Question */
/** @typedef {{part: string, of: string[], yes: string[], partly: string[], no: string[]}} Answered the questions about a part, and those answered so, by their ids */

/** @returns {Promise<Rules>} */
async function load() {
  const answer = await fetch(new URL("rules.json", import.meta.url));
  return answer.json();
}

export const RULES = await load();
export const UNSAID = "unsaid";
export const STATUSES = Object.keys(RULES.states).filter(state => state !== UNSAID);
const DAY = 86_400_000;
const LIKE = 0.55;

/** @param {Entry | undefined} entry */
export function stateOf(entry) {
  return entry?.status || UNSAID;
}

/**
 * Whether work is left.
 * @param {string} state
 */
export function open(state) {
  return RULES.states[state].open;
}

/**
 * A day as a number; NaN where it is none.
 * @param {string} text as 2027-03-26
 */
export function dayOf(text) {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) && !text.startsWith("0000") ? Date.parse(text) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? at / DAY : NaN;
}

/**
 * The days until what is left of an entry is due, fewer than none where it is late; NaN where nothing is due.
 * @param {Entry | undefined} entry
 * @param {string} today as 2027-03-26
 */
function ahead(entry, today) {
  return open(stateOf(entry)) ? dayOf(entry?.due ?? "") - dayOf(today) : NaN;
}

/**
 * How many days the due date of an entry has passed; 0 where it has not, or where nothing is left to do.
 * @param {Entry | undefined} entry
 * @param {string} today
 */
export function late(entry, today) {
  return Math.max(0, -ahead(entry, today)) || 0;
}

/**
 * Whether what is left of an entry is due within the days that count as soon, today among them.
 * @param {Entry | undefined} entry
 * @param {string} today
 */
export function soon(entry, today) {
  const days = ahead(entry, today);
  return days >= 0 && days <= RULES.soon;
}

/**
 * The ids in each state, of those that are necessary, of all, of those with work left, and of those that are late.
 * @param {Iterable<string>} ids
 * @param {Record<string, Entry>} entries
 * @param {string} today
 */
export function tally(ids, entries, today) {
  const all = [...ids];
  const stateBy = new Map(all.map(id => [id, stateOf(entries[id])]));
  const among = (/** @type {(state: string) => boolean} */ fits) => all.filter(id => fits(stateBy.get(id) ?? UNSAID));
  return {
    states: Object.fromEntries(Object.keys(RULES.states).map(state => [state, among(one => one === state)])),
    necessary: among(state => RULES.states[state].counted),
    all,
    open: among(open),
    late: all.filter(id => late(entries[id], today)),
  };
}

/**
 * How questions are answered: all of them, then those about each part. A question counts in every part that it names.
 * @param {Question[]} questions
 * @param {Record<string, string>} answers by the ids of questions
 * @returns {Answered[]} the first is all, and has no part
 */
export function score(questions, answers) {
  const parts = new Set(["", ...questions.flatMap(({ parts }) => parts)]);
  return [...parts].map(part => {
    const about = questions.filter(({ parts }) => !part || parts.includes(part));
    const said = (/** @type {string} */ word) => about.filter(({ id }) => answers[id] === word).map(({ id }) => id);
    return { part, of: about.map(({ id }) => id), yes: said("yes"), partly: said("partly"), no: said("no") };
  });
}

/**
 * The questions that are answered with no or partly, in their order. A question without an answer is neither.
 * @template {Question} One
 * @param {One[]} questions
 * @param {Record<string, string>} answers
 */
export function unmet(questions, answers) {
  return questions.filter(({ id }) => answers[id] === "no" || answers[id] === "partly");
}

/** The entries of a page, and how readers and files may write them. */
export class Known {
  /** @param {Entries} site */
  constructor({ order, direction = "", find = () => [], bare = {}, moved = {}, binding = [], questions = "" }) {
    this.order = order;
    this.direction = direction;
    this.questions = questions;
    this.find = find;
    this.binding = new Set(binding);
    this.ids = new Set(order);
    this.bare = new Map(Object.entries(bare));
    this.moves = new Map(Object.entries(moved));
  }

  /** @param {string} id */
  has(id) {
    return this.ids.has(id);
  }

  /**
   * The entries of the page that a spelling may mean.
   * @param {string} text
   */
  read(text) {
    return this.has(text) ? [text] : this.find(text).filter(id => this.has(id));
  }

  /**
   * The entry that an address or an older release of this site writes so.
   * @param {string} text
   */
  short(text) {
    const id = this.bare.get(text) ?? text;
    return this.has(id) ? id : undefined;
  }

  /**
   * The entry that has taken the place of another.
   * @param {string} id
   */
  moved(id) {
    const to = this.moves.get(id);
    return to !== undefined && this.has(to) ? to : undefined;
  }
}

/**
 * The word that is most like a wrong one; nothing where none is near.
 * @param {string} wrong
 * @param {Iterable<string>} words
 */
export function closest(wrong, words) {
  const sought = wrong.trim().toLowerCase().slice(0, 40);
  const near = [...words].map(word => ({ word, like: likeness(sought, word.toLowerCase()) })).filter(({ like }) => like >= LIKE);
  return near.sort((a, b) => b.like - a.like)[0]?.word;
}

/**
 * The share of two texts that they have in common, in one order.
 * @param {string} one
 * @param {string} other
 */
function likeness(one, other) {
  let row = Array(other.length + 1).fill(0);
  for (const sign of one) {
    const next = [0];
    for (let i = 0; i < other.length; i++) next.push(other[i] === sign ? row[i] + 1 : Math.max(row[i + 1], next[i]));
    row = next;
  }
  return (2 * row[other.length]) / (one.length + other.length || 1);
}

/**
 * Things as a sentence names them: the first ones, and how many more.
 * @param {string[]} names
 */
export function some(names, most = 3) {
  return names.length > most ? `${names.slice(0, most).join(", ")} and ${names.length - most} more` : names.join(", ");
}

/** @typedef {{order: string[], titles: string[], parts: [string, number][], kinds: [string, number][], bare: Record<string, string>, binding: string[], list: string, systems: [string, string][], keys: string[]}} Given */
/** @typedef {{known: Known, titles: Record<string, string>, parts: Record<string, string>, kinds: string[], made: {site: string, data: string}, schema: string, list: string, systems: [string, string][], keys: Record<string, string>}} Site `list` is the address of the list of what remains, or ""; `systems` are those by which its rows may be filtered, with their names, and `keys` the letters of each entry's, and last of its group */

const { lists = {}, moved = {}, data = "", schema = "" } = /** @type {{lists: Record<string, Given>, moved: Record<string, string>, data: string, schema: string}} */ (/** @type {unknown} */ (RULES));

/**
 * What this site knows of a direction.
 * @param {string} direction
 * @param {string} [questions] the scorecard whose answers are kept with the list
 * @returns {Site} with the kind of each entry in `kinds`, in order
 */
export function siteOf(direction, questions = "") {
  const { order, titles, parts, kinds, bare, binding, list, systems, keys } = lists[direction];
  const names = spread(parts);
  const site = new URL("../../", import.meta.url).href;
  return {
    known: knownOf({ order, direction, bare, binding, moved, questions }),
    titles: Object.fromEntries(order.map((id, place) => [id, titles[place]])),
    kinds: spread(kinds),
    systems,
    keys: Object.fromEntries(order.map((id, place) => [id, keys[place]])),
    parts: Object.fromEntries(order.map((id, place) => [id, names[place]])),
    made: { site, data },
    schema,
    list: list && new URL(list, site).href,
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
 * @param {Entries} given
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
