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

/** @typedef {{turn: number, heading: number, item: Element}} Step its turn is that among all */
/** @typedef {{id: string, boxes: HTMLInputElement[], part: number, parts: string[], steps: Step[]}} Question `part` is that of the page, `parts` are the places of the groups that it is about */

class Scorecard {
  /**
   * @param {HTMLElement} root
   * @param {AbortSignal} signal
   */
  constructor(root, signal) {
    this.root = root;
    const lists = [...root.querySelectorAll(".xw-qs")];
    this.titles = texts(root, ".xw-score__h");
    this.headings = texts(root, ".xw-score__heads > li");
    this.questions = lists.flatMap((list, part) => [.../** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)].map(item => ({
      id: item.id.slice(1),
      boxes: [...item.querySelectorAll("input")],
      part,
      parts: (item.dataset.g ?? "").split(" "),
      steps: [.../** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll(".xw-q__steps > li"))].map(step => (
        { turn: Number(step.dataset.turn), heading: Number(step.dataset.h), item: step }
      )),
    })));
    /** Whether the answers that are shown began as those of somebody else's link. */
    this.foreign = false;
    this.words = Object.entries(RULES.answers);
    this.said = /** @type {HTMLElement} */ (root.querySelector(".xw-score__said"));
    this.groups = [...this.said.querySelectorAll(".xw-score__groups a")];
    /** What there is to do whatever the answers. */
    this.beside = this.said.querySelector(".xw-score__beside");
    this.others = /** @type {HTMLElement} */ (this.said.querySelector(".xw-score__others"));
    this.status = element("p", "xw-score__n");
    this.status.setAttribute("role", "status");
    this.kept = element("p", "xw-score__kept");
    this.kept.setAttribute("role", "status");
    this.bar = element("div", "xw-score__bar");
    this.bar.setAttribute("aria-hidden", "true");
    this.stages = element("ul", "xw-score__stages");
    this.table = element("table", "xw-score__t");
    this.next = element("div", "xw-score__next");
    /** @type {Map<string, boolean>} the headings that the reader has opened or closed */
    this.folds = new Map();
    this.copy = button("Copy link", one => void copyAddress(one));
    this.keep = button("Keep on this device", () => {
      this.take();
      this.store.keep();
      this.clear.focus();
    });
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
    this.guest = element("p", "xw-score__guest");
    this.use = button("Use these", () => {
      this.cleared = this.own;
      this.take();
      this.undo.hidden = false;
      this.undo.focus();
    });
    const mine = button("Show mine", () => {
      this.answer(this.own);
      this.clear.focus();
    });
    this.guest.append("These answers are from a link. Your own are untouched. ", mine, this.use);
    root.prepend(this.guest);
    /** On paper. */
    this.day = element("p", "xw-score__day");
    this.head = element("h2", "", "");
    this.said.replaceChildren(this.head, this.day, this.status, this.bar, this.stages, tools, this.kept, this.next, this.table);
    this.strip = element("p", "xw-score__strip");
    this.short = element("span", "");
    this.strip.append(this.short, button("Show the result", () => { this.said.scrollIntoView(); this.said.focus({ preventScroll: true }); }));
    this.said.before(this.strip);
    const { known } = siteOf(root.dataset.direction ?? "", root.dataset.questions);
    /** What the store has said, until another answer. */
    this.told = "";
    this.store = new Store(known, { say: sentence => { this.told = sentence; this.draw(); }, signal });
    root.addEventListener("change", () => this.changed());
    root.addEventListener("submit", event => event.preventDefault());
    addEventListener("hashchange", () => {
      this.told = "";
      this.restore(location.hash === "");
    }, { signal });
    this.store.watch((_, why) => { if (why !== "entered") this.restore(); else this.draw(); });
    this.said.hidden = false;
    this.said.tabIndex = -1;
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

  /** What the list says that this reader has answered. */
  get own() {
    const { score: before } = this.store.list;
    return before?.questions === this.store.known.questions ? before.answers : {};
  }

  /** @param {Record<string, string>} answers */
  answer(answers) {
    for (const { id, boxes } of this.questions) for (const box of boxes) box.checked = answers[id] === box.value;
    this.changed();
  }

  /**
   * Takes the answers that the address has, all of them or none; else what was answered before, unless those of a link are shown.
   * @param {boolean} [mine] whether that is asked for: an address that changes may name a place on the page
   */
  restore(mine = true) {
    const { shared, own } = this;
    const named = location.hash.slice(1);
    if (shared || (mine && !this.foreign)) {
      for (const [place, { id, boxes }] of this.questions.entries()) {
        for (const box of boxes) box.checked = shared ? box.value[0] === shared[place] : own[id] === box.value;
      }
    }
    if (named && !shared && !document.getElementById(named)) this.told = "This address has no whole set of answers, so it was left aside.";
    if (shared) this.foreign = Object.keys(own).length > 0 && !same(this.questions, own, this.answers);
    if (!location.hash || shared) this.write(); // else a place on the page
    this.draw();
  }

  /** What is answered goes into the reader's own list, unless it began as what a link says. */
  changed() {
    this.told = "";
    this.foreign &&= !same(this.questions, this.own, this.answers);
    if (!this.foreign) this.take();
    else {
      this.write();
      this.draw();
    }
  }

  /** Makes what is answered the reader's own. */
  take() {
    const { answers, own } = this;
    this.foreign = false;
    for (const { id } of this.questions) {
      if ((own[id] ?? "") !== (answers[id] ?? "")) this.store.answer(id, answers[id] ?? "");
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
    const none = open === all.of.length;
    const said = this.words.map(([key, word]) => `${counted(all, key)} ${word.toLowerCase()}`).join(", ");
    const line = `${said}${open ? `, ${open} not answered` : ""}, of ${all.of.length}`;
    if (this.status.textContent !== line) this.status.textContent = line;
    this.short.textContent = said;
    this.strip.hidden = none;
    this.root.classList.toggle("xw-score--answered", !none);
    this.bar.replaceChildren(...[...this.words.map(([key]) => part(`xw-ans--${key}`, counted(all, key))), ...(open ? [part("", open)] : [])]);
    this.drawStages(answers);
    this.drawNext(answers, open);
    this.drawTable(parts);
    this.clear.hidden = this.copy.hidden = none;
    this.guest.hidden = !this.foreign;
    this.use.hidden = none;
    this.keep.hidden = store.on || none;
    this.undo.hidden = !this.cleared || !none;
    this.head.textContent = this.foreign ? "The result of a link" : "Your result";
    this.day.textContent = `Printed on ${new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`;
    this.kept.textContent = this.told || (store.on && !this.foreign && !none ? "Kept on this device. Nothing is sent anywhere." : "");
  }

  /**
   * How much of each part is left to do.
   * @param {Record<string, string>} answers
   */
  drawStages(answers) {
    this.stages.hidden = !Object.keys(answers).length;
    this.stages.replaceChildren(...this.titles.map((title, place) => {
      const below = this.questions.filter(({ part }) => part === place);
      const line = element("li", "");
      const left = below.filter(({ id }) => !answers[id]).length;
      line.append(element("b", "", `${unmet(below, answers).length} open${left ? `, ${left} not answered` : ""}, of ${below.length}:`), ` ${title}`);
      return line;
    }));
  }

  /**
   * @param {Record<string, string>} answers
   * @param {number} open how many questions have no answer
   */
  drawNext(answers, open) {
    const found = this.steps(answers);
    const head = [element("h3", "", "What to do, in order")];
    if (this.beside) {
      const always = element("p", "");
      always.append(...copies(this.beside));
      head.push(always);
    }
    if (!found.length) {
      const says = element("p", "");
      if (open === this.questions.length) says.append("Answer a few questions to see what else to do, and the count by part.");
      else says.append(open ? `Nothing else by your answers so far; ${open} not answered. ` : "Yes to everything. ", ...copies(this.others));
      return this.next.replaceChildren(...head, says);
    }
    let before = 0;
    const groups = this.headings.flatMap((heading, place) => {
      const below = found.filter(step => step.heading === place);
      if (!below.length) return [];
      const fold = element("details", "xw-d");
      const summary = element("summary", "", `${heading} (${below.length})`);
      summary.addEventListener("click", () => this.folds.set(heading, !fold.open));
      fold.open = this.folds.get(heading) ?? before < RULES.first;
      fold.append(summary, listed(below, before + 1));
      before += below.length;
      return [fold];
    });
    const rest = element("p", "");
    rest.append(...copies(this.others));
    return this.next.replaceChildren(...head, ...groups, rest);
  }

  /**
   * The steps of what is answered with no or partly, each once, in their turn; and whether no answer to which they are one is no.
   * @param {Record<string, string>} answers
   */
  steps(answers) {
    /** @type {Map<number, Step & {partly: boolean}>} */
    const byTurn = new Map();
    for (const { id, steps } of unmet(this.questions, answers)) {
      for (const step of steps) {
        const partly = answers[id] === "partly" && byTurn.get(step.turn)?.partly !== false;
        byTurn.set(step.turn, { ...step, partly });
      }
    }
    return [...byTurn.values()].sort((one, other) => one.turn - other.turn);
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
 * @param {(Step & {partly: boolean})[]} steps
 * @param {number} start
 */
function listed(steps, start) {
  const list = element("ol", "");
  list.start = start;
  list.append(...steps.map(({ item, partly }) => {
    const line = element("li", "");
    line.append(...copies(item));
    if (partly) line.append(" ", element("span", "xw-q__time", "partly there"));
    return line;
  }));
  return list;
}

/** @param {Element} item */
function copies(item) {
  return [...item.childNodes].map(node => node.cloneNode(true));
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
function texts(root, selector) {
  return [...root.querySelectorAll(selector)].map(one => one.textContent ?? "");
}

/**
 * @param {Question[]} questions
 * @param {Record<string, string>} one
 * @param {Record<string, string>} other
 */
function same(questions, one, other) {
  return questions.every(({ id }) => (one[id] ?? "") === (other[id] ?? ""));
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
