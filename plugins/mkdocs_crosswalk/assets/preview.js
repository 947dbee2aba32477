// @ts-check
/**
 * A preview beside an id or an abbreviation, on hover and on keyboard focus: the entry's title and what is named for it,
 * or what the abbreviation means. It takes the place of the link's `title`, which serves readers without scripts.
 * Loaded when the first is wanted, with the event that wanted it.
 */

/** @typedef {import("./jump.js").Place} Place */

const DELAY = 250;
const box = document.createElement("div");
box.className = "xw-peek";
box.id = "xw-peek";
box.setAttribute("role", "tooltip");
box.hidden = true;
/** @type {HTMLAnchorElement | null} */
let shown = null;
let words = "";
let timer = 0;
/** @type {Promise<Map<string, Place>> | undefined} */
let loading;

/** Every place by its address; loaded when the first preview is wanted. */
function byAddress() {
  loading ??= import("./jump.js").then(async ({ address, load }) =>
    new Map([...(await load()).known.values()].map(place => [address(place), place])));
  return loading;
}

/** @param {EventTarget | null} target */
function linkOf(target) {
  const link = target instanceof Element ? target.closest("a") : null;
  return link?.matches(".xw-id, :has(> .xw-id), .xw-term, .xw-sqs > a") ? link : null;
}

/**
 * What a link leads to, and what to say of it.
 * @param {HTMLAnchorElement} link
 */
async function about(link) {
  if (link.matches(".xw-term")) return [link.textContent ?? "", words];
  const place = (await byAddress()).get(link.href);
  return place && [place.title, place.says ? `${place.kind}. ${place.says}` : place.kind];
}

/** @param {HTMLAnchorElement} link */
async function show(link) {
  const found = await about(link);
  if (!found || shown !== link) return;
  const title = document.createElement("b");
  const says = document.createElement("span");
  [title.textContent, says.textContent] = found;
  box.replaceChildren(title, says);
  if (!box.isConnected) document.body.append(box);
  box.hidden = false;
  link.setAttribute("aria-describedby", box.id);
  const at = link.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8));
  const below = at.bottom + 6 + box.offsetHeight <= innerHeight;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - 6 - box.offsetHeight)}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  if (shown && words) shown.title = words;
  shown = null;
  box.hidden = true;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {number} delay
 */
function plan(link, delay) {
  if (shown === link) return clearTimeout(timer);
  hide();
  shown = link;
  words = link.title;
  link.removeAttribute("title");
  timer = window.setTimeout(() => void show(link), delay);
}

/** @param {PointerEvent} event */
export function over(event) {
  if (event.pointerType !== "mouse") return;
  const link = linkOf(event.target);
  if (link) plan(link, DELAY);
  // The pointer may rest on the preview itself, to read or to copy.
  else if (box.contains(/** @type {Node} */ (event.target))) clearTimeout(timer);
  else if (shown && shown !== document.activeElement) timer = window.setTimeout(hide, DELAY);
}

/** @param {Event} event */
export function focus(event) {
  const link = linkOf(event.target);
  if (link?.matches(":focus-visible")) plan(link, 0);
  else if (shown) hide();
}

document.addEventListener("pointerover", over);
document.addEventListener("focusin", focus);
document.addEventListener("click", event => { if (shown?.contains(/** @type {Node} */ (event.target))) hide(); });
document.addEventListener("focusout", event => { if (event.target === shown) hide(); });
document.addEventListener("keydown", event => { if (event.key === "Escape" && shown) hide(); });
