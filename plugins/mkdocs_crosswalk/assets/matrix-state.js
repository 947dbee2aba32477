// @ts-check
/** What the matrix and its map show, as an address: everything that a reader chose stands in the query string. */

/**
 * @typedef {object} Side a framework of the matrix, as the page says it
 * @property {string} key what files call it
 * @property {string} short
 * @property {string} one what an entry of it is called, with a capital letter
 * @property {string} many the same in the plural, within a sentence
 * @property {string} direction that of levels towards it, as addresses and files write it
 */

/** @typedef {{left: Side, right: Side}} Sides the frameworks of the rows and of the columns */

/**
 * @typedef {object} State
 * @property {keyof Sides} towards the side that records are reused for
 * @property {string} text
 * @property {string} theme
 * @property {string} category
 * @property {string} level
 * @property {string} agreement
 * @property {string} source
 * @property {boolean} mapped
 * @property {string[]} fold ids of folded groups of rows and of columns
 * @property {string} pair the chosen cell: both ids with a comma between, or nothing
 */

/** The fields of the form, in the order of the address. `q` is taken: the theme's own search listens to it. */
export const FIELDS = /** @type {const} */ (["text", "theme", "category", "level", "agreement", "source"]);

/** What only the whole table has: an address with one of these is of it. */
const OF_TABLE = ["theme", "category", "level", "agreement", "source", "mapped", "fold"];

/**
 * Whether an address asks for what only the whole table can show.
 * @param {string} query
 */
export function ofTable(query) {
  const given = new URLSearchParams(query);
  return OF_TABLE.some(name => given.get(name));
}

/** @returns {State} */
export function nothing() {
  return {
    towards: "left", text: "", theme: "", category: "", level: "", agreement: "", source: "",
    mapped: false, fold: [], pair: "",
  };
}

/**
 * @param {string} query
 * @param {Sides} sides
 * @returns {State}
 */
export function fromQuery(query, sides) {
  const given = new URLSearchParams(query);
  const state = nothing();
  if (given.get("direction") === sides.right.direction) state.towards = "right";
  for (const name of FIELDS) state[name] = (given.get(name) ?? "").slice(0, 100);
  state.mapped = given.get("mapped") === "1";
  state.fold = (given.get("fold") ?? "").split(",").filter(Boolean);
  state.pair = given.get("pair") ?? "";
  return state;
}

/**
 * The query string of a state, with its question mark; what is as at first is left out.
 * @param {State} state
 * @param {Sides} sides
 */
export function toQuery(state, sides) {
  const said = new URLSearchParams();
  if (state.towards === "right") said.set("direction", sides.right.direction);
  for (const name of FIELDS) if (state[name]) said.set(name, state[name]);
  if (state.mapped) said.set("mapped", "1");
  if (state.fold.length) said.set("fold", state.fold.join(","));
  if (state.pair) said.set("pair", state.pair);
  const query = said.toString().replaceAll("%2C", ",");
  return query ? `?${query}` : "?";
}

/**
 * How many filters are set, beside the text.
 * @param {State} state
 */
export function filtersSet(state) {
  return FIELDS.filter(name => name !== "text" && state[name]).length + (state.mapped ? 1 : 0);
}

/**
 * @typedef {object} View what of a view of the matrix an overlay needs
 * @property {Element | null | undefined} within at whose end the button stands that lays what a reader says
 * @property {() => keyof Sides} towards the side that records are reused for
 * @property {(...boxes: HTMLElement[]) => void} place puts what belongs to the overlay into the page
 * @property {() => void} draw draws the view anew
 */

/** What is laid over a matrix: a company's status where the site shows one, else what its reader says. */
export class Overlay {
  /**
   * @param {Sides} sides
   * @param {DOMStringMap} data of the element that names the company's file and its side, where there is one
   * @param {View} view
   * @param {AbortSignal} gone
   */
  constructor(sides, data, view, gone) {
    this.sides = sides;
    this.view = view;
    /** @type {import("./our-status.js").OurStatus | null} what is laid now */
    this.ours = null;
    /** @type {((side: keyof Sides) => void) | null} looks at what the reader says of a side */
    this.yours = null;
    /** @type {keyof Sides | ""} the side that is looked at */
    this.looked = "";
    if (data.ours) void this.lay(data, gone);
    else if (view.within) this.offer(view.within, gone);
  }

  /**
   * @param {DOMStringMap} data
   * @param {AbortSignal} gone
   */
  async lay(data, gone) {
    const { ourStatus } = await import("./our-status.js");
    this.ours = await ourStatus(data, this.view.place, this.view.draw, gone);
    this.view.draw();
  }

  /**
   * A button that lays what its reader says; where the address has a filter by that, it does so at once.
   * @param {Element} within
   * @param {AbortSignal} gone
   */
  offer(within, gone) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "xw-btn";
    button.textContent = "Your status";
    const begin = () => {
      button.remove();
      void this.layYours(gone);
    };
    button.addEventListener("click", begin);
    within.append(button);
    if (/^#(?:.*&)?ours=/.test(location.hash)) begin();
  }

  /** @param {AbortSignal} gone */
  async layYours(gone) {
    const { yourStatus } = await import("./work-matrix.js");
    this.yours = yourStatus(this.sides, { place: this.view.place, show: ours => this.show(ours) }, gone);
    this.look();
  }

  /**
   * Lays one thing in place of another.
   * @param {import("./our-status.js").OurStatus} ours
   */
  show(ours) {
    if (this.ours && this.ours.side !== ours.side) {
      this.ours.on = false; // its marks go
      this.view.draw();
    }
    this.ours = ours;
    this.view.draw();
  }

  /** Looks at what the reader says of the side that is asked for. */
  look() {
    const side = this.view.towards();
    if (!this.yours || this.looked === side) return;
    this.looked = side;
    this.yours(side);
  }
}

/** @typedef {{towards: keyof Sides, text: string, block: string, pair: string}} MapState */

/**
 * @param {Sides} sides
 * @returns {MapState}
 */
export function mapFromQuery(sides) {
  const given = new URLSearchParams(location.search);
  const said = (/** @type {string} */ name) => (given.get(name) ?? "").slice(0, 100);
  const towards = given.get("direction") === sides.right.direction ? "right" : "left";
  return { towards, text: said("text"), block: said("block").toLowerCase(), pair: said("pair") };
}

/**
 * @param {MapState} state
 * @param {Sides} sides
 */
export function mapToQuery(state, sides) {
  const said = new URLSearchParams();
  if (state.towards === "right") said.set("direction", sides.right.direction);
  if (state.text) said.set("text", state.text);
  if (state.pair) said.set("pair", state.pair);
  else if (state.block) said.set("block", state.block);
  return `?${said.toString().replaceAll("%2C", ",")}`;
}
