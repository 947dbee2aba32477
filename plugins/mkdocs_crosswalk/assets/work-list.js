// @ts-check
/**
 * Filters and orders of the lists of a company's programme. The table is complete without them.
 */

import { chosenInHash, keepInHash } from "./address.js";
import { onEachPage } from "./each-page.js";
import { matching } from "./list-filter.js";
import { nothingLeft } from "./list-filter.js";

const PAUSE = 150;

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} item
 * @property {string} text in small letters
 * @property {number[]} places among the options of each list to choose from, in their order, then among all rows
 */

class WorkList {
  /**
   * @param {HTMLFormElement} form
   * @param {AbortSignal} gone
   */
  constructor(form, gone) {
    const signal = { signal: gone };
    this.form = form;
    this.table = /** @type {HTMLTableElement} */ (form.parentElement?.querySelector("table"));
    this.find = /** @type {HTMLInputElement} */ (form.elements.namedItem("find"));
    this.order = /** @type {HTMLSelectElement | null} */ (form.elements.namedItem("order"));
    this.choosers = [...form.querySelectorAll("select")].filter(select => select !== this.order);
    this.said = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    this.nothing = nothingLeft(() => this.showAll(), this.find);
    form.after(this.nothing);
    /** @type {Row[]} */
    this.rows = [...this.table.rows].filter(row => row.dataset.k).map(item => ({
      item,
      text: `${"heads" in this.table.dataset ? head(item) : ""} ${item.textContent ?? ""}`.toLowerCase(),
      places: (item.dataset.k ?? "").split(",").map(Number),
    }));
    this.byDue = [...this.table.tBodies];
    this.inBody = this.byDue.map(body => [...body.rows].slice(1));
    this.people = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".xw-people a"))];
    this.ordered = "";
    this.timer = 0;

    form.addEventListener("submit", event => event.preventDefault(), signal);
    form.addEventListener("input", event => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.changed(), event.target === this.find ? PAUSE : 0);
    }, signal);
    for (const link of this.people) {
      link.addEventListener("click", event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.owner.value = this.named(link);
        this.changed();
      }, signal);
    }
    addEventListener("hashchange", () => this.read(), signal);
    const print = form.querySelector("button");
    print?.addEventListener("click", () => window.print(), signal);
    for (const part of form.querySelectorAll("[hidden]")) part.removeAttribute("hidden");
    this.read();
  }

  get selects() {
    return this.order ? [...this.choosers, this.order] : this.choosers;
  }

  get owner() {
    return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("owner"));
  }

  /**
   * Whom a link at the side is for, as the list to choose from has it.
   * @param {HTMLAnchorElement} link
   */
  named(link) {
    return link.querySelector(":scope > span")?.textContent ?? "";
  }

  /** Takes what the address says. */
  read() {
    const query = chosenInHash();
    this.find.value = query.get("find") ?? "";
    for (const select of this.selects) {
      const value = query.get(select.name) ?? "";
      select.value = [...select.options].some(option => option.value === value) ? value : "";
    }
    this.show();
  }

  /** Leaves no row out. */
  showAll() {
    for (const field of [this.find, ...this.choosers]) field.value = "";
    this.changed();
  }

  /** Shows what is chosen, and says it in the address. */
  changed() {
    keepInHash([this.find, ...this.selects].map(field => [field.name, field.value.trim()]));
    this.show();
  }

  show() {
    if (this.order && this.order.value !== this.ordered) this.arrange(this.order.value);
    const words = matching(this.rows.map(row => row.text), this.find.value);
    const chosen = this.choosers.map((select, n) => /** @type {const} */ ([n, select.selectedIndex])).filter(([, at]) => at > 0);
    let shown = 0;
    for (const [n, { item, places }] of this.rows.entries()) {
      item.hidden = !words[n] || !chosen.every(([place, at]) => places[place] === at);
      if (!item.hidden) shown += 1;
    }
    for (const body of this.table.tBodies) body.hidden = ![...body.rows].some(row => row.dataset.k && !row.hidden);
    for (const select of this.choosers) select.classList.toggle("xw-set", select.selectedIndex > 0);
    for (const link of this.people) {
      if (this.named(link) === this.owner.value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.said.textContent = `${shown} of ${this.rows.length} shown`;
    this.nothing.hidden = shown > 0;
  }

  /**
   * Puts the rows under the heads of an order.
   * @param {string} order
   */
  arrange(order) {
    this.ordered = order;
    const at = this.choosers.findIndex(select => select.name === this.ordered);
    if (at < 0) {
      for (const [n, body] of this.byDue.entries()) body.append(...this.inBody[n]);
      this.put(this.byDue);
      return;
    }
    const rows = this.ordered === "theme" ? this.rows.toSorted((a, b) => place(a) - place(b)) : this.rows;
    const heads = [...this.choosers[at].options].slice(1).map(option => option.text);
    this.put(heads.map((head, n) => {
      const inside = rows.filter(row => row.places[at] === n + 1).map(row => row.item);
      const late = inside.filter(row => row.classList.contains("is-late")).length;
      return body(head, `${inside.length} of ${rows.length}${late ? `, ${late} overdue` : ""}`, inside);
    }));
  }

  /** @param {HTMLTableSectionElement[]} bodies */
  put(bodies) {
    for (const old of [...this.table.tBodies]) old.remove();
    this.table.append(...bodies);
  }
}

/**
 * The words of the head that a row stands under.
 * @param {HTMLTableRowElement} row
 */
function head(row) {
  return row.parentElement?.firstElementChild?.textContent ?? "";
}

/** @param {Row} row */
function place(row) {
  return row.places.at(-1) ?? 0;
}

/**
 * Rows under a head.
 * @param {string} head
 * @param {string} note
 * @param {HTMLTableRowElement[]} rows
 */
function body(head, note, rows) {
  const made = document.createElement("tbody");
  const title = document.createElement("th");
  const strong = document.createElement("b");
  const small = document.createElement("small");
  const row = document.createElement("tr");
  row.className = "xw-work__g";
  title.scope = "rowgroup";
  title.colSpan = rows[0]?.cells.length ?? 1;
  strong.textContent = head;
  small.textContent = note;
  title.append(strong, " ", small);
  row.append(title);
  made.append(row, ...rows);
  return made;
}

onEachPage("form.xw-choose", (form, gone) => {
  new WorkList(/** @type {HTMLFormElement} */ (form), gone);
});
