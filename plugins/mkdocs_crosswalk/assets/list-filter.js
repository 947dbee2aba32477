// @ts-check
/** Boxes above long tables and lists of entries that leave what has all words typed, or one of some outcomes; and what stands there where nothing is left. */

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

/**
 * What begins the section that a table stands in: its heading, or the fold that has it.
 * @param {HTMLTableElement} table
 */
function headOf(table) {
  const folded = table.closest(".xw-fold");
  if (folded) return folded;
  let before = table.closest("details") ?? /** @type {Element} */ (table);
  while (before.tagName !== "H2" && before.previousElementSibling) before = before.previousElementSibling;
  return before.tagName === "H2" ? before : null;
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
  const heads = new Set(tables.map(headOf));
  const [head] = heads;
  label.append(heads.size > 1 ? "Filter all lists " : "Filter ", input);
  box.append(label, said);
  (heads.size > 1 && head ? head : tables.length > 1 ? tables[0].closest("details") ?? tables[0] : tables[0]).before(box);
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


/** @param {Element} line */
function outcome(line) {
  return /xw-v--([a-z-]+)/.exec(line.querySelector(".xw-v")?.className ?? "")?.[1] ?? "";
}

onEachPage("table[data-filter]", (_, gone) => {
  if (document.querySelector(".xw-find")) return;
  unfold();
  addEventListener("hashchange", unfold, { signal: gone });
  filter([.../** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-filter]"))]);
});

/** What is said where filters together leave no row. */
export const NOTHING = "Nothing fits all that is chosen. ";

/**
 * A line that says so, first of all it holds, with a button that takes the filters back; hidden at first.
 * @param {() => void} showAll takes every filter back
 * @param {HTMLElement | undefined} next what is in focus when the button is gone
 */
export function nothingLeft(showAll, next) {
  const line = document.createElement("p");
  const said = document.createElement("span");
  const button = document.createElement("button");
  line.className = "xw-nothing";
  line.hidden = true;
  button.type = "button";
  button.textContent = "Show all";
  button.addEventListener("click", () => {
    showAll();
    next?.focus();
  });
  said.textContent = NOTHING;
  line.append(said, button);
  return line;
}

onEachPage(".xw-filter", (box, gone) => {
  const signal = { signal: gone };
  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".xw-lines > li")]);
  const texts = lines.map(line => (line.textContent ?? "").toLowerCase());
  const outcomes = lines.map(outcome);
  const folds = new Map([.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".xw-lines__f"))]
    .map(fold => [fold, fold.open]));
  const buttons = [...box.querySelectorAll("button")];
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const asked = new URLSearchParams(location.search);
  const nothing = nothingLeft(() => {
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    input.value = "";
    show();
  }, input);
  box.after(nothing);

  const show = () => {
    const wanted = buttons.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.outcome ?? "");
    const words = matching(texts, input.value);
    let count = 0;
    for (const [n, line] of lines.entries()) {
      line.hidden = !words[n] || (wanted.length > 0 && !wanted.includes(outcomes[n]));
      if (!line.hidden) count += 1;
    }
    for (const list of document.querySelectorAll(".xw-lines")) {
      if (list instanceof HTMLElement) list.hidden = !list.querySelector(":scope > li:not([hidden])");
    }
    const all = !wanted.length && !input.value.trim();
    for (const [fold, open] of folds) {
      fold.hidden = !fold.querySelector(".xw-lines:not([hidden])");
      fold.open = all ? open : !fold.hidden;
    }
    said.textContent = all ? "" : `${count} of ${lines.length}`;
    nothing.hidden = count > 0;
    const query = new URLSearchParams(location.search);
    for (const [name, value] of [["show", wanted.join(" ")], ["find", input.value.trim()]]) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const search = query.size ? `?${query}` : "";
    if (search !== location.search) history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  };

  for (const button of buttons) {
    const on = (asked.get("show") ?? "").split(" ").includes(button.dataset.outcome ?? "");
    button.setAttribute("aria-pressed", String(on));
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      show();
    }, signal);
  }
  input.value = asked.get("find") ?? "";
  input.addEventListener("input", show, signal);
  box.hidden = false;
  show();
});
