// @ts-check
/**
 * What is entered for an entry of a list of work, and what stands above the list: what is kept where, what happened last and how to have it back, and the ways in and out.
 * Everything that happens is said once, in one line that screen readers are told of.
 */

import { answer, download } from "./address.js";
import { csv, parse, seen, withView } from "./work-file.js";
import { late, RULES, some, stateOf, STATUSES, today } from "./work-rules.js";

/** @typedef {import("./work-store.js").Store} Store */
/** @typedef {import("./work-rules.js").Site} Site */
/** @typedef {import("./work-file.js").Problem} Problem */
/** @typedef {import("./work-file.js").Note} Note */

const NOT_SENT = "Nothing is sent anywhere.";
/** What the words of a page without a list lead to. */
const LIST = "the gap list";

export class Bar {
  /** Its sentences are said by the store too, which is made after it. @type {(sentence: string) => void} */
  say = sentence => {
    this.sentence = sentence;
    this.draw();
  };

  /** @param {Site} site */
  constructor(site) {
    this.site = site;
    this.sentence = "";
    /** Shows what a report says before it is taken, or nothing. @type {((entries: Record<string, import("./work-rules.js").Entry> | null) => void) | null} */
    this.preview = null;
    /** Whether the reader has asked for it. */
    this.wanted = false;
    /** What a reader does first, if anything but to open a file; `where` is the address of the list, if it is elsewhere. */
    this.begin = "Tick an entry";
    this.where = "";
    /** @type {Store | null} */
    this.store = null;
    /** @type {(import("./work-file.js").View & {take: () => void, leave: () => void}) | null} */
    this.viewed = null;
    /** The entries that the page lists, where these are not all. @type {Set<string> | null} */
    this.listed = null;
    /** What the page shows of entries, for a spreadsheet. @type {{heads: string[], of: Map<string, string[]>} | undefined} */
    this.shown = undefined;
    this.box = made("section", "xw-own");
    this.box.setAttribute("aria-label", "Your list");
    this.fact = made("p", "xw-own__fact");
    this.fact.setAttribute("role", "status");
    this.detail = made("p", "xw-own__detail");
    this.more = made("div", "xw-own__more");
    this.tools = made("div", "xw-own__tools");
    this.file = made("input", "");
    this.file.type = "file";
    this.file.accept = ".json,.csv,.tsv,.txt";
    this.file.hidden = true;
    this.file.setAttribute("aria-label", "A file of yours");
    this.file.addEventListener("change", () => {
      const [file] = this.file.files ?? [];
      this.file.value = "";
      if (file) void this.open(file);
    });
    const said = made("div", "xw-own__said");
    said.append(this.fact, this.detail);
    this.box.append(said, this.tools, this.more, this.file);
  }

