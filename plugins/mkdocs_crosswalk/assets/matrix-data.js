// @ts-check
/** What a matrix is drawn from: the groups, entries and pairs of two frameworks, and the records that serve both. */

/** @typedef {"full" | "partial" | ""} Level */
/** @typedef {{slug: string, label: string, name: string, title: string, href: string, starts: boolean, at: number, entries: DataEntry[]}} Group */
/** @typedef {{id: string, title: string, link: {href: string}, slug: string, group: Group, key: string}} DataEntry */
/** @typedef {{groups: Group[], entries: DataEntry[]}} DataSide */
/** @typedef {{row: DataEntry, column: DataEntry, levels: {left: Level, right: Level}, counted: boolean}} DataPair */
/** @typedef {{name: string, href: string, of: number}} DataRecord */
/** @typedef {{name: string, page: string}} Source */

const here = new URL(".", import.meta.url);
/** @type {Record<string, Level>} */
const LEVELS = { f: "full", p: "partial" };
/** What a level is called. */
export const WORDS = { full: "Full", partial: "Partial", none: "Not a match" };

/**
 * What a word is looked for in: a space before every word, and an id also without the words or letters before its number.
 * @param {string} id
 * @param {string} title
 */
export function keyOf(id, title) {
  const lower = id.toLowerCase();
  return ` ${lower} ${lower.replace(/^(?:\p{L}+ )*(?:\p{L}+\.)?(?=\d)/u, "")} ${title.toLowerCase()}`;
}

/**
 * What a typed text is looked for as.
 * @param {string} text
 */
export function sought(text) {
  const plain = text.trim().toLowerCase().replace(/\s+/g, " ");
  return plain && ` ${plain}`;
}

/**
 * Whether a pair is a match on a way, which maps and tables count alike; without any level, whether it is counted.
 * @param {Pick<DataPair, "counted"> & {levels: Record<"left" | "right", string>}} pair
 * @param {"left" | "right"} towards
 */
export function isMatch({ counted, levels }, towards) {
  return counted && Boolean(levels[towards] || !(levels.left || levels.right));
}

/**
 * A number with what is counted: matches, or pairs where nobody gives levels.
 * @param {number} count
 * @param {HTMLElement} root
 */
export function numbered(count, { dataset: { many = "" } }) {
  return `${count} ${count === 1 ? many.replace(/(?<=ch)es$|s$/, "") : many}`;
}

/** @param {string} path below the crosswalk's own folder */
function address(path) {
  return new URL(`../../${path}`, here).href;
}

/**
 * @param {{groups: any[], entries: any[]}} said
 * @returns {DataSide}
 */
function side({ groups, entries }) {
  /** @type {Group[]} */
  const found = groups.map(([slug, label, name, title, url, starts], at) => ({
    slug, label, name, title, href: address(url), starts: Boolean(starts), at, entries: [],
  }));
  return {
    groups: found,
    entries: entries.map(([id, title, url, group, slug]) => {
      const entry = { id, title, link: { href: address(url) }, slug, group: found[group], key: keyOf(id, title) };
      found[group].entries.push(entry);
      return entry;
    }),
  };
}

export class MapData {
  /** @param {any} said the file as it is read */
  constructor(said) {
    this.left = side(said.left);
    this.right = side(said.right);
    /** @type {DataPair[]} */
    this.pairs = said.pairs.map((/** @type {any[]} */ [l, r, left, right, counted]) => ({
      row: this.left.entries[l], column: this.right.entries[r],
      levels: { left: LEVELS[left] ?? "", right: LEVELS[right] ?? "" }, counted: Boolean(counted),
    }));
    /** @type {[string, string, [number[], number[]]][]} */
    this.served = said.records;
    this.sources = new Map(Object.entries(said.sources).map(([id, [name, url]]) => [id, { name, page: url && address(url) }]));
  }

  /**
   * The records that serve two entries, those first that serve most.
   * @param {string} left
   * @param {string} right
   * @param {number} [most]
   * @returns {DataRecord[]}
   */
  records(left, right, most = 5) {
    const at = (/** @type {DataSide} */ { entries }, /** @type {string} */ id) => entries.findIndex(e => e.id === id);
    const [l, r] = [at(this.left, left), at(this.right, right)];
    return this.served
      .filter(([, , [lefts, rights]]) => lefts.includes(l) && rights.includes(r))
      .map(([name, url, [lefts, rights]]) => ({ name, href: address(url), of: lefts.length + rights.length }))
      .sort((a, b) => b.of - a.of)
      .slice(0, most);
  }
}

/** @type {Map<string, Promise<MapData>>} */
const loading = new Map();

/**
 * The data of a matrix, loaded once.
 * @param {string} file its name
 */
export function load(file) {
  let found = loading.get(file);
  if (!found) {
    found = fetch(new URL(file, here)).then(async answer => {
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      return new MapData(await answer.json());
    });
    loading.set(file, found);
    found.catch(() => loading.delete(file));
  }
  return found;
}
