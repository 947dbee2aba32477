// @ts-check
/** The first page as it is used: which way round and for what scope all of it is drawn, and the box for ids and words. */

import { onEachPage } from "./each-page.js";
import { address, places } from "./jump.js";
import { Grid } from "./matrix-grid.js";

const WORDS = { c: "Carries over", e: "Extend", n: "New", j: "To judge again here" };
const MARKS = /** @type {const} */ (["c", "e", "n", "j"]);

/** @typedef {typeof MARKS[number]} Mark */
/** @typedef {{head: [string, string, string], scope: string, squares: [string, Mark, string, string][]}} Row */
/** @typedef {[number, number][]} Steps the place of each record, and its number */
/** @typedef {{records: [string, string][], scopes: Record<string, [string, string, Steps]>, reused: Steps}} Plans the records, page and name; of each scope the page of its plan, what that is called, and with which records it begins; and those that serve most */
/** @typedef {Record<string, {lists: Record<string, string>, rows: Row[], band: Said | null, plans: Plans}>} Ways */

const here = new URL(".", import.meta.url);

/** @param {string} path below the crosswalk's own folder */
function whole(path) {
  return new URL(`../../${path}`, here).href;
}

/**
 * The rows of a way that are not in the page.
 * @param {Row} row
 */
function rowOf({ head: [url, label, name], scope, squares }) {
  const row = document.createElement("div");
  row.className = "xw-row";
  if (scope) row.dataset.g = scope;
  row.innerHTML = "<span><a><b></b></a></span><div class=xw-sqs></div><small></small>";
  const [named, link, strong] = /** @type {HTMLAnchorElement[]} */ ([...row.querySelectorAll("span, a, b")]);
  link.href = whole(url);
  strong.textContent = label;
  named.append(name);
  row.children[1].append(...squares.map(([to, mark, said, larger]) => {
    const square = document.createElement("a");
    square.href = whole(to);
    square.className = mark;
    square.textContent = said;
    if (larger) square.dataset.x = larger;
    return square;
  }));
  return row;
}

