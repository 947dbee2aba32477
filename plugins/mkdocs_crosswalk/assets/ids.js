// @ts-check
/** The ids of entries in every spelling in use: a port of `ids/spelling.py`, held to it by a test. */

const OLD = " (2013)";
const LONGEST = 80;
const ISO_NAME = /^(?:iso(?:\s*\/\s*iec)?\s*(?:2700[12])?|2700[12])(?:\s*:\s*(20(?:13|22)))?[\s,:-]*/i;
const SOC_NAME = /^(?:soc\s*2|tsc|aicpa)[\s,:-]*/i;
const EDITION = /[\s,:]*\(?\b(20(?:13|22))\)?$/;
const CLAUSE = /^(?:clauses?|cl\.?|section|abschnitt|kapitel)\s*(?=\d)/i;
const ANNEX = /^(?:annex|anhang|control)\s+(?=a?[\s.]*\d)/i;
const ITEM = /(?<=\d)[\s,.]*\(?[a-j]\)?$/i;
const CORE = /^([a-z]{0,2})([\s.-]*)(\d+(?:[\s.-]\d+)*)$/;

/**
 * Every entry that a spelling may mean, the likeliest first.
 * @param {string} typed
 * @param {{has(id: string): boolean}} known
 * @returns {string[]}
 */
export function find(typed, known) {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text.length > LONGEST) return [];
  const found = [...new Set([...spellings(text)])].filter(id => known.has(id));
  found.sort((a, b) => rank(a) - rank(b));
  return known.has(text) ? [text, ...found.filter(id => id !== text)] : found;
}

/** @param {string} id */
function rank(id) {
  if (id.endsWith(OLD)) return 3;
  if (id.startsWith("Clause ")) return 2;
  return id.startsWith("A.") ? 1 : 0;
}

/**
 * @param {string} typed
 * @returns {Iterable<string>}
 */
function* spellings(typed) {
  let [text, edition] = withoutEdition(strip(typed, " ,.;:[]§"));
  let framework = "";
  let match = ISO_NAME.exec(text);
  if (match) {
    framework = match[0].includes("27002") ? "annex" : "iso";
    edition = match[1] || edition;
    text = text.slice(match[0].length);
  } else if ((match = SOC_NAME.exec(text))) {
    framework = "soc2";
    text = text.slice(match[0].length);
  }
  if ((match = CLAUSE.exec(text))) {
    framework = "clause";
    text = text.slice(match[0].length);
  } else if ((match = ANNEX.exec(text))) {
    framework = "annex";
    text = text.slice(match[0].length);
  }
  const core = CORE.exec(strip(text.replace(ITEM, "").toLowerCase().replace("cc ", "cc"), " ."));
  if (!core) return;
  const [, letters, dot, digits] = core;
  if (letters === "a" && dot.includes(".") && !framework && !digits.startsWith("1.")) framework = "iso";
  for (const numbers of readings(digits)) yield* ids(letters, numbers, framework, edition);
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

/**
 * @param {string} text
 * @returns {[string, string]}
 */
function withoutEdition(text) {
  const name = ISO_NAME.exec(text);
  if (name && name[0].length === text.length) return [text, ""];
  if (text.startsWith("(") && text.endsWith(")")) text = text.slice(1, -1).trim();
  const match = EDITION.exec(text);
  if (!match || !/\d/.test(text.slice(0, match.index))) return [text, ""];
  return [text.slice(0, match.index).trim(), match[1]];
}

/**
 * `5.15` is [5, 15]; a run of digits such as `515` may be split in every way, short first parts first.
 * @param {string} digits
 * @returns {Iterable<number[]>}
 */
function* readings(digits) {
  const parts = (digits.match(/\d+/g) || []).map(Number);
  yield parts;
  if (parts.length > 1) return;
  for (let i = 1; i < digits.length; i++) yield [Number(digits.slice(0, i)), Number(digits.slice(i))];
  for (let i = 1; i < digits.length - 1; i++) {
    for (let j = i + 1; j < digits.length; j++) {
      yield [Number(digits.slice(0, i)), Number(digits.slice(i, j)), Number(digits.slice(j))];
    }
  }
}

/**
 * @param {string} letters
 * @param {number[]} numbers
 * @param {string} framework
 * @param {string} edition
 * @returns {Iterable<string>}
 */
function* ids(letters, numbers, framework, edition) {
  const availability = letters === "a" && numbers[0] === 1 && !edition;
  if ((framework === "" || framework === "soc2") && (["cc", "c", "pi", "p"].includes(letters) || availability)) {
    const series = `${letters.toUpperCase()}${numbers[0]}`;
    yield numbers.length === 1 || numbers[1] === 0 ? series : `${series}.${numbers[1]}`;
  }
  if (framework === "soc2" || !["", "a"].includes(letters)) return;
  const dotted = numbers.join(".");
  const annex = framework !== "clause";
  if (edition !== "2013") {
    if (annex) yield `A.${dotted}`;
    if (!annex || (letters === "" && framework !== "annex")) yield `Clause ${dotted}`;
  }
  if (edition !== "2022" && annex) yield `A.${dotted}${OLD}`;
}
