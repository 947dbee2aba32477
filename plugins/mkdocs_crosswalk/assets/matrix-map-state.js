// @ts-check
/** What the map of a matrix shows, as an address: direction, text, and the block that is open or the pair chosen in it. */

/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {{towards: keyof Sides, text: string, block: string, pair: string}} MapState */

/**
 * @param {Sides} sides
 * @returns {MapState}
 */
export function fromQuery(sides) {
  const given = new URLSearchParams(location.search);
  const said = (/** @type {string} */ name) => (given.get(name) ?? "").slice(0, 100);
  const towards = given.get("direction") === sides.right.direction ? "right" : "left";
  return { towards, text: said("text"), block: said("block").toLowerCase(), pair: said("pair") };
}

/**
 * @param {MapState} state
 * @param {Sides} sides
 */
export function toQuery(state, sides) {
  const said = new URLSearchParams();
  if (state.towards === "right") said.set("direction", sides.right.direction);
  if (state.text) said.set("text", state.text);
  if (state.pair) said.set("pair", state.pair);
  else if (state.block) said.set("block", state.block);
  return `?${said.toString().replaceAll("%2C", ",")}`;
}
