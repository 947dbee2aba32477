// @ts-check
/**
 * What a typed text leads to: entries by id, documents and evidence by name, then what readers call things. Ids are read in
 * every spelling in use, by a port of `ids/readings.py` that a test holds to it; what frameworks are called and how their
 * ids are written says the data, which `ids/for_browsers.py` makes. Loaded when first needed.
 */

/** @typedef {{id: string, title: string, kind: string, url: string, says?: string, what?: number, outcome?: string, mostly?: string, line?: string, serves?: number}} Place `what` is the place of its kind among the kinds; `mostly` says of a group what its outcome does not */
/** @typedef {{kinds: [string, string, number][], groups: string[], folders: [string, number][], outcomes: Record<string, string>, suggested: string[]}} Shown the word, sign and group of each kind; what stands in which folder */
/** @typedef {Shown & {places: Place[], words: [string[], string[]][], ids: Spellings}} Jump */

const here = new URL(".", import.meta.url);
/** @typedef {Shown & {known: Map<string, Place>, words: Jump["words"], ids: Ids}} Loaded */
/** @type {Promise<Loaded> | undefined} */
let loading;

/** Start to load, once. */
export function load() {
  loading ??= fetch(new URL("jump.json", here))
    .then(response => response.json())
    .then((/** @type {Jump} */ { places, ids, ...rest }) => {
      const known = new Map(places.map(place => [place.id, place]));
      return { ...rest, known, ids: new Ids(ids, known) };
    });
  return loading;
}

/**
 * The places that a text leads to, exact ids first, in the stated order.
 * @param {string} typed
 * @param {number} [most]
 * @returns {Promise<Place[]>}
 */
