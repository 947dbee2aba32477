// @ts-check
/**
 * The list of the search, in the place of the theme's: what ids and words lead to, then what the index has, by kind.
 * Loaded by hold.js when the box is used.
 */
import { element, Hits, looks, row } from "./hits.js";
import { load, places } from "./jump.js";
import { Engine } from "./search-engine.js";

/** @typedef {import("./hits.js").Hit} Hit */

/** Rows of a group that are seen at once. */
const SEEN = 5;
const PATIENCE = 3000;

/** The list, and what it shows for the text in the box. */
class Answers {
  list = element("div", "xw-sr");
  said = element("p", "xw-sr__say");
  more = element("div", "xw-sr__more");
  /** What is drawn for, and what the index was asked for. */
  drawn = "";
  searched = "";
  busy = false;
  /**
   * What ids and words lead to.
   * @type {Hit[]}
   */
  best = [];
  /** @type {Engine | undefined} */
  engine;

  /** @param {HTMLInputElement} box */
  constructor(box) {
    this.box = box;
    this.ready = Promise.all([load(), looks()]);
    this.said.setAttribute("role", "status");
    const [head, jump] = listOf("Best", "xw-jump");
    this.head = head;
    this.jump = jump;
    this.list.append(this.said, this.head, this.jump, this.more, keys());
    show(this.jump, this.head, []);
    box.addEventListener("input", () => void this.ask());
    box.form?.addEventListener("reset", () => setTimeout(() => this.ask()));
  }

  /** @param {Engine} engine */
  use(engine) {
    this.engine = engine;
    this.searched = "";
    void engine.ready.then(() => this.ask());
  }

  ask() {
    return Promise.all([this.answer(), this.search()]);
  }

  async hits() {
    const [data] = await this.ready;
    return new Hits(data, this.engine);
  }

  /** Draw what ids and words lead to, at once. */
  async answer() {
    const typed = this.box.value;
    if (this.drawn === typed && this.jump.dataset.answers === typed) return;
    this.drawn = typed;
    const [make, found] = [await this.hits(), await places(typed)];
    if (this.drawn !== typed) return;
    this.best = found.map(place => make.ofPlace(place, typed));
    show(this.jump, this.head, this.best);
    this.jump.dataset.answers = typed;
    if (typed.trim()) return;
    this.said.textContent = "";
    this.more.replaceChildren(...this.suggestions(make.data.suggested));
  }

  /** Ask the index, for one text at a time: the one that stands in the box when it has answered. */
  async search() {
    if (this.busy || !this.engine) return;
    this.busy = true;
    while (this.searched !== this.box.value) {
      const typed = this.box.value;
      const items = typed.trim() ? await this.engine.find(typed) : [];
      await this.answer();
      if (this.box.value !== typed || this.drawn !== typed) continue;
      this.searched = typed;
      if (typed.trim()) await this.draw(items, typed);
    }
    this.busy = false;
  }

  /**
   * Draw what the index has below what ids and words lead to; if there is neither, what is close to the text.
   * @param {import("./search-engine.js").Found[][]} items
   * @param {string} typed
   */
  async draw(items, typed) {
    const make = await this.hits();
    const best = (await places(typed)).map(place => make.ofPlace(place, typed));
    const rows = make.ofFound(items, best, typed);
    const clear = best.length || (rows.length && !/\d/.test(typed));
    const close = clear ? [] : (await (await import("./near.js")).near(typed)).map(place => make.ofPlace(place));
    if (this.box.value !== typed) return;
    this.best = best;
    show(this.jump, this.head, best);
    const others = rows.filter(({ href }) => !close.some(hit => hit.href === href));
    const groups = make.grouped(others, best.length + close.length > 0);
    if (close.length) groups.unshift(["Close to it", close]);
    this.more.replaceChildren(...groups.flatMap(([name, hits]) => listWith(name, hits)));
    const count = best.length + groups.reduce((sum, [, hits]) => sum + hits.length, 0);
    if (!count) this.more.append(...this.suggestions(make.data.suggested));
    const none = !best.length && !rows.length;
    this.said.textContent = none ? `Nothing is found for “${typed.trim()}”.` : count === 1 ? "1 result" : `${count} results`;
    this.said.classList.toggle("xw-hidden", !none);
  }