class Card {
  /**
   * @param {HTMLElement} root
   * @param {Ways} said
   */
  constructor(root, said) {
    this.root = root;
    this.said = said;
    this.buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll(".xw-seg button"))];
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input"))];
    this.always = this.boxes.filter(box => box.disabled);
    this.ways = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".xw-way"))];
    this.way = this.ways[0];
    const band = document.querySelector(".xw-band");
    this.band = band && bands.get(band);
    for (const way of this.ways) {
      way.querySelector(".xw-rows")?.append(...(said[way.dataset.way ?? ""]?.rows ?? []).map(rowOf));
    }
    for (const square of root.querySelectorAll(".xw-sqs a")) /** @type {HTMLElement} */ (square).dataset.o = square.className;
    for (const row of root.querySelectorAll(".xw-sqs")) rove(/** @type {HTMLElement[]} */ ([...row.children]));
    this.shown = this.ways[0];
    root.addEventListener("keydown", along);
    for (const button of this.buttons) button.addEventListener("click", () => this.turn(button.value));
    for (const box of this.boxes) box.addEventListener("change", () => this.chosen(box));
    for (const button of this.band?.buttons ?? []) button.addEventListener("click", () => this.list(button));
    this.restore();
    if (this.boxes.some(box => box.checked && !box.disabled)) this.draw(); // ticked before this was loaded
  }

  /** Take the state from the address: the way round, then the words of the groups that the report covers. */
  restore() {
    const [key, ...words] = decodeURIComponent(location.hash.slice(1)).split("+");
    const way = this.ways.find(each => each.dataset.way === key);
    if (!way) return;
    this.way = way;
    for (const box of this.boxes) if (!box.disabled) box.checked = words.includes(box.name);
    this.least();
    this.draw();
  }

  /** A report covers something: where nothing is in every one, the first group stays. */
  least() {
    if (this.boxes.length && !this.boxes.some(box => box.checked)) this.boxes[0].checked = true;
  }

  /** @param {string} key */
  turn(key) {
    this.way = this.ways.find(way => way.dataset.way === key) ?? this.way;
    this.draw();
    this.remember();
  }

  /** @param {HTMLInputElement} box */
  chosen(box) {
    if (!this.boxes.some(each => each.checked)) box.checked = true;
    this.draw();
    this.remember();
  }

  /**
   * Show the records of the plan, or those that serve most.
   * @param {HTMLButtonElement} chosen
   */
  list(chosen) {
    for (const button of this.band?.buttons ?? []) button.setAttribute("aria-pressed", String(button === chosen));
    this.draw();
  }

  /** The address keeps what differs from the first view. What a company holds is told to no server: it stands behind #. */
  remember() {
    const words = this.boxes.filter(box => box.checked && !box.disabled).map(box => box.name);
    const first = this.way === this.ways[0] && !words.length;
    const state = first ? "" : `#${[this.way.dataset.way, ...words].join("+")}`;
    history.replaceState(null, "", `${location.pathname}${location.search}${state}`);
  }

  draw() {
    const on = new Set(this.boxes.filter(box => box.checked).map(box => box.value));
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.value === this.way.dataset.way));
    for (const way of this.ways) way.classList.toggle("on", way === this.way);
    if (this.shown !== this.way) this.band?.show(this.said[this.way.dataset.way ?? ""]?.band);
    this.shown = this.way;
    const legend = this.root.querySelector("legend");
    if (legend) legend.textContent = this.way.dataset.covers ?? "";
    const totals = { c: 0, e: 0, n: 0, j: 0 };
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.way.querySelectorAll(".xw-row"))) {
      row.hidden = row.dataset.g !== undefined && !on.has(row.dataset.g);
      if (!row.hidden) this.fill(row, on, totals);
    }
    const all = totals.c + totals.e + totals.n + totals.j;
    for (const mark of MARKS) this.write(`[data-n=${mark}]`, String(totals[mark]));
    this.write("[data-all]", String(all));
    if (this.way.dataset.kinds) this.write("[data-of]", `of ${all} ${this.way.dataset.kinds}`);
    const optional = this.boxes.filter(box => box.checked && !this.always.includes(box)).map(box => box.value).join("");
    const said = this.said[this.way.dataset.way ?? ""];
    if (said) this.band?.begin(said.plans, optional);
    this.band?.cover(on, this.covered());
    const list = said?.lists[optional];
    const link = /** @type {HTMLAnchorElement | null} */ (this.way.querySelector(".xw-tot > a"));
    if (link && list) link.href = whole(list);
  }

  /** What the report covers, in words. */
  covered() {
    const names = this.boxes.filter(box => box.checked).map(box => box.parentElement?.textContent ?? "");
    if (names.length === this.boxes.length) return this.root.querySelector("fieldset")?.dataset.whole ?? "";
    return names.join(", ").replace(/, ([^,]*)$/, " and $1");
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  write(selector, text) {
    const node = this.way.querySelector(selector);
    if (node) node.textContent = text;
  }

  /**
   * Draw a row, what has most to do first, and count it.
   * @param {HTMLElement} row
   * @param {Set<string>} on
   * @param {Record<Mark, number>} totals
   */
  fill(row, on, totals) {
    const squares = /** @type {HTMLElement} */ (row.querySelector(".xw-sqs"));
    const counts = { c: 0, e: 0, n: 0, j: 0 };
    const links = /** @type {HTMLAnchorElement[]} */ ([...squares.children]);
    for (const link of links) {
      const mark = outcome(link.dataset, on);
      counts[mark]++;
      totals[mark]++;
      if (link.className === mark) continue;
      link.className = mark;
      link.textContent = (link.textContent ?? "").replace(/: [^:]*$/, `: ${WORDS[mark]}`);
    }
    rove(links);
    const order = links.map((link, n) => ({ link, n })).sort((a, b) => rank(b.link) - rank(a.link) || a.n - b.n);
    if (order.some(({ n }, at) => n !== at)) squares.append(...order.map(({ link }) => link));
    const said = [
      counts.j && `${counts.j} to judge again`, counts.n && `${counts.n} new`, counts.e && `${counts.e} extend`,
      counts.c && `${counts.c} ${counts.c === 1 ? "carries" : "carry"} over`,
    ];
    const words = row.querySelector("small");
    if (words) words.textContent = said.filter(Boolean).join(", ");
  }
}

