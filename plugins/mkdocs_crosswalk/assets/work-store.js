// @ts-check
/**
 * The list of a crosswalk and direction: until the tab is closed, and on the device from when its reader asks for it until they say no.
 * Of what other tabs and files say, the later counts, and what gave way can be had back once. Nothing is sent.
 */

import { RULES, some } from "./work-rules.js";
import { SAID, against, limit, merge, moved, nothing, parse, seen, stamp, write } from "./work-file.js";

/** @typedef {import("./work-rules.js").Entry} Entry */
/** @typedef {import("./work-rules.js").Known} Known */
/** @typedef {import("./work-file.js").List} List */
/** @typedef {import("./work-file.js").Note} Note */
/** @typedef {"entered" | "file" | "tab" | "undone" | "erased" | "kept"} Why */
/** @typedef {(ids: string[], why: Why) => void} Listener hears of which entries something else is said now */
/** @typedef {{say: (sentence: string) => void, former?: string[], signal?: AbortSignal, now?: () => Date}} Options `say` tells a reader, once for each change; `former` names the lists of ticks that earlier releases kept */
/** @typedef {{was: List, after: List, ids: string[], erased?: {on: boolean, aside: Record<string, string>}}} Step what an undo puts back: of those entries what was said before, or all that was erased */

/** The folder of the crosswalk, so that two sites on one host do not share lists. */
const ROOT = `crosswalk ${new URL("../../", import.meta.url).pathname}`;
const TICK = "implemented";
const MEANWHILE = "All works until you close the tab; save a file to keep it.";
const SAYS = {
  nowhere: `This browser keeps nothing for this page. ${MEANWHILE}`,
  full: `This device has no room left. ${MEANWHILE}`,
  newer: "A newer edition of this site keeps this list on the device. It is shown here, and cannot be changed; load the page again.",
  damaged: "What this device kept was damaged. It is set aside and can be saved as a file.",
  erased: "Another tab has erased what this device kept. Here it stays until you close the tab.",
  again: "Another tab keeps the list on this device again, and so does this one.",
  kept: "Kept on this device. Nothing is sent anywhere.",
  stopped: "No longer kept on this device. Here it stays until you close the tab.",
};

/** What a browser keeps for a site, if it does: it may forbid it, or have no room. */
class Device {
  /** @type {"" | "nowhere" | "full"} */
  fault = "";

  /**
   * @template Value
   * @param {(storage: Storage) => Value} use
   */
  try(use) {
    try {
      return use(localStorage);
    } catch (error) {
      this.fault = /quota/i.test(String(error)) ? "full" : "nowhere";
      return undefined;
    }
  }

  /** @param {string} key */
  get(key) {
    return this.try(storage => storage.getItem(key)) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  set(key, text) {
    const done = this.try(storage => storage.setItem(key, text) ?? true) ?? false;
    if (done) this.fault = "";
    return done;
  }

  /** @param {string} key */
  remove(key) {
    this.try(storage => storage.removeItem(key));
  }

  /** @param {string} start */
  all(start) {
    const keys = this.try(storage => Object.keys(storage)) ?? [];
    return Object.fromEntries(keys.filter(key => key.startsWith(start)).map(key => [key, this.get(key) ?? ""]));
  }
}

export class Store {
  #device = new Device();
  /** @type {Set<Listener>} */
  #listeners = new Set();
  /** What entries were before their ticks, as long as the tab is open. @type {Map<string, string>} */
  #unticked = new Map();
  /** Whether another tab has erased what this one kept. */
  #apart = false;
  /** @type {Step | null} */
  #step = null;
  /** @type {string | null} what this tab has last seen on the device */
  #seen = null;
  /** What that says, in whatever order. */
  #said = "";

  /**
   * @param {Known} known
   * @param {Options} options
   */
  constructor(known, { say, former = [], signal, now = () => new Date() }) {
    this.known = known;
    this.say = say;
    this.now = now;
    this.key = `${ROOT} work ${known.direction}`;
    this.list = nothing(known.direction);
    /** Whether the device is to keep it. */
    this.on = false;
    /** @type {"" | "nowhere" | "full"} why the device has not kept what was said last */
    this.fault = "";
    /** Whether what is not kept on the device is gone when the page is left: a browser may keep nothing for a tab either. */
    this.passing = false;
    /** The version of a newer form that the device keeps, which is left alone. */
    this.newer = 0;
    /** @type {Note[]} what is to be said of the list that the device kept */
    this.notes = [];
    const text = this.#device.get(this.key);
    this.fault = this.#device.fault;
    this.on = text !== null && this.#meet(text);
    this.#write();
    if (!this.on && !this.newer) this.#resume();
    this.#recall();
    if (!this.newer) this.#takeOver(former.map(name => `${ROOT} ${name}`));
    addEventListener("storage", event => {
      if (event.key === null || event.key === this.key) this.#heard();
    }, { signal });
  }

