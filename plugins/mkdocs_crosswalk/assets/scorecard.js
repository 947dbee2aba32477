// @ts-check
/**
 * The scorecard as it is used: answers are counted as they are given, and what to do first follows. They stand behind #
 * in the address, which no server is told, one letter a question: `#y.pn` has yes, none, partly and no.
 */

import { copyAddress } from "./address.js";
import { onEachPage } from "./each-page.js";

const NONE = ".";
const FIRST = 10;

/**
 * @typedef {object} Question
 * @property {HTMLElement} item
 * @property {HTMLInputElement[]} boxes
 * @property {string[]} groups the places of its groups
 * @property {boolean} time whether what is missing has to run for some time
 */

/** @param {Question} question */
function answer(question) {
  return question.boxes.find(box => box.checked)?.value ?? "";
}

/**
 * What to do first: what needs time and is not answered with yes, then each no, then each partly.
 * @template {{answer: string, time: boolean}} T
 * @param {T[]} answered
 * @returns {T[]}
 */
export function first(answered) {
  const open = answered.filter(one => one.answer && one.answer !== "yes");
  const rank = (/** @type {T} */ one) => (one.time ? 0 : one.answer === "no" ? 1 : 2);
  return open.map((one, place) => ({ one, place })).sort((a, b) => rank(a.one) - rank(b.one) || a.place - b.place).map(({ one }) => one);
}

class Scorecard {
  /**
   * @param {HTMLElement} root
   * @param {AbortSignal} signal
   */
  constructor(root, signal) {
    this.questions = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".xw-qs > li"))].map(item => ({
      item,
      boxes: [...item.querySelectorAll("input")],
      groups: (item.dataset.g ?? "").split(" "),
      time: "time" in item.dataset,
    }));
    this.words = new Map(this.questions[0].boxes.map(box => [box.value, box.parentElement?.textContent ?? ""]));
    this.said = /** @type {HTMLElement} */ (root.querySelector(".xw-score__said"));
    this.groups = [...this.said.querySelectorAll(".xw-score__groups a")];
    this.status = element("p", "xw-score__n");
    this.status.setAttribute("role", "status");
    this.bar = element("div", "xw-score__bar");
    this.bar.setAttribute("aria-hidden", "true");
    this.table = element("table", "xw-score__t");
    this.next = element("div", "xw-score__next");
    this.said.replaceChildren(element("h2", "", "Your result"), this.status, this.bar, this.tools(), this.next, this.table);
    root.addEventListener("change", () => this.changed());
    root.addEventListener("submit", event => event.preventDefault());
    addEventListener("hashchange", () => this.restore(), { signal });
    this.said.hidden = false;
    root.classList.add("xw-live");
    this.restore();
  }

  /** Takes what the address says, unless it names a place on the page; a reader may have answered before this ran. */
  restore() {
    const said = location.hash.slice(1);
    if (said.length === this.questions.length && /^[ypn.]+$/.test(said)) {
      for (const [place, { boxes }] of this.questions.entries()) {
        for (const box of boxes) box.checked = box.value[0] === said[place];
      }
    }
    this.draw();
  }

  changed() {
    const said = this.questions.map(question => answer(question)[0] ?? NONE).join("");
    const none = said === NONE.repeat(said.length);
    history.replaceState(history.state, "", `${location.pathname}${location.search}${none ? "" : `#${said}`}`);
    this.draw();
  }

  draw() {
    const answered = this.questions.map(question => ({ ...question, answer: answer(question) }));
    this.status.textContent = this.counted(answered);
    const given = answered.filter(one => one.answer).length;
    this.bar.replaceChildren(...[...this.words.keys()].map(key => {
      const part = element("i", `xw-ans--${key}`);
      part.style.flexGrow = String(answered.filter(one => one.answer === key).length);
      return part;
    }), ...(given < answered.length ? [this.rest(answered.length - given)] : []));
    this.drawNext(answered);
    this.drawTable(answered);
    this.clear.hidden = !given;
    this.copy.hidden = !given;
  }

  /** @param {number} count */
  rest(count) {
    const part = element("i", "");
    part.style.flexGrow = String(count);
    return part;
  }

  /** @param {{answer: string}[]} among */
  counted(among) {
    const parts = [...this.words].map(([key, word]) => [among.filter(one => one.answer === key).length, word.toLowerCase()]);
    const open = among.filter(one => !one.answer).length;
    const said = parts.map(([count, word]) => `${count} ${word}`).join(", ");
    return `${said}${open ? `, ${open} not answered` : ""}, of ${among.length}`;
  }

  /** @param {(Question & {answer: string})[]} answered */
  drawNext(answered) {
    const found = first(answered);
    if (!found.length) {
      const all = answered.every(one => one.answer);
      const says = all
        ? "Yes to everything. The gap list has the entries that are not asked about here."
        : "Answer a few questions, and what to do first stands here.";
      return this.next.replaceChildren(element("h3", "", "What to do first"), element("p", "", says));
    }
    const list = element("ol", "");
    for (const one of found.slice(0, FIRST)) {
      const line = element("li", "");
      const step = one.item.querySelector(".xw-q__step > span");
      if (step) line.append(...[...step.childNodes].map(node => node.cloneNode(true)));
      if (one.time) line.append(" ", element("span", "xw-q__time", "needs time to run"));
      list.append(line);
    }
    const more = found.length > FIRST ? [element("p", "", `And ${found.length - FIRST} more, which the answers above mark.`)] : [];
    return this.next.replaceChildren(element("h3", "", "What to do first"), list, ...more);
  }

  /** @param {(Question & {answer: string})[]} answered */
  drawTable(answered) {
    const head = element("tr", "");
    head.append(...["Part", ...this.words.values(), "Questions"].map(word => {
      const cell = element("th", "", word);
      cell.setAttribute("scope", "col");
      return cell;
    }));
    const rows = this.groups.map((group, place) => {
      const about = answered.filter(one => one.groups.includes(String(place)));
      const row = element("tr", "");
      const name = element("th", "");
      name.setAttribute("scope", "row");
      name.append(group);
      row.append(name, ...[...this.words.keys()].map(key => element("td", "", String(about.filter(one => one.answer === key).length))));
      row.append(element("td", "", String(about.length)));
      return row;
    });
    const body = element("tbody", "");
    body.append(...rows);
    const top = element("thead", "");
    top.append(head);
    const caption = element("caption", "", "By part. A question counts in each part that it is about.");
    this.table.replaceChildren(caption, top, body);
  }

  tools() {
    const tools = element("p", "xw-score__tools");
    this.copy = button("Copy link", one => void copyAddress(one));
    this.clear = button("Clear answers", () => {
      for (const { boxes } of this.questions) for (const box of boxes) box.checked = false;
      this.changed();
      this.questions[0].boxes[0].focus();
    });
    tools.append(button("Print", () => print()), this.copy, this.clear);
    return tools;
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} style
 * @param {string} text
 */
function element(name, style, text = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.textContent = text;
  return made;
}

/**
 * @param {string} words
 * @param {(button: HTMLButtonElement) => void} act
 */
function button(words, act) {
  const made = element("button", "xw-btn", words);
  made.type = "button";
  made.addEventListener("click", () => act(made));
  return made;
}

onEachPage(".xw-score", (root, gone) => void new Scorecard(root, gone));
