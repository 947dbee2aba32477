// @ts-check
/** Puts exact ids and what readers call things before the theme's full-text results; Enter goes to the first. Loaded by hold.js. */

/** Go to the first hit, once there is one. */
export let enter = async () => {};

const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
const results = document.querySelector(".md-search-result");
if (box && results) {
  const list = document.createElement("ol");
  list.className = "md-search-result__list xw-jump";
  list.setAttribute("aria-label", "Best matches");
  list.hidden = true;
  // Between the first and the last child the list survives the theme's redraws.
  results.insertBefore(list, results.lastElementChild);
  let asked = "";
  /** @type {Promise<typeof import("./jump.js")> | undefined} */
  let loading;
  const jump = () => (loading ??= import("./jump.js"));
  const show = async () => {
    const typed = box.value;
    asked = typed;
    const { address, places } = await jump();
    const found = await places(typed);
    if (asked !== typed) return;
    list.replaceChildren(...found.map(place => item(place, address(place))));
    list.hidden = !found.length;
    list.dataset.answers = typed;
  };
  void jump().then(({ load }) => load());
  box.addEventListener("input", () => void show());
  box.form?.addEventListener("reset", () => { list.hidden = true; list.replaceChildren(); });
  const first = () => /** @type {HTMLAnchorElement | null} */ (
    list.querySelector("a") ?? results.querySelector(".md-search-result__list:not(.xw-jump) a"));
  enter = async () => {
    await show();
    const typed = box.value;
    for (let tries = 0; !first() && tries < 40 && box.value === typed; tries++) await new Promise(done => setTimeout(done, 50));
    if (box.value === typed) first()?.click();
  };
  if (box.value) void show();
}

/**
 * @param {import("./jump.js").Place} place
 * @param {string} href
 */
function item(place, href) {
  const li = document.createElement("li");
  li.className = "md-search-result__item";
  const link = document.createElement("a");
  link.className = "md-search-result__link";
  link.href = href;
  const article = document.createElement("article");
  article.className = "md-search-result__article md-typeset";
  const title = document.createElement("h2");
  title.textContent = place.title;
  const kind = document.createElement("p");
  kind.textContent = place.kind;
  article.append(title, kind);
  link.append(article);
  li.append(link);
  return li;
}