  /** Whether there is something to have back. */
  get undoable() {
    return this.#step !== null;
  }

  /** What was damaged and is set aside on the device, to be saved as files: the texts by their keys. */
  get aside() {
    return this.#device.all(`${this.key} damaged `);
  }

  /**
   * Drops what is set aside, once its reader has it as a file.
   * @param {string} key
   */
  forget(key) {
    this.#device.remove(key);
  }

  /**
   * What is right of a text that is set aside, to be opened if its reader says so.
   * @param {string} text
   */
  sound(text) {
    return parse(text, this.known, this.now()).sound;
  }

  /**
   * @param {Listener} listener
   * @returns {() => void} ends it
   */
  watch(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Says something of an entry; an empty text takes back what was said. What cannot be said is refused, and why is told.
   * @param {string} id
   * @param {Entry} fields
   */
  set(id, fields) {
    if (!this.#may({ [id]: fields })) return false;
    if (this.#put(id, fields)) this.#changed([id], "entered");
    return true;
  }

  /**
   * A tick is a status; without it, what was there before is there again.
   * @param {string} id
   * @param {boolean} on
   */
  tick(id, on) {
    const before = this.list.entries[id]?.status ?? "";
    if (!this.set(id, { status: on ? TICK : this.#unticked.get(id) ?? "" })) return false;
    if (on && before !== TICK) this.#unticked.set(id, before);
    this.#remember();
    return true;
  }

  /**
   * Answers a question; an empty word takes the answer back.
   * @param {string} question
   * @param {string} word
   */
  answer(question, word) {
    if (!this.#may()) return false;
    const { answers = {}, changed } = this.list.score ?? {};
    const said = Object.entries({ ...answers, [question]: word }).filter(([, one]) => one);
    this.list = { ...this.list, score: { questions: this.known.questions, answers: Object.fromEntries(said), changed: this.#stamp(changed) } };
    this.#changed([], "entered");
    return true;
  }

  /** Keeps the list on this device from now on, with what it may keep already. */
  keep() {
    if (!this.#may()) return false;
    this.#off();
    this.on = true;
    this.#write();
    if (this.fault) this.on = false;
    else if (this.on) this.say(SAYS.kept);
    this.#tell([], "kept");
    return this.on;
  }

  /** Keeps it no longer. */
  stop() {
    if (!this.#may()) return;
    this.#off();
    this.#device.remove(this.key);
    this.say(SAYS.stopped);
    this.#tell([], "kept");
  }

  /**
   * Takes a list that was read from a file: of each entry what was said later.
   * @param {List} list
   * @param {string} name of the file
   * @returns {ReturnType<typeof merge> | null} null where nothing was taken
   */
  open(list, name) {
    if (!this.#may()) return null;
    const found = merge(this.list, list, this.now());
    if (tooMany(found.list)) {
      this.say(`${name} was not opened: with what is here it makes more than ${RULES.list.entries} entries.`);
      return null;
    }
    const left = found.clashes.filter(({ won }) => won === "mine").map(({ id }) => id);
    this.#go(found.list, found.taken);
    this.say(`${name} is open: ${counted(found.taken)} taken${left.length ? `, ${left.length} left as they were here: ${some(left)}` : ""}.`);
    this.#changed(found.taken, "file");
    return found;
  }

  /**
   * Takes what a report or a view says, or what did not win, as if it were entered now.
   * @param {Record<string, Entry>} given
   * @param {string} name of where it is from
   */
  take(given, name) {
    if (!this.#may(given)) return false;
    const was = this.list;
    const ids = Object.keys(given).filter(id => this.#put(id, given[id]));
    if (ids.length) this.#step = { was, after: this.list, ids };
    this.say(`${counted(ids)} taken from ${name}.`);
    this.#changed(ids, "file");
    return true;
  }

  /**
   * Lets entries of an earlier release stand under the ids that have taken the place of theirs.
   * @param {Record<string, string>} moves
   */
  move(moves) {
    if (!this.#may()) return false;
    const was = this.list, ids = Object.values(moves);
    const { list, problems } = moved(was, moves, this.known);
    this.say(problems[0]?.says ?? `${counted(ids)} moved: ${some(ids)}.`);
    if (list === was) return false;
    this.#go(list, ids);
    this.notes = this.notes.filter(note => !Object.hasOwn(moves, note.id));
    this.#changed(ids, "file");
    return true;
  }

  /** Erases everything, here and on the device, until an undo. */
  erase() {
    if (!this.#may()) return;
    const { list, on, aside } = this;
    const ids = Object.keys(list.entries);
    this.#go(nothing(list.direction), ids, { on, aside });
    this.#off();
    for (const key of [this.key, ...Object.keys(aside)]) this.#device.remove(key);
    this.#unticked.clear();
    this.say(`${counted(ids)} erased. You can undo it until you leave this page.`);
    this.#tell(ids, "erased");
  }

  /** Puts back what the last opening, merging or erasing took away; what was said since then stays. */
  undo() {
    const step = this.#step;
    if (!step || !this.#may()) return false;
    const { was, after, erased } = step, { entries, score } = this.list;
    const ids = step.ids.filter(id => entries[id] === after.entries[id]);
    this.#step = null;
    if (erased) {
      this.list = merge(was, this.list, this.now()).list;
      this.on ||= erased.on;
      for (const [key, text] of Object.entries(erased.aside)) this.#device.set(key, text);
    } else {
      for (const id of ids) this.#put(id, Object.fromEntries(SAID.map(field => [field, was.entries[id]?.[field] ?? ""])));
      const answered = score && score === after.score && score !== was.score;
      const before = answered ? { questions: score.questions, answers: {}, ...was.score, changed: this.#stamp(score.changed) } : score;
      this.list = { ...this.list, unknown: was.unknown, score: before };
    }
    this.say(`Undone: ${counted(ids)} as before.`);
    this.#changed(ids, "undone");
    return true;
  }

  /**
   * The text of a file of all this; from when it was made, changes can be told.
   * @param {{site?: string, data?: string}} made
   * @param {string} [schema] the address of the file's form
   */
  file(made, schema) {
    this.list = { ...this.list, made: { at: stamp(this.now()), ...made } };
    this.#write();
    return write(this.list, this.known.order, this.list.made, schema);
  }

  /**
   * Takes over the ticks that earlier releases kept, once; they have no time, so that whatever has one counts for more.
   * @param {string[]} keys
   */
  #takeOver(keys) {
    const found = keys.map(key => this.#device.get(key)).filter(text => text !== null);
    if (!found.length) return;
    const ids = found.join(" ").split(" ").filter(Boolean).map(tick => ({ id: this.known.short(tick), tick }));
    const ticks = nothing(this.known.direction);
    ticks.entries = Object.fromEntries(ids.flatMap(({ id }) => (id ? [[id, { status: TICK }]] : [])));
    ticks.unknown = Object.fromEntries(ids.flatMap(({ id, tick }) => (id ? [] : [[tick, { status: TICK }]])));
    const { list, taken } = merge(this.list, ticks, this.now());
    if (tooMany(list)) return;
    this.list = list;
    this.on = true;
    this.#write();
    if (!this.fault) for (const key of keys) this.#device.remove(key);
    if (taken.length) this.say(`Your ticks are on this list: ${counted(taken)} implemented.`);
  }

  /** Another tab has changed what the device keeps. */
  #heard() {
    const { entries, score } = this.list;
    if (this.#apart && this.#device.get(this.key) !== null) {
      this.#apart = false;
      this.on = true;
      this.#write();
      this.say(SAYS.again);
      this.#tell([], "kept");
      return;
    }
    if (!this.on && !this.newer && !score && !Object.keys(entries).length && this.#device.get(this.key) !== null) {
      this.on = true;
      this.#tell([], "kept");
    }
    this.#write();
  }

  /** Keeps the list, where the device is to, with what another tab has kept there since this one looked. */
  #write() {
    if (!this.on) return;
    const there = this.#device.get(this.key);
    if (there === null && this.#seen !== null) {
      this.#off();
      this.#apart = true;
      this.say(SAYS.erased);
      this.#tell([], "kept");
      return;
    }
    if (there !== null && there !== this.#seen && !this.#meet(there)) return;
    // Two releases may order entries in two ways, and are not to correct each other for ever.
    const said = write(this.list, []), text = write(this.list, this.known.order);
    const kept = said === this.#said || this.#device.set(this.key, text);
    if (kept && said !== this.#said) [this.#seen, this.#said] = [text, said];
    const fault = kept ? "" : this.#device.fault;
    if (fault && fault !== this.fault) this.say(SAYS[fault]);
    this.fault = fault;
  }

  /**
   * Takes what the device keeps.
   * @param {string} text
   * @returns {boolean} whether the device may keep something else there
   */
  #meet(text) {
    const { list, sound, newer, notes } = parse(text, this.known, this.now());
    if (newer) {
      this.newer = newer;
      this.list = merge(this.list, sound, this.now()).list;
      this.#off();
      this.say(SAYS.newer);
      return false;
    }
    if (!list) {
      const aside = this.#device.set(`${this.key} damaged ${this.now().toISOString()}`, text);
      this.say(aside ? SAYS.damaged : SAYS.full);
      this.#off();
      if (aside) this.#device.remove(this.key);
      this.on = aside;
      return aside;
    }
    const found = merge(this.list, list, this.now());
    const gone = found.clashes.filter(({ won }) => won === "theirs").map(({ id }) => id);
    if (gone.length) this.#go(found.list, gone);
    const first = this.#seen === null;
    [this.#seen, this.#said] = [text, write(list, [])];
    this.list = found.list;
    this.notes = notes;
    if (!first && found.taken.length) this.say(`Another tab changed ${some(found.taken)}.`);
    this.#tell(found.taken, "tab");
    return true;
  }

  /**
   * Goes on with another list, from which there is a way back.
   * @param {List} list
   * @param {string[]} ids
   * @param {Step["erased"]} [erased]
   */
  #go(list, ids, erased) {
    this.#step = { was: this.list, after: list, ids, erased };
    this.list = list;
  }

  /** What the device does not keep stands until the tab is closed, on the other pages of this site too. */
  #remember() {
    const { entries, unknown, score } = this.list;
    const nothingSaid = !score && !Object.keys(entries).length && !Object.keys(unknown).length;
    try {
      if (this.on || this.newer || nothingSaid) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, write(this.list, this.known.order));
      sessionStorage.setItem(`${this.key} before`, JSON.stringify([...this.#unticked]));
      this.passing = false;
    } catch {
      this.passing = true; // a browser may forbid it
    }
  }

  #resume() {
    try {
      const { list } = parse(sessionStorage.getItem(this.key) ?? "", this.known, this.now());
      if (list) this.list = list;
    } catch {
      this.passing = true;
    }
  }

  /** Takes what entries were before their ticks. */
  #recall() {
    try {
      for (const [id, status] of JSON.parse(sessionStorage.getItem(`${this.key} before`) ?? "[]")) this.#unticked.set(String(id), String(status));
    } catch {
      this.#unticked.clear();
    }
  }

  #off() {
    this.on = false;
    this.fault = "";
    [this.#seen, this.#said] = [null, ""];
  }

  /**
   * Whether something may be said; where not, why is told.
   * @param {Record<string, Entry>} given
   */
  #may(given = {}) {
    const why = this.newer ? [SAYS.newer] : Object.entries(given).flatMap(([id, entry]) => this.#against(id, entry));
    if (why.length) this.say(why[0]);
    return !why.length;
  }

  /**
   * @param {string} id
   * @param {Entry} entry
   */
  #against(id, entry) {
    if (!this.known.has(id)) return [`${id} is not on this page.`];
    if (RULES.reasoned.includes(entry.status ?? "") && this.known.binding.has(id)) return [`Nobody may leave out ${id}.`];
    return SAID.flatMap(field => against(entry[field] ?? "", field) || []).map(why => `${id}: ${why}`);
  }

  /**
   * @param {string} id
   * @param {Entry} given
   * @returns {boolean} whether that is something else than was said before
   */
  #put(id, given) {
    const before = this.list.entries[id];
    /** @type {Entry} */
    const fields = Object.fromEntries(Object.entries(given).map(([field, text]) => [field, seen(text)]));
    const other = SAID.filter(field => fields[field] !== undefined && fields[field] !== (before?.[field] ?? ""));
    if (!other.length) return false;
    const entry = { ...before, ...Object.fromEntries(other.map(field => [field, fields[field]])), changed: this.#stamp(before?.changed) };
    this.list = { ...this.list, entries: { ...this.list.entries, [id]: entry } };
    return true;
  }

  /**
   * The time of what is said now: later than what it takes the place of, unless a clock was wrong then.
   * @param {string} [before]
   */
  #stamp(before = "") {
    const now = this.now(), at = stamp(now);
    return before < at || before > limit(now) ? at : stamp(new Date(Date.parse(before) + 1000));
  }

  /**
   * @param {string[]} ids
   * @param {Why} why
   */
  #changed(ids, why) {
    this.#write();
    this.#tell(ids, why);
  }

  /**
   * @param {string[]} ids
   * @param {Why} why
   */
  #tell(ids, why) {
    this.#remember();
    for (const listener of this.#listeners) listener(ids, why);
  }
}

/** @param {List} list */
function tooMany({ entries, unknown }) {
  return Object.keys(entries).length + Object.keys(unknown).length > RULES.list.entries;
}

/** @param {string[]} ids */
function counted({ length }) {
  return length === 1 ? "1 entry" : `${length} entries`;
}
