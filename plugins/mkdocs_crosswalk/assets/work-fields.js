// @ts-check
/** What a reader enters for an entry of a list of work: how far it is, who answers for it, by when, why not, and a note. */

import { RULES, STATUSES, late, stateOf } from "./work-rules.js";
import { today } from "./work-site.js";

/** @typedef {import("./work-store.js").Store} Store */

const OUT = "excluded";
/** What an entry that is left out is called where a reader says so. */
const NOT_APPLICABLE = "Not applicable";
let made = 0;

/** Owners that are entered somewhere are offered everywhere. */
const owners = document.createElement("datalist");
owners.id = "xw-owners";

/** @param {Store} store */
export function offerOwners(store) {
  const found = new Set(Object.values(store.list.entries).map(entry => entry.owner ?? "").filter(Boolean));
  owners.replaceChildren(...[...found].sort((a, b) => a.localeCompare(b)).map(owner => Object.assign(document.createElement("option"), { value: owner })));
  if (!owners.isConnected) document.body.append(owners);
}

export class Fields {
  /**
   * @param {Store} store
   * @param {string} id
   */
  constructor(store, id) {
    this.store = store;
    this.id = id;
    this.status = this.field("select", "Status");
    this.status.append(new Option("", ""), ...STATUSES.filter(word => word !== OUT || !store.known.binding.has(id))
      .map(word => new Option(word === OUT ? NOT_APPLICABLE : RULES.states[word].name, word)));
    this.owner = this.field("input", "Owner");
    this.owner.setAttribute("list", owners.id);
    this.owner.placeholder = "Owner";
    this.due = this.field("input", "Due");
    this.due.type = "date";
    this.reason = this.field("input", "Why not applicable");
    this.note = this.field("input", "Note");
    this.note.placeholder = " ";
    this.late = document.createElement("small");
    this.late.className = "xw-late";
    this.box = document.createElement("div");
    this.box.className = "xw-mine";
    const dated = document.createElement("span");
    dated.append(this.due, this.late);
    this.why = labelled("Why not applicable (needed)", this.reason);
    this.said = labelled("Note", this.note);
    this.box.append(this.status, this.owner, dated, this.why, this.said);
    for (const [name, field] of this.named) {
      field.addEventListener("change", () => this.enter(name, field.value));
    }
    this.draw();
  }

  /** @returns {["status" | "owner" | "due" | "reason" | "note", HTMLInputElement | HTMLSelectElement][]} */
  get named() {
    return [["status", this.status], ["owner", this.owner], ["due", this.due], ["reason", this.reason], ["note", this.note]];
  }

  /**
   * @template {"select" | "input"} K
   * @param {K} kind
   * @param {string} label
   * @returns {HTMLElementTagNameMap[K]}
   */
  field(kind, label) {
    const one = document.createElement(kind);
    one.setAttribute("aria-label", `${label}: ${this.id}`);
    one.autocomplete = "off";
    if (one instanceof HTMLInputElement) one.maxLength = RULES.list.characters;
    one.id = `xw-mine-${++made}`;
    return one;
  }

  /**
   * @param {"status" | "owner" | "due" | "reason" | "note"} name
   * @param {string} value
   */
  enter(name, value) {
    if (!this.store.set(this.id, { [name]: value.trim().replace(/\s+/g, " ") })) this.draw();
    else if (name === "status" && value === OUT) this.reason.focus();
  }

  /** Shows what the list says. */
  draw() {
    const entry = this.store.list.entries[this.id] ?? {};
    for (const [name, field] of this.named) if (field !== document.activeElement || !(field instanceof HTMLInputElement)) field.value = entry[name] ?? "";
    const state = stateOf(entry);
    const out = state === OUT;
    this.why.hidden = !out;
    this.reason.required = out;
    this.due.disabled = out || state === "implemented";
    this.due.required = RULES.dated.includes(state);
    this.said.hidden = out;
    const days = late(entry, today());
    this.late.textContent = days ? `${days} ${days === 1 ? "day" : "days"} late` : this.due.required && !entry.due ? "needs a date" : "";
    this.status.className = `xw-st--${state}`;
  }
}

/**
 * @param {string} words
 * @param {HTMLInputElement} field
 */
function labelled(words, field) {
  const label = document.createElement("label");
  label.className = "xw-mine__more";
  const said = document.createElement("span");
  said.textContent = words;
  field.removeAttribute("aria-label");
  label.append(said, field);
  return label;
}
