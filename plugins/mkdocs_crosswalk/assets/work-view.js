// @ts-check
/**
 * A list that somebody shares as an address: behind `#`, which no request carries. Values stand before the ids that have
 * them, `#view=implemented:A.5.5_6.1.3~partly:CC6.1&owner=Head%20of%20IT:A.5.5`. An address of earlier releases
 * (`?done=A.5.5_6.1.3`) is such a view too.
 */

import { RULES } from "./work-rules.js";
import { SAID, against } from "./work-file.js";

/** @typedef {import("./work-rules.js").Entry} Entry */
/** @typedef {import("./work-rules.js").Known} Known */
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
