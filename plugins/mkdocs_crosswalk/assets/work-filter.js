// @ts-check
/** Leaves rows of a list out by what its reader says of them: how far they are, and who answers. It stands behind #. */

import { chosenInHash, keepInHash } from "./hash-state.js";
import { RULES, late, open, stateOf } from "./work-rules.js";
import { today } from "./work-site.js";

/** @typedef {import("./work-rules.js").Entry} Entry */

const NOBODY = "Nobody";
/** @type {[string, string, (entry: Entry | undefined) => boolean][]} */
const MORE = [
  ["open", "Open", entry => open(stateOf(entry))],
  ["late", "Overdue", entry => late(entry, today()) > 0],
];

export class OwnFilter {
  /**
   * @param {import("./gap-filter.js").Filter} filter
   * @param {(written: string) => string | undefined} idOf
   * @param {() => void} changed
   */
  constructor(filter, idOf, changed) {
    this.filter = filter;
    /** @type {Record<string, Entry>} */
    this.entries = {};
    this.status = select("Any status");
    this.owner = select("Any owner");
    this.box = document.createElement("span");
    this.box.className = "xw-ownf";
    this.box.append(this.status, this.owner);
    this.box.hidden = true;
    filter.also = written => this.keeps(this.entries[idOf(written) ?? ""]);
    this.box.addEventListener("change", () => {
      keepInHash([["status", this.status.value], ["owner", this.owner.value]]);
      filter.apply();
      changed();
    });
  }

  read() {
    const query = chosenInHash();
    this.asked = { status: query.get("status") ?? "", owner: query.get("owner") ?? "" };
  }

  /** @param {Entry | undefined} entry */
  keeps(entry) {
    const state = this.status.value, owner = this.owner.value;
    const rule = MORE.find(([value]) => value === state)?.[2] ?? (one => !state || stateOf(one) === state);
    return rule(entry) && (!owner || (entry?.owner || NOBODY) === owner);
  }

  /**
   * Offers what there is to choose from.
   * @param {Record<string, Entry>} entries
   * @param {string[]} ids
   */
  offer(entries, ids) {
    this.entries = entries;
    const there = ids.map(id => entries[id]);
    const states = [...Object.entries(RULES.states).map(([value, { name }]) => /** @type {[string, string]} */ ([value, name])), ...MORE.map(([value, words]) => /** @type {[string, string]} */ ([value, words]))];
    const found = states.filter(([value]) => there.some(entry => (MORE.find(([one]) => one === value)?.[2] ?? (one => stateOf(one) === value))(entry)));
    const owners = [...new Set(there.map(entry => entry?.owner || NOBODY))].sort((a, b) => Number(a === NOBODY) - Number(b === NOBODY) || a.localeCompare(b));
    fill(this.status, found, this.asked?.status ?? "");
    fill(this.owner, owners.map(owner => [owner, owner]), this.asked?.owner ?? "");
    this.box.hidden = !there.some(entry => entry && Object.keys(entry).length) && !this.status.value && !this.owner.value;
    this.asked = undefined;
    this.filter.apply();
  }
}

/** @param {string} whole */
function select(whole) {
  const one = document.createElement("select");
  one.setAttribute("aria-label", whole);
  one.autocomplete = "off";
  one.add(new Option(whole, ""));
  return one;
}

/**
 * @param {HTMLSelectElement} field
 * @param {[string, string][]} options
 * @param {string} asked
 */
function fill(field, options, asked) {
  const value = asked || field.value;
  const [whole] = field.options;
  const same = [...field.options].slice(1).map(option => option.value).join("\n") === options.map(([one]) => one).join("\n");
  if (!same) field.replaceChildren(whole, ...options.map(([one, words]) => new Option(words, one)));
  field.value = options.some(([one]) => one === value) ? value : "";
  field.classList.toggle("xw-set", Boolean(field.value));
}
