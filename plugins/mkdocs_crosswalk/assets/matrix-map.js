// @ts-check
/** The map of a matrix: counts that follow direction and filter, and its blocks, each with the panel of a pair. */

import { KeptAddress } from "./address.js";
import { onEachPage } from "./each-page.js";
import { draw, element, named, waysOut } from "./matrix-block.js";
import { isMatch, load, numbered, sought } from "./matrix-data.js";
import { Grid } from "./matrix-grid.js";
import { Found, Heat } from "./matrix-heat.js";
import { Overlaps, Panel } from "./matrix-panel.js";
import { mapFromQuery, mapToQuery, ofTable, Overlay } from "./matrix-state.js";

/** @typedef {import("./matrix-data.js").MapData} MapData */
/** @typedef {import("./matrix-data.js").DataPair} DataPair */
/** @typedef {import("./matrix-data.js").Group} Group */
/** @typedef {import("./matrix-state.js").Sides} Sides */
/** @typedef {import("./matrix-state.js").MapState} MapState */

/** How many entries without a match are named. */
const NAMED = 6;

class MatrixMap {
  /**
   * @param {HTMLElement} root
   * @param {MapData} data
   * @param {AbortSignal} gone
   */
  constructor(root, data, gone) {
    this.root = root;
    this.data = data;
    this.sides = /** @type {Sides} */ (JSON.parse(root.dataset.sides ?? ""));
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    this.text = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("text"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    this.directions = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (this.form.querySelectorAll(".xw-seg a"))];
    this.blocks = /** @type {HTMLAnchorElement | null} */ (root.querySelector("nav a"));
    this.two = /** @type {HTMLElement} */ (root.querySelector(".xw-map__two"));
    this.main = /** @type {HTMLElement} */ (root.querySelector(".xw-map__main"));
    this.overview = [...this.main.children];
    this.heat = new Heat(root, data);
    this.found = new Found(data);
    this.overlaps = new Overlaps(root.dataset.json ?? "", this.sides);
    this.panel = new Panel(this.overlaps, data.sources, () => this.close());
    this.panel.load = async () => data;
    this.aside = element("div");
    this.aside.className = "xw-map__aside";
    this.two.append(this.aside);
    this.hint = element("p", "Choose a cell: why it is a match, what to add, and the records that serve both.");
    this.hint.className = "xw-map__hint";
    this.large = element("section");
    this.large.className = "xw-block";
    /** @type {import("./matrix-block.js").Drawn | null} */
    this.drawn = null;
    this.grid = new Grid(this.heat.table);
    this.kept = new KeptAddress(() => mapToQuery(this.state, this.sides), gone);
    this.state = mapFromQuery(this.sides);
    this.laid = new Overlay(this.sides, root.dataset, {
      within: this.directions.length ? this.form : null,
      towards: () => this.state.towards,
      place: (...made) => this.two.before(...made),
      draw: () => this.restore(),
    }, gone);
    this.listen(gone);
    this.restore();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.form.addEventListener("submit", event => event.preventDefault());
    this.text.addEventListener("input", () => {
      this.state.text = this.text.value;
      this.show();
      this.kept.soon();
    });
    for (const [n, link] of this.directions.entries()) {
      link.addEventListener("click", event => this.goes(event, { ...this.state, towards: n ? "right" : "left" }));
    }
    this.blocks?.addEventListener("click", event => this.goes(event, { ...this.state, block: "", pair: "" }));
    this.main.addEventListener("click", event => this.clicked(event));
    this.root.addEventListener("keydown", event => { if (event.key === "Escape") this.escaped(event); });
    addEventListener("popstate", () => {
      if (location.pathname !== this.kept.path) return;
      this.state = mapFromQuery(this.sides);
      this.restore();
    }, { signal });
  }

  /** Show what the address says. */
  restore() {
    this.text.value = this.state.text;
    const [left, right] = this.state.pair.split(",");
    const entries = [this.data.left.entries.find(e => e.id === left), this.data.right.entries.find(e => e.id === right)];
    if (!entries[0] || !entries[1]) this.state.pair = "";
    else this.state.block = `${entries[0].group.slug},${entries[1].group.slug}`;
    this.show();
    this.laid.look();
    if (this.state.pair) this.choose(left, right, false);
  }

  /** The two groups of the block that is open. */
  get groups() {
    const [left, right] = this.state.block.split(",");
    const groups = [this.data.left.groups.find(g => g.slug === left), this.data.right.groups.find(g => g.slug === right)];
    return groups[0] && groups[1] ? /** @type {[Group, Group]} */ (groups) : null;
  }

