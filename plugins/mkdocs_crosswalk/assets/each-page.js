// @ts-check
/**
 * Themes may swap pages without loading them (Material's `navigation.instant`): a module then runs once for many pages. And
 * what many pages have: menus that fold.
 */

/**
 * Start on this page, and on each that takes its place, with the first element that matches.
 * @param {string} selector
 * @param {(found: HTMLElement, gone: AbortSignal) => void} start `gone` is aborted when the page is
 */
export function onEachPage(selector, start) {
  /** @type {Element | null} */
  let known = null;
  let page = new AbortController();
  const look = () => {
    const found = document.querySelector(selector);
    if (found === known) return;
    known = found;
    page.abort();
    page = new AbortController();
    if (found instanceof HTMLElement) start(found, page.signal);
  };
  look();
  // Material's stream of pages, which hands over the present one too.
  /** @type {any} */ (window).document$?.subscribe(look);
}

/**
 * Close a menu that folds (`details.xw-menu`) when the reader goes elsewhere, and with Escape.
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
