// @ts-check
/**
 * The scorecard as it is used: answers are counted as they are given, and what to do first follows. They stand behind #
 * in the address, which no server is told, one letter a question: `#y.pn` has yes, none, partly and no.
 */

import { copyAddress } from "./address.js";
import { onEachPage } from "./each-page.js";
import { button, made as element } from "./work-bar.js";
import { RULES, score, siteOf, unmet } from "./work-rules.js";
import { Store } from "./work-store.js";

const NONE = ".";

/** @typedef {{id: string, boxes: HTMLInputElement[], parts: string[], steps: {turn: number, step: Element}[]}} Question `parts` are the places of the groups that it is about; each step has its turn among all */

class Scorecard {
  /**
   * @param {HTMLElement} root
   * @param {AbortSignal} signal
   */
  constructor(root, signal) {
    this.questions = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".xw-qs > li"))].map(item => ({
      id: item.id.slice(1),
      boxes: [...item.querySelectorAll("input")],
      parts: (item.dataset.g ?? "").split(" "),
      steps: [.../** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll(".xw-q__steps > li"))].map(step => ({ turn: Number(step.dataset.turn), step })),
    }));
    this.words = Object.entries(RULES.answers);
    this.said = /** @type {HTMLElement} */ (root.querySelector(".xw-score__said"));
    this.groups = [...this.said.querySelectorAll(".xw-score__groups a")];
    this.status = element("p", "xw-score__n");
    this.status.setAttribute("role", "status");
    this.kept = element("p", "xw-score__kept");
    this.kept.setAttribute("role", "status");
    this.bar = element("div", "xw-score__bar");
    this.bar.setAttribute("aria-hidden", "true");
    this.table = element("table", "xw-score__t");
    this.next = element("div", "xw-score__next");
    this.copy = button("Copy link", one => void copyAddress(one));
    this.keep = button("Keep on this device", () => this.store.keep());
    /** @type {Record<string, string> | null} what was cleared last */
    this.cleared = null;
    this.clear = button("Clear answers", () => {
      this.cleared = this.answers;
      this.answer({});
      this.questions[0].boxes[0].focus();
    });
    this.undo = button("Undo", () => {
      this.answer(this.cleared ?? {});
      this.clear.focus();
    });
    const tools = element("p", "xw-score__tools");
    tools.append(button("Print", () => print()), this.copy, this.keep, this.clear, this.undo);
    this.said.replaceChildren(element("h2", "", "Your result"), this.status, this.bar, tools, this.kept, this.next, this.table);
    const { known } = siteOf(root.dataset.direction ?? "", root.dataset.questions);
    this.store = new Store(known, { say: sentence => { this.kept.textContent = sentence; }, signal });
    root.addEventListener("change", () => this.changed());
    root.addEventListener("submit", event => event.preventDefault());
    addEventListener("hashchange", () => this.restore(), { signal });
    this.store.watch((_, why) => { if (why !== "entered") this.restore(); else this.draw(); });
    this.said.hidden = false;
    root.classList.add("xw-live");
    const early = Object.keys(this.answers).length > 0; // a reader may be quicker than this script
    if (early) this.changed();
    else this.restore();
  }

  /** What is answered, by the numbers of the questions. */
  get answers() {
    const found = this.questions.map(({ id, boxes }) => [id, boxes.find(box => box.checked)?.value ?? ""]);
    return Object.fromEntries(found.filter(([, word]) => word));
  }

  /** The answers that the address has, or an empty text. */
  get shared() {
    const said = location.hash.slice(1);
    return said.length === this.questions.length && /^[ypn.]+$/.test(said) ? said : "";
  }

  /** @param {Record<string, string>} answers */
  answer(answers) {
    for (const { id, boxes } of this.questions) for (const box of boxes) box.checked = answers[id] === box.value;
    this.changed();
  }

  /** Takes what the address says, unless it names a place on the page; else what was answered before. */
  restore() {
    const { shared } = this;
    const { score: before } = this.store.list;
    const kept = before?.questions === this.store.known.questions ? before.answers : {};
    if (shared || !location.hash) {
      for (const [place, { id, boxes }] of this.questions.entries()) {
        for (const box of boxes) box.checked = shared ? box.value[0] === shared[place] : kept[id] === box.value;
      }
    }
    if (!location.hash || shared) this.write(); // else a place on the page
    this.draw();
  }

  changed() {
    const { answers } = this;
    const { score: before } = this.store.list;
    for (const { id } of this.questions) {
      if ((before?.answers[id] ?? "") !== (answers[id] ?? "")) this.store.answer(id, answers[id] ?? "");
    }
    this.write();
    this.draw();
  }

  /** The address has the answers, so that its reader can share them. */
  write() {
    const { answers } = this;
    const said = this.questions.map(({ id }) => answers[id]?.[0] ?? NONE).join("");
    const none = said === NONE.repeat(said.length);
    history.replaceState(history.state, "", `${location.pathname}${location.search}${none ? "" : `#${said}`}`);
  }

  draw() {
    const { answers, store } = this;
    const [all, ...parts] = score(this.questions, answers);
    const open = all.of.length - Object.keys(answers).length;
    const said = `${this.words.map(([key, word]) => `${counted(all, key)} ${word.toLowerCase()}`).join(", ")}${open ? `, ${open} not answered` : ""}, of ${all.of.length}`;
    if (this.status.textContent !== said) this.status.textContent = said;
    this.bar.replaceChildren(...[...this.words.map(([key]) => part(`xw-ans--${key}`, counted(all, key))), ...(open ? [part("", open)] : [])]);
    this.drawNext(answers, open);
    this.drawTable(parts);
    this.clear.hidden = this.copy.hidden = open === all.of.length;
    this.keep.hidden = store.on || open === all.of.length;
    this.undo.hidden = !this.cleared || open < all.of.length;
    if (store.on && !this.kept.textContent) this.kept.textContent = "Kept on this device. Nothing is sent anywhere.";
  }

  /**
   * @param {Record<string, string>} answers
   * @param {number} open how many questions have no answer
   */
  drawNext(answers, open) {
    const steps = unmet(this.questions, answers).flatMap(one => one.steps);
    const byTurn = new Map(steps.map(({ turn, step }) => [turn, step])); // two questions may name one step
    const found = [...byTurn].sort(([one], [other]) => one - other).map(([, step]) => step);
    const head = element("h3", "", "What to do first");
    if (!found.length) {
      const says = open
        ? "Answer a few questions to see what to do first, and the count by part."
        : "Yes to everything. The gap list has the entries that are not asked about here.";
      return this.next.replaceChildren(head, element("p", "", says));
    }
    const rest = found.slice(RULES.first);
    const fold = element("details", "xw-d");
    fold.open = this.next.querySelector("details")?.open ?? false;
    fold.append(element("summary", "", `And ${rest.length} more`), listed(rest, RULES.first + 1));
    return this.next.replaceChildren(head, listed(found.slice(0, RULES.first)), ...(rest.length ? [fold] : []));
  }

  /** @param {import("./work-rules.js").Answered[]} parts */
  drawTable(parts) {
    const head = element("tr", "");
    head.append(...["Part", ...this.words.map(([, word]) => word), "Questions"].map(word => {
      const cell = element("th", "", word);
      cell.scope = "col";
      return cell;
    }));
    const rows = this.groups.map((group, place) => {
      const one = parts.find(({ part: of }) => of === String(place));
      const row = element("tr", "");
      const name = element("th", "");
      name.scope = "row";
      name.append(group);
      row.append(name, ...[...this.words.map(([key]) => one && counted(one, key)), one?.of.length].map(count => element("td", "", String(count ?? 0))));
      return row;
    });
    const [top, body] = [element("thead", ""), element("tbody", "")];
    top.append(head);
    body.append(...rows);
    this.table.hidden = !parts.some(one => this.words.some(([key]) => counted(one, key)));
    this.table.replaceChildren(element("caption", "", "By part. A question counts in each part that it is about."), top, body);
  }
}

/**
 * Steps as a list that begins with a number.
 * @param {Element[]} steps
 * @param {number} [start]
 */
function listed(steps, start = 1) {
  const list = element("ol", "");
  list.start = start;
  list.append(...steps.map(step => {
    const line = element("li", "");
    line.append(...[...step.childNodes].map(node => node.cloneNode(true)));
    return line;
  }));
  return list;
}

/**
 * @param {import("./work-rules.js").Answered} one
 * @param {string} key
 */
function counted(one, key) {
  return one[/** @type {"yes" | "partly" | "no"} */ (key)].length;
}

/**
 * A part of the bar.
 * @param {string} style
 * @param {number} share
 */
function part(style, share) {
  const one = element("i", style);
  one.style.flexGrow = String(share);
  return one;
}

onEachPage(".xw-score", (root, gone) => void new Scorecard(root, gone));
