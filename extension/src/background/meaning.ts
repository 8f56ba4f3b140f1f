/** What a text says, by the phrase lists of the languages that it may be in. */
import { clauses, fold, foldLetters } from "./fold";
import { LANGUAGES } from "./phrases/index";
import type { Language } from "./phrases/phrases";

/** Families of phrases.ts. */
type Family = "n" | "i" | "c" | "v" | "u" | "s" | "t" | "w" | "y" | "z" | "p" | "o";

export type Meaning = "persistent" | "credentials" | "length" | "bare" | "name" | "inverse" | "other";

export interface Told {
  meaning: Meaning;
  /** The phrase list that said so, "" for "other". */
  language: string;
  /** A negation said so. What is not asked again is told by the place alone. */
  negated?: true;
}

/** The parts of a text that are looked at: what comes after them is help. */
const MOST_CLAUSES = 3;
/** Texts whose meaning is remembered. */
const MOST_REMEMBERED = 500;

/** How a family's expression is tied to the text: all of it, or its beginning. */
const WHOLE: readonly Family[] = ["w"];
const BEGINNING: readonly Family[] = ["y", "z"];

/** How many words " > " stands for: what is not asked for, and where, takes more of them. */
const between = (family: Family): number => (family === "n" ? 6 : 4);

const compiled = new Map<string, RegExp | null>();

/** One language's family as one expression, null where it has no row. */
function pattern(language: Language, family: Family): RegExp | null {
  const key = language.tag + family;
  let found = compiled.get(key);
  if (found === undefined) {
    const rows = language.rows.split("\n").filter((row) => row.startsWith(`${family} `)).map((row) => row.slice(2));
    found = rows.length > 0 ? compile(rows, language.solid === true, family) : null;
    compiled.set(key, found);
  }
  return found;
}

function compile(rows: string[], solid: boolean, family: Family): RegExp {
  const all = rows.map((row) => `(?:${foldLetters(row)})`).join("|").replaceAll("#", "\\p{N}+");
  const begin = WHOLE.includes(family) || BEGINNING.includes(family) ? "^" : "";
  const end = WHOLE.includes(family) ? "$" : "";
  if (solid) {
    const text = all.replaceAll(" > ", `.{0,${2 * between(family)}}`).replaceAll(" ", "").replaceAll("~", "");
    return new RegExp(`${begin}(?:${text})${end}`, "u");
  }
  const text = all.replaceAll(" > ", ` (?:[^ ]+ ){0,${between(family)}}`).replaceAll("~", "[^ ]*");
  return new RegExp(`${begin} (?:${text}) ${end}`, "u");
}

/** Where a family's words begin in a folded text, -1 where they are not in it. */
function find(language: Language, family: Family, folded: string): number {
  return pattern(language, family)?.exec(language.solid ? folded.replaceAll(" ", "") : folded)?.index ?? -1;
}

const matches = (language: Language, family: Family, folded: string): boolean => find(language, family, folded) >= 0;

/** The languages that a text may be in, the page's own first, which is told as well where there is one. */
function languagesOf(folded: string, page: string): { languages: Language[]; own: Language | undefined } {
  const tag = page.toLowerCase().split(/[-_]/)[0]!;
  const fitting = LANGUAGES.filter((l) => l.script.test(folded));
  const own = fitting.find((l) => l.tag === tag || l.also?.includes(tag));
  return { languages: own ? [own, ...fitting.filter((l) => l !== own)] : fitting, own };
}

const remembered = new Map<string, Told>();

/** What a text says by itself, in the language in which it says it. page is the page's own language. */
export function meaningOf(text: string, page: string): Told {
  const key = `${page}\n${text}`;
  let found = remembered.get(key);
  if (!found) {
    found = read(text, page);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, found);
  }
  return found;
}

/** A label may be broken within its sentence: where no part says anything, its lines are one. */
function read(text: string, page: string): Told {
  const said = readParts(text, page);
  return said.meaning === "other" && said.language === "" && text.includes("\n") ? readParts(text.replaceAll("\n", " "), page) : said;
}

function readParts(text: string, page: string): Told {
  const parts = clauses(text).slice(0, MOST_CLAUSES).map(fold);
  for (const part of parts) {
    const { languages, own } = languagesOf(part, page);
    // The page's own language has the word first; another one only where it has none.
    for (const language of languages) {
      const told = inLanguage(part, language, own, parts.length === 1);
      if (told) return { ...told, language: language.tag };
    }
  }
  return { meaning: "other", language: "" };
}

/** What comes first in a part decides: "keep me signed in, not on a public computer" is no "public computer". */
function inLanguage(part: string, language: Language, own: Language | undefined, alone: boolean): Omit<Told, "language"> | undefined {
  let first = Infinity;
  let meaning: Meaning | undefined;
  let negated = false;
  for (const [family, says] of [["n", "persistent"], ["i", "inverse"], ["c", "credentials"], ["s", "persistent"], ["t", "length"]] as const) {
    const at = find(language, family, part);
    if (at >= 0 && at < first) [first, meaning, negated] = [family === "i" && language.final ? -1 : at, says, family === "n"];
  }
  // One word may mean something else in another language: "vista" is a view or to save.
  const foreign = own !== undefined && own !== language && own.tag !== "en" && language.tag !== "en";
  if (!meaning && alone && !foreign && matches(language, "w", part)) meaning = "bare";
  if (meaning === "inverse" || meaning === "credentials") return { meaning };
  if (meaning && !matches(language, "v", part) && !(own && own !== language && matches(own, "v", part))) return { meaning, ...(negated && { negated }) };
  if (matches(language, "u", part)) return { meaning: "name" };
  return meaning && { meaning: "other" };
}

/** Whether any of the words speaks of a family: in the page's own language or in English where it is known, else in any that fits. */
export function speaks(words: string[], family: Family, page: string): boolean {
  return words.some((word) => {
    const folded = fold(word);
    const { languages, own } = languagesOf(folded, page);
    return languages.some((l) => (!own || l === own || l.tag === "en") && matches(l, family, folded));
  });
}