export async function places(typed, most = 6) {
  const { known, words, ids } = await load();
  const text = plain(typed);
  if (!text) return [];
  const exact = ids.find(typed).map(id => /** @type {Place} */ (known.get(id)));
  const slug = text.replaceAll(" ", "-");
  const named = [...known.values()].filter(p => (p.kind === "Document" || p.kind === "Evidence") && (plain(p.title) === text || p.id.endsWith(`/${slug}`)));
  const meant = words
    .map(([phrases, targets]) => ({ fit: Math.max(...phrases.map(phrase => fits(plain(phrase), text))), targets }))
    .filter(found => found.fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .flatMap(found => found.targets.map(id => known.get(id)));
  return [...new Set([...exact, ...named, ...meant])].filter(p => p !== undefined).slice(0, most);
}

/**
 * The address of a place from anywhere on the site.
 * @param {Place} place
 */
export function address(place) {
  return new URL(`../../${place.url}`, here).href;
}

/** @param {string} text */
export function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * How well a phrase answers a text: the longer the phrase, the better; 0 if it does not.
 * @param {string} phrase
 * @param {string} text
 */
function fits(phrase, text) {
  if (phrase === text) return 1000;
  if (` ${text} `.includes(` ${phrase} `)) return 100 + phrase.length;
  return text.length > 2 && phrase.startsWith(text) ? 10 + text.length / phrase.length : 0;
}

/** @typedef {{of: string, edition?: string, form?: string, read?: string, means?: string, letters?: string[], mark?: string, bare?: boolean, deepest?: number, zero?: boolean}} Written */
/** @typedef {{find: string, says: Record<string, number[]>}} Announced */
/** @typedef {{numberings: Written[], names: Announced, words: Announced[], edition: string, elsewhere?: Record<string, number>}} Spellings */

const LONGEST = 80;
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const ITEM = /(?<=\p{Nd})[ ,.]*\(?[a-j]\)?$/iu;
const PART = /\{([1-9])(?::0([1-9]))?\}/g;

/** Finds the entries that a spelling may mean. */
export class Ids {
  /**
   * @param {Spellings} data
   * @param {ReadonlyMap<string, {kind: string}>} known what there is, by id; the kind of an entry is its framework's name
   */
  constructor(data, known) {
    this.known = known;
    this.numberings = data.numberings.map((written, rank) => new Numbering(written, rank));
    const elsewhere = new Map(Object.entries(data.elsewhere ?? {}));
    for (const [id, { kind }] of known) {
      const place = elsewhere.get(id) ?? this.numberings.findIndex(n => n.written.of === kind && n.writes(id));
      this.numberings[place]?.add(id);
    }
    this.names = new Before(data.names, this.numberings);
    this.words = data.words.map(words => new Before(words, this.numberings));
    this.edition = new RegExp(data.edition, "u");
    const longest = Math.max(0, ...this.numberings.flatMap(n => n.letters.map(letters => letters.length)));
    this.core = new RegExp(`^([a-z]{0,${longest}})([ .-]*)([0-9]+(?:[ .-][0-9]+)*)$`);
  }

  /**
   * Every entry that a spelling may mean, the likeliest first.
   * @param {string} typed
   * @returns {string[]}
   */
  find(typed) {
    const text = strip(typed.replace(BLANKS, " "), " ");
    if ([...text].length > LONGEST) return [];
    /** @type {Map<string, number>} */
    const ranks = new Map();
    for (const [id, rank] of this.readings(text)) if (id !== undefined && !ranks.has(id)) ranks.set(id, rank);
    const found = [...ranks].sort(([, a], [, b]) => a - b).map(([id]) => id);
    return this.known.has(text) ? [text, ...found.filter(id => id !== text)] : found;
  }

  /**
   * What a text may mean with the rank of each, the likeliest first within a numbering.
   * @param {string} typed
   * @returns {Iterable<[string | undefined, number]>}
   */
  *readings(typed) {
    const [text, behind] = this.withoutEdition(strip(typed, " ,.;:[]§"));
    const name = this.names.of(text);
    const edition = name?.edition || behind;
    const called = name?.rest ?? text;
    const word = this.words.map(words => words.of(called)).find(Boolean);
    const rest = word?.rest ?? called;
    const among = this.among(name?.said, word?.said);
    for (const n of among) yield [n.read(strip(rest, " .")), n.rank];
    const item = ITEM.exec(same(rest));
    const core = this.core.exec(strip((item ? rest.slice(0, item.index) : rest).toLowerCase(), " ."));
    if (!core) return;
    const [letters, dot, digits] = [core[1].toUpperCase(), core[2], core[3]];
    let takers = among.filter(n => n.takes(letters) || (word && !letters));
    if (edition) takers = ofEdition(takers, edition);
    if (letters && !name && !word) takers = byDot(takers, dot, digits);
    for (const numbers of split(digits)) for (const n of takers) yield [n.idOf(letters, numbers), n.rank];
  }

  /**
   * A text without the edition at its end, unless that is the edition of a name alone.
   * @param {string} text
   * @returns {[string, string]}
   */
  withoutEdition(text) {
    if (text.startsWith("(") && text.endsWith(")")) text = strip(text.slice(1, -1), " ");
    const match = this.edition.exec(text);
    if (!match || !/\p{Nd}/u.test(text.slice(0, match.index)) || this.names.of(text)?.rest === "") return [text, ""];
    return [strip(text.slice(0, match.index), " "), match[1]];
  }

  /**
   * The numberings that a name and a word before an id leave; if none is both, the word counts.
   * @param {Numbering[] | undefined} named
   * @param {Numbering[] | undefined} worded
   */
  among(named, worded) {
    const both = named && worded?.filter(n => named.includes(n));
    return both?.length ? both : worded ?? named ?? this.numberings;
  }
}

/** One spelling of one framework, with the ids that are written so. */
class Numbering {
  /** @type {Map<string, string>} */
  #byParts = new Map();
  /** @type {Map<string, string>} */
  #byText = new Map();

  /**
   * @param {Written} written
   * @param {number} rank its place among all; of numberings that read a text alike, the first is meant
   */
  constructor(written, rank) {
    const { form, read, letters = [] } = written;
    this.written = written;
    this.rank = rank;
    this.letters = letters;
    this.usual = letters[0] ?? "";
    this.form = new RegExp(`^(?:${form ?? read})$`, "u");
    this.pattern = read === undefined ? undefined : new RegExp(`^(?:${same(read)})$`, "diu");
  }

  /** @param {string} id */
  writes(id) {
    return this.form.test(id);
  }

  /** @param {string} id */
  add(id) {
    this.#byText.set(id.toLowerCase(), id);
    const parts = this.form.exec(id)?.groups;
    if (parts) this.#byParts.set(this.#key((parts.letters ?? "").toUpperCase(), numbersOf(parts.numbers)), id);
  }

  /**
   * Whether numbers with such letters before them, or with none, may mean its ids.
   * @param {string} letters
   */
  takes(letters) {
    return letters ? this.letters.includes(letters) : this.written.bare === true;
  }

  /**
   * @param {string} letters in capitals, or none
   * @param {string[]} numbers
   */
  idOf(letters, numbers) {
    const { deepest, zero } = this.written;
    let found = this.#byParts.get(this.#key(letters, numbers));
    if (found === undefined && (deepest || zero)) {
      if (deepest) numbers = numbers.slice(0, deepest);
      if (zero && numbers.length > 1 && numbers.at(-1) === "0") numbers = numbers.slice(0, -1);
      found = this.#byParts.get(this.#key(letters, numbers));
    }
    return found;
  }

  /**
   * The id that a text means to the pattern, if there is one: groups in their places, as numbers of some digits where
   * the data says so.
   * @param {string} text
   */
  read(text) {
    const groups = this.pattern?.exec(same(text))?.indices;
    const meant = groups && this.written.means?.replace(PART, (_, group, width) => {
      const part = text.slice(...(groups[group] ?? [0, 0]));
      return width && /^\p{Nd}+$/u.test(part) ? (part.replace(/^0+/, "") || "0").padStart(Number(width), "0") : part;
    });
    return groups && this.#byText.get((meant ?? text).toLowerCase());
  }

  /**
   * @param {string} letters
   * @param {string[]} numbers
   */
  #key(letters, numbers) {
    return `${letters || this.usual} ${numbers.join(".")}`;
  }
}

