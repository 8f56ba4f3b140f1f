/**
 * One language's wordings as data: one row a line, a family's letter and a pattern.
 *
 *   n  a negation that keeps the session: "don't sign me out", "don't ask again on this device"
 *   i  inverse: ticking is the safe choice ("public computer", "do not remember me")
 *   c  credential storing, and other wordings that mean a persistent login only in a sign-in form
 *   v  objects that make it something else: a user name, a choice, a newsletter
 *   u  remembering the user's name or number alone
 *   s  strong: says persistent login by itself
 *   t  how long a session lasts: said of a list or a field beside a sign-in it is a persistent login
 *   w  bare words, valid only alone and in a strong sign-in context
 *   y  how an answer begins that accepts, z one that declines or ends with the session
 *   p  words of a page's headings that speak of signing in or verifying
 *   o  words of headings and dialogs that speak of something else: expiry, settings, paying
 *
 * Patterns are regular expressions over folded text, so they may be written with
 * accents and capitals, and punctuation is a space. In languages that put spaces
 * between words a pattern covers whole words; " > " stands for up to four words
 * between (six in negations), "~" for the rest of a word. In the others ("solid") spaces are taken out
 * and " > " stands for up to eight characters (twelve). "#" is a number.
 */
export interface Language {
  /** BCP 47 primary tag. */
  tag: string;
  /** Other tags whose pages are in it or nearly so. */
  also?: readonly string[];
  /** Tested only on texts that hold a character of this class. */
  script: RegExp;
  /** No spaces between words. */
  solid?: true;
  /** Verbs, and with them negations, come last: an inverse wording counts wherever it stands. */
  final?: true;
  rows: string;
}

/** Scripts, to skip languages that cannot match. */
export const LATIN = /[a-z]/;
export const CYRILLIC = /[\u0400-\u04ff]/;
export const HAN = /[\u3400-\u9fff]/;
export const KANA = /[\u3040-\u30ff\u3400-\u9fff]/;
export const GREEK = /[\u0370-\u03ff]/;
export const THAI = /[\u0e00-\u0e7f]/;
export const DEVANAGARI = /[\u0900-\u097f]/;
export const HANGUL = /[\uac00-\ud7a3]/;
export const ARABIC = /[\u0600-\u06ff]/;
export const HEBREW = /[\u05d0-\u05ea]/;
export const ARMENIAN = /[\u0561-\u0587]/;
export const GEORGIAN = /[\u10d0-\u10ff]/;
export const BENGALI = /[\u0980-\u09ff]/;
export const GURMUKHI = /[\u0a00-\u0a7f]/;
export const GUJARATI = /[\u0a80-\u0aff]/;
export const TAMIL = /[\u0b80-\u0bff]/;
export const TELUGU = /[\u0c00-\u0c7f]/;
export const KANNADA = /[\u0c80-\u0cff]/;
export const MALAYALAM = /[\u0d00-\u0d7f]/;
export const SINHALA = /[\u0d80-\u0dff]/;
export const LAO = /[\u0e80-\u0eff]/;
export const MYANMAR = /[\u1000-\u109f]/;
export const ETHIOPIC = /[\u1200-\u137f]/;
export const KHMER = /[\u1780-\u17ff]/;