  /**
   * @param {Store} store
   * @param {AbortSignal} signal
   */
  serve(store, signal) {
    this.store = store;
    store.watch(() => this.draw());
    document.addEventListener("dragover", event => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    }, { signal });
    document.addEventListener("drop", event => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      void this.open(file);
    }, { signal });
    // Whoever leaves while they type has entered it.
    addEventListener("pagehide", () => {
      const field = document.activeElement;
      if (field?.closest(".xw-mine")) field.dispatchEvent(new Event("change"));
    }, { signal });
    for (const note of store.notes) this.tell(note);
    this.draw();
  }

  /**
   * Says that somebody's list is looked at, and how to take it over or leave it.
   * @param {import("./work-file.js").View | null} view
   * @param {{take: () => void, leave: () => void}} ways
   */
  look(view, ways) {
    this.viewed = view && { ...view, ...ways };
    this.draw();
  }

  /** The entries that have something. */
  get filled() {
    const { entries } = /** @type {Store} */ (this.store).list;
    return Object.keys(entries).filter(id => {
      const { changed, ...said } = entries[id];
      return Object.values(said).some(Boolean);
    });
  }

  get count() {
    return this.filled.length;
  }

  /** Whether something is there that can be kept, and is not yet. */
  get keeps() {
    const { store } = this;
    return Boolean(store && !store.on && this.count > 0 && !store.newer && !store.passing);
  }

  draw() {
    const { store } = this;
    if (!store) return;
    const count = this.count, here = this.listed ? this.filled.filter(id => this.listed?.has(id)).length : count;
    const all = this.listed?.size ?? this.site.known.order.length;
    const have = `${here} of ${all} entries ${here === 1 ? "has" : "have"} something of yours${here < count ? `, and ${count - here} outside this list` : ""}`;
    const until = store.passing ? "you leave this page: this browser keeps nothing" : "you close this tab";
    const facts = store.on
      ? ["Kept on this device.", `${have}. ${NOT_SENT}`]
      : count ? [`${have}, until ${until}.`, `${store.passing ? "Save it to a file." : "Keep it on this device, or save it to a file."} ${NOT_SENT}`]
        : ["Nothing of yours yet.", `${this.begin ? `${this.begin}, or open` : "Open"} a file. ${NOT_SENT}`];
    const more = facts.filter(said => !this.sentence.startsWith(said)).join(" ");
    const [fact, detail] = this.sentence ? [this.sentence, more.replace(this.sentence.includes(NOT_SENT) ? NOT_SENT : "", "").trim()] : facts;
    if (this.fact.textContent !== fact) this.fact.textContent = fact;
    const [begin, after] = this.where ? detail.split(LIST) : [detail];
    this.detail.replaceChildren(begin, ...(after === undefined ? [] : [linked(LIST, this.where), after]));
    /** @type {[string, (button: HTMLButtonElement) => void, boolean][]} */
    const tools = [
      ["Undo", () => store.undo(), store.undoable],
      ["Keep on this device", () => store.keep(), this.keeps],
      ["Save file", () => this.save(), count > 0],
      ["My list (CSV)", () => this.csv(), count > 0],
      ["Open file", () => this.file.click(), true],
      ["Copy as link", button => void this.share(button), count > 0],
      ["No longer keep", () => store.stop(), store.on],
      ["Erase", button => this.erase(button), count > 0 || store.on],
      ...Object.entries(store.aside).map(([, text]) => /** @type {[string, () => void, boolean]} */ (["Save what was damaged", () => download(text, "damaged.json", "application/json"), true])),
    ];
    if (this.viewed) return this.drawView();
    // Who enters nothing is told nothing.
    this.box.hidden = !count && !this.sentence && !store.on && !store.newer && !this.wanted;
    const focused = document.activeElement?.textContent;
    const held = this.tools.contains(document.activeElement);
    this.tools.replaceChildren(...tools.filter(([, , there]) => there).map(([words, act]) => button(words, act)));
    if (held) /** @type {HTMLElement | undefined} */ ([...this.tools.children].find(one => one.textContent === focused) ?? this.tools.firstElementChild)?.focus();
  }

  drawView() {
    this.box.hidden = false;
    const { entries, unknown, wrong, take, leave } = /** @type {NonNullable<typeof this.viewed>} */ (this.viewed);
    const ids = Object.keys(entries);
    this.fact.textContent = `A shared list of ${ids.length} ${ids.length === 1 ? "entry" : "entries"} is shown. Yours is untouched.`;
    this.detail.textContent = [...unknown, ...wrong].length ? `Not understood: ${some([...unknown, ...wrong])}.` : "";
    this.tools.replaceChildren(...(ids.length ? [button("Take it over", take)] : []), button("Show mine", leave));
  }

  save() {
    const { store, site } = this;
    if (!store) return;
    const name = `crosswalk-work-${today()}.json`;
    download(store.file(site.made, site.schema), name, "application/json");
    this.say(`${name} is saved. \`crosswalk import\` takes it over into YAML; anybody can open it here.`);
  }

  csv() {
    const { store, site } = this;
    if (store) download(csv(store.list, site.known.order, site.titles, site.parts, this.shown), `crosswalk-work-${today()}.csv`, "text/csv");
  }

  /** @param {HTMLButtonElement} button */
  async share(button) {
    const { store, site } = this;
    if (!store) return;
    try {
      await navigator.clipboard.writeText(withView(location.href, store.list.entries, site.known));
      answer(button, "Copied");
      this.say("The link has the statuses behind #, without owners and notes. Whoever opens it sees them; no server does.");
    } catch {
      answer(button, "Not copied");
    }
  }

  /** @param {HTMLButtonElement} one */
  erase(one) {
    const { store } = this;
    if (!store) return;
    const answers = Object.keys(store.list.score?.answers ?? {}).length;
    const sure = button(`Erase ${counted(this.count, "entry", "entries")}${answers ? ` and ${counted(answers, "answer", "answers")}` : ""}`, () => {
      store.erase();
      this.tools.querySelector("button")?.focus();
    });
    const back = button("Keep them", () => {
      this.draw();
      this.tools.querySelector("button")?.focus();
    });
    one.replaceWith(sure, back);
    sure.focus();
  }

  /** @param {File} file */
  async open(file) {
    this.more.replaceChildren();
    const whole = file.name.toLowerCase().endsWith(".json");
    if (/\.(xlsx?|ods|numbers)$/i.test(file.name)) return this.say(`${file.name} was not opened: it is a workbook. Save its sheet as CSV first. What you had is untouched.`);
    if (whole && file.size > RULES.list.bytes) return this.say(`${file.name} was not opened: it is larger than ${RULES.list.bytes / 1024 ** 2} MiB. What you had is untouched.`);
    const { tooLarge } = await import("./status-report.js");
    const why = tooLarge(file);
    if (why) return this.say(why);
    const text = await file.text();
    if (whole || /^\ufeff?\s*\{/.test(text)) return this.take(text, file.name);
    const { Looked } = await import("./status-report.js");
    return new Looked(this, file.name).read(text);
  }

  /**
   * @param {string} text
   * @param {string} name
   */
  take(text, name) {
    const { store, site } = this;
    if (!store) return;
    const { list, sound, newer, problems, notes } = parse(text, site.known);
    if (list && !newer) {
      const found = store.open(list, name);
      const left = found?.clashes.filter(({ won }) => won === "mine") ?? [];
      if (left.length) {
        const theirs = Object.fromEntries(left.map(({ id }) => [id, list.entries[id]]));
        this.offer(`Take the ${left.length} too`, () => store.take(theirs, name));
      }
      for (const note of notes) this.tell(note);
      return;
    }
    const count = Object.keys(sound.entries).length;
    if (newer) {
      this.say(`${name} was made by a newer site (form ${newer}; this one reads ${RULES.list.version}). Nothing was taken, and the file is as it was.`);
      return;
    }
    this.say(`${name} was not opened: ${problems.length === 1 ? "one thing is" : `${problems.length} things are`} wrong with it. What you had is untouched.`);
    this.list(problems.map(({ id, field, says }) => `${[id, field].filter(Boolean).join(", ")}${id || field ? ": " : ""}${says}`));
    if (count) this.offer(`Take the ${count} that ${count === 1 ? "is" : "are"} right`, () => store.open(sound, name));
  }

  /** @param {Note} note */
  tell({ kind, id, to = "", field = "" }) {
    const { store } = this;
    if (kind === "unknown") this.list([`${id} is not known here; it stays in your list and your file, untouched.`]);
    if (kind === "ahead") this.list([`${id} was changed at a time that has not come yet: a clock is wrong. What is here counts until you take it.`]);
    if (kind === "lacking") this.list([`${id} needs a ${field === "due" ? "date" : "reason"}.`]);
    if (kind === "questions") this.list([`The answers are to other questions (${id}).`]);
    if (kind === "moved" && store) {
      this.list([`${id} is ${to} in this release.`]);
      this.offer(`Move ${id} to ${to}`, () => store.move({ [id]: to }));
    }
  }

  /** @param {string[]} lines */
  list(lines) {
    const list = this.more.querySelector("ul") ?? this.more.appendChild(made("ul", ""));
    for (const line of lines) list.append(made("li", "", line));
  }

  /**
   * @param {string} words
   * @param {() => void} act
   */
  offer(words, act) {
    const one = button(words, () => {
      one.remove();
      act();
      this.tools.querySelector("button")?.focus();
    });
    this.more.append(one);
  }

}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} style
 * @param {string} text
 */
