/**
 * Tells a persistent-login control from every other box by the words that the
 * page shows. Pure functions over facts: nothing here knows a browser.
 */
import type { Candidate, Scope } from "../shared/messages";
import { clauses, fold, foldLetters } from "./fold";
import { LANGUAGES } from "./phrases/index";
import type { Language } from "./phrases/phrases";

/** What a candidate turned out to be: the words that matched and the phrase list they are in. */
export interface Recognised {
  label: string;
  /** BCP 47 primary tag. */
  language: string;
}

/** Families of phrases.ts. */
type Family = "n" | "i" | "c" | "v" | "s" | "w" | "p" | "o";
type Meaning = "persistent" | "credentials" | "bare" | "inverse" | "other";

/** The parts of a text that are looked at: what comes after them is help. */
const MOST_CLAUSES = 3;
/** Texts whose meaning is remembered. */
const MOST_REMEMBERED = 500;

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
  const all = rows.map((row) => `(?:${foldLetters(row)})`).join("|")
    // Folding wrote "one word" in lower case.
    .replaceAll("\\s+", "[^ ]+")
    .replaceAll("#", "\\p{N}+");
  if (solid) {
    const text = all.replaceAll(" > ", ".{0,8}").replaceAll(" ", "").replaceAll("~", "");
    return new RegExp(family === "w" ? `^(?:${text})$` : text, "u");
  }
  const text = all.replaceAll(" > ", " (?:[^ ]+ ){0,4}").replaceAll("~", "[^ ]*");
  return new RegExp(family === "w" ? `^ (?:${text}) $` : ` (?:${text}) `, "u");
}

function matches(language: Language, family: Family, folded: string): boolean {
  const expression = pattern(language, family);
  return expression !== null && expression.test(language.solid ? folded.replaceAll(" ", "") : folded);
}

/** The languages that a text may be in, the page's own first. */
function languagesOf(folded: string, page: string): Language[] {
  const own = page.toLowerCase().split("-")[0];
  const fitting = LANGUAGES.filter((l) => l.script.test(folded));
  return [...fitting.filter((l) => l.tag === own), ...fitting.filter((l) => l.tag !== own)];
}

const remembered = new Map<string, { meaning: Meaning; language: string }>();

/** What a text says by itself, in the language in which it says it. */
function meaningOf(text: string, page: string): { meaning: Meaning; language: string } {
  const key = `${page}\n${text}`;
  let found = remembered.get(key);
  if (!found) {
    found = read(text, page);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, found);
  }
  return found;
}

function read(text: string, page: string): { meaning: Meaning; language: string } {
  const parts = clauses(text).slice(0, MOST_CLAUSES).map(fold);
  for (const part of parts) {
    const languages = languagesOf(part, page);
    // The page's own language has the word first; another one only where it has none.
    for (const language of languages) {
      const meaning = inLanguage(part, language, parts.length === 1);
      if (!meaning) continue;
      const vetoed = meaning !== "credentials" && meaning !== "inverse" &&
        (matches(language, "v", part) || (languages[0] !== undefined && languages[0] !== language && matches(languages[0], "v", part)));
      return { meaning: vetoed ? "other" : meaning, language: language.tag };
    }
  }
  return { meaning: "other", language: "" };
}

function inLanguage(part: string, language: Language, alone: boolean): Meaning | undefined {
  if (matches(language, "n", part)) return "persistent";
  if (matches(language, "i", part)) return "inverse";
  if (matches(language, "c", part)) return "credentials";
  if (matches(language, "s", part)) return "persistent";
  if (alone && matches(language, "w", part)) return "bare";
  return undefined;
}

/** Whether any of the words speaks of a family, in any language that fits. */
function speaks(words: string[], family: Family, page: string): boolean {
  return words.some((word) => {
    const folded = fold(word);
    return languagesOf(folded, page).some((l) => matches(l, family, folded));
  });
}

/**
 * Tells whether a candidate keeps the user signed in. The strong families say so
 * by themselves; storing credentials counts within a sign-in, and a bare verb
 * beside a password field only.
 */
export function recognise(candidate: Candidate, scope: Scope): Recognised | undefined {
  if (scope.consent) return undefined;
  const fields = scope.passwords > 0 || scope.account;
  for (const text of candidate.texts) {
    const { meaning, language } = meaningOf(text, scope.language);
    if (meaning === "inverse") return undefined;
    if (meaning === "other") continue;
    const fits =
      meaning === "persistent" ? fields || !speaksOfOther(scope) :
      meaning === "credentials" ? fields || speaks(scope.words, "p", scope.language) :
      scope.passwords > 0 && !scope.other;
    if (fits) return { label: text, language };
  }
  return undefined;
}

/** A dialog about expiry, a settings page, a checkout: not a place to sign in. */
function speaksOfOther(scope: Scope): boolean {
  if (scope.other) return true;
  const words = scope.dialog ? [scope.dialog, ...scope.words] : scope.words;
  return speaks(words, "o", scope.language) && !speaks(scope.words, "p", scope.language);
}
