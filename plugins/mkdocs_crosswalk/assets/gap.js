// @ts-check
/**
 * A list of what remains, worked with: ticks and what a reader enters for its entries are counted, kept where they say so,
 * and stand in no query. What leaves rows out does (`?show=new&system=ticket-system`); by status and owner it stands behind #.
 * A list that somebody shares is a view: it is looked at, and changes nothing before its reader takes it over.
 */

import { behindHash, viewOf } from "./work-file.js";
import { copyAddress } from "./address.js";
import { closes, onEachPage } from "./each-page.js";
import { Filter, OwnFilter } from "./gap-filter.js";
import { NOTHING, nothingLeft } from "./list-filter.js";
import { Bar, button, Fields, offerOwners } from "./work-bar.js";
import { siteOf, stateOf, tally, today } from "./work-rules.js";
import { Store } from "./work-store.js";

const PLACE = "#scope-";
const DONE = "implemented";

class WorkList {
  /**
   * @param {HTMLElement} strip
   * @param {AbortSignal} signal
   */
  constructor(strip, signal) {
    this.strip = strip;
    this.site = siteOf(strip.dataset.direction ?? "");
    const tools = controls(strip, () => this.bar.file.click());
    this.said = tools.said;
    this.found = tools.found;
    this.columns = tools.columns;
    this.keep = tools.keep;
    this.keep.addEventListener("click", () => {
      this.store.keep();
      this.columns.focus();
    });
    this.boxes = new Map([...document.querySelectorAll(".xw-todo input")].flatMap(box => {
      const id = this.site.known.short(box.parentElement?.textContent?.trim() ?? "");
      return id && box instanceof HTMLInputElement ? [[id, box]] : [];
    }));
    /** @type {Map<string, Fields>} */
    this.fields = new Map();
    this.scopes = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".xw-scopes a")]);
    this.progress = progress();
    const early = [...this.boxes].filter(([, box]) => box.checked).map(([id]) => id);
    this.bar = new Bar(this.site);
    this.bar.listed = new Set(this.boxes.keys());
    this.bar.shown = { heads: ["outcome", "size", "first_step", "group"], of: new Map([...this.boxes].map(([id, box]) => [id, shownOf(box)])) };
    this.store = new Store(this.site.known, { say: this.bar.say, former: [strip.dataset.list ?? ""], signal });
    /** @type {Record<string, import("./work-rules.js").Entry> | null} */
    this.view = null;
    /** What a report says that is looked at before it is taken. @type {Record<string, import("./work-rules.js").Entry> | null} */
    this.previewed = null;
    const keyOf = (/** @type {string} */ written) => this.site.keys[this.site.known.short(written) ?? ""] ?? "";
    this.filter = new Filter(strip, { systems: this.site.systems, keyOf }, () => this.changed());
    this.own = new OwnFilter(this.filter, written => this.site.known.short(written), () => this.draw());
    tools.columns.before(this.own.box);
    /** What is said where rows are left out, on paper too. */
    this.left = nothingLeft(() => this.showAll(), this.filter.chips.find(chip => !chip.disabled));
    strip.after(this.left);
    for (const [id, box] of this.boxes) {
      box.addEventListener("change", () => stay(box, () => this.store.tick(id, box.checked)));
    }
    for (const id of early) this.store.tick(id, true); // a reader may be quicker than this script
    this.columns.addEventListener("click", () => this.showColumns(this.columns.getAttribute("aria-pressed") !== "true"));
    for (const [place, link] of this.scopes.entries()) {
      link.addEventListener("click", event => (link.hash = event.detail ? "" : PLACE + place));
    }
    if (location.hash.startsWith(PLACE)) this.goOn(Number(location.hash.slice(PLACE.length)));
    addEventListener("popstate", () => this.restore(), { signal });
    addEventListener("hashchange", () => this.restore(), { signal });
    this.store.watch(() => this.draw());
    const menu = strip.querySelector("details.xw-menu");
    if (menu instanceof HTMLDetailsElement) closes(menu, signal);
    strip.before(this.bar.box);
    strip.classList.add("xw-live");
    headsBelow(strip, signal);
    this.bar.preview = entries => { this.previewed = entries; this.draw(); };
    this.bar.serve(this.store, signal);
    this.restore();
    // Who has entered more than ticks sees it.
    if ([...this.boxes.keys()].some(id => saysMore(this.store.list.entries[id]))) this.showColumns(true);
  }

  get entries() {
    if (this.previewed) return { ...this.store.list.entries, ...this.previewed };
    return this.view ?? this.store.list.entries;
  }

  /** Takes what the address says: what leaves rows out, and a list that somebody shares. */
  restore() {
    const named = location.hash;
    const address = behindHash(location.href, this.site.known);
    if (address !== location.href) history.replaceState(history.state, "", address);
    this.filter.read();
    this.own.read();
    const view = viewOf(location.href, this.site.known);
    this.view = view?.entries ?? null;
    this.bar.look(view, {
      take: () => { if (view) this.store.take(view.entries, "the shared list"); this.leave(); },
      leave: () => this.leave(),
    });
    this.draw();
    this.arrive(named);
  }

  /** Goes back from a shared list to the reader's own. */
  leave() {
    history.replaceState(history.state, "", location.pathname + location.search);
    this.restore();
  }

  /**
   * The row that an address names is seen, whatever left it out, and unfolded; of an outcome all rows are, and no others.
   * @param {string} hash
   */
  arrive(hash) {
    if (this.filter.only(hash.slice(1))) {
      history.replaceState(history.state, "", location.pathname + location.search);
      this.changed();
      scrollTo({ top: 0, behavior: "instant" });
    }
    const named = hash.includes("=") ? null : document.getElementById(hash.slice(1));
    const row = named?.closest(".xw-todo > li");
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

  /** @param {boolean} on */
  showColumns(on) {
    this.columns.setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("xw-cols--own", on);
    this.bar.wanted = this.own.wanted = on;
    this.bar.draw();
    if (on && !this.fields.size) {
      const heads = ["Status", "Owner", "Due"].map(words => Object.assign(document.createElement("span"), { className: "xw-cols__own", textContent: words }));
      this.strip.querySelector(".xw-cols")?.append(...heads);
      for (const [id, box] of this.boxes) {
        const fields = new Fields(this.store, id);
        this.fields.set(id, fields);
        box.closest("li")?.append(fields.box);
      }
    }
    this.draw();
  }

  /** Leaves no row out, whatever left some out. */
  showAll() {
    this.own.forget();
    this.filter.forget();
    this.changed();
  }

  /** What leaves rows out has changed: the address says it. */
  changed() {
    const url = new URL(location.href);
    url.search = String(new URLSearchParams(this.filter.query));
    if (url.href !== location.href) history.replaceState(history.state, "", url.href);
    this.draw();
  }

  draw() {
    const { entries, boxes, view } = this;
    const count = tally(boxes.keys(), entries, today());
    for (const [id, box] of boxes) {
      const state = stateOf(entries[id]);
      box.checked = state === DONE;
      box.disabled = view !== null;
      box.closest("li")?.classList.toggle("xw-out", state === "excluded");
    }
    if (this.fields.size) offerOwners(this.store);
    for (const [id, fields] of this.fields) {
      fields.draw();
      for (const field of fields.box.querySelectorAll("input, select")) {
        if (view && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) {
          field.disabled = true;
          if (field === fields.status) field.value = view[id]?.status ?? "";
        }
      }
    }
    const done = count.states[DONE].length, all = count.necessary.length;
    this.progress.firstElementChild?.setAttribute("width", `${done ? Math.max(4, (100 * done) / all) : 0}%`);
    const late = count.late.length ? `, ${count.late.length} overdue` : "";
    const said = `${done} of ${all} done${late}`;
    if (this.said.textContent !== said) this.said.replaceChildren(this.progress, said);
    this.keep.hidden = !this.bar.keeps;
    this.strip.classList.toggle("xw-begun", done > 0 || this.bar.keeps);
    this.own.offer(entries, [...boxes.keys()]);
    const shown = this.filter.shown;
    const some = shown < boxes.size ? `${shown} of ${boxes.size} shown` : "";
    if (this.found.textContent !== some) this.found.textContent = some;
    const words = [...this.filter.words, ...this.own.words].join(", ");
    /** @type {HTMLElement} */ (this.left.firstElementChild).textContent = shown ? `${some}: ${words}. ` : NOTHING;
    this.left.hidden = !some;
    this.strip.classList.toggle("xw-some", Boolean(some));
    for (const link of this.scopes) link.search = String(new URLSearchParams(this.filter.query));
  }
}

