// @ts-check
/**
 * What every page of the crosswalk has, and what little of it must run at once: previews and the menu of "Cite or share"
 * are loaded when they are first wanted; sheets of paper name their page.
 */

/** @type {Promise<typeof import("./preview.js")> | undefined} */
let previews;
/** Where the reader went last: they may go on while what shows previews is on its way. @type {Event} */
let last;

/** @param {Event} event */
function wake(event) {
  last = event;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (previews || !link?.matches(".xw-id, :has(> .xw-id), .xw-term, .xw-sqs > a")) return;
  previews = import("./preview.js");
  void previews.then(({ over, focus }) => (last instanceof PointerEvent ? over(last) : focus(last)));
}

document.addEventListener("pointerover", wake);
document.addEventListener("focusin", wake);
document.addEventListener("click", event => {
  const clicked = /** @type {Element} */ (event.target);
  if (clicked.matches(".xw-cite")) void import("./cite.js").then(({ toggle }) => toggle(/** @type {HTMLElement} */ (clicked)));
  // Material opens whatever is folded before it prints. What the reader has not opened stays folded, by this mark.
  const details = clicked.closest("summary")?.parentElement;
  if (details instanceof HTMLDetailsElement) details.toggleAttribute("data-kept", !details.open);
});

// Who follows a link to what is folded wants to read it.
function unfold() {
  const fold = document.querySelector("summary > :target")?.closest("details");
  if (!fold) return;
  fold.open = true;
  fold.dataset.kept = "";
}

unfold();
addEventListener("hashchange", unfold);

// What a drawer is opened for is the list around the page.
document.addEventListener("change", ({ target }) => {
  if (/** @type {Element} */ (target).id === "__drawer") document.querySelector(".xw-side__group [aria-current]")?.scrollIntoView({ block: "center" });
});

/**
 * A text as CSS writes it in quotes.
 * @param {string} text
 */
function quoted(text) {
  return `"${text.replace(/["\\\n]/g, found => `\\${found.charCodeAt(0).toString(16)} `)}"`;
}

// Each printed sheet names its page and the page's address; see `@page` in crosswalk.css, which numbers the sheets.
addEventListener("beforeprint", () => {
  const canonical = document.querySelector("link[rel=canonical]");
  const address = canonical instanceof HTMLLinkElement ? canonical.href : location.href.replace(/[?#].*/, "");
  const { style } = document.documentElement;
  style.setProperty("--xw-sheet", quoted(document.title));
  style.setProperty("--xw-address", quoted(address));
});
document.documentElement.classList.add("xw-on");