  /**
   * Whether the text of the filter leaves a pair.
   * @param {DataPair} pair
   */
  keeps(pair) {
    const text = sought(this.state.text);
    const { ours } = this.laid;
    if (ours && !(ours.keeps(pair.row.id, "left") && ours.keeps(pair.column.id, "right"))) return false;
    return !text || pair.row.key.includes(text) || pair.column.key.includes(text);
  }

  /**
   * Whether a pair is one in the direction shown.
   * @param {DataPair} pair
   */
  counts(pair) {
    return isMatch(pair, this.state.towards);
  }

  show() {
    const { ours } = this.laid;
    for (const [n, link] of this.directions.entries()) {
      link.href = mapToQuery({ ...this.state, towards: n ? "right" : "left" }, this.sides);
      if ((n ? "right" : "left") === this.state.towards) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (this.blocks) this.blocks.href = mapToQuery({ ...this.state, block: "", pair: "" }, this.sides);
    const pairs = this.data.pairs.filter(p => this.counts(p) && this.keeps(p));
    const groups = this.groups;
    this.root.classList.toggle("xw-map--block", Boolean(groups));
    if (groups) return this.open(groups, pairs);
    this.drawn = null;
    this.panel.clear();
    this.state.block = "";
    if (this.large.isConnected) this.main.replaceChildren(...this.overview);
    const narrow = Boolean(this.state.text.trim() || ours?.narrow);
    const blocks = this.heat.show(pairs, { towards: this.state.towards, narrow, kept: this.left(pairs) }, b => mapToQuery({ ...this.state, block: b }, this.sides));
    this.grid.settle();
    const entries = this.found.show(sought(this.state.text), pairs);
    this.aside.replaceChildren(...(this.state.text.trim() ? [this.found.box] : []));
    const found = this.state.text.trim() ? `; ${entries} ${entries === 1 ? "entry" : "entries"} found` : "";
    this.say(narrow ? `${numbered(pairs.length, this.root)} in ${blocks} ${blocks === 1 ? "block" : "blocks"}${found}` : "");
    ours?.show(this.root, [], this.heat.heads(ours.side));
    return undefined;
  }

  /**
   * The groups of the entries that a filter of the company's status leaves; it is told which of these have no match.
   * @param {DataPair[]} pairs those that are left
   */
  left(pairs) {
    const { ours } = this.laid;
    const text = sought(this.state.text);
    const entries = ours?.narrow ? this.data[ours.side].entries.filter(e => ours.keeps(e.id, ours.side) && (!text || e.key.includes(text))) : [];
    const matched = new Set(pairs.flatMap(pair => [pair.row, pair.column]));
    const bare = entries.filter(entry => !matched.has(entry)).map(({ id }) => id);
    const more = bare.length > NAMED ? ` and ${bare.length - NAMED} more` : "";
    ours?.tell(bare.length ? `${bare.length} of ${entries.length} without a match here: ${bare.slice(0, NAMED).join(", ")}${more}` : "");
    return new Set(entries.map(entry => entry.group));
  }

  /**
   * @param {[Group, Group]} groups
   * @param {DataPair[]} pairs
   */
  open(groups, pairs) {
    const [rows, columns] = groups;
    this.drawn = draw(this.data, groups, {
      towards: this.state.towards, sides: this.sides, keeps: p => this.keeps(p), chosen: this.state.pair,
    });
    const name = element("h2", `${named(rows)} with ${named(columns)}`);
    name.tabIndex = -1;
    this.large.replaceChildren(element("div", name, waysOut(groups, this.besides(groups, pairs), block => mapToQuery({ ...this.state, block, pair: "" }, this.sides))), this.drawn.box);
    this.large.setAttribute("aria-label", `${rows.label} with ${columns.label}`);
    if (!this.large.isConnected) this.main.replaceChildren(this.large);
    this.laid.ours?.show(this.root, this.drawn.heads(this.laid.ours.side));
    this.laid.ours?.tell("");
    this.inner = new Grid(this.drawn.table, true);
    const { pairs: many, rows: r, columns: c } = this.drawn.counts;
    this.say(`${numbered(many, this.root)}; ${r} of ${rows.entries.length} in ${rows.label}, ${c} of ${columns.entries.length} in ${columns.label}`);
    this.aside.replaceChildren(this.panel.box, this.hint);
  }

  /**
   * The groups whose blocks stand before and after that of two groups, in its row.
   * @param {[Group, Group]} groups
   * @param {DataPair[]} pairs
   */
  besides([rows, columns], pairs) {
    const others = this.data.right.groups.filter(g => pairs.some(p => p.row.group === rows && p.column.group === g));
    return [others.filter(g => g.at < columns.at).at(-1), others.find(g => g.at > columns.at)];
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link) return;
    if (link.dataset.block !== undefined) {
      const from = this.state.block;
      this.goes(event, { ...this.state, block: link.dataset.block, pair: "" });
      if (this.state.block) (this.drawn?.table.querySelector("td a") ? this.inner?.go(this.inner.stop) : undefined);
      else this.backTo(from);
      return;
    }
    const cell = link.closest(".xw-grid td");
    if (!cell || !this.drawn) return;
    event.preventDefault();
    event.stopPropagation();
    const [left, right] = /** @type {string} */ (link.getAttribute("aria-label")).split(": ")[0].split(" with ");
    this.choose(left, right);
  }