/**
 * What the row of a box shows, beside the id and the title: its outcome, its size, the first step and the group.
 * @param {Element} box
 */
function shownOf(box) {
  const row = /** @type {Element} */ (box.closest("li"));
  const said = ["b", "i", "summary"].map(part => row.querySelector(part)?.textContent ?? "");
  let head = row.parentElement;
  while (head && head.tagName !== "H2") head = /** @type {HTMLElement | null} */ (head.previousElementSibling);
  return [...said, head?.firstChild?.textContent?.trim() ?? ""];
}

/**
 * Whether more is said of an entry than a tick says.
 * @param {import("./work-rules.js").Entry | undefined} entry
 */
function saysMore({ status = "", owner, due, reason, note } = {}) {
  return Boolean(owner || due || reason || note || (status && status !== DONE));
}

/**
 * Does something, and leaves an element where it is in the window, whatever that puts above it.
 * @param {Element} there
 * @param {() => void} act
 */
function stay(there, act) {
  const { top } = there.getBoundingClientRect();
  const back = () => scrollBy({ top: there.getBoundingClientRect().top - top, behavior: "instant" });
  act();
  back();
  requestAnimationFrame(() => requestAnimationFrame(back)); // the browser may have moved it back as well
}

/**
 * Everything in the strip that only a script can do.
 * @param {HTMLElement} strip
 * @param {() => void} openFile
 */
