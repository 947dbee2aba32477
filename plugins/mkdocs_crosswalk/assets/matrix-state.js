// @ts-check
/** What the matrix shows, as an address: everything that a reader chose stands in the query string. */

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
 * A button that lays what its reader says over the matrix; where the address has a filter by that, it does so at once.
 * @param {HTMLElement} beside
 * @param {() => Promise<void>} lay
 */
export function offerYours(beside, lay) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "xw-btn";
  button.textContent = "Your status";
  const begin = () => {
    button.remove();
    void lay();
  };
  button.addEventListener("click", begin);
  beside.before(button);
  if (/^#(?:.*&)?ours=/.test(location.hash)) begin();
}