  /**
   * Texts to try; each is a link to `/go/` as well, for another tab.
   * @param {string[]} words
   */
  suggestions(words) {
    const [title, items] = listOf("For example", "xw-suggested");
    for (const word of words) {
      const link = document.createElement("a");
      link.href = new URL(`../../go/?id=${encodeURIComponent(word)}`, import.meta.url).href;
      link.textContent = word;
      items.append(item(link));
    }
    items.addEventListener("click", event => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.box.value = link.textContent ?? "";
      this.box.focus();
      void this.ask();
    });
    return [title, items];
  }

  /** Go to the first hit, once there is one. */
  async enter() {
    const typed = this.box.value;
    if (!typed.trim()) return;
    await this.answer();
    const waits = () => !this.best.length && this.searched !== typed && this.box.value === typed;
    for (let waited = 0; waits() && waited < PATIENCE; waited += 20) await new Promise(done => setTimeout(done, 20));
    if (this.box.value === typed) this.list.querySelector("a")?.click();
  }
}

const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
const results = document.querySelector(".md-search-result");
const answers = box && results ? new Answers(box) : undefined;
if (answers && results) {
  // Between the first and the last child the list survives the theme's redraws.
  results.insertBefore(answers.list, results.lastElementChild);
  results.classList.add("xw-search");
  void answers.ask();
}

/**
 * Stands between the theme and its worker; see `hold.js`.
 * @param {Worker} worker
 * @param {(message: unknown) => void} tell
 * @param {string} from
 */
export function between(worker, tell, from) {
  const engine = new Engine(worker, tell, from);
  answers?.use(engine);
  return engine;
}

/** Go to the first hit, once there is one. */
export async function enter() {
  await answers?.enter();
}

/**
 * @param {string} name
 * @param {string} className
 * @returns {[HTMLElement, HTMLElement]} a heading and an empty list
 */
function listOf(name, className) {
  const head = element("p", "xw-sr__head", name);
  head.id = `xw-sr-${name.toLowerCase().replace(/\W+/g, "-")}`;
  const items = element("ol", `md-search-result__list ${className}`);
  items.setAttribute("aria-labelledby", head.id);
  return [head, items];
}

/**
 * A group of rows; those beyond the first few unfold.
 * @param {string} name
 * @param {Hit[]} hits
 */
function listWith(name, hits) {
  const [head, items] = listOf(name, "");
  const seen = hits.length > SEEN + 1 ? SEEN : hits.length;
  items.append(...hits.slice(0, seen).map(hit => item(row(hit))));
  if (seen === hits.length) return [head, items];
  const rest = document.createElement("details");
  rest.className = "xw-sr__rest";
  const summary = element("summary", "", `${hits.length - seen} more`);
  summary.tabIndex = -1;
  rest.append(summary);
  rest.addEventListener("toggle", () => rest.append(...hits.slice(seen).map(row)), { once: true });
  return [head, items, rest];
}

/** @param {HTMLElement} link */
function item(link) {
  const li = element("li", "md-search-result__item");
  link.tabIndex = -1;
  li.append(link);
  return li;
}

/**
 * @param {HTMLElement} items
 * @param {HTMLElement} head
 * @param {Hit[]} hits
 */
function show(items, head, hits) {
  items.replaceChildren(...hits.map(hit => item(row(hit))));
  items.hidden = head.hidden = !hits.length;
}

/** What the keyboard does, where there is one. */
function keys() {
  const line = element("p", "xw-sr__keys");
  line.setAttribute("aria-hidden", "true");
  const key = (/** @type {string} */ name) => element("kbd", "", name);
  line.append(key("↑"), " ", key("↓"), " to choose, ", key("Enter"), " to open, ", key("Esc"), " to close");
  return line;
}
