// @ts-check
/** The address of a view: a button that copies it, and a state that is kept in it. */

const MOMENT = 2000;
const SOON = 250;

/**
 * Say something on a button for a moment.
 * @param {HTMLElement} button
 * @param {string} text
 */
export function answer(button, text) {
  const said = (button.dataset.said ??= button.textContent ?? "");
  button.textContent = text;
  setTimeout(() => { button.textContent = said; }, MOMENT);
}

/** @param {HTMLElement} button */
export async function copyAddress(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    answer(button, "Copied");
  } catch {
    answer(button, "Copy the address instead");
  }
}

/** A view's state in the address. It is written a little later: browsers allow only so many writes in a while. */
export class KeptAddress {
  /**
   * @param {() => string} query the state as a query; `?` for none
   * @param {AbortSignal} signal aborted when the page is gone
   */
  constructor(query, signal) {
    this.query = query;
    this.path = location.pathname;
    this.timer = 0;
    // Whoever follows a link, copies the address or leaves finds it as it should be.
    document.addEventListener("click", () => this.write(), { capture: true, signal });
    addEventListener("pagehide", () => this.write(), { signal });
  }

  /** Write it when nothing has changed for a while. */
  soon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.write(), SOON);
  }

  /** Write what is waiting to be written. */
  write() {
    if (!this.timer) return;
    this.forget();
    if (location.pathname === this.path) history.replaceState(null, "", this.address());
  }

  /** Write nothing: the address is right, and the state follows it. */
  forget() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** Make a step of the history with the present state. */
  step() {
    history.pushState(null, "", this.address());
  }

  address() {
    const query = this.query();
    return `${location.pathname}${query === "?" ? "" : query}${location.hash}`;
  }
}

/**
 * Hands over a text as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} kind
 */
export function download(text, name, kind = "text/csv") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
