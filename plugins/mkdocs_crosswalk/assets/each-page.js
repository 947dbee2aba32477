// @ts-check
/** Themes may swap pages without loading them (Material's `navigation.instant`): a module then runs once for many pages. */

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
