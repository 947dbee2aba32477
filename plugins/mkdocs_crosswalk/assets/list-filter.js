// @ts-check
/** A box above long tables that leaves the rows with all words typed, and opens the folds that hold some. */

import { onEachPage } from "./each-page.js";

const PAUSE = 120;

/**
 * Which rows hold every word.
 * @param {string[]} texts in small letters
 * @param {string} typed
 */
export function matching(texts, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return texts.map(text => words.every(word => text.includes(word)));
}

/** @param {HTMLTableElement[]} tables */
function filter(tables) {
  const rows = tables.flatMap(table => [...table.tBodies]);
  const texts = rows.map(row => (row.textContent ?? "").toLowerCase());
  const folds = new Map(tables.flatMap(table => {
    const fold = table.closest("details");
    return fold ? [[fold, fold.open]] : [];
  }));
  const box = document.createElement("p");
  box.className = "xw-find xw-noprint";
  const label = document.createElement("label");
  const input = document.createElement("input");
  const said = document.createElement("span");
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.placeholder = "id or word";
  said.setAttribute("role", "status");
  label.append("Filter ", input);
  box.append(label, said);
  (tables.length > 1 ? tables[0].closest("details") ?? tables[0] : tables[0]).before(box);
  let timer = 0;
  const show = () => {
    const kept = matching(texts, input.value);
    const typed = input.value.trim() !== "";
    for (const [n, row] of rows.entries()) row.hidden = !kept[n];
    for (const [fold, open] of folds) {
      const some = Boolean(fold.querySelector("tbody:not([hidden])"));
      fold.hidden = !some;
      fold.open = typed ? some : open;
    }
    said.textContent = typed ? `${kept.filter(Boolean).length} of ${rows.length}` : "";
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE);
  });
}

/** What an address names is open, though it is the name of a fold. */
function unfold() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = named?.closest("details");
  if (!fold || fold.open) return;
  fold.open = true;
  named?.scrollIntoView();
}

onEachPage("table[data-filter]", (_, gone) => {
  if (document.querySelector(".xw-find")) return;
  unfold();
  addEventListener("hashchange", unfold, { signal: gone });
  filter([.../** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-filter]"))]);
});
