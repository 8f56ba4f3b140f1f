import type { Sentence } from "./finding";

/**
 * Foreign texts that cannot turn the sentence around them: a label that a page
 * wrote, the name of an extension, a path. dir is the direction of the sentence.
 */
export function whole(texts: readonly string[], dir: string): string[] {
  return texts.map((text) => {
    const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
    return dir === "rtl" ? `\u2068${plain}\u2069` : plain;
  });
}

/** A text of ours in the browser's language. What is put into it stays whole. */
export const message = (key: string, args: readonly string[] = []): string =>
  chrome.i18n.getMessage(key, whole(args, chrome.i18n.getMessage("@@bidi_dir")));

/**
 * A finding's sentences in the browser's language, one after the other; "" where
 * there are none, or where a newer program has one that is not known here. English
 * is the program's own: its arguments say the same, perhaps in more detail.
 */
export function sentences(all: readonly Sentence[] = []): string {
  if (message("@@ui_locale").startsWith("en")) return "";
  const said = all.map(({ text, args }) => message(`why_${text}`, args));
  // Chinese and Japanese put no space after a sentence.
  return said.includes("") ? "" : said.reduce((before, next) => before + (!before || before.endsWith("。") ? "" : " ") + next, "");
}
