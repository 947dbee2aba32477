// @ts-check
/** A menu that folds (`details.xw-menu`) closes when the reader goes elsewhere, and with Escape. */

import { onEachPage } from "./each-page.js";

/**
 * @param {HTMLDetailsElement} menu
 * @param {AbortSignal} signal
 */
export function closes(menu, signal) {
  document.addEventListener("click", event => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  }, { signal });
  menu.addEventListener("focusout", event => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

onEachPage("details.xw-menu", (_first, gone) => {
  for (const menu of document.querySelectorAll("details.xw-menu")) {
    if (menu instanceof HTMLDetailsElement) closes(menu, gone);
  }
});
