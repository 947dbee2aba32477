// @ts-check
/** Every control of a statement, to be filled in: whether it is necessary and why, how far it is, who and by when. */

import { onEachPage } from "./each-page.js";
import { address, load } from "./jump.js";
import { Bar, Fields, made, offerOwners } from "./work-bar.js";
import { siteOf, stateOf, UNSAID } from "./work-rules.js";
import { Store } from "./work-store.js";

const OUT = "excluded";
const FIRST = "not-started";
const HEADS = ["Control", "Necessary", "Why", "Status", "Owner", "Due"];

/** Reasons that `status.yml` has a word for. */
const reasons = made("datalist", "");
reasons.id = "xw-reasons";
reasons.append(...["Risk", "Law", "Contract", "Business need"].map(word => new Option(word)));

/** The fields of a control, of which any status but one says that it is necessary. */
class Decision extends Fields {
  /**
   * @param {Store} store
   * @param {string} id
   */
  constructor(store, id) {
    super(store, id);
    this.necessary = this.field("select", "Necessary");
    this.necessary.append(new Option("Necessary?", ""), new Option("Yes", "yes"), new Option("No", "no"));
    this.necessary.addEventListener("change", () => this.decide(this.necessary.value));
    this.reason.setAttribute("aria-label", `Why: ${id}`);
    this.why.remove();
    this.box.prepend(this.necessary, this.reason);
    this.draw();
  }

  /** @param {string} answer */
  decide(answer) {
    this.enter("status", answer === "no" ? OUT : answer && FIRST);
    if (answer) this.reason.focus();
  }

  draw() {
    super.draw();
    if (!this.necessary) return; // not made yet
    const { status = "", reason = "" } = this.store.list.entries[this.id] ?? {};
    this.necessary.value = status && (status === OUT ? "no" : "yes");
    this.reason.required = Boolean(status);
    this.reason.placeholder = status === OUT ? "Why it is left out" : "Why";
    if (status === OUT) this.reason.removeAttribute("list");
    else this.reason.setAttribute("list", reasons.id);
    if (status && status !== OUT) this.box.dataset.said = ["Necessary", reason, this.box.dataset.said].filter(Boolean).join(" · ");
  }
}

/**
 * What is decided, in a sentence.
 * @param {string[]} ids
 * @param {Store["list"]["entries"]} entries
 */
function decided(ids, entries) {
  const said = ids.filter(id => stateOf(entries[id]) !== UNSAID);
  if (!said.length) return `None of the ${ids.length} controls is decided yet.`;
  const out = said.filter(id => stateOf(entries[id]) === OUT).length;
  const bare = said.filter(id => !entries[id]?.reason).length;
  const counts = [`${said.length - out} necessary`, ...(out ? [`${out} left out`] : []), ...(said.length < ids.length ? [`${ids.length - said.length} still to decide`] : [])];
  return `Of ${ids.length} controls: ${counts.join(", ")}.${bare ? ` ${bare} of the ${said.length} decided ${bare === 1 ? "lacks" : "lack"} a reason.` : ""}`;
}

/**
 * @param {HTMLElement} root
 * @param {AbortSignal} gone
 */
async function fill(root, gone) {
  const site = siteOf(root.dataset.direction ?? "");
  const names = new Map((root.dataset.names ?? "").split("\n").map(name => [name.split(" ", 1)[0], name]));
  const { known } = await load();
  if (gone.aborted) return;
  const ids = site.known.order.filter(id => names.has(id));
  const bar = new Bar(site);
  bar.wanted = true;
  bar.begin = "Choose Yes or No";
  const store = new Store(site.known, { say: bar.say, signal: gone });
  const counts = made("p", "xw-fill__n");
  counts.setAttribute("role", "status");
  /** @type {Decision[]} */
  const fields = [];
  const lists = [...new Set(ids.map(id => site.parts[id]))].map(part => {
    const list = made("ul", "xw-todo");
    list.append(...ids.filter(id => site.parts[id] === part).map(id => {
      const row = made("li", "");
      const place = known.get(id);
      const link = made("a", "", names.get(id));
      if (place) link.href = address(place);
      const one = new Decision(store, id);
      fields.push(one);
      row.append(link, one.box);
      return row;
    }));
    const fold = made("details", "xw-d");
    const heads = made("p", "xw-fill__h");
    heads.setAttribute("aria-hidden", "true"); // each field says its name
    heads.append(...HEADS.map(head => made("span", "", head)));
    fold.append(made("summary", "", part), heads, list);
    return fold;
  });
  lists[0].open = true;
  const draw = () => {
    for (const one of fields) one.draw();
    offerOwners(store);
    counts.textContent = decided(ids, store.list.entries);
  };
  store.watch(draw);
  document.documentElement.classList.add("xw-cols--own");
  gone.addEventListener("abort", () => document.documentElement.classList.remove("xw-cols--own"));
  root.replaceChildren(bar.box, counts, ...lists, reasons);
  bar.serve(store, gone);
  draw();
}

onEachPage(".xw-fill", (root, gone) => void fill(root, gone));
