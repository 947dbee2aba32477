// @ts-check
/**
 * What a report of another tool says of entries, read from CSV in the browser alone. Whatever of it is not understood is named
 * by its row, as a spreadsheet counts them. The work is done in slices, between which a page can go on. Its reader says which
 * column is which and what words mean, and then enters it in the list.
 */

import { button, counted, made } from "./work-bar.js";
import { tooLong } from "./work-file.js";
import { dayOf, readSpellings, RULES, some, STATUSES, UNSAID } from "./work-rules.js";

/** @typedef {import("./work-rules.js").Entry} Entry */
/** @typedef {import("./work-rules.js").Known} Known */
/** @typedef {import("./work-rules.js").Told} Told */
/** @typedef {"id" | "status" | "owner" | "due" | "reason" | "note" | "muted"} Column */
/** @typedef {{head: string[], starts: number[], cells: (at: number) => string[], cut: number}} Table a file by the places at which its rows start; `cut` is the row in whose middle it ends, or 0 */
/** @typedef {{kind: string, name: string, columns: Partial<Record<Column, number>>, words: Record<string, string>}} Plan which column is which, and what words mean; of a tool that the rules know, or to be completed by the reader */
/** @typedef {{pass: number, fail: number, manual: number, muted: number}} Checks the rows about an entry; what is muted has neither passed nor failed */
/** @typedef {{row: number, id: string, means: string[]}} UnknownRow `means` is what the id may mean: several entries, or none of this page */
/** @typedef {{row: number, word: string, field: Column}} UnclearRow */
/** @typedef {{id: string, field: string}} Shortened a text that is longer than a field holds */
/** @typedef {{entries: Record<string, Entry>, checks: Record<string, Checks>, rows: number, silent: number, unknown: UnknownRow[], unclear: UnclearRow[], shortened: Shortened[]}} Taken `silent` rows name an entry and say nothing of it */
/** @typedef {{states: Set<string>, owner: Set<string>, due: Set<string>, reason: Set<string>, note: Set<string>, checks: Checks}} Found all that rows say of an entry */

const { report: REPORT, list: LIMITS } = RULES;
const TOOLS = /** @type {[string, Told][]} */ (Object.entries(REPORT).filter(([, told]) => typeof told === "object"));
/** @type {("owner" | "due" | "reason" | "note")[]} */
const TEXTS = ["owner", "due", "reason", "note"];
/** @type {Column[]} */
const COLUMNS = ["id", "status", ...TEXTS, "muted"];
/** @type {("pass" | "fail" | "manual")[]} */
const CHECKS = ["pass", "fail", "manual"];
/** What columns are called elsewhere, such as in the tables of this site. @type {Record<string, string[]>} */
const REPORT_NAMES = RULES.columns;
const DELIMITERS = [",", ";", "\t"];
/** Rows after which a page may go on. */
const SLICE = 100;
/** Milliseconds for which it may wait. */
const LONGEST = 16;
/** A row that has so many is none, but a file of another kind in one line. */
const MOST_CELLS = 1000;
/** So many different words are no words for a status. */
const MOST_WORDS = 100;

/**
 * Why a file is not read, from its size; nothing where it is.
 * @param {{name: string, size: number}} file
 */
export function tooLarge({ name, size }) {
  return size > REPORT.bytes ? `${name} has ${Math.ceil(size / 1e6)} MB; at most ${REPORT.bytes / 1e6} MB are read.` : "";
}

/**
 * Does work that comes in slices, with pauses.
 * @template Value
 * @param {Generator<number, Value>} work gives how many rows are done
 * @param {(rows: number) => Promise<unknown>} [pause]
 */
export async function inSlices(work, pause = () => new Promise(resolve => setTimeout(resolve))) {
  for (let since = performance.now(); ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < LONGEST) continue;
    await pause(step.value);
    since = performance.now();
  }
}

/**
 * A text as a table; null where it is none.
 * @param {string} text
 * @returns {Generator<number, Table | null>}
 */
