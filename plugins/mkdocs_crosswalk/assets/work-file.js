// @ts-check
/**
 * The file in which a reader keeps a list: read, written, merged, and as a spreadsheet. Everything that is wrong with one is
 * named at once, and nothing of it is taken then. `registers/work_list.py` reads the same file.
 *
 * A list that somebody shares is an address: behind `#`, which no request carries. Values stand before the ids that have
 * them, `#view=implemented:A.5.5_6.1.3~partly:CC6.1&owner=Head%20of%20IT:A.5.5`. An address of earlier editions
 * (`?done=A.5.5_6.1.3`) is such a view too.
 */

import { closest, dayOf, RULES, STATUSES } from "./work-rules.js";

/** @typedef {import("./work-rules.js").Entry} Entry */
/** @typedef {import("./work-rules.js").Known} Known */
/** @typedef {{at?: string, site?: string, data?: string}} Made when the last file was saved, by which site and data */
/** @typedef {{questions: string, answers: Record<string, string>, changed?: string}} Score */
/** @typedef {{direction: string, categories: string[], entries: Record<string, Entry>, unknown: Record<string, any>, score: Score | null, made: Made}} List `unknown` is what this site does not know, as it was read */
/** @typedef {{id: string, field: string, says: string}} Problem what is wrong with a field of an entry, with an entry, or with the file */
/** @typedef {{kind: "unknown" | "moved" | "ahead" | "lacking" | "questions", id: string, to?: string, field?: string}} Note what a reader is to be told or asked, and does not hinder */
/** @typedef {{list: List | null, sound: List, newer: number, problems: Problem[], notes: Note[]}} Parsed `list` is there where nothing is wrong; `sound`, what is right of a file that is not, is for looking and for offering; `newer` is the version of a newer form */
/** @typedef {{id: string, won: "mine" | "theirs", ahead: boolean}} Clash an entry of which both say something else; `ahead` where a clock is wrong */

const { list: LIMITS, answers: ANSWERS } = RULES;
/** What may be said of an entry. */
export const SAID = LIMITS.fields.filter(field => field !== "changed");
const ROOT = ["schema", "version", "made", "direction", "categories", "entries", "score", "unknown"];
/** @type {("at" | "site" | "data")[]} */
const MADE = ["at", "site", "data"];
const NOT_OURS = "It is no list that this site saved.";
const TWICE = "It stands there twice.";
const FIELDS = "This must be names with values.";

/**
 * A list in which nothing is said.
 * @returns {List}
 */
export function nothing(direction = "") {
  return { direction, categories: [], entries: {}, unknown: {}, score: null, made: {} };
}

/**
 * A text in one line without what nobody sees and YAML would refuse, such as soft hyphens from a word processor. What joins
 * signs of emoji and of some scripts stays.
 * @param {string} text
 */
export function seen(text) {
  const plain = text.replace(/[\p{Cc}\u2028\u2029]/gu, " ").replace(/(?![\u200c\u200d])\p{Cf}/gu, "");
  return plain.replace(/(?<![\x80-\u{10ffff}])[\u200c\u200d]|[\u200c\u200d](?![\x80-\u{10ffff}])/gu, "").trim().replace(/\s+/g, " ");
}

/**
 * What a file says.
 * @param {string} text
 * @param {Known} known
 * @param {Date} [now]
 * @returns {Parsed}
 */
export function parse(text, known, now = new Date()) {
  return new Reading(known, limit(now)).file(text.replace(/^\ufeff/, ""));
}

class Reading {
  /**
   * @param {Known} known
   * @param {string} latest up to when something may have been entered
   */
  constructor(known, latest) {
    this.known = known;
    this.latest = latest;
    this.sound = nothing(known.direction);
    this.newer = 0;
    /** @type {Problem[]} */
    this.problems = [];
    /** @type {Note[]} */
    this.notes = [];
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    /** @type {Map<string, unknown>} */
    this.unknown = new Map();
  }

