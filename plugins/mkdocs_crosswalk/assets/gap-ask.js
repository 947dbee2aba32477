// @ts-check
/** The questions on the first page of gaps: boxes for the groups of a scope show at once what remains, without a request. */

import { onEachPage } from "./each-page.js";

/** @param {HTMLElement} question */
function ask(question) {
  const answers = [...question.querySelectorAll("ul[hidden] > li")].map(li => ({
    groups: /** @type {HTMLElement} */ (li).dataset.g ?? "",
    counts: (/** @type {HTMLElement} */ (li).dataset.n ?? "").split(" ").map(Number),
    link: /** @type {HTMLAnchorElement} */ (li.querySelector("a")),
  }));
  const scopes = [...question.querySelectorAll(".xw-scopes li > :not(.xw-all)")];
  if (!answers.length || !scopes.length) return;
  const boxes = scopes.map(one => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    box.checked = one.classList.contains("xw-on");
    box.disabled = one.tagName !== "A";
    label.append(box, [...one.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent).join(""));
    one.replaceWith(label);
    return box;
  });
  question.querySelector(".xw-scopes .xw-all")?.parentElement?.remove();
  const links = question.querySelector(".xw-scopes");
  if (links) regroup(links);
  const show = () => {
    const chosen = boxes.flatMap((box, place) => (box.checked ? [place] : [])).join(" ");
    const answer = answers.find(one => one.groups === chosen);
    if (answer) draw(question, answer.counts, answer.link);
  };
  question.addEventListener("change", show);
  show();
}

/**
 * Boxes are a group and no navigation.
 * @param {Element} links
 */
function regroup(links) {
  const group = document.createElement("div");
  group.className = links.className;
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", links.getAttribute("aria-label") ?? "");
  group.append(...links.childNodes);
  links.replaceWith(group);
}

/**
 * @param {HTMLElement} question
 * @param {number[]} counts
 * @param {HTMLAnchorElement} link
 */
function draw(question, counts, link) {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const chips = /** @type {NodeListOf<HTMLAnchorElement>} */ (question.querySelectorAll(".xw-ch"));
  let start = 0;
  for (const [place, part] of question.querySelectorAll(".xw-bar > rect").entries()) {
    part.setAttribute("x", `${(100 * start) / whole}%`);
    part.setAttribute("width", `${(100 * counts[place]) / whole}%`);
    start += counts[place];
    const chip = chips[place];
    chip.href = link.href + chip.hash;
    /** @type {HTMLElement} */ (chip.querySelector("b")).textContent = String(counts[place]);
  }
  const said = [...chips].map((chip, place) => `${counts[place]} of ${whole} ${chip.querySelector(".xw-v")?.textContent}`);
  question.querySelector(".xw-bar")?.setAttribute("aria-label", said.join(", "));
  const go = question.querySelector(".xw-ask__go");
  /** @type {HTMLAnchorElement} */ (go?.querySelector("a")).href = link.href;
  /** @type {HTMLElement} */ (go?.querySelector("span")).textContent = link.textContent;
}

onEachPage(".xw-asks", asks => {
  for (const question of asks.querySelectorAll(".xw-ask")) if (question instanceof HTMLElement) ask(question);
});
