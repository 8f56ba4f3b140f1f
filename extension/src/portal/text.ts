/**
 * The words that a page shows beside a control. Nothing here reads what a user
 * has typed: fields are left out with all that is in them.
 */
import { computeAccessibleName } from "dom-accessibility-api";
import { shadowOf } from "./roots";

/** How long a text may be. */
const MOST = 160;
/** How far beside and above a control its words are looked for. */
const LEVELS = 4;

/** What a user types into or chooses from. */
const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image]),textarea,select," +
  "[contenteditable],[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton],[role=slider],[role=listbox]";
const SILENT = "script,style,template,noscript,svg,img,iframe," + FIELDS;
const CONTROLS = "input,select,textarea,button,[role=checkbox],[role=switch],[role=radio],[role=button]";

export const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Letters, two at least: a glyph or a number is no label. */
const names = (text: string): boolean => /\p{L}.*\p{L}/su.test(text);

/** The text that an element shows, cut at MOST characters unless told otherwise. */
export function shownText(node: Node, most = MOST): string {
  let text = "";
  const add = (n: Node, depth: number): void => {
    if (text.length > most || depth > 12) return;
    if (n.nodeType === Node.TEXT_NODE) {
      text += n.nodeValue;
    } else if (n instanceof Element) {
      if (n.matches(SILENT) || !n.checkVisibility({ visibilityProperty: true })) return;
      const block = !/^(inline|contents)/.test(getComputedStyle(n).display);
      if (block) text += " ";
      const children = n instanceof HTMLSlotElement && n.assignedNodes().length > 0 ? n.assignedNodes() : (shadowOf(n) ?? n).childNodes;
      for (const child of children) add(child, depth + 1);
      if (block || n.localName === "br") text += " ";
    }
  };
  add(node, 0);
  return tidy(text).slice(0, most);
}

/** The elements whose text is the control's name: native labels, or those that it names itself. */
export function labelsOf(control: Element): Element[] {
  const native = [...((control as HTMLInputElement).labels ?? [])];
  const root = control.getRootNode() as Document | ShadowRoot;
  const ids = control.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const named = ids.map((id) => id && root.getElementById?.(id)).filter((e): e is HTMLElement => Boolean(e));
  if (native.length === 0) {
    // A custom control inside a label, or one that only its markup ties to it.
    const around = control.closest("label");
    const pointing = control.id ? root.querySelector(`label[for="${CSS.escape(control.id)}"]`) : null;
    native.push(...[around, pointing].filter((e): e is HTMLLabelElement => Boolean(e)));
  }
  return [...new Set([...native, ...named])];
}

/**
 * The accessible name as assistive technology computes it. That computation
 * takes the value of a field inside a label into the name, so it is not used
 * where there is one.
 */
function accessibleName(control: Element, labels: Element[]): string {
  if ([control, ...labels].some((e) => e.matches(FIELDS) || e.querySelector(FIELDS))) return "";
  return tidy(computeAccessibleName(control)).slice(0, MOST);
}

/** The text beside a control, up to the next control: what follows first, as it stands beside a box. */
function beside(control: Element): string[] {
  const texts: string[] = [];
  let at: Element = control;
  for (let level = 0; level < LEVELS; level++) {
    for (const step of ["nextSibling", "previousSibling"] as const) {
      let text = "";
      for (let n = at[step]; n && text.length < MOST; n = n[step]) {
        if (n instanceof Element) {
          if (n.localName === "br" && names(text)) break;
          if (n.matches(CONTROLS) || n.querySelector(CONTROLS)) break;
        }
        const more = n.nodeType === Node.TEXT_NODE ? (n.nodeValue ?? "") : shownText(n);
        text = step === "nextSibling" ? `${text} ${more}` : `${more} ${text}`;
      }
      text = tidy(text).slice(0, MOST);
      if (names(text)) texts.push(text);
    }
    if (texts.length > 0) break;
    const up: Node | null = at.parentNode;
    if (up instanceof ShadowRoot) at = up.host;
    else if (up instanceof Element && !up.matches("body,form,dialog,[role=dialog],fieldset,main")) at = up;
    else break;
    // The whole row counts as the control only while nothing else is in it.
    if (at.querySelectorAll(CONTROLS).length > 1) break;
  }
  return texts;
}

/** What names a control on the page, the most trusted source first. */
export function textsOf(control: Element): string[] {
  const labels = labelsOf(control);
  const visible = tidy(labels.map((l) => shownText(l)).join(" "));
  const texts = [visible, accessibleName(control, labels)].filter(names);
  if (texts.length === 0) texts.push(...beside(control));
  const title = tidy(control.getAttribute("title") ?? "");
  if (names(title)) texts.push(title);
  return [...new Set(texts.map((t) => t.slice(0, MOST)))];
}
