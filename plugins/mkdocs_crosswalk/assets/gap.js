// @ts-check
/**
 * A work list: ticks are counted and stand in the address (`?done=A.5.5_6.1.3`), beside what leaves rows out
 * (`&show=new&system=ticket-system`), so that a view can be shared. A device keeps ticks only where its reader asks for it.
 * Links to other scopes carry all of it along, and by keyboard the place among them.
 */

import { copyAddress } from "./address.js";
import { onEachPage } from "./each-page.js";
import { Filter } from "./gap-filter.js";
import { Kept } from "./gap-keep.js";

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
 * An address with ticks and with what leaves rows out; with neither it is the bare page.
 * @param {string} address
 * @param {Iterable<string>} ids
 * @param {[string, string][]} more
 */
export function withTicks(address, ids, more = []) {
  const url = new URL(address);
  const done = [...ids].join(SEPARATOR);
  url.search = String(new URLSearchParams([...(done ? [["done", done]] : []), ...more]));
  return url.href;
}

class WorkList {
  /**
   * @param {HTMLElement} strip
   * @param {AbortSignal} signal
   */
  constructor(strip, signal) {
    this.strip = strip;
    const tools = controls(strip);
    this.said = tools.said;
    this.found = tools.found;
    this.clear = tools.clear;
    this.boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".xw-todo input")]);
    for (const box of this.boxes) box.value = box.parentElement?.textContent ?? "";
    this.scopes = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".xw-scopes a")]);
    this.bar = progress();
    this.filter = new Filter(strip, () => this.changed());
    this.kept = new Kept(tools.keep, strip.dataset.list ?? "", signal, done => this.take(done));
    // Ticks on entries of other scopes are kept, so that a reader may go to and fro.
    this.done = this.kept.begin(ticked(location.search));
    // A reader may be quicker than this script.
    const early = this.boxes.filter(box => box.checked && !this.done.has(box.value));
    for (const box of early) this.done.add(box.value);
    for (const box of this.boxes) box.addEventListener("change", () => this.tick(box));
    tools.clear.addEventListener("click", () => this.forget());
    tools.keep.addEventListener("click", () => {
      this.kept.ask(this.done);
      this.changed();
    });
    for (const [place, link] of this.scopes.entries()) {
      link.addEventListener("click", event => (link.hash = event.detail ? "" : PLACE + place));
    }
    if (location.hash.startsWith(PLACE)) this.goOn(Number(location.hash.slice(PLACE.length)));
    addEventListener("popstate", () => this.restore(), { signal });
    strip.classList.add("xw-live");
    this.draw();
    if (early.length) this.kept.write(this.done);
    if (early.length || this.kept.on) this.changed();
    addEventListener("hashchange", () => this.arrive(), { signal });
    this.arrive();
  }

  /** The row that the address names is seen, whatever left it out, and unfolded. */
  arrive() {
    const row = document.getElementById(location.hash.slice(1))?.closest(".xw-todo > li");
    if (!(row instanceof HTMLElement)) return;
    if (row.hidden) {
      this.filter.forget();
      this.changed();
    }
    const fold = row.querySelector("details");
    if (fold) fold.open = true;
    row.scrollIntoView({ block: "center", behavior: "instant" });
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
    this.filter.read();
    this.take(this.kept.begin(ticked(location.search)));
  }

  /**
   * Shows other ticks.
   * @param {Set<string>} done
   */
  take(done) {
    this.done = done;
    this.draw();
    this.changed();
  }

  /** @param {HTMLInputElement} box */
  tick(box) {
    this.done[box.checked ? "add" : "delete"](box.value);
    this.kept.write(this.done);
    this.changed();
  }

  /** What is shown has changed: the address says it. */
  changed() {
    const address = withTicks(location.href, this.done, this.filter.query);
    if (address !== location.href) history.replaceState(this.kept.mark(history.state), "", address);
    this.draw();
  }

  draw() {
    for (const box of this.boxes) box.checked = this.done.has(box.value);
    const count = this.boxes.filter(box => box.checked).length;
    this.clear.hidden = !count;
    this.bar.firstElementChild?.setAttribute("width", `${(100 * count) / this.boxes.length}%`);
    this.said.replaceChildren(this.bar, `${count} of ${this.boxes.length} done`);
    const shown = this.filter.shown;
    this.found.textContent = shown < this.boxes.length ? `${shown} of ${this.boxes.length} shown` : "";
    this.found.classList.toggle("xw-hidden", shown > 0);
    for (const link of this.scopes) link.href = withTicks(link.href, this.done, this.filter.query);
  }

  forget() {
    this.done.clear();
    this.kept.write(this.done);
    this.take(this.done);
  }
}

/**
 * Everything in the strip that only a script can do.
 * @param {HTMLElement} strip
 */
function controls(strip) {
  const menu = /** @type {HTMLElement} */ (strip.querySelector(".xw-menu"));
  const said = document.createElement("p");
  said.className = "xw-prog";
  said.setAttribute("role", "status");
  const found = document.createElement("p");
  found.className = "xw-found";
  found.setAttribute("role", "status");
  const clear = button("Clear", "xw-btn xw-plain");
  clear.setAttribute("aria-label", "Clear ticks");
  const [keep, link] = ["", "Copy link"].map(words => button(words));
  link.addEventListener("click", () => void copyAddress(link));
  menu.before(found, said, clear, keep, link);
  const list = menu.querySelector("ul");
  list?.prepend(...twin());
  for (const [words, act] of /** @type {[string, () => void][]} */ ([["Print", () => print()], ["Print with all steps", printAll]])) {
    const one = button(words, "");
    one.addEventListener("click", act);
    list?.append(item(one));
  }
  strip.querySelector("nav")?.append(more(strip));
  return { said, found, clear, keep };
}

/** @param {string} words */
function button(words, style = "xw-btn") {
  const one = document.createElement("button");
  one.type = "button";
  one.className = style;
  one.textContent = words;
  return one;
}

/** @param {HTMLElement} inner */
function item(inner) {
  const one = document.createElement("li");
  one.append(inner);
  return one;
}

/** What part of the list is done, as a bar. */
function progress() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS(svg.namespaceURI, "rect");
  rect.setAttribute("height", "100%");
  svg.append(rect);
  return svg;
}

/** The page's Markdown, which its head names, for the menu. */
function twin() {
  const link = document.querySelector('link[rel~=alternate][type="text/markdown"]');
  if (!(link instanceof HTMLLinkElement)) return [];
  const file = document.createElement("a");
  file.href = link.href;
  file.download = "";
  file.textContent = "This list (Markdown)";
  return [item(file)];
}

/**
 * Where it is narrow, the button behind which all but the outcomes stands.
 * @param {HTMLElement} strip
 */
function more(strip) {
  const one = button("Tools", "xw-btn xw-more");
  one.setAttribute("aria-expanded", "false");
  one.addEventListener("click", () => one.setAttribute("aria-expanded", String(strip.classList.toggle("xw-wide"))));
  return one;
}

/** Prints with every step, and folds what was folded. */
function printAll() {
  const lists = [...document.querySelectorAll("ul.xw-todo")];
  const folds = lists.flatMap(list => [...list.querySelectorAll("details")]).filter(fold => !fold.open);
  const show = (/** @type {boolean} */ all) => {
    for (const list of lists) list.classList.toggle("xw-todo--all", all);
    for (const fold of folds) fold.open = all;
  };
  show(true);
  addEventListener("afterprint", () => show(false), { once: true });
  print();
}

onEachPage(".xw-strip[data-list]", (strip, gone) => void new WorkList(strip, gone));
