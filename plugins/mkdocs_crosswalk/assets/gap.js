// @ts-check
/** Ticks on a gap page: counted, and kept in the address (`?done=A.5.5_6.1.3`), so that a view can be shared. Nothing
 * is stored. Links to other scopes carry the ticks along, and by keyboard the place among them. */

import { onEachPage } from "./each-page.js";

const SEPARATOR = "_";
const PLACE = "#scope-";

/**
 * The ids in a query string, in its order.
 * @param {string} query
 * @returns {Set<string>}
 */
export function ticked(query) {
  return new Set((new URLSearchParams(query).get("done") ?? "").split(SEPARATOR).filter(Boolean));
}

/**
 * An address with ticks in it; with none it is the bare page.
 * @param {string} address
 * @param {Iterable<string>} ids
 */
export function withTicks(address, ids) {
  const url = new URL(address);
  const done = [...ids].join(SEPARATOR);
  url.search = done ? `?done=${encodeURIComponent(done)}` : "";
  return url.href;
}

class Ticks {
  /**
   * @param {HTMLElement} acts
   * @param {AbortSignal} signal
   */
  constructor(acts, signal) {
    this.said = /** @type {HTMLElement} */ (acts.querySelector("[role=status]"));
    this.hint = document.createElement("span");
    this.hint.className = "xw-noprint";
    this.hint.textContent = "; the address keeps the ticks";
    this.boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".xw-todo input")]);
    this.scopes = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".xw-scopes a")]);
    this.lists = [...document.querySelectorAll("ul.xw-todo")].map(list => {
      const said = /** @type {HTMLElement} */ (list.previousElementSibling?.querySelector("small"));
      return { boxes: /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")]), said, words: said.textContent };
    });
    // Ticks on entries of other scopes are kept, so that a reader may go to and fro.
    this.done = ticked(location.search);
    for (const box of this.boxes) {
      box.checked = this.done.has(box.value);
      box.addEventListener("change", () => this.changed([box]));
    }
    for (const button of acts.querySelectorAll("button")) {
      button.hidden = false;
      button.addEventListener("click", () => void this.did(button));
    }
    for (const [place, link] of this.scopes.entries()) {
      link.addEventListener("click", event => (link.hash = event.detail ? "" : PLACE + place));
    }
    if (location.hash.startsWith(PLACE)) this.goOn(Number(location.hash.slice(PLACE.length)));
    addEventListener("popstate", () => this.restore(), { signal });
    this.draw();
  }

  /**
   * Goes on where the reader was on the page of another scope.
   * @param {number} place
   */
  goOn(place) {
    this.scopes[place]?.focus();
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  restore() {
    this.done = ticked(location.search);
    for (const box of this.boxes) box.checked = this.done.has(box.value);
    this.draw();
  }

  /** @param {HTMLInputElement[]} boxes */
  changed(boxes) {
    for (const box of boxes) this.done[box.checked ? "add" : "delete"](box.value);
    history.replaceState(history.state, "", withTicks(location.href, this.done));
    this.draw();
  }

  draw() {
    const count = this.boxes.filter(box => box.checked).length;
    this.said.replaceChildren(`${count} of ${this.boxes.length} done`, ...(count ? [this.hint] : []));
    for (const { boxes, said, words } of this.lists) {
      const done = boxes.filter(box => box.checked).length;
      said.textContent = done ? `${words}, ${done} of ${boxes.length} done` : words;
    }
    for (const link of this.scopes) link.href = withTicks(link.href, this.done);
  }

  /** @param {HTMLButtonElement} button */
  async did(button) {
    switch (button.dataset.do) {
      case "print":
        print();
        break;
      case "steps":
        unfold(button);
        break;
      case "clear":
        for (const box of this.boxes) box.checked = false;
        this.done.clear();
        this.changed([]);
        break;
      default:
        await copy(button);
    }
  }
}

/**
 * Shows all steps or the first alone, on the screen and on paper.
 * @param {HTMLButtonElement} button
 */
function unfold(button) {
  const all = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(all));
  for (const list of document.querySelectorAll("ul.xw-todo")) {
    list.classList.toggle("xw-todo--all", all);
    for (const fold of list.querySelectorAll("details")) fold.open = all;
  }
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy the address instead";
  }
  setTimeout(() => (button.textContent = words), 2000);
}

onEachPage(".xw-acts:has([role=status])", (acts, gone) => void new Ticks(acts, gone));
