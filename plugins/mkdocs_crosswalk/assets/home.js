// @ts-check
/** The first page is light: what it does is loaded when a reader comes near, or an address asks for it. */

/**
 * @param {EventTarget | null} target
 * @param {string} selector
 */
function within(target, selector) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null;
}

let previews = false;
for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, event => {
    const { target } = event;
    if (within(target, ".xw-bring, .xw-find1, .xw-band")) void import("./home-card.js");
    if (previews || !within(target, ".xw-sqs > a")) return;
    previews = true;
    // What listens from then on hears of the first one too.
    void import("./preview.js").then(() => target?.dispatchEvent(new (/** @type {any} */ (event).constructor)(type, event)));
  }, { passive: true });
}
// A press before it is there counts once it is.
document.addEventListener("click", ({ target }) => {
  const button = within(target, ":is(.xw-bring, .xw-band) .xw-seg button");
  const card = button && /** @type {HTMLElement | null} */ (document.querySelector(".xw-bring"));
  if (!card || card.dataset.ready !== undefined) return;
  card.addEventListener("ready", () => button.click(), { once: true });
  void import("./home-card.js");
});
document.addEventListener("submit", event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches(".xw-find1") || form.dataset.ready !== undefined) return;
  event.preventDefault();
  import("./home-card.js").then(() => form.requestSubmit(), () => form.submit());
});
if (location.hash) void import("./home-card.js");
