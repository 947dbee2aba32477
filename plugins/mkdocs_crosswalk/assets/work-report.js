// @ts-check
/**
 * A report of another tool, or any table, before anything of it is taken: which column is which, what its words mean, and
 * which rows are not understood. Its reader decides; then its statuses are entered in the list.
 */

import { RULES, some } from "./work-rules.js";
import { inSlices, planOf, tableOf, take, wordsOf } from "./status-report.js";
import { readSpellings } from "./work-site.js";
import { button, made } from "./work-bar.js";

/** @typedef {import("./status-report.js").Column} Column */
/** @typedef {import("./status-report.js").Table} Table */

/** @type {[Column, string][]} */
const COLUMNS = [["id", "Id of the entry"], ["status", "Status"], ["owner", "Owner"], ["due", "Due"], ["reason", "Why not applicable"], ["note", "Note"]];
const SHOWN = 12;

export class Report {
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
    this.enter = button("Put on the list", () => this.put());
    const close = button("Close", () => this.close(`${this.name} is closed. Nothing was taken.`));
    const tools = made("p", "xw-own__tools");
    tools.append(this.enter, close);
    this.box.append(made("h3", "", this.plan.name || this.name), this.said, tools, made("h4", "", "Which column is which?"), this.columns, made("h4", "", "What do its words mean?"), this.words, this.rows);
    this.bar.more.replaceChildren(this.box);
    this.drawColumns();
    await this.drawWords();
    this.bar.say(this.plan.kind ? `${this.name} is read: ${this.plan.name}.` : `${this.name} is read. Say which column is which.`);
    return this.draw();
  }

  drawColumns() {
    const { head } = /** @type {Table} */ (this.table);
    const { columns } = /** @type {import("./status-report.js").Plan} */ (this.plan);
    this.columns?.replaceChildren(...COLUMNS.map(([column, words]) => {
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
    const states = Object.entries(RULES.states).map(([value, { name }]) => /** @type {[string, string]} */ ([value, value === "excluded" ? "Not applicable" : name]));
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
      return inside ? [`${inside} ${(state === "excluded" ? "Not applicable" : name).toLowerCase()}`] : [];
    });
    const wrong = [
      ...found.unknown.map(({ row, id, means }) => ({ row, says: !id ? "no id" : means.length ? `“${id}” may be ${means.join(" or ")}` : `“${id}” is no entry of this list` })),
      ...found.unclear.map(({ row, word, field }) => ({ row, says: `“${word}” is no ${field === "due" ? "day that is clear; write it as 2027-03-26" : "status that is taken"}` })),
      ...(table.cut ? [{ row: table.cut + 1, says: "the file ends in the middle of it" }] : []),
    ].sort((a, b) => a.row - b.row);
    const checks = Object.values(found.checks).reduce((sum, { pass, fail }) => [sum[0] + pass, sum[1] + pass + fail], [0, 0]);
    const passes = plan.kind && Object.keys(found.checks).length ? ` ${checks[0]} of ${checks[1]} checks pass; a check alone makes no entry implemented.` : "";
    this.said.textContent = `${count} entries in ${found.rows} rows${states.length ? `: ${states.join(", ")}` : ""}.${passes}${wrong.length ? ` ${wrong.length} ${wrong.length === 1 ? "row was" : "rows were"} not understood.` : ""}`;
    this.enter.disabled = !count;
    const list = made("ul", "");
    list.append(...wrong.slice(0, SHOWN).map(({ row, says }) => made("li", "", `Row ${row}: ${says}.`)));
    if (wrong.length > SHOWN) {
      const rest = made("details", "xw-d");
      const inner = made("ul", "");
      inner.append(...wrong.slice(SHOWN, 1000).map(({ row, says }) => made("li", "", `Row ${row}: ${says}.`)));
      rest.append(made("summary", "", `${wrong.length - SHOWN} more`), inner);
      this.rows.replaceChildren(made("h4", "", "Not understood"), list, rest);
    } else this.rows.replaceChildren(...(wrong.length ? [made("h4", "", "Not understood"), list] : []));
    if (found.shortened.length) this.rows.append(made("p", "", `Shortened, since it was too long: ${some(found.shortened.map(({ id, field }) => `${field} of ${id}`))}.`));
    this.bar.preview?.(found.entries);
  }

  put() {
    const { store } = this.bar;
    if (!store || !this.found) return;
    if (store.take(this.found.entries, this.name)) this.close("");
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