  /**
   * @param {string} left
   * @param {string} right
   * @param {boolean} [asked] whether a reader did it, who on a phone is taken to the panel
   */
  choose(left, right, asked = true) {
    const found = this.drawn?.find(left, right);
    const [row, column] = [this.data.left.entries.find(e => e.id === left), this.data.right.entries.find(e => e.id === right)];
    if (!found || !row || !column || !this.drawn) return;
    this.state.pair = `${left},${right}`;
    this.unlight();
    const { cell } = found;
    for (const lit of [cell, cell.parentElement, this.drawn.table.tHead?.rows[0].cells[cell.cellIndex]]) lit?.classList.add("on");
    cell.querySelector("a")?.setAttribute("aria-current", "true");
    this.kept.soon();
    this.panel.around = this.beside(cell);
    void this.panel.show(row, column, cell.querySelector("a") ?? undefined).then(shown => {
      if (!shown) return;
      const narrow = matchMedia("(max-width: 45em)").matches;
      if (asked && narrow) this.panel.box.focus({ preventScroll: true });
      if (!asked || narrow) cell.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    });
  }

  /**
   * The matches before and after one in its row.
   * @param {HTMLTableCellElement} cell
   */
  beside(cell) {
    const links = [...(cell.parentElement?.querySelectorAll("td a") ?? [])];
    const at = links.indexOf(/** @type {Element} */ (cell.querySelector("a")));
    return [links[at - 1], links[at + 1]].map((link, n) => link && {
      text: n ? `${link.querySelector("b")?.textContent} ›` : `‹ ${link.querySelector("b")?.textContent}`,
      go: () => /** @type {HTMLAnchorElement} */ (link).click(),
    });
  }

  unlight() {
    for (const lit of this.large.querySelectorAll(".on")) lit.classList.remove("on");
    this.large.querySelector("[aria-current]")?.removeAttribute("aria-current");
  }

  /** Close the panel; focus goes back to its cell. */
  close() {
    const cell = this.large.querySelector("td.on");
    const inside = this.panel.box.contains(document.activeElement);
    this.unlight();
    this.panel.clear();
    this.state.pair = "";
    this.kept.soon();
    if (inside) this.inner?.go(/** @type {HTMLElement} */ (cell?.querySelector("a") ?? cell));
  }

  /** @param {KeyboardEvent} event */
  escaped(event) {
    if (event.target === this.text) return;
    event.preventDefault();
    if (this.state.pair) return this.close();
    if (!this.state.block) return undefined;
    const block = this.state.block;
    this.set({ ...this.state, block: "", pair: "" });
    return this.backTo(block);
  }

  /**
   * Take the focus to the cell of a block on the map.
   * @param {string} block
   */
  backTo(block) {
    this.grid.go(/** @type {HTMLElement | null} */ (this.heat.table.querySelector(`a[data-block="${CSS.escape(block)}"]`)));
  }

  /**
   * Follow a link within the page.
   * @param {MouseEvent} event
   * @param {MapState} state
   */
  goes(event, state) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation(); // a theme that swaps pages would follow the link
    this.set(state);
  }

  /** @param {MapState} state */
  set(state) {
    this.kept.write();
    const { pair } = state;
    this.state = state;
    this.kept.step();
    this.restore();
    if (!pair && this.root.getBoundingClientRect().top < 0) this.root.scrollIntoView({ block: "start" });
  }

  /** @param {string} text */
  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

onEachPage(".xw-map", (root, gone) => {
  const all = root.dataset.all;
  if (all && ofTable(location.search)) return location.replace(new URL(`${all}${location.search}${location.hash}`, location.href));
  load(root.dataset.file ?? "").then(data => { if (!gone.aborted) new MatrixMap(root, data, gone); }, () => {});
  return undefined;
});
