// @ts-check
/** Every control of a statement, to be filled in: what is not applicable and why, how far the others are, who and by when. */

import { onEachPage } from "./each-page.js";
import { address, load } from "./jump.js";
import { Bar, Fields, made, offerOwners } from "./work-bar.js";
import { RULES, siteOf, tally, today } from "./work-rules.js";
import { Store } from "./work-store.js";

/**
 * @param {HTMLElement} root
 * @param {AbortSignal} gone
 */
async function fill(root, gone) {
  const site = siteOf(root.dataset.direction ?? "");
  const { known } = await load();
  if (gone.aborted) return;
  const ids = site.known.order.filter(id => !site.known.binding.has(id));
  const bar = new Bar(site);
  bar.wanted = true;
  bar.begin = "Choose a status";
  const store = new Store(site.known, { say: bar.say, signal: gone });
  const counts = made("p", "xw-fill__n");
  counts.setAttribute("role", "status");
  /** @type {Fields[]} */
  const fields = [];
  const lists = [...new Set(ids.map(id => site.parts[id]))].map(part => {
    const list = made("ul", "xw-todo");
    list.append(...ids.filter(id => site.parts[id] === part).map(id => {
      const row = made("li", "");
      const place = known.get(id);
      const link = made("a", "", `${id} ${site.titles[id]}`);
      if (place) link.href = address(place);
      const one = new Fields(store, id);
      fields.push(one);
      row.append(link, one.box);
      return row;
    }));
    const fold = made("details", "xw-d");
    const heads = made("p", "xw-fill__h");
    heads.setAttribute("aria-hidden", "true"); // each field says its name
    heads.append(...["Control", "Status", "Owner", "Due"].map(head => made("span", "", head)));
    fold.append(made("summary", "", part), heads, list);
    return fold;
  });
  lists[0].open = true;
  const draw = () => {
    for (const one of fields) one.draw();
    offerOwners(store);
    const { states } = tally(ids, store.list.entries, today());
    const said = Object.entries(RULES.states).filter(([state]) => states[state].length)
      .map(([state, { name }]) => `${states[state].length} ${name.toLowerCase()}`);
    counts.textContent = `${said.join(", ")}, of ${ids.length}.`;
  };
  store.watch(draw);
  document.documentElement.classList.add("xw-cols--own");
  gone.addEventListener("abort", () => document.documentElement.classList.remove("xw-cols--own"));
  root.replaceChildren(bar.box, counts, ...lists);
  bar.serve(store, gone);
  draw();
}

onEachPage(".xw-fill", (root, gone) => void fill(root, gone));
