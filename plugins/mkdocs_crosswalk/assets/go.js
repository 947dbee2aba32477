// @ts-check
/** `/go/?id=…` and the page for a wrong address: leads to the one entry that is meant, or offers those that may be. */
import { onEachPage } from "./each-page.js";
import { address, places } from "./jump.js";

onEachPage("[data-xw-go]", out => {
  const asked = new URLSearchParams(location.search).get("id") ?? lastPart(location.pathname);
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=id]"));
  if (input && asked) input.value = asked;
  if (asked) void answer(out, asked, new URLSearchParams(location.search).has("id"));
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
  const text = document.createElement("p");
  text.textContent = found.length
    ? `“${asked}” may mean:`
    : `Nothing is called “${asked}”. Try an id such as A.5.15, CC6.1, 6.1.3 or A.9.2.1.`;
  target.replaceChildren(text);
  if (!found.length) return;
  const list = document.createElement("ul");
  for (const place of found) {
    const li = document.createElement("li");
    const link = document.createElement("a");
    link.href = address(place);
    link.textContent = place.title;
    li.append(link, ` ${place.kind}`);
    list.append(li);
  }
  target.append(list);
  if (leave) list.querySelector("a")?.focus();
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
