/** Whether a page asks its reader to paste a command and run it, in whatever language: the keys have the same names. */

/** The keys that open where a command is run. */
const RUN = /(win(dows)?|⊞|❖)[\s-]*(logo[\s-]*)?(key|taste|touche|tecla|tasto|toets|klawisz|キー|键|鍵|키|مفتاح|מקש)?\s*[+＋&]\s*["“«]?[rx]\b|powershell|mshta|\bterminal\b.{0,60}(⌘|cmd|command|enter|return)|(⌘|cmd|command)\s*[+＋]\s*space/is;
/** The keys that paste, or the word for it. */
const PASTE = /(ctrl|control|strg|⌘|cmd|command)\s*[+＋]\s*v\b|\bpaste\b|einfügen|\bcoll(er|ez)\b|\bpeg(ar|ue|a)\b|\bincolla\b|\bcol(ar|e)\b|\bplak\b|wklej|貼り付け|粘贴|貼上|붙여|الصق|לצק|הדבק/i;

/** The most of a page's text that is looked through, in characters. */
const MOST = 60_000;

export function asksToPaste(text: string): boolean {
  const start = text.slice(0, MOST);
  return RUN.test(start) && PASTE.test(start);
}