  /** @param {string} text */
  file(text) {
    if (text.length > LIMITS.bytes || new TextEncoder().encode(text).length > LIMITS.bytes) {
      this.wrong(`It is larger than ${LIMITS.bytes / 1024 ** 2} MiB.`);
    } else {
      const data = this.data(text);
      if (data && this.ours(data)) this.root(data);
    }
    this.sound.entries = Object.fromEntries(this.entries);
    this.sound.unknown = Object.fromEntries(this.unknown);
    const { sound, newer, problems, notes } = this;
    return { list: problems.length ? null : sound, sound, newer, problems, notes };
  }

  /**
   * @param {string} says
   * @returns {undefined}
   */
  wrong(says, id = "", field = "") {
    if (!this.newer) this.problems.push({ id, field, says });
  }

  /**
   * What the text holds; of one that was cut off, what stands whole before that place.
   * @param {string} text
   */
  data(text) {
    const { cut, whole, twice } = scanned(text);
    for (const { id, field } of twice) this.wrong(TWICE, id, field);
    try {
      return record(JSON.parse(text)) ?? this.wrong(NOT_OURS);
    } catch (error) {
      if (cut === undefined) return this.wrong(text.trimStart().startsWith("{") ? `It is damaged (${error}).` : NOT_OURS);
    }
    this.wrong(`It ends ${cut ? `in the middle of ${cut}` : "too early"}.`, cut);
    try {
      return record(JSON.parse(whole));
    } catch {
      return undefined;
    }
  }

  /** @param {Record<string, any>} data */
  ours({ version, entries }) {
    if (!Number.isInteger(version) || version < 1 || !record(entries)) return this.wrong(NOT_OURS) ?? false;
    if (version > LIMITS.version) {
      this.wrong(`A newer site made it (form ${version}; this one reads ${LIMITS.version}).`);
      this.newer = version;
    }
    return true;
  }

  /** @param {Record<string, any>} data */
  root(data) {
    const { sound, known } = this;
    this.fields(data, ROOT);
    const { direction = known.direction, categories = [], entries, unknown = {}, made = {}, score } = data;
    const ids = [entries, unknown].flatMap(those => Object.entries(record(those) ?? {}));
    if (ids.length > LIMITS.entries) return this.wrong(`It has ${ids.length} entries; at most ${LIMITS.entries} fit.`);
    if (known.direction && direction !== known.direction) return this.wrong(`It is a list of ${direction}; this page is of ${known.direction}.`, "", "direction");
    if (this.text(direction, "", "direction")) sound.direction = direction;
    if (Array.isArray(categories) && categories.every(one => typeof one === "string")) sound.categories = categories;
    else this.wrong("This must be a list of texts.", "", "categories");
    for (const [name, value] of [["unknown", unknown], ["made", made]]) if (!record(value)) this.wrong(FIELDS, "", name);
    for (const name of MADE) if (record(made)?.[name] && this.text(made[name], "", name)) sound.made[name] = made[name];
    for (const [written, given] of ids) this.entry(written, given);
    for (const [id, given] of this.unknown) {
      const to = known.moved(id);
      // It stays for earlier releases; what was taken from it is not offered again.
      if (!to) this.notes.push({ kind: "unknown", id });
      else if (!later(this.entries.get(to), given, this.latest)) this.notes.push({ kind: "moved", id, to });
    }
    if (score !== undefined && score !== null) this.score(score);
  }

