// @ts-check
/**
 * What leaves rows of a work list out: outcomes by buttons, the rest by lists to choose from, of which rows say their places.
 * What a reader says of entries does so too; it stands behind #.
 */

import { chosenInHash, keepInHash } from "./address.js";
import { late, open, RULES, stateOf, today } from "./work-rules.js";

const SHOW = "show";
const SEPARATOR = "_";
/** What the last letter of a step's class says of its time; that of `gap.html`. @type {Record<string, string>} */
const TIMES = { o: "over-the-period", 1: "before-stage-1", 2: "before-stage-2" };
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @typedef {object} Row
 * @property {HTMLElement} item
 * @property {string} id as it is written without words
 * @property {string} outcome
 * @property {Record<string, string>} places the letters of its places among the options of each list to choose from
 */

export class Filter {
  /**
   * @param {HTMLElement} strip
   * @param {{systems: [string, string][], keyOf: (written: string) => string}} site the systems by which rows may be left out, with their names; the letters of an entry's, and last of its group
   * @param {() => void} changed
   */
  constructor(strip, { systems, keyOf }, changed) {
    this.chips = [...strip.querySelectorAll("a.xw-ch")].map(link => pressable(/** @type {HTMLAnchorElement} */ (link)));
    this.selects = [...strip.querySelectorAll("select")];
    const system = this.selects.find(select => select.name === "system");
    for (const [id, name] of systems) system?.add(new Option(name, id));
    this.groups = groups(this.chips.map(chip => chip.value), keyOf);
    this.rows = this.groups.flatMap(group => group.rows);
    for (const chip of this.chips) chip.disabled = !this.rows.some(row => row.outcome === chip.value);
    for (const select of this.selects) offer(select, this.rows);
    for (const chip of this.chips) {
      chip.addEventListener("click", () => {
        chip.setAttribute("aria-pressed", String(!pressed(chip)));
        this.apply();
        changed();
      });
    }
    for (const select of this.selects) {
      select.addEventListener("change", () => {
        this.apply();
        changed();
      });
    }
    this.shown = this.rows.length;
    /** What else keeps a row, by its id. @type {(id: string) => boolean} */
    this.also = () => true;
    this.read();
  }

  /** Takes what the address says. */
  read() {
    const query = new URLSearchParams(location.search);
    const show = (query.get(SHOW) ?? "").split(SEPARATOR);
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(!chip.disabled && show.includes(chip.value)));
    for (const select of this.selects) {
      const asked = query.get(select.name) ?? "";
      select.value = [...select.options].some(option => option.value === asked) ? asked : "";
    }
    this.apply();
  }

  /** What the address has to say. */
  get query() {
    const show = this.chips.filter(pressed).map(chip => chip.value);
    const found = this.selects.map(select => /** @type {[string, string]} */ ([select.name, select.value]));
    if (show.length) found.unshift([SHOW, show.join(SEPARATOR)]);
    return found.filter(([, value]) => value);
  }

  /** The words of what leaves rows out. */
  get words() {
    return [...this.chips.filter(pressed).map(chip => chip.firstElementChild?.textContent ?? ""), ...chosen(this.selects)];
  }

  /**
   * Leaves out all but an outcome, where an address names one; says whether it does.
   * @param {string} named
   */
  only(named) {
    if (!this.chips.some(chip => chip.value === named && !chip.disabled)) return false;
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.value === named));
    this.apply();
    return true;
  }

  /** Leaves no row out. */
  forget() {
    for (const chip of this.chips) chip.setAttribute("aria-pressed", "false");
    for (const select of this.selects) select.value = "";
    this.apply();
  }

  apply() {
    const wanted = this.chips.filter(pressed).map(chip => chip.value);
    const set = this.selects.filter(select => select.value);
    const fits = (/** @type {Row} */ row) =>
      this.also(row.id) && set.every(select => row.places[select.name]?.includes(select.selectedOptions[0].dataset.k ?? ""));
    const fitting = this.rows.filter(fits);
    for (const select of this.selects) select.classList.toggle("xw-set", Boolean(select.value));
    for (const chip of this.chips) {
      const count = fitting.filter(row => row.outcome === chip.value).length;
      /** @type {HTMLElement} */ (chip.querySelector("b")).textContent = String(count);
    }
    const there = new Set(fitting.filter(row => !wanted.length || wanted.includes(row.outcome)));
    for (const row of this.rows) row.item.hidden = !there.has(row);
    for (const { heads, rows } of this.groups) {
      const count = rows.filter(row => there.has(row)).length;
      for (const head of heads) head.hidden = !count;
      const said = heads[0]?.querySelector("small");
      if (said) said.textContent = String(count);
    }
    this.shown = there.size;
  }
}

