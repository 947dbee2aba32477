// @ts-check
/** Signs and a box above lists of entries, which leave those of some outcomes and with all words typed. */

import { onEachPage } from "./each-page.js";
import { matching } from "./list-filter.js";

/** @param {Element} line */
function outcome(line) {
  return /xw-v--([a-z-]+)/.exec(line.querySelector(".xw-v")?.className ?? "")?.[1] ?? "";
}

onEachPage(".xw-filter", (box, gone) => {
  const signal = { signal: gone };
  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".xw-lines > li")]);
  const texts = lines.map(line => (line.textContent ?? "").toLowerCase());
  const outcomes = lines.map(outcome);
  const buttons = [...box.querySelectorAll("button")];
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const asked = new URLSearchParams(location.search);

  const show = () => {
    const wanted = buttons.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.outcome ?? "");
    const words = matching(texts, input.value);
    let count = 0;
    for (const [n, line] of lines.entries()) {
      line.hidden = !words[n] || (wanted.length > 0 && !wanted.includes(outcomes[n]));
      if (!line.hidden) count += 1;
    }
    for (const list of document.querySelectorAll(".xw-lines")) {
      if (list instanceof HTMLElement) list.hidden = !list.querySelector(":scope > li:not([hidden])");
    }
    const all = !wanted.length && !input.value.trim();
    said.textContent = all ? "" : `${count} of ${lines.length}`;
    const query = new URLSearchParams(location.search);
    for (const [name, value] of [["show", wanted.join(" ")], ["find", input.value.trim()]]) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const search = query.size ? `?${query}` : "";
    if (search !== location.search) history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  };

  for (const button of buttons) {
    const on = (asked.get("show") ?? "").split(" ").includes(button.dataset.outcome ?? "");
    button.setAttribute("aria-pressed", String(on));
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      show();
    }, signal);
  }
  input.value = asked.get("find") ?? "";
  input.addEventListener("input", show, signal);
  box.hidden = false;
  show();
});
