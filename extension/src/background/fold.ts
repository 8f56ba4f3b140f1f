/**
 * Bringing label texts and phrase patterns into one form, so that case, accents,
 * full-width letters and typing habits do not matter.
 */

/** Letters that Unicode does not decompose and that people type without their mark, or in two ways. */
const LETTERS: Readonly<Record<string, string>> = {
  "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  "ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك", "ς": "σ",
  "ർ": "ര്", "ൻ": "ന്", "ൽ": "ല്", "ൾ": "ള്", "ൺ": "ണ്",
};

/**
 * Folds letters alone and leaves punctuation: compatibility forms, case, accents
 * (which makes ё an е and İ an i), Arabic and Hebrew vowel signs, soft hyphens and
 * invisible marks, and the marks that Armenian sets over a vowel. Kana and Hangul come back composed.
 */
export function foldLetters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u055a-\u055f\u0591-\u05c7\u0640\u064b-\u065f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .normalize("NFC")
    .replace(/[ßøæœłđðþıىةٱیکςർൻൽൾൺ]/g, (c) => LETTERS[c] ?? c);
}

/** Folds letters and turns everything between words into one space, with one before the first and one after the last word. */
export function fold(text: string): string {
  return ` ${foldLetters(text).replace(/[^\p{L}\p{N}\p{M}]+|[\u02b9-\u02bf]/gu, " ").trim()} `;
}

/** The label's parts as a reader takes them: cut at sentence marks, brackets, dashes, line ends and after a leading yes or no. Empty parts are left out. */
export function clauses(text: string): string[] {
  return text.split(/[.!?;:()[\]\n|•。！？；：।؟؛։።፧។။（）「」【】—–]|\s-\s|(?<=^\s*\p{L}{2,4}),/u).filter((part) => /\p{L}/u.test(part));
}

/** Whether a text can be a label: at least two letters. Glyphs and numbers are not. */
export function hasLetters(text: string): boolean {
  return /\p{L}.*?\p{L}/su.test(text);
}