/**
 * Leaves in a list only what some row has; by which letter rows name it, each option keeps. One thing alone is no choice.
 * @param {HTMLSelectElement} select
 * @param {Row[]} rows
 */
function offer(select, rows) {
  for (const [place, option] of [...select.options].slice(1).entries()) {
    const letter = (option.dataset.k = LETTERS[place]);
    if (!rows.some(row => row.places[select.name]?.includes(letter))) option.remove();
  }
  select.hidden = select.options.length < 3;
}

/**
 * The words of what is chosen.
 * @param {HTMLSelectElement[]} selects
 */
function chosen(selects) {
  return selects.filter(select => select.value).map(select => select.selectedOptions[0].text);
}

/** @param {Element} chip */
function pressed(chip) {
  return chip.getAttribute("aria-pressed") === "true";
}

/**
 * A button in the place of the link to a section.
 * @param {HTMLAnchorElement} link
 */
function pressable(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.value = link.hash.slice(1);
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

/**
 * Each group with its heading and all below it, and its rows.
 * @param {string[]} outcomes
 * @param {(written: string) => string} keyOf
 */
function groups(outcomes, keyOf) {
  return [...document.querySelectorAll("ul.xw-todo")].map(list => {
    const heads = [/** @type {HTMLElement} */ (list)];
    while (heads[0].tagName !== "H2" && heads[0].previousElementSibling instanceof HTMLElement) heads.unshift(heads[0].previousElementSibling);
    return { heads, rows: [...list.children].map(item => rowOf(/** @type {HTMLElement} */ (item), outcomes, keyOf)) };
  });
}

/**
 * @param {HTMLElement} item
 * @param {string[]} outcomes
 * @param {(written: string) => string} keyOf
 * @returns {Row}
 */
function rowOf(item, outcomes, keyOf) {
  const said = (/** @type {string} */ part) => item.querySelector(`:scope > ${part}`)?.className ?? "";
  const placeIn = (/** @type {string} */ name, /** @type {string} */ start) => {
    const options = [...document.querySelectorAll(`.xw-strip select[name=${name}] option`)].slice(1);
    return LETTERS[options.findIndex(option => /** @type {HTMLOptionElement} */ (option).value.startsWith(start))] ?? "";
  };
  const outcome = outcomes.find(one => one.startsWith(said("b") || "extend")) ?? "";
  const id = item.querySelector("label")?.textContent?.trim() ?? "";
  const key = keyOf(id);
  const system = item.querySelector("input")?.dataset.k ?? key.slice(0, -1);
  const steps = [...item.querySelectorAll("details:not(.own) > summary, details:not(.own) > ol > li")];
  const times = new Set(steps.map(step => TIMES[step.className.slice(-1)] ?? "any"));
  const time = [...times].map(runs => placeIn("time", runs)).join("");
  return { item, id, outcome, places: { group: key.slice(-1), size: placeIn("size", said("i") || "record"), time, system } };
}

/** @typedef {import("./work-rules.js").Entry} Entry */

const NOBODY = "Nobody";
/** @type {[string, string, (entry: Entry | undefined) => boolean][]} */
const MORE = [
  ["open", "Open", entry => open(stateOf(entry))],
  ["late", "Overdue", entry => late(entry, today()) > 0],
];

export class OwnFilter {
  /**
   * @param {Filter} filter
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
    /** Whether what a reader enters is shown, so that rows may go by it. */
    this.wanted = false;
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

  /** The words of what leaves rows out. */
  get words() {
    return chosen([this.status, this.owner]);
  }

  /** Leaves no row out; what else stands behind # stays there. */
  forget() {
    if (!this.status.value && !this.owner.value) return;
    this.status.value = this.owner.value = "";
    keepInHash([]);
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
    this.box.hidden = !this.wanted && !this.status.value && !this.owner.value;
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
