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
