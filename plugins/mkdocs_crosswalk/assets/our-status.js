// @ts-check
/** A company's status laid over a matrix: a mark with words at each entry, counts of each part and group, and filters. */

import { chosenInHash, keepInHash } from "./address.js";
import { element } from "./matrix-block.js";

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {{part: number, state: string, owner?: string, due?: string, late?: number, policy?: boolean}} Said what is said of an entry */
/** @typedef {{states: Record<string, string>, late: string, held?: string, parts: string[], entries: Record<string, Said>}} File */
/** @typedef {[string, HTMLElement | undefined]} Head an entry with the cell that names it */
/** @typedef {[string[], HTMLElement | undefined]} GroupHead the entries of a group with the cell that names it */

const OUT = "excluded";
const DONE = "implemented";
const UNSAID = "unsaid";
const NOBODY = "Nobody";
/** Choices beside the states, and what they keep. */
/** @type {[string, string, (said: Said) => boolean][]} */
const MORE = [
  ["open", "Open", ({ state }) => state !== OUT && state !== DONE],
  ["late", "", ({ late }) => Boolean(late)],
];

/**
 * @param {string} state
 * @param {...(Node | string)} words
 */
function mark(state, ...words) {
  const made = element("span", ...words);
  made.className = state === "late" ? "xw-late" : `xw-st xw-st--${state}`;
  return made;
}

/** @param {number} days */
function days(days) {
  return `${days} ${days === 1 ? "day" : "days"} late`;
}

export class OurStatus {
  /**
   * @param {File} said
   * @param {keyof Sides} side the side of the matrix that the company's programme is for
   * @param {() => void} changed draws the matrix anew
   * @param {AbortSignal} gone
   * @param {string} name whose status it is
   */
  constructor(said, side, changed, gone, name = "Our status") {
    this.said = said;
    this.side = side;
    this.changed = changed;
    this.every = Object.values(said.entries);
    /** Whether anything is said: where nothing is, there is nothing to mark, to count and to choose from. */
    this.some = this.every.some(({ state }) => state !== UNSAID);
    this.on = false;
    this.button = /** @type {HTMLButtonElement} */ (element("button", name));
    this.button.type = "button";
    this.button.className = "xw-btn";
    this.selects = this.made();
    this.told = element("p");
    this.told.setAttribute("role", "status");
    this.more = element("div", ...this.selects.map(([label]) => label), this.key(), this.told);
    this.box = /** @type {HTMLFormElement} */ (element("form", this.button, this.more));
    this.box.className = "xw-ours";
    this.box.setAttribute("aria-label", name);
    this.box.addEventListener("submit", event => event.preventDefault());
    this.button.addEventListener("click", () => this.turn());
    this.more.addEventListener("input", () => this.keep());
    addEventListener("hashchange", () => { this.read(); this.changed(); }, { signal: gone });
    // Links to the other view, and to the other direction, keep what is chosen.
    document.addEventListener("click", event => {
      const link = /** @type {Element} */ (event.target).closest?.(".xw-seg a");
      if (link instanceof HTMLAnchorElement && location.hash.includes("=")) link.hash = location.hash;
    }, { capture: true, signal: gone });
    this.read();
  }

  /**
   * The lists to choose from, each with what an option keeps.
   * @returns {[HTMLElement, HTMLSelectElement, (said: Said, value: string) => boolean][]}
   */
  made() {
    const { states, late, entries } = this.said;
    const count = (/** @type {(said: Said) => boolean} */ keeps) => this.every.filter(keeps).length;
    /** @type {[string, string, (said: Said) => boolean][]} */
    const choices = [
      ...Object.entries(states).map(([state, word]) => /** @type {[string, string, (said: Said) => boolean]} */ ([state, word, one => one.state === state])),
      ...MORE.map(([value, word, keeps]) => /** @type {[string, string, (said: Said) => boolean]} */ ([value, word || late, keeps])),
    ].filter(([, , keeps]) => count(keeps));
    const owners = [...new Set(Object.values(entries).filter(one => one.state !== OUT).map(one => one.owner ?? ""))]
      .sort((a, b) => Number(!a) - Number(!b) || a.localeCompare(b));
    const byState = new Map(choices.map(([value, , keeps]) => [value, keeps]));
    /** @type {[HTMLElement, HTMLSelectElement, (said: Said, value: string) => boolean][]} */
    const found = [
      [...select("status", "Status", choices.map(([value, word, keeps]) => [value, `${word} (${count(keeps)})`])), (one, value) => byState.get(value)?.(one) ?? true],
      [...select("owner", "Owner", owners.map(owner => [owner || NOBODY, owner || NOBODY])), (one, value) => one.state !== OUT && (one.owner || NOBODY) === value],
    ];
    const without = count(one => one.policy === false);
    if (without) found.push([...select("policy", "Policy", [["none", `Without a policy (${without})`]]), one => one.policy === false]);
    return found;
  }

  /** Each part with how many are in each state: parts are never added up. */
  key() {
    const lines = this.said.parts.map((name, part) => {
      const inside = this.every.filter(one => one.part === part);
      return element("li", element("b", name), " ", ...this.counts(inside));
    });
    const list = element("ul", ...lines, ...(this.said.held ? [element("li", this.said.held)] : []));
    list.className = "xw-ours__key";
    return list;
  }

