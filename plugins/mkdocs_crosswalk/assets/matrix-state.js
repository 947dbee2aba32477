// @ts-check
/** What the matrix shows, as an address: everything that a reader chose stands in the query string. */

/** @typedef {"soc2-to-iso" | "iso-to-soc2"} Direction */

/**
 * @typedef {object} State
 * @property {Direction} direction
 * @property {string} text
 * @property {string} theme
 * @property {string} category
 * @property {string} level
 * @property {string} agreement
 * @property {string} source
 * @property {boolean} mapped
 * @property {string[]} fold ids of folded themes, clauses and series
 * @property {string} pair the chosen cell: both ids with a comma between, or nothing
 */

/** The fields of the form, in the order of the address. `q` is taken: the theme's own search listens to it. */
export const FIELDS = /** @type {const} */ (["text", "theme", "category", "level", "agreement", "source"]);

/** @returns {State} */
export function nothing() {
  return {
    direction: "soc2-to-iso", text: "", theme: "", category: "", level: "", agreement: "", source: "",
    mapped: false, fold: [], pair: "",
  };
}

/**
 * @param {string} query
 * @returns {State}
 */
export function fromQuery(query) {
  const given = new URLSearchParams(query);
  const state = nothing();
  if (given.get("direction") === "iso-to-soc2") state.direction = "iso-to-soc2";
  for (const name of FIELDS) state[name] = (given.get(name) ?? "").slice(0, 100);
  state.mapped = given.get("mapped") === "1";
  state.fold = (given.get("fold") ?? "").split(",").filter(Boolean);
  state.pair = given.get("pair") ?? "";
  return state;
}

/**
 * The query string of a state, with its question mark; what is as at first is left out.
 * @param {State} state
 */
export function toQuery(state) {
  const said = new URLSearchParams();
  if (state.direction !== "soc2-to-iso") said.set("direction", state.direction);
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