function controls(strip, openFile) {
  const menu = /** @type {HTMLElement} */ (strip.querySelector(".xw-menu"));
  const said = document.createElement("p");
  said.className = "xw-prog";
  said.setAttribute("role", "status");
  const found = document.createElement("p");
  found.className = "xw-hidden";
  found.setAttribute("role", "status");
  const columns = button("Your columns", () => {});
  columns.setAttribute("aria-pressed", "false");
  const keep = button("Keep", () => {});
  keep.classList.add("xw-plain");
  keep.title = "Keep on this device what you tick and enter";
  keep.hidden = true;
  menu.before(found, said, keep, columns);
  const list = menu.querySelector("ul");
  list?.prepend(...twin());
  list?.append(...acts([["Open a list or report", () => openFile()], ["Copy link to this view", link => void copyAddress(link)], ["Print", () => print()], ["Print with all steps", printAll]]));
  strip.querySelector("nav")?.append(more(strip));
  return { said, found, keep, columns };
}

/** @param {[string, (button: HTMLButtonElement) => void][]} named */
function acts(named) {
  return named.map(([words, act]) => {
    const one = button(words, act);
    one.className = "";
    return item(one);
  });
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
  file.textContent = "Whole list (Markdown)";
  return [item(file)];
}

/**
 * Where it is narrow, the button behind which all but the outcomes stands.
 * @param {HTMLElement} strip
 */
function more(strip) {
  const one = button("Tools", () => one.setAttribute("aria-expanded", String(strip.classList.toggle("xw-wide"))));
  one.classList.add("xw-more");
  one.setAttribute("aria-expanded", "false");
  return one;
}

/**
 * The heading of the group in sight stays below the strip, however high that is.
 * @param {HTMLElement} strip
 * @param {AbortSignal} signal
 */
function headsBelow(strip, signal) {
  const watch = new ResizeObserver(() => document.documentElement.style.setProperty("--xw-strip", `${strip.offsetHeight}px`));
  watch.observe(strip);
  signal.addEventListener("abort", () => watch.disconnect());
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
