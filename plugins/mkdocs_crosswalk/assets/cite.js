// @ts-check
/**
 * The menu of "Cite or share": the page's permanent address, alone, in Markdown and in a citation, and the link to report
 * the page. All of it comes from what stands on the page. Loaded when the button is first used, with its stylesheet.
 */

/** What says in the query of the address how a page is filtered, and has no menu of its own. */
const FILTERED = ".xw-map, form.xw-bar, .xw-sieve";

/** A canonical address is the one to keep; without it, the address as it is, and neither query nor section. */
function address() {
  const canonical = document.querySelector("link[rel=canonical]");
  return canonical instanceof HTMLLinkElement ? canonical.href : location.href.replace(/[?#].*/, "");
}

/** @param {Element | null} element */
function words(element) {
  return element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** The page's id and title. */
function title() {
  return words(document.getElementById("top"));
}

/**
 * A link in Markdown, whatever stands in the title and the address.
 * @param {string} text
 * @param {string} url
 */
export function markdown(text, url) {
  const escaped = text.replace(/[\\`*_[\]<>]/g, "\\$&");
  return `[${escaped}](${url.replace(/[()]/g, found => `%${found.charCodeAt(0).toString(16)}`)})`;
}

/** One line: the page, the site, what the page says of who judged it and when, the address, and today. */
function citation() {
  // Every theme of MkDocs writes the page's title, this dash and the site's name; no title of ours has the dash.
  const site = document.title.replace(/^.*? - /, "");
  // Elsewhere "this project" would be the reader's own.
  const judged = words(document.querySelector(".xw-about > span")).replace("this project", "the mkdocs-crosswalk project");
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return `“${title()}”, ${site}. ${judged} ${address()} (accessed ${today})`;
}

/**
 * What can be copied: what the button says, what is said afterwards, and the text.
 * @param {Element} content
 * @returns {[string, string, string][]}
 */
function offers(content) {
  const section = document.getElementById(location.hash.slice(1));
  const inside = section && section.tagName !== "H1" && content.contains(section);
  return [
    ["Copy link", "Link copied", address()],
    ...(inside ? [/** @type {[string, string, string]} */ (
      ["Copy link to this section", "Link to the section copied", `${address()}#${section.id}`])] : []),
    ...(location.search && content.querySelector(FILTERED) ? [/** @type {[string, string, string]} */ (
      ["Copy link to this view", "Link to the view copied", location.href.replace(/#.*/, "")])] : []),
    ["Copy as Markdown", "Markdown copied", markdown(title(), address())],
    ["Copy citation", "Citation copied", citation()],
  ];
}

/** @param {HTMLElement} menu */
function say(menu, said = "", text = "") {
  const [status, field] = /** @type {[HTMLElement, HTMLTextAreaElement]} */ ([...menu.querySelectorAll("output, textarea")]);
  status.textContent = said;
  field.hidden = !text;
  field.value = text;
  if (text) {
    field.focus({ preventScroll: true });
    field.select();
    field.scrollTop = 0;
    field.scrollIntoView({ block: "nearest" });
  }
}

/**
 * @param {HTMLElement} menu
 * @param {string} said
 * @param {string} text
 */
async function copy(menu, said, text) {
  try {
    await navigator.clipboard.writeText(text);
    say(menu, said);
  } catch {
    say(menu, "The browser did not copy. The text is selected: copy it by hand.", text);
  }
}

/** @param {HTMLElement} button */
function made(button) {
  const menu = document.createElement("div");
  menu.className = "xw-cite__menu";
  menu.id = "xw-cite";
  menu.setAttribute("role", "group");
  menu.setAttribute("aria-label", words(button));
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("overlays.css", import.meta.url).href;
  const status = document.createElement("output");
  const field = document.createElement("textarea");
  field.readOnly = true;
  field.hidden = true;
  field.rows = 6;
  field.setAttribute("aria-label", "Text to copy");
  const content = /** @type {HTMLElement} */ (button.closest(".xw-page") ?? button.closest(".xw-head")?.parentElement);
  const buttons = offers(content).map(([label, said, text]) => {
    const offer = document.createElement("button");
    offer.type = "button";
    offer.textContent = label;
    offer.addEventListener("click", () => void copy(menu, said, text));
    return offer;
  });
  const report = content.querySelector(".xw-about > a[href*='/issues/new?']")?.cloneNode(true);
  menu.append(sheet, ...buttons, ...(report ? [report] : []), status, field);
  // Without its stylesheet the menu would flash, and without a network it must still open.
  const loaded = new Promise(resolve => { sheet.onload = sheet.onerror = resolve; });
  return { menu, loaded };
}

/** Closes the menu that is open. */
let close = () => {};

/**
 * Open the menu of a button, or close it.
 * @param {HTMLElement} button
 */
export async function toggle(button) {
  const open = button.getAttribute("aria-expanded") === "true";
  close();
  if (open) return;
  const { menu, loaded } = made(button);
  const closing = new AbortController();
  const { signal } = closing;
  close = () => {
    closing.abort();
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    close = () => {};
  };
  /** @param {EventTarget | null} target */
  const elsewhere = target => target instanceof Node && !menu.contains(target) && target !== button;
  document.addEventListener("pointerdown", event => { if (elsewhere(event.target)) close(); }, { signal });
  menu.addEventListener("focusout", event => { if (elsewhere(event.relatedTarget)) close(); }, { signal });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    close();
    button.focus();
  }, { signal });
  button.setAttribute("aria-controls", menu.id);
  button.setAttribute("aria-expanded", "true");
  menu.style.visibility = "hidden";
  button.after(menu);
  await loaded;
  menu.style.visibility = "";
}
