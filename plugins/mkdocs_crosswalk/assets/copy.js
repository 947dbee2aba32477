// @ts-check
/** Buttons that copy: a template as it stands, and the outline of a document as Markdown. Without scripts there are none. */

import { onEachPage } from "./each-page.js";

const SHOWN = 2500;
const OUTLINE = "table.xw-t--says";

/** @param {Element | null} element */
function words(element) {
  return element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}

/**
 * The outline of a document: its title, and a numbered line for each point with the ids that it serves.
 * @param {HTMLTableElement} table
 */
export function outline(table) {
  const lines = [...table.tBodies].flatMap(body => [...body.rows]).map(row => {
    const [point, ...served] = [...row.cells].map(cell => escaped(words(cell)));
    const ids = served.filter(Boolean).join("; ");
    return ids ? `${point} (${ids})` : point;
  });
  return `# ${escaped(words(document.getElementById("top")))}\n\n${lines.join("\n")}\n`;
}

/**
 * @param {Element} block what is copied
 * @param {string} label
 * @param {() => string} text
 */
function offer(block, label, text) {
  const bar = document.createElement("div");
  const button = document.createElement("button");
  const said = document.createElement("output");
  bar.className = "xw-copy xw-noprint";
  button.type = "button";
  button.textContent = label;
  bar.append(said, button);
  block.before(bar);
  let timer = 0;
  button.addEventListener("click", async () => {
    const copied = text();
    bar.querySelector("textarea")?.remove();
    clearTimeout(timer);
    try {
      await navigator.clipboard.writeText(copied);
      said.textContent = "Copied";
      timer = window.setTimeout(() => { said.textContent = ""; }, SHOWN);
    } catch {
      const field = document.createElement("textarea");
      field.readOnly = true;
      field.rows = 6;
      field.value = copied;
      field.setAttribute("aria-label", "Text to copy");
      said.textContent = "The browser did not copy. The text is selected: copy it by hand.";
      bar.append(field);
      field.select();
    }
  });
}

/** Everything on a page that can be copied, each once. */
function offers() {
  for (const block of document.querySelectorAll(`article pre, article ${OUTLINE}`)) {
    if (block.previousElementSibling?.matches(".xw-copy")) continue;
    if (block instanceof HTMLTableElement) offer(block, "Copy as Markdown", () => outline(block));
    else offer(block, "Copy", () => `${block.textContent?.trimEnd() ?? ""}\n`);
  }
}

onEachPage(`article :is(pre, ${OUTLINE})`, offers);