  /**
   * @param {string} written
   * @param {any} given
   */
  entry(written, given) {
    const [id, other] = this.known.read(written);
    if (other) return this.wrong(`It may be ${id} or ${other}.`, written);
    if (!id) return void this.unknown.set(written, given);
    if (this.entries.has(id)) return this.wrong(TWICE, id);
    if (!record(given)) return this.wrong(FIELDS, id);
    this.fields(given, LIMITS.fields, id);
    const there = LIMITS.fields.filter(field => given[field] !== undefined && given[field] !== null);
    const right = there.filter(field => this.text(given[field], id, field));
    /** @type {Entry} */
    const entry = picked(given, right);
    const { status = "", due, changed = "", reason } = entry;
    const bound = RULES.reasoned.includes(status) && this.known.binding.has(id);
    if (bound) this.wrong("Nobody may leave it out.", id, "status");
    else if (RULES.reasoned.includes(status) && !reason) this.notes.push({ kind: "lacking", id, field: "reason" });
    if (RULES.dated.includes(status) && !due) this.notes.push({ kind: "lacking", id, field: "due" });
    if (changed > this.latest) this.notes.push({ kind: "ahead", id });
    if (!bound && there.length === right.length && SAID.some(field => field in entry)) this.entries.set(id, entry);
  }

  /**
   * Whether a value may stand in a field; where not, that is named.
   * @param {unknown} value
   * @param {string} id
   * @param {string} field
   */
  text(value, id, field) {
    const why = against(value, field);
    if (why) this.wrong(why, id, field);
    return !why;
  }

  /**
   * @param {Record<string, unknown>} given
   * @param {string[]} fields
   */
  fields(given, fields, id = "") {
    for (const name of Object.keys(given)) if (!fields.includes(name)) this.wrong(`“${name}” is no field${meant(name, fields)}`, id, name);
  }

  /** @param {unknown} given */
  score(given) {
    const { questions = "", answers, changed = "" } = record(given) ?? {};
    const said = Object.entries(record(answers) ?? {});
    if (typeof questions !== "string" || !record(answers) || said.length > LIMITS.entries) return this.wrong(FIELDS, "", "score");
    const right = said.filter(([, word]) => Object.hasOwn(ANSWERS, word));
    for (const [id, word] of said) if (!Object.hasOwn(ANSWERS, word)) this.wrong(`“${word}” is no answer to question ${id}${meant(String(word), Object.keys(ANSWERS))}`, "", "score");
    if (changed && !this.text(changed, "", "changed")) return;
    if (this.known.questions && questions !== this.known.questions) this.notes.push({ kind: "questions", id: questions });
    this.sound.score = { questions, answers: Object.fromEntries(right), ...(changed && { changed }) };
  }
}

/**
 * Why a value may not stand in a field; nothing where it may.
 * @param {unknown} value
 * @param {string} field
 */
export function against(value, field) {
  if (typeof value !== "string") return "This must be text.";
  if (tooLong(value)) return `It has more than ${LIMITS.characters} characters.`;
  const time = field === "changed" || field === "at";
  if (time ? stamped(value) : !value) return "";
  if (field === "status" && !STATUSES.includes(value)) return `“${value}” is no status${meant(value, STATUSES)}`;
  if (field === "due" && Number.isNaN(dayOf(value))) return `“${value}” is no day; write it as 2027-03-26.`;
  return time ? `“${value}” is no time; write it as 2027-03-15T14:02:40Z.` : "";
}

/**
 * The end of a sentence that names the closest right word.
 * @param {string} wrong
 * @param {string[]} words
 */
function meant(wrong, words) {
  const right = closest(wrong, words);
  return right ? `; did you mean ${right}?` : `; it is one of ${words.join(", ")}.`;
}

/**
 * @param {any} value
 * @returns {Record<string, any> | undefined}
 */