/** What stands right before an id and says whose it is: the names of frameworks, or words such as `clause`. */
class Before {
  /**
   * @param {Announced} announced
   * @param {Numbering[]} numberings
   */
  constructor({ find, says }, numberings) {
    this.pattern = new RegExp(`^(?:${same(find)})`, "iu");
    this.says = Object.entries(says).map(([group, places]) => ({ group, said: places.map(place => numberings[place]) }));
  }

  /**
   * What stands before the rest of a text, and the numberings that it says.
   * @param {string} text
   */
  of(text) {
    const match = this.pattern.exec(same(text)), groups = match?.groups ?? {};
    const found = this.says.find(({ group }) => groups[group] !== undefined);
    return match && found && { said: found.said, edition: groups.edition ?? "", rest: text.slice(match[0].length) };
  }
}

/**
 * Those of an edition; if there are none, those of frameworks that have but one.
 * @param {Numbering[]} takers
 * @param {string} edition
 */
function ofEdition(takers, edition) {
  const own = takers.filter(n => n.written.edition === edition);
  return own.length ? own : takers.filter(n => n.written.edition === undefined);
}

/**
 * Who reads letters with a dot behind them; those who write none read them only with a dot between their numbers.
 * @param {Numbering[]} takers
 * @param {string} dot
 * @param {string} digits
 */
function byDot(takers, dot, digits) {
  const marked = takers.filter(({ written: { mark } }) => mark && dot.includes(mark));
  return marked.length && !/^\d+\./.test(digits) ? marked : takers;
}

/**
 * `5.15` is 5 and 15; a run of digits such as `515` may be split in every way, short first parts first.
 * @param {string} digits
 * @returns {Iterable<string[]>}
 */
function* split(digits) {
  const parts = numbersOf(digits);
  yield parts;
  if (parts.length > 1) return;
  for (let i = 1; i < digits.length; i++) yield numbersOf(`${digits.slice(0, i)}.${digits.slice(i)}`);
  for (let i = 1; i < digits.length - 1; i++) {
    for (let j = i + 1; j < digits.length; j++) yield numbersOf(`${digits.slice(0, i)}.${digits.slice(i, j)}.${digits.slice(j)}`);
  }
}

/**
 * The numbers of a text, as texts, for a text may have longer ones than a script can count.
 * @param {string} text
 */
function numbersOf(text) {
  return (text.match(/\d+/g) ?? []).map(digits => digits.replace(/^0+(?=\d)/, ""));
}

/**
 * A text or a pattern in which the letters i of Turkish are that of others; in any case Python takes them for it, and a
 * browser does not.
 * @param {string} text
 */
function same(text) {
  return text.replace(/[\u0130\u0131]/g, "i");
}

/**
 * @param {string} text
 * @param {string} characters
 */
function strip(text, characters) {
  let start = 0, end = text.length;
  while (start < end && characters.includes(text[start])) start++;
  while (end > start && characters.includes(text[end - 1])) end--;
  return text.slice(start, end);
}