/**
 * One tab stop for a row of squares; arrow keys lead along it.
 * @param {HTMLElement[]} links
 */
function rove(links) {
  const stop = links.find(link => link === document.activeElement) ?? links[0];
  for (const link of links) link.tabIndex = link === stop ? 0 : -1;
}

/** @param {KeyboardEvent} event */
function along(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const from = /** @type {HTMLElement} */ (event.target);
  const to = step && from.parentElement?.matches(".xw-sqs") && (step < 0 ? from.previousElementSibling : from.nextElementSibling);
  if (!(to instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

/** @param {Element} link */
function rank(link) {
  return MARKS.indexOf(/** @type {Mark} */ (link.className));
}

/**
 * The outcome of an entry in a scope: of those whose groups it holds, the one with the least to do; of capitals the last.
 * @param {DOMStringMap} says
 * @param {Set<string>} on
 * @returns {Mark}
 */
function outcome(says, on) {
  const fitting = (says.x ?? "").split(" ").filter(each => each && [...each.slice(0, -1)].every(group => on.has(group)));
  const exact = fitting.filter(each => each < `${each.slice(0, -1)}a`).at(-1);
  if (exact) return /** @type {Mark} */ (exact.slice(-1).toLowerCase());
  const marks = [says.o ?? "", ...fitting.map(each => each.slice(-1))];
  return /** @type {Mark} */ (MARKS.find(mark => marks.includes(mark)));
}

/**
 * Go to what an id or a name means, if it is one thing; anything else is looked for in the search of the theme.
 * @param {HTMLFormElement} form
 */
function finds(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("id"));
  form.dataset.ready = "";
  form.addEventListener("submit", event => {
    const search = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
    if (!search) return; // the page for ids answers
    event.preventDefault();
    void places(input.value).catch(() => []).then(found => {
      if (found.length === 1) return location.assign(address(found[0]));
      search.value = input.value;
      search.focus();
      for (const type of ["input", "keyup"]) search.dispatchEvent(new Event(type, { bubbles: true }));
      return undefined;
    });
  });
}

/** @type {WeakMap<Element, Band>} the map and the records of each page */
const bands = new WeakMap();

/** @typedef {[number, number, number, string]} Cell its number, its colour, whether one is full, and its block */
/** @typedef {{meet: string, first: string, page: string, cells: (Cell | 0)[][]}} Said what is counted by the map and by the plan, in words */

export class Band {
  /**
   * @param {HTMLElement} root
   * @param {(path: string) => string} whole makes an address of a path below the crosswalk's own folder
   */
  constructor(root, whole) {
    this.whole = whole;
    this.table = /** @type {HTMLTableElement | null} */ (root.querySelector(".xw-heat"));
    this.bars = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".xw-top > li"))];
    this.plan = /** @type {HTMLAnchorElement | null} */ (root.querySelector("a.xw-all"));
    this.note = this.plan?.parentElement;
    this.buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll(".xw-seg button"))];
    this.counts = /** @type {HTMLElement | null} */ (root.querySelector("[data-reused]"));
    this.meet = root.querySelector("#meet > small");
    const first = this.counts?.textContent ?? "";
    const [meet, ...scope] = (this.meet?.textContent ?? "").replace(/^\d+ /, "").split(",");
    this.within = scope.join(",").replace(/ on .*/, " on");
    this.built = { meet, first };
    this.said = this.built;
    this.grid = this.table && new Grid(this.table);
    this.first = this.table?.tBodies[0].cloneNode(true);
  }

  /** @param {Said | null | undefined} way nothing for the way that the page was built with */
  show(way) {
    const cells = /** @type {HTMLTableSectionElement | undefined} */ (this.first?.cloneNode(true));
    this.said = way ?? this.built;
    if (way && cells) this.draw(cells, way);
    if (cells) this.table?.tBodies[0].replaceWith(cells);
    this.grid?.settle();
  }

  /**
   * What the report does not cover is plain, and not counted.
   * @param {Set<string>} on the numbers of what it covers
   * @param {string} said the same in words
   */
  cover(on, said) {
    const { table, meet } = this;
    if (!table?.tHead || !meet) return;
    const heads = [...table.tHead.rows[0].cells];
    let count = 0;
    for (const row of table.rows) {
      for (const cell of row.cells) {
        const off = [row, heads[cell.cellIndex]].some(({ dataset: { g } }) => g !== undefined && !on.has(g));
        cell.classList.toggle("off", off);
        if (!off && cell.matches("td")) count += Number(cell.textContent);
      }
    }
    const some = heads.some(head => head.dataset.g) || table.querySelector("tr[data-g]");
    meet.textContent = `${count} ${this.said.meet}${some ? `,${this.within} ${said}` : ""}`;
  }

  /**
   * The records with which the plan of a scope begins, or those that serve most; where there are no plans they stay as they are.
   * @param {Plans} plans
   * @param {string} scope
   */
  begin({ records, scopes, reused }, scope) {
    if (!this.plan || !this.note || !this.counts || !(scope in scopes)) return;
    const [page, said, first] = scopes[scope];
    this.plan.href = this.whole(page);
    this.plan.textContent = said;
    const most = this.buttons.some(button => button.value === "reused" && button.ariaPressed === "true");
    const steps = most ? reused : first;
    this.note.hidden = most;
    this.counts.textContent = most ? this.counts.dataset.reused ?? "" : this.said.first;
    this.bars.forEach((bar, n) => {
      bar.hidden = n >= steps.length;
      if (!bar.hidden) this.bar(bar, records[steps[n][0]], steps[n][1], steps[0][1]);
    });
  }

  /**
   * @param {HTMLTableSectionElement} body
   * @param {Said} way
   */
  draw(body, { cells, page }) {
    cells.forEach((row, r) => row.forEach((cell, c) => {
      const at = body.rows[r].cells[c + 1];
      at.replaceChildren();
      if (!cell) return;
      const link = document.createElement("a");
      const [count, step, full, block] = cell;
      link.className = `k${step}${full ? " f" : ""}`;
      link.href = this.whole(page + block);
      link.textContent = String(count);
      at.append(link);
    }));
  }

  /**
   * @param {Element} item
   * @param {[string, string]} record
   * @param {number} count
   * @param {number} most what the longest bar stands for
   */
  bar(item, [page, name], count, most) {
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
    link.href = this.whole(page);
    link.textContent = name;
    item.querySelector("rect")?.setAttribute("width", `${100 * count / most}%`);
    /** @type {Element} */ (item.querySelector("b")).textContent = String(count);
  }
}

onEachPage(".xw-band", root => { bands.set(root, new Band(root, whole)); });
onEachPage(".xw-find1", form => finds(/** @type {HTMLFormElement} */ (form)));
onEachPage(".xw-bring", async (root, signal) => {
  const said = await fetch(new URL(root.dataset.file ?? "", here)).then(answer => answer.json());
  if (signal.aborted) return;
  const card = new Card(root, said);
  root.dataset.ready = "";
  root.dispatchEvent(new Event("ready"));
  addEventListener("hashchange", () => card.restore(), { signal });
});