export function made(name, style, text = "") {
  const one = document.createElement(name);
  if (style) one.className = style;
  if (text) one.textContent = text;
  return one;
}

/**
 * @param {string} words
 * @param {(button: HTMLButtonElement) => void} act
 */
export function button(words, act) {
  const one = made("button", "xw-btn", words);
  one.type = "button";
  one.addEventListener("click", () => act(one));
  return one;
}

const OUT = "excluded";
let count = 0;

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
    this.status.append(new Option("Status", ""), ...STATUSES.filter(word => word !== OUT || !store.known.binding.has(id))
      .map(word => new Option(word === OUT ? `${RULES.states[OUT].name}: not applicable` : RULES.states[word].name, word)));
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
    one.id = `xw-mine-${++count}`;
    return one;
  }

  /**
   * @param {"status" | "owner" | "due" | "reason" | "note"} name
   * @param {string} value
   */
  enter(name, value) {
    const { status, reason } = this.store.list.entries[this.id] ?? {};
    // Why something was left out is not why it is necessary.
    const turned = name === "status" && status && (status === OUT) !== (value === OUT) && reason;
    if (!this.store.set(this.id, { [name]: seen(value), ...(turned && { reason: "" }) })) this.draw();
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
    // What paper has in the place of the fields.
    const words = [state === OUT ? RULES.states[OUT].name : state === "unsaid" ? "" : RULES.states[state].name, entry.reason && out ? entry.reason : "", entry.owner, entry.due && !this.due.disabled ? `due ${entry.due}` : "", out ? "" : entry.note];
    this.box.dataset.said = words.filter(Boolean).join(" · ");
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

/**
 * @param {string} words
 * @param {string} address
 */
function linked(words, address) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  return link;
}
