// @ts-check
/** `/go/?id=…` and the page for a wrong address: leads to the one entry that is meant, or offers those that may be. */
import { onEachPage } from "./each-page.js";
import { element, Hits, looks, row } from "./hits.js";
import { address, load, places } from "./jump.js";
import { near } from "./near.js";

onEachPage("[data-xw-go]", out => {
  const query = new URLSearchParams(location.search);
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=id]"));
  const plainly = input?.form && folder(input.form.action) === folder(location.href);
  const asked = query.get("id") ?? query.get("query") ?? (plainly ? "" : lastPart(location.pathname));
  if (input && asked) input.value = asked;
  if (asked) void answer(out, asked, query.has("id") || query.has("query"));
});

/**
 * @param {HTMLElement} target
 * @param {string} asked
 * @param {boolean} leave whether one clear answer is gone to at once
 */
async function answer(target, asked, leave) {
  const found = await places(asked);
  if (leave && found.length === 1) {
    location.replace(address(found[0]));
    return;
  }
  const close = found.length ? [] : await near(asked);
  const make = new Hits(await load());
  await looks();
  const such = document.querySelector("label[for=xw-id] small")?.textContent;
  const nothing = `Nothing is called “${asked}”.`;
  target.replaceChildren(element("p", "", found.length ? `“${asked}” may mean:`
    : close.length ? `${nothing} Close to it:` : `${nothing}${such ? ` Try an id ${such}.` : ""}`));
  const list = element("ul", "xw-hits");
  for (const place of [...found, ...close]) {
    const li = element("li", "xw-hits__item");
    li.append(row(make.ofPlace(place)));
    list.append(li);
  }
  if (list.childElementCount) target.append(list);
  if (leave && found.length) list.querySelector("a")?.focus();
}

/** @param {string} address */
function folder(address) {
  return new URL(address).pathname.replace(/index\.html$/, "");
}

/** @param {string} path */
function lastPart(path) {
  const parts = path.split("/").filter(part => part && part !== "index.html");
  return decoded(parts.at(-1) ?? "").replace(/\.(html|md)$/, "");
}

/** @param {string} part as it stands in an address; one that is not encoded rightly is answered as it stands */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