export function* tableOf(text) {
  if (/^\ufeff?\s*[{[<]|\0/.test(text)) return null;
  const sep = /^\ufeff?(?:sep=(.)(?:\r\n?|\n))?/.exec(text);
  const begin = sep?.[0].length ?? 0;
  const readers = (sep?.[1] ? [sep[1]] : DELIMITERS).map(delimiter => rowsOf(text, delimiter));
  const widths = readers.map(read => read(begin).cells.length);
  const read = readers[widths.indexOf(Math.max(...widths))];
  const head = read(begin), width = head.cells.length;
  if (width < 2 || width === MOST_CELLS) return null;
  const starts = [];
  let last = head;
  while (last.end < text.length) {
    starts.push(last.end);
    last = read(last.end);
    if (starts.length % SLICE === 0) yield starts.length;
  }
  const cut = last.open || (!/[\r\n]$/.test(text) && last.cells.length < width);
  return { head: head.cells.map(cell => cell.trim()), starts, cells: at => read(at).cells, cut: cut ? starts.length + 1 : 0 };
}

/**
 * What reads the row that begins at a place (RFC 4180, with any end of line); `open` where a quotation mark is never closed.
 * @param {string} text
 * @param {string} delimiter
 */
function rowsOf(text, delimiter) {
  const plain = new RegExp(`[^\\r\\n\\u${delimiter.charCodeAt(0).toString(16).padStart(4, "0")}]*`, "y");
  return (/** @type {number} */ at) => {
    const cells = [];
    for (let open = false; ; at++) {
      let cell = "";
      if (text[at] === '"') {
        for (open = true; open; ) {
          const end = text.indexOf('"', at + 1);
          if (end < 0) return { cells: [...cells, cell + text.slice(at + 1)], open, end: text.length };
          cell += text.slice(at + 1, end);
          at = end + 1;
          if (text[at] === '"') cell += '"';
          else open = false;
        }
      }
      plain.lastIndex = at;
      cell += plain.exec(text)?.[0] ?? "";
      at = plain.lastIndex;
      cells.push(cell);
      if (text[at] !== delimiter || cells.length === MOST_CELLS) return { cells, open, end: at + (text.startsWith("\r\n", at) ? 2 : 1) };
    }
  };
}

/**
 * How to read a table, from its head: as a report of a tool that the rules know; else as far as its columns are called what
 * the fields of a list are.
 * @param {string[]} head
 * @returns {Plan}
 */
export function planOf(head) {
  const names = head.map(name => name.toLowerCase());
  const [kind, told] = TOOLS.find(([, { id, status }]) => [id, status].every(name => names.includes(name.toLowerCase()))) ?? ["", null];
  const columns = COLUMNS.map(column => [column, told ? names.indexOf(told[column]?.toLowerCase() ?? "\0") : names.findIndex(name => name === column || REPORT_NAMES[column]?.includes(name))]).filter(([, at]) => at !== -1);
  const ours = Object.entries(RULES.states).flatMap(([state, { name }]) => [[state, state], [name.toLowerCase(), state]]);
  return { kind, name: told?.name ?? "", columns: Object.fromEntries(columns), words: told ? { ...told.words } : Object.fromEntries(ours) };
}

/**
 * The words for a status in a table, each with its rows, the most used first; null where there are too many to be that.
 * @param {Table} table
 * @param {number} column
 * @returns {Generator<number, {word: string, rows: number}[] | null>}
 */
export function* wordsOf(table, column) {
  const rows = new Map();
  for (const [n, at] of table.starts.entries()) {
    const word = plain(table.cells(at)[column]);
    if (word) rows.set(word, (rows.get(word) ?? 0) + 1);
    if (rows.size > MOST_WORDS) return null;
    if (n % SLICE === 0) yield n;
  }
  return [...rows].map(([word, of]) => ({ word, rows: of })).sort((a, b) => b.rows - a.rows);
}

/**
 * What a table says of the entries of a page.
 * @param {Table} table
 * @param {Plan} plan
 * @param {Known} known
 * @returns {Generator<number, Taken>}
 */
export function* take(table, plan, known) {
  const report = new Report(plan, known);
  for (const [n, at] of table.starts.entries()) {
    if (n + 2 !== table.cut) report.row(n + 2, table.cells(at));
    if (n % SLICE === 0) yield n;
  }
  return report.taken();
}

class Report {
  /** @type {Map<string, Found>} */
  #found = new Map();
  /** @type {Map<string, {ids: string[], means: string[]}>} what each spelling means, once looked up */
  #spelled = new Map();
  /** @type {{row: number, cells: string[], ids: string[]}[]} rows whose id may mean several entries */
  #either = [];
  /** @type {UnknownRow[]} */
  #unknown = [];
  /** @type {UnclearRow[]} */
  #unclear = [];
  #rows = 0;
  #silent = 0;

  /**
   * @param {Plan} plan
   * @param {Known} known
   */
  constructor(plan, known) {
    this.columns = plan.columns;
    this.known = known;
    this.words = new Map(Object.entries(plan.words).map(([word, state]) => [word.toLowerCase(), state]));
    const told = TOOLS.find(([kind]) => kind === plan.kind)?.[1];
    this.checks = told?.pass ? new Map(CHECKS.map(check => [told[check], check])) : null;
  }

  /**
   * @param {number} row
   * @param {string[]} cells
   */
  row(row, cells) {
    if (cells.every(cell => !cell.trim())) return;
    this.#rows++;
    const id = this.cell(cells, "id");
    const { ids, means } = this.#meant(id);
    if (ids.length === 1) this.#read(row, cells, ids[0]);
    else if (ids.length) this.#either.push({ row, cells, ids });
    else this.#unknown.push({ row, id, means });
  }

  /**
   * @param {string[]} cells
   * @param {Column} column
   */
  cell(cells, column) {
    return plain(cells[this.columns[column] ?? -1]);
  }

  /**
   * The entries of the page that a spelling may mean, and, where there is none, what it may mean elsewhere.
   * @param {string} text
   */
  #meant(text) {
    let found = this.#spelled.get(text);
    if (found) return found;
    const { known } = this;
    const spellings = [text, text.replaceAll("_", " ")];
    const ids = spellings.map(one => known.read(one)).find(some => some.length) ?? [];
    const to = known.moved(text);
    found = { ids, means: to ? [to] : ids.length ? [] : known.find(text) };
    this.#spelled.set(text, found);
    return found;
  }

  /**
   * @param {number} row
   * @param {string[]} cells
   * @param {string} id
   */
  #read(row, cells, id) {
    const one = this.#found.get(id) ?? nothingFound();
    const word = this.cell(cells, "status");
    const [due, day] = [this.cell(cells, "due"), dayFrom(this.cell(cells, "due"))];
    const check = this.checks?.get(word.toUpperCase());
    const state = this.checks || !word ? UNSAID : this.words.get(word.toLowerCase());
    const bound = RULES.reasoned.includes(state ?? "") && this.known.binding.has(id);
    if ((this.checks && !check) || !state || !Object.hasOwn(RULES.states, state) || bound) return void this.#unclear.push({ row, word, field: "status" });
    if (day === undefined) return void this.#unclear.push({ row, word: due, field: "due" });
    if (check) one.checks[this.cell(cells, "muted").toLowerCase() === "true" ? "muted" : check]++;
    one.states.add(state);
    const texts = TEXTS.filter(field => this.cell(cells, field));
    for (const field of texts) one[field].add(field === "due" ? day : this.cell(cells, field));
    if (!this.checks && state === UNSAID && !texts.length) this.#silent++;
    this.#found.set(id, one);
  }

  /** @returns {Taken} */
  taken() {
    // A file that names one of two entries otherwise means the other one.
    const named = new Set(this.#found.keys());
    for (const { row, cells, ids } of this.#either) {
      const left = ids.filter(id => !named.has(id));
      if (left.length === 1) this.#read(row, cells, left[0]);
      else this.#unknown.push({ row, id: this.cell(cells, "id"), means: ids });
    }
    /** @type {Shortened[]} */
    const shortened = [];
    /** @type {Taken["entries"]} */
    const entries = {};
    /** @type {Taken["checks"]} */
    const checks = {};
    for (const id of this.known.order) {
      const one = this.#found.get(id);
      if (!one) continue;
      const entry = this.#entry(one);
      for (const field of TEXTS) if (tooLong(entry[field] ?? "")) {
        entry[field] = `${[...entry[field] ?? ""].slice(0, LIMITS.characters - 1).join("")}…`;
        shortened.push({ id, field });
      }
      if (Object.keys(entry).length) entries[id] = entry;
      if (this.checks) checks[id] = one.checks;
    }
    this.#unknown.sort((a, b) => a.row - b.row);
    return { entries, checks, rows: this.#rows, silent: this.#silent, unknown: this.#unknown, unclear: this.#unclear, shortened };
  }

  /** @param {Found} found */
  #entry({ states, checks, ...texts }) {
    /** @type {Entry} */
    const entry = {};
    const status = this.checks ? this.words.get(verdict(checks)) ?? UNSAID : joined(states);
    if (STATUSES.includes(status)) entry.status = status;
    if (RULES.reasoned.includes(status) && !texts.reason.size) [texts.reason, texts.note] = [texts.note, texts.reason];
    for (const field of TEXTS) {
      const [first, ...more] = texts[field];
      if (first) entry[field] = field === "owner" || field === "due" ? first : [first, ...more].join("\n");
    }
    return entry;
  }
}

/** @returns {Found} */
function nothingFound() {
  return { states: new Set(), owner: new Set(), due: new Set(), reason: new Set(), note: new Set(), checks: { pass: 0, fail: 0, manual: 0, muted: 0 } };
}

/**
 * What checks come to, in the words of the rules.
 * @param {Checks} checks
 */
function verdict({ pass, fail }) {
  if (pass) return fail ? "some fail" : "all pass";
  return fail ? "all fail" : "manual";
}

/**
 * What several rows about one entry say: the same, or else the least that is true of all, without those that are left out.
 * @param {Set<string>} states
 */
function joined(states) {
  const counted = [...states].filter(state => RULES.states[state].counted);
  const [one = [...states][0], ...more] = counted;
  if (!more.length) return one;
  const begun = counted.some(state => state === "implemented" || state === "partly");
  return begun ? "partly" : counted.includes("not-started") ? "not-started" : UNSAID;
}

/**
 * A cell as text, without the apostrophe that keeps a spreadsheet from reckoning.
 * @param {string | undefined} cell
 */
function plain(cell = "") {
  return cell.replace(/^'(?=[=+\-@\t\r])/, "").trim();
}

/**
 * A day in the form of lists; nothing where there is none, and undefined where it is not clear which one.
 * @param {string} text such as 2027-03-26, 26.3.2027, or 26/03/2027 where only one of the two can be a month
 */
function dayFrom(text) {
  if (!text) return "";
  const [, a, sign, b, year] = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  const [day, month] = sign === "/" && Number(b) > 12 ? [b, a] : [a, b];
  const clear = sign !== "/" || Number(day) > 12 || day === month;
  const found = sign ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text.replace(/[T ]\d\d:\d\d.*$/, "");
  return clear && !Number.isNaN(dayOf(found)) ? found : undefined;
}


/** @type {[Column, string][]} */
const NAMED = [["id", "Id of the entry"], ["status", "Status"], ["owner", "Owner"], ["due", "Due"], ["reason", "Why not applicable"], ["note", "Note"]];
const SHOWN = 12;

export class Looked {
  /**
   * @param {import("./work-bar.js").Bar} bar
   * @param {string} name of the file
   */
  constructor(bar, name) {
    this.bar = bar;
    this.name = name;
    this.turn = 0;
  }

  /** @param {string} text */
  async read(text) {
    const [table] = await Promise.all([inSlices(tableOf(text)), readSpellings(this.bar.site.known)]);
    if (!table) return this.bar.say(`${this.name} was not opened: it is no list of this site and no CSV. What you had is untouched.`);
    this.table = table;
    this.plan = planOf(table.head);
    this.box = made("section", "xw-report");
    this.box.setAttribute("aria-label", this.name);
    this.columns = made("div", "xw-report__c");
    this.words = made("div", "xw-report__c");
    this.said = made("p", "");
    this.said.setAttribute("role", "status");
    this.rows = made("div", "");
    this.enter = button("Put on the list", () => this.put(false));
    this.over = button("", () => this.put(true));
    this.over.hidden = true;
    const close = button("Close", () => this.close(`${this.name} is closed. Nothing was taken.`));
    const tools = made("p", "xw-own__tools");
    tools.append(this.enter, this.over, close);
    this.box.append(made("h2", "", this.plan.name || this.name), this.said, tools, made("h3", "", "Which column is which?"), this.columns, made("h3", "", "What do its words mean?"), this.words, this.rows);
    this.bar.more.replaceChildren(this.box);
    this.drawColumns();
    await this.drawWords();
    this.bar.say(this.plan.kind ? `${this.name} is read: ${this.plan.name}.` : `${this.name} is read. Say which column is which.`);
    return this.draw();
  }

  drawColumns() {
    const { head } = /** @type {Table} */ (this.table);
    const { columns } = /** @type {Plan} */ (this.plan);
    this.columns?.replaceChildren(...NAMED.map(([column, words]) => {
      const field = choice(words, [["", "none"], ...head.map((name, at) => /** @type {[string, string]} */ ([String(at), name || `Column ${at + 1}`]))], String(columns[column] ?? ""), value => {
        if (value === "") delete columns[column];
        else columns[column] = Number(value);
        void (column === "status" ? this.drawWords().then(() => this.draw()) : this.draw());
      });
      return field;
    }));
  }

  async drawWords() {
    const { plan } = this;
    if (!plan || !this.words || !this.table) return;
    const checks = plan.kind && Object.keys(plan.words).includes("all pass");
    const at = plan.columns.status;
    const found = checks ? Object.keys(plan.words).map(word => ({ word, rows: 0 })) : at === undefined ? [] : await inSlices(wordsOf(this.table, at));
    if (!found) return this.words.replaceChildren(made("p", "", "This column has too many different words to be a status."));
    const states = Object.entries(RULES.states).map(([value, { name }]) => /** @type {[string, string]} */ ([value, name]));
    this.words.replaceChildren(...found.map(({ word, rows }) => {
      const key = Object.keys(plan.words).find(one => one.toLowerCase() === word.toLowerCase()) ?? word;
      return choice(rows ? `${word} (${rows} ${rows === 1 ? "row" : "rows"})` : word, [["", "not taken"], ...states], plan.words[key] ?? "", value => {
        if (value) plan.words[key] = value;
        else delete plan.words[key];
        void this.draw();
      });
    }));
  }

  async draw() {
    const { table, plan } = this;
    if (!table || !plan || !this.said || !this.rows || !this.enter) return;
    const turn = ++this.turn;
    if (plan.columns.id === undefined || (plan.columns.status === undefined && !plan.kind)) {
      this.said.textContent = "Name the column of the ids and that of the status.";
      this.enter.disabled = true;
      return;
    }
    const found = await inSlices(take(table, plan, this.bar.site.known));
    if (turn !== this.turn) return;
    this.found = found;
    const count = Object.keys(found.entries).length;
    const states = Object.entries(RULES.states).flatMap(([state, { name }]) => {
      const inside = Object.values(found.entries).filter(({ status }) => status === state).length;
      return inside ? [`${inside} ${name.toLowerCase()}`] : [];
    });
    const wrong = [
      ...found.unknown.map(({ row, id, means }) => ({ row, says: !id ? "no id" : means.length > 1 ? `“${id}” may be ${means.join(" or ")}` : means.length ? `“${id}” is ${means[0]}, which is not on this list` : `“${id}” is no entry of this list` })),
      ...found.unclear.map(({ row, word, field }) => ({ row, says: `“${word}” is no ${field === "due" ? "day that is clear; write it as 2027-03-26" : "status that is taken"}` })),
      ...(table.cut ? [{ row: table.cut + 1, says: "the file ends in the middle of it" }] : []),
    ].sort((a, b) => a.row - b.row);
    const checks = Object.values(found.checks).reduce((sum, { pass, fail }) => [sum[0] + pass, sum[1] + pass + fail], [0, 0]);
    const passes = plan.kind && Object.keys(found.checks).length ? ` ${checks[0]} of ${checks[1]} checks pass; a check alone makes no entry implemented.` : "";
    this.said.textContent = `${counted(count, "entry", "entries")} in ${counted(found.rows, "row", "rows")}${states.length ? `: ${states.join(", ")}` : ""}.${passes}${wrong.length ? ` ${wrong.length} ${wrong.length === 1 ? "row was" : "rows were"} not understood.` : ""}`;
    /** @type {Record<string, Entry>} */
    const entries = this.bar.store?.list.entries ?? {};
    this.yours = Object.keys(found.entries).filter(id => entries[id]?.status && entries[id].status !== found.entries[id].status);
    this.enter.disabled = count === this.yours.length;
    this.enter.textContent = this.yours.length ? `Put the other ${count - this.yours.length} on the list` : "Put on the list";
    if (this.over) {
      this.over.hidden = !this.yours.length;
      this.over.textContent = `Put all ${count}, over yours too`;
    }
    if (this.yours.length) this.said.textContent += ` You say otherwise of ${some(this.yours)}.`;
    const list = made("ul", "");
    list.append(...wrong.slice(0, SHOWN).map(({ row, says }) => made("li", "", `Row ${row}: ${says}.`)));
    if (wrong.length > SHOWN) {
      const rest = made("details", "xw-d");
      const inner = made("ul", "");
      inner.append(...wrong.slice(SHOWN, 1000).map(({ row, says }) => made("li", "", `Row ${row}: ${says}.`)));
      rest.append(made("summary", "", `${wrong.length - SHOWN} more`), inner);
      this.rows.replaceChildren(made("h3", "", "Not understood"), list, rest);
    } else this.rows.replaceChildren(...(wrong.length ? [made("h3", "", "Not understood"), list] : []));
    if (found.shortened.length) this.rows.append(made("p", "", `Shortened, since it was too long: ${some(found.shortened.map(({ id, field }) => `${field} of ${id}`))}.`));
    this.bar.preview?.(found.entries);
  }

  /** @param {boolean} over whether also where the reader says otherwise already */
  put(over) {
    const { store } = this.bar;
    if (!store || !this.found) return;
    const { entries } = this.found;
    const ids = Object.keys(entries).filter(id => over || !this.yours?.includes(id));
    if (!store.take(Object.fromEntries(ids.map(id => [id, entries[id]])), this.name)) return;
    this.close("");
    for (const id of ids) {
      const { status = "", reason, due } = store.list.entries[id] ?? {};
      if (RULES.reasoned.includes(status) && !reason) this.bar.tell({ kind: "lacking", id, field: "reason" });
      if (RULES.dated.includes(status) && !due) this.bar.tell({ kind: "lacking", id, field: "due" });
    }
  }

  /** @param {string} sentence */
  close(sentence) {
    this.turn++;
    this.bar.preview?.(null);
    this.bar.more.replaceChildren();
    if (sentence) this.bar.say(sentence);
    this.bar.tools.querySelector("button")?.focus();
  }
}

/**
 * @param {string} words
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} act
 */
function choice(words, options, value, act) {
  const label = made("label", "");
  const field = made("select", "");
  field.autocomplete = "off";
  field.setAttribute("aria-label", words);
  field.append(...options.map(([one, said]) => new Option(said, one)));
  field.value = value;
  field.addEventListener("change", () => act(field.value));
  label.append(made("span", "", words), field);
  return label;
}
