// @ts-check
/** What leaves rows of a work list out: outcomes by buttons, the rest by lists to choose from. Rows say their places in these. */

const SHOW = "show";
const SEPARATOR = "_";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @typedef {object} Row
 * @property {HTMLElement} item
 * @property {string} id as it is written without words
 * @property {string} outcome
 * @property {Record<string, string>} places the letters of its places among the options of each list to choose from
 */

export class Filter {
  /**
   * @param {HTMLElement} strip
   * @param {() => void} changed
   */
  constructor(strip, changed) {
    this.chips = [...strip.querySelectorAll("a.xw-ch")].map(link => pressable(/** @type {HTMLAnchorElement} */ (link)));
    this.selects = [...strip.querySelectorAll("select")];
    this.sections = sections(this.chips.map(chip => chip.value));
    this.rows = this.sections.flatMap(section => section.rows);
    for (const chip of this.chips) {
      chip.addEventListener("click", () => {
        chip.setAttribute("aria-pressed", String(!pressed(chip)));
        this.apply();
        changed();
      });
    }
    for (const select of this.selects) {
      select.addEventListener("change", () => {
        this.apply();
        changed();
      });
    }
    this.shown = this.rows.length;
    /** What else keeps a row, by its id. @type {(id: string) => boolean} */
    this.also = () => true;
    this.read();
  }

  /** Takes what the address says. */
  read() {
    const query = new URLSearchParams(location.search);
    const show = (query.get(SHOW) ?? "").split(SEPARATOR);
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(show.includes(chip.value)));
    for (const select of this.selects) {
      const asked = query.get(select.name) ?? "";
      select.value = [...select.options].some(option => option.value === asked) ? asked : "";
    }
    this.apply();
  }

  /** What the address has to say. */
  get query() {
    const show = this.chips.filter(pressed).map(chip => chip.value);
    const found = this.selects.map(select => /** @type {[string, string]} */ ([select.name, select.value]));
    if (show.length) found.unshift([SHOW, show.join(SEPARATOR)]);
    return found.filter(([, value]) => value);
  }

  /** Leaves no row out. */
  forget() {
    for (const chip of this.chips) chip.setAttribute("aria-pressed", "false");
    for (const select of this.selects) select.value = "";
    this.apply();
  }

  apply() {
    const wanted = this.chips.filter(pressed).map(chip => chip.value);
    const chosen = this.selects.filter(select => select.value);
    const fits = (/** @type {Row} */ row) =>
      this.also(row.id) && chosen.every(select => row.places[select.name]?.includes(LETTERS[select.selectedIndex - 1]));
    const fitting = this.rows.filter(fits);
    for (const select of this.selects) select.classList.toggle("xw-set", Boolean(select.value));
    for (const chip of this.chips) {
      const count = fitting.filter(row => row.outcome === chip.value).length;
      /** @type {HTMLElement} */ (chip.querySelector("b")).textContent = String(count);
    }
    const there = new Set(fitting.filter(row => !wanted.length || wanted.includes(row.outcome)));
    for (const row of this.rows) row.item.hidden = !there.has(row);
    for (const { heads, lists, rows } of this.sections) {
      for (const [head, list] of lists) {
        const count = [...list.children].filter(item => !(/** @type {HTMLElement} */ (item).hidden)).length;
        head.hidden = list.hidden = !count;
        const said = head.querySelector("small");
        if (said) said.textContent = String(count);
      }
      for (const head of heads) head.hidden = !rows.some(row => there.has(row));
    }
    this.shown = there.size;
  }
}

/** @param {Element} chip */
function pressed(chip) {
  return chip.getAttribute("aria-pressed") === "true";
}

/**
 * A button in the place of the link to a section.
 * @param {HTMLAnchorElement} link
 */
function pressable(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.value = link.hash.slice(1);
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

/**
 * Each section with its heads, its lists with theirs, and their rows.
 * @param {string[]} anchors
 */
function sections(anchors) {
  const found = anchors.map(() => ({
    heads: /** @type {HTMLElement[]} */ ([]),
    lists: /** @type {[HTMLElement, HTMLElement][]} */ ([]),
    rows: /** @type {Row[]} */ ([]),
  }));
  for (const [n, anchor] of anchors.entries()) {
    const head = document.getElementById(anchor);
    if (!head) continue;
    found[n].heads.push(head);
    for (let next = head.nextElementSibling; next instanceof HTMLElement && next.tagName !== "H2"; next = next.nextElementSibling) {
      if (next.matches("p.xw-note") && !found[n].lists.length) found[n].heads.push(next);
      if (!next.matches("ul.xw-todo")) continue;
      found[n].lists.push([/** @type {HTMLElement} */ (next.previousElementSibling), next]);
      found[n].rows.push(...[...next.children].map(item => rowOf(/** @type {HTMLElement} */ (item), anchor)));
    }
  }
  return found;
}

/**
 * @param {HTMLElement} item
 * @param {string} outcome
 * @returns {Row}
 */
function rowOf(item, outcome) {
  const size = item.querySelector(":scope > i");
  const sizes = [...document.querySelectorAll(".xw-strip select[name=size] option")].slice(1);
  const place = sizes.findIndex(option => size?.classList.contains(/** @type {HTMLOptionElement} */ (option).value));
  const { k = "" } = /** @type {HTMLElement} */ (item.querySelector("input")).dataset;
  return { item, id: item.querySelector("label")?.textContent?.trim() ?? "", outcome, places: { group: k.slice(0, 1), size: LETTERS[place], system: k.slice(1) } };
}
