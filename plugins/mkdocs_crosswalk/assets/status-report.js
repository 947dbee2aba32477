// @ts-check
/**
 * What a report of another tool says of entries, read from CSV in the browser alone. Whatever of it is not understood is named
 * by its row, as a spreadsheet counts them. The work is done in slices, between which a page can go on.
 */

import { RULES, STATUSES, UNSAID, dayOf } from "./work-rules.js";
import { tooLong } from "./work-file.js";

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
  const columns = COLUMNS.map(column => [column, names.indexOf((told ? told[column] : column)?.toLowerCase() ?? "\0")]).filter(([, at]) => at !== -1);
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