  /** @param {Said[]} inside */
  counts(inside) {
    const out = inside.filter(one => one.state === OUT).length;
    const late = inside.filter(one => one.late).length;
    const found = Object.entries(this.said.states).flatMap(([state, word]) => {
      const count = inside.filter(one => one.state === state).length;
      if (!count) return [];
      return [mark(state, `${word} ${count} of ${state === OUT ? inside.length : inside.length - out}`), " "];
    });
    return late ? [...found, mark("late", `${this.said.late} ${late}`)] : found;
  }

  /** @param {string} text what is said below the counts */
  tell(text) {
    if (this.told.textContent !== text) this.told.textContent = text;
  }

  /** Takes what the address says. */
  read() {
    const query = chosenInHash();
    for (const [, field] of this.selects) {
      const value = query.get(field.name) ?? "";
      field.value = [...field.options].some(option => option.value === value) ? value : "";
      field.classList.toggle("xw-set", Boolean(field.value));
    }
    this.on = query.has("ours") || this.selects.some(([, field]) => field.value);
    this.button.setAttribute("aria-pressed", String(this.on));
    this.more.hidden = !this.shown;
  }

  turn() {
    for (const [, field] of this.selects) field.value = "";
    this.on = !this.on;
    this.keep();
  }

  keep() {
    keepInHash([["ours", this.on ? "on" : ""], ...this.selects.map(([, field]) => /** @type {[string, string]} */ ([field.name, field.value]))]);
    this.read();
    this.changed();
  }

  get shown() {
    return this.on && this.some;
  }

  /** Whether anything is left out. */
  get narrow() {
    return this.shown && this.selects.some(([, field]) => field.value);
  }

  /**
   * Whether an entry of a side is left.
   * @param {string} id
   * @param {keyof Sides} side
   */
  keeps(id, side) {
    if (side !== this.side || !this.narrow) return true;
    const one = this.said.entries[id];
    return Boolean(one) && this.selects.every(([, field, keeps]) => !field.value || keeps(one, field.value));
  }

  /**
   * Puts the marks where they belong, or takes them away.
   * @param {HTMLElement} root what is marked as having them
   * @param {Head[]} heads
   * @param {GroupHead[]} groups
   */
  show(root, heads, groups = []) {
    root.classList.toggle("xw-ours--on", this.shown);
    root.classList.toggle("xw-ours--rows", this.shown && this.side === "left");
    for (const [id, head] of heads) {
      const one = this.said.entries[id];
      put(head, this.shown && one ? [mark(one.state, this.said.states[one.state]), ...(one.late ? [" ", mark("late", days(one.late))] : [])] : []);
      head?.parentElement?.classList.toggle("xw-out", this.shown && this.side === "left" && one?.state === OUT);
    }
    for (const [ids, head] of groups) {
      const inside = ids.map(id => this.said.entries[id]).filter(Boolean);
      put(head, this.shown && inside.length ? this.summed(inside) : []);
    }
  }

  /**
   * How many of a group are done, of those that are necessary, and how many are late; or that all are left out.
   * @param {Said[]} inside
   */
  summed(inside) {
    const necessary = inside.filter(one => one.state !== OUT);
    const done = necessary.filter(one => one.state === DONE).length;
    const late = necessary.filter(one => one.late).length;
    const word = (/** @type {string} */ said) => {
      const made = element("span", ` ${said.toLowerCase()}`);
      made.className = "xw-ours__w";
      return made;
    };
    const { states } = this.said;
    if (!necessary.length) return [mark(OUT, `${inside.length}`, word(states[OUT]))];
    return [mark(done ? DONE : UNSAID, `${done} of ${necessary.length}`, word(states[DONE])), ...(late ? [" ", mark("late", `${late}`, word(this.said.late))] : [])];
  }

  /** What a spreadsheet says beside each pair: heads, or of a pair. */
  get heads() {
    return this.on ? ["Our status", "Owner", "Due", "Days late"] : [];
  }

  /**
   * @param {string} left
   * @param {string} right
   */
  cells(left, right) {
    if (!this.on) return [];
    const one = this.said.entries[this.side === "left" ? left : right];
    return one ? [one.state === UNSAID ? "" : this.said.states[one.state], one.owner ?? "", one.due ?? "", String(one.late ?? "")] : ["", "", "", ""];
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {[string, string][]} options
 * @returns {[HTMLElement, HTMLSelectElement]}
 */
function select(name, label, options) {
  const field = /** @type {HTMLSelectElement} */ (document.createElement("select"));
  field.name = name;
  for (const [value, text] of [["", "Any"], ...options]) field.add(new Option(text, value));
  return [element("label", `${label} `, field), field];
}

/**
 * Puts marks at the end of a head, in place of those that are there.
 * @param {HTMLElement | undefined} head
 * @param {(Node | string)[]} marks
 */
function put(head, marks) {
  head?.querySelector(".xw-ours__m")?.remove();
  if (!head || !marks.length) return;
  const made = element("span", ...marks);
  made.className = "xw-ours__m";
  made.title = made.textContent ?? "";
  head.append(made);
}

/**
 * @param {DOMStringMap} data of the element that names the file and the side
 * @param {(box: HTMLElement) => void} place
 * @param {() => void} changed
 * @param {AbortSignal} gone
 */
export async function ourStatus({ ours = "", oursSide = "" }, place, changed, gone) {
  const answer = await fetch(ours);
  if (!answer.ok) throw new Error(`${ours}: ${answer.status}`);
  const found = new OurStatus(await answer.json(), oursSide === "right" ? "right" : "left", changed, gone);
  if (gone.aborted) return null;
  place(found.box);
  return found;
}