function record(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

/**
 * Whether a text is longer than a field holds, in characters, of which some are two for a script.
 * @param {string} text
 */
export function tooLong(text) {
  return text.length > LIMITS.characters && [...text].length > LIMITS.characters;
}

/** @param {string} text */
function stamped(text) {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(at) && stamp(new Date(at)) === text;
}

/**
 * A time as the file has it.
 * @param {Date} time
 */
export function stamp(time) {
  return time.toISOString().replace(/\.\d+/, "");
}

/**
 * Up to when something may have been entered; a clock that says more is wrong.
 * @param {Date} now
 */
export function limit(now) {
  return stamp(new Date(now.getTime() + LIMITS.clock * 1000));
}

/**
 * What a text of JSON is as a whole, which a parser does not say: names that stand twice, where it was cut off if it was,
 * and what would be whole of it.
 * @param {string} text
 * @returns {{twice: {id: string, field: string}[], cut: string | undefined, whole: string}} `cut` is the entry that was, or nothing
 */
function scanned(text) {
  /** @type {{close: string, key: string, names: Set<string>}[]} */
  const open = [];
  /** @type {{id: string, field: string}[]} */
  const twice = [];
  const next = /["{}[\]:]/g, string = /"[^"\\]*(?:\\.[^"\\]*)*"/ys;
  let last = "", key = "", whole = 0, closing = "", ended = true;
  for (let found; (found = next.exec(text)); ) {
    const sign = found[0];
    if (sign === '"') {
      string.lastIndex = found.index;
      const said = string.exec(text)?.[0];
      ended = said !== undefined;
      if (said === undefined) break;
      last = said;
      next.lastIndex = string.lastIndex;
    } else if (sign === ":") {
      key = unquoted(last);
      const names = open.at(-1)?.names;
      if (names?.has(key)) twice.push(open.length === 2 ? { id: key, field: "" } : { id: open[2]?.key ?? "", field: key });
      names?.add(key);
    } else if (sign === "{" || sign === "[") {
      open.push({ close: sign === "{" ? "}" : "]", key, names: new Set() });
    } else {
      open.pop();
      if (open.length > 2) continue;
      whole = found.index + 1;
      closing = open.map(({ close }) => close).reverse().join("");
    }
  }
  const inside = open[1]?.key === "entries" ? open[2]?.key ?? "" : "";
  return { twice, cut: open.length || !ended ? inside : undefined, whole: text.slice(0, whole) + closing };
}

/** @param {string} text */
function unquoted(text) {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/**
 * The text of a file: entries in the order of the site, the same bytes whenever the same is said.
 * @param {List} list
 * @param {string[]} order
 * @param {Made} [made]
 * @param {string} [schema] the address of the file's form
 */
export function write(list, order, made = list.made, schema = "") {
  const { direction, categories, score, unknown } = list;
  const place = new Map(order.map((id, at) => [id, at]));
  const entries = Object.entries(list.entries).sort(([a], [b]) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1));
  const answers = score && Object.fromEntries(Object.entries(score.answers).sort(byName));
  const said = {
    ...(schema && { schema }),
    version: LIMITS.version,
    made: picked(made, MADE),
    ...(direction && { direction }),
    ...(categories.length && { categories }),
    entries: Object.fromEntries(entries.map(([id, entry]) => [id, picked(entry, LIMITS.fields)])),
    ...(score && { score: { questions: score.questions, answers, ...(score.changed && { changed: score.changed }) } }),
    ...(Object.keys(unknown).length && { unknown: Object.fromEntries(Object.entries(unknown).sort(byName)) }),
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/**
 * @param {[string, unknown]} one
 * @param {[string, unknown]} other
 */
function byName([one], [other]) {
  return one < other ? -1 : 1;
}

/**
 * The fields that are there, in an order.
 * @template {Record<string, any>} Fields
 * @param {Fields} from
 * @param {readonly (keyof Fields & string)[]} fields
 */
function picked(from, fields) {
  return Object.fromEntries(fields.filter(field => from[field] !== undefined).map(field => [field, from[field]]));
}

/**
 * Two lists as one: of each entry what was said later. What a clock says that is ahead by more than the rules allow counts
 * for less than what any other says.
 * @param {List} mine
 * @param {List} theirs
 * @param {Date} [now]
 * @returns {{list: List, kept: Record<string, Entry>, taken: string[], clashes: Clash[]}} `kept` is what did not win, and `taken` what of theirs is new or did
 */
export function merge(mine, theirs, now = new Date()) {
  const latest = limit(now);
  /** @type {Clash[]} */
  const clashes = [];
  /** @type {Map<string, Entry>} */
  const kept = new Map();
  /** @type {string[]} */
  const taken = [];
  const entries = both(mine.entries, theirs.entries, (id, one, other) => {
    if (!other) return one;
    if (!one) taken.push(id);
    if (!one) return other;
    if (weight({ ...one, changed: "" }) === weight({ ...other, changed: "" })) return later(one, other, latest) ? one : other;
    const won = later(one, other, latest) ? "mine" : "theirs";
    clashes.push({ id, won, ahead: [one, other].some(({ changed = "" }) => changed > latest) });
    kept.set(id, won === "mine" ? other : one);
    if (won === "theirs") taken.push(id);
    return won === "mine" ? one : other;
  });
  const pick = (/** @type {any} */ one, /** @type {any} */ other) => (!other || (one && later(one, other, latest)) ? one : other);
  const [a, b] = [mine, theirs].map(({ made, categories }) => ({ ...made, categories, changed: made.at }));
  const { categories, made } = later(a, b, latest) ? mine : theirs;
  const list = {
    direction: mine.direction || theirs.direction,
    categories,
    entries,
    unknown: both(mine.unknown, theirs.unknown, (_, one, other) => pick(one, other)),
    score: pick(mine.score, theirs.score),
    made,
  };
  return { list, kept: Object.fromEntries(kept), taken, clashes };
}

/**
 * @template Value
 * @param {Record<string, Value>} mine
 * @param {Record<string, Value>} theirs
 * @param {(id: string, one: Value | undefined, other: Value | undefined) => Value | undefined} pick
 * @returns {Record<string, Value>}
 */
function both(mine, theirs, pick) {
  const [one, other] = [new Map(Object.entries(mine)), new Map(Object.entries(theirs))];
  return Object.fromEntries([...new Set([...one.keys(), ...other.keys()])].flatMap(id => {
    const found = pick(id, one.get(id), other.get(id));
    return found === undefined ? [] : [[id, found]];
  }));
}

/**
 * Whether the first was said later; of two at the same time, the same wins whichever is first.
 * @param {any} one
 * @param {any} other
 * @param {string} latest
 */
function later(one, other, latest) {
  const [a, b] = [one, other].map(said => (typeof said?.changed === "string" ? said.changed : ""));
  if (a > latest !== b > latest) return b > latest;
  return a === b ? weight(one) >= weight(other) : a > b;
}

/** @param {any} said */
function weight(said) {
  return JSON.stringify(record(said) ? Object.entries(said).sort(byName) : said) ?? "";
}

/**
 * A list in which entries of an earlier release stand under the ids that have taken the place of theirs too.
 * @param {List} list
 * @param {Record<string, string>} moves
 * @param {Known} known
 */
export function moved(list, moves, known) {
  const going = Object.entries(moves).flatMap(([id, to]) => (Object.hasOwn(list.unknown, id) ? [[to, list.unknown[id]]] : []));
  const found = parse(JSON.stringify({ version: LIMITS.version, entries: Object.fromEntries(going) }), known);
  return { list: found.list ? merge(list, found.list).list : list, problems: found.problems };
}

/**
 * A list as a spreadsheet: every entry of the site, then what it does not know.
 * @param {List} list
 * @param {string[]} order
 * @param {Record<string, string>} titles
 * @param {Record<string, string>} parts the name of the part in which an entry stands
 * @param {{heads: string[], of: Map<string, string[]>}} [shown] what a page shows of entries, in its order; those that it does not list stand behind them
 */
export function csv(list, order, titles, parts, shown = { heads: [], of: new Map() }) {
  const rest = SAID.filter(field => field !== "status");
  const rows = new Set([...shown.of.keys(), ...order, ...Object.keys(list.unknown).sort()]);
  const lines = [...rows].map(id => {
    /** @type {Record<string, any>} */
    const entry = list.entries[id] ?? record(list.unknown[id]) ?? {};
    const { status = "" } = entry;
    return [id, titles[id], parts[id], RULES.states[status]?.name ?? status, ...rest.map(field => entry[field]), ...(shown.of.get(id) ?? shown.heads.map(() => ""))];
  });
  const head = ["id", "title", "part", "status", ...rest, ...shown.heads];
  return `\ufeff${[head, ...lines].map(line => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {unknown} value */
function cell(value) {
  const text = typeof value === "string" ? value.replace(/^(?=[=+\-@\t\r])/, "'") : "";
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @typedef {{entries: Record<string, Entry>, unknown: string[], wrong: string[]}} View what is shown; the ids that this page does not know, and the values that say nothing here */

const [VALUES, IDS, FROM] = ["~", "_", ":"];
const DONE = "done";
const VIEW = "view";

/**
 * An address with a view in it.
 * @param {string} address
 * @param {Record<string, Entry>} entries
 * @param {Known} known
 * @param {(keyof Entry)[]} [more] what is told of entries beside how far they are, if its maker asks for it
 */
export function withView(address, entries, known, more = []) {
  const short = new Map([...known.bare].map(([text, id]) => [id, text]));
  const said = SAID.filter(field => field === "status" || more.includes(field)).map(field => {
    /** @type {Map<string, string[]>} */
    const ids = new Map();
    for (const id of known.order) {
      const value = entries[id]?.[field];
      if (value) ids.set(value, [...(ids.get(value) ?? []), escaped(short.get(id) ?? id)]);
    }
    return [field, [...ids].map(([value, those]) => escaped(value) + FROM + those.join(IDS)).join(VALUES)];
  });
  const parts = said.filter(([field, text]) => text || field === "status").map(([field, text]) => `${field === "status" ? VIEW : field}=${text}`);
  const url = new URL(address);
  url.hash = parts.join("&");
  return url.href;
}

/**
 * The view of an address, or null where it has none.
 * @param {string} address
 * @param {Known} known
 * @returns {View | null}
 */
export function viewOf(address, known) {
  const { hash, searchParams } = new URL(address);
  const done = searchParams.get(DONE);
  if (hash.startsWith(`#${VIEW}=`)) return read(hash.slice(1), known);
  return done === null ? null : read(`${VIEW}=implemented:${done.split(IDS).map(escaped).join(IDS)}`, known);
}

/**
 * An address of earlier releases with its ticks behind `#`, where what is entered belongs; any other as it is.
 * @param {string} address
 * @param {Known} known
 */
export function behindHash(address, known) {
  const view = viewOf(address, known), url = new URL(address);
  if (!view || !url.searchParams.has(DONE)) return address;
  url.searchParams.delete(DONE);
  return withView(url.href, view.entries, known);
}

/**
 * @param {string} text
 * @param {Known} known
 * @returns {View}
 */
function read(text, known) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  const [unknown, wrong] = [new Set(), new Set()];
  for (const part of text.slice(0, RULES.list.bytes).split("&")) {
    const [name, said] = halves(part, "=");
    const field = SAID.find(one => one === (name === VIEW ? "status" : name));
    if (!field || (field === "status" && name !== VIEW)) continue;
    for (const one of said.split(VALUES).filter(Boolean)) {
      const [value, ids] = halves(one, FROM).map((half, place) => (place ? half : plain(half)));
      if (against(value, field)) wrong.add(value);
      else for (const written of ids.split(IDS).filter(Boolean).map(plain)) {
        const id = known.short(written);
        if (id) entries.set(id, { ...entries.get(id), [field]: value });
        else unknown.add(written);
      }
    }
  }
  return { entries: Object.fromEntries(entries), unknown: [...unknown], wrong: [...wrong] };
}

/**
 * What stands before a sign and behind it.
 * @param {string} text
 * @param {string} sign
 */
function halves(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** @param {string} text */
function escaped(text) {
  return encodeURIComponent(text.toWellFormed()).replace(/[_~]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {string} text */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
