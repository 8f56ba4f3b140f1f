/**
 * The words that a page shows beside a control. Nothing here reads what a user
 * has typed: fields are left out with all that is in them.
 */
import { above, all, attr, byId, firstChild, is, near, once, one, shown } from "./dom";
import { hostOf, type Root, shadowOf } from "./roots";

/** How long a text may be. */
const MOST = 160;
/** How far beside and above a control its words are looked for. */
const LEVELS = 4;
/** How many nodes are gone through for one text. */
const NODES = 300;
/** How many labels of a control are read. */
const LABELS = 4;

/** What a user types into or chooses from. */
const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image]),textarea,select," +
  "[contenteditable],[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton],[role=slider],[role=listbox]";
const SILENT = "script,style,template,noscript,svg,iframe,object,details,[role=tooltip]," + FIELDS;
const CONTROLS = "input:not([type=hidden]),select,textarea,button,[role=checkbox],[role=switch],[role=radio],[role=button]";
/** Where a row of the page ends. */
const PARTS = "body,form,dialog,[role=dialog],fieldset,main,table,[role=radiogroup]";

/** One space between words; a line end, which separates parts of the page, stays one. Control and direction marks go. */
export const tidy = (text: string): string =>
  text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, (c) => (c < " " ? " " : ""))
    .replace(/[^\S\n]+/g, " ").replace(/ ?(\n ?)+/g, "\n").trim();

/** Letters, two at least: a glyph or a number is no label. */
export const names = (text: string): boolean => /\p{L}.*?\p{L}/su.test(text);

/**
 * The text that an element shows without the fields in it, cut at MOST characters
 * unless told otherwise. Blocks are lines. What lies within something that a user
 * can write in has no text; drawn says that the node itself is a list that is drawn.
 */
export function shownText(node: Node, most = MOST, drawn = false): string {
  if (node instanceof Element && near(node, "[contenteditable]:not([contenteditable=false])")) return "";
  let text = "";
  let left = NODES;
  const add = (n: Node, depth: number): void => {
    if (text.length > 2 * most || depth > 12 || --left < 0) return;
    if (n instanceof Text) {
      text += n.substringData(0, 4 * most).replace(/\s+/g, " ");
    } else if (n instanceof HTMLImageElement) {
      text += ` ${n.alt.slice(0, most)} `;
    } else if (n instanceof Element) {
      if (n.localName === "br") text += "\n";
      if (is(n, SILENT) && !(drawn && n === node)) return;
      const { display } = getComputedStyle(n);
      // What has no box of its own may still show what is in it.
      if (display !== "contents" && !n.checkVisibility({ visibilityProperty: true })) return;
      const block = !/^(inline|contents)/.test(display);
      if (block) text += "\n";
      const slotted = n instanceof HTMLSlotElement ? n.assignedNodes() : [];
      if (slotted.length > 0) for (const child of slotted) add(child, depth + 1);
      else for (let child = firstChild(shadowOf(n) ?? n); child && left > 0 && text.length <= 2 * most; child = child.nextSibling) add(child, depth + 1);
      if (block) text += "\n";
    }
  };
  add(node, 0);
  return tidy(text).slice(0, most);
}

/** The labels of a root that name a control, by its id. Asking each control for its own goes through the page each time. */
function pointing(root: Root): Map<string, Element[]> {
  const known = new Map<string, Element[]>();
  for (const label of all(root, "label[for]", 2_000)) {
    const name = attr(label, "for");
    known.set(name, [...(known.get(name) ?? []), label]);
  }
  return known;
}

/** The elements whose text is the control's name: native labels, or those that it names itself. */
export function labelsOf(control: Element): Element[] {
  const root = control.getRootNode() as Root;
  const around = near(control, "label");
  const found = new Set<Element>([...(around ? [around] : []), ...(control.id ? once(root, "labels", () => pointing(root)).get(control.id) ?? [] : []).slice(0, LABELS)]);
  for (const id of attr(control, "aria-labelledby").slice(0, 4 * MOST).split(/\s+/).slice(0, LABELS)) {
    const named = id && byId(root, id);
    if (named) found.add(named);
  }
  const host = hostOf(root);
  // Within a component, what names the component names its only control.
  if (found.size === 0 && host && all(root, CONTROLS, 2).length === 1) return labelsOf(host);
  return [...found];
}

/** The text beside a control, up to the next control: what follows a box first, what leads up to a field alone. */
function beside(control: Element, field: boolean): string[] {
  const steps = field ? ["previousSibling"] as const : ["nextSibling", "previousSibling"] as const;
  const texts: string[] = [];
  let at = control;
  for (let level = 0; level < LEVELS; level++) {
    for (const step of steps) {
      const text = along(at, step, texts.length > 0);
      if (names(text)) texts.push(text);
    }
    if (texts.length > 0) break;
    const higher = above(at);
    if (!higher || is(higher, PARTS)) break;
    at = higher;
    // The whole row counts as the control only while nothing else is in it.
    if (vast(at) || all(at, CONTROLS, 2).length > 1) break;
  }
  return texts;
}

/** No row of a page has as many elements. */
export const vast = (e: Element): boolean => e.childElementCount > 100 || e.getElementsByTagName("*").length > 300;
const has = (e: Element, selector: string): boolean => is(e, selector) || one(e, selector) !== null;

/**
 * The text of an element's siblings on one side, up to the next control, or to a
 * link or line end after the words. same: on the same line, for the line before
 * is another box's where this one has words after it.
 */
function along(at: Element, step: "nextSibling" | "previousSibling", same: boolean): string {
  let text = "";
  for (let n = at[step], left = 12; n && left > 0 && text.length < MOST; n = n[step], left--) {
    if (n instanceof Element && (vast(n) || has(n, CONTROLS) || (names(text) && has(n, "a,br")) || (same && n.localName === "br"))) break;
    const more = n instanceof Text ? n.substringData(0, 4 * MOST).replace(/\s+/g, " ") : shownText(n);
    text = step === "nextSibling" ? `${text} ${more}` : `${more} ${text}`;
  }
  return tidy(text).slice(0, MOST);
}

/** What names a control on the page, the most trusted source first. */
export function textsOf(control: Element): string[] {
  const labels = labelsOf(control);
  const texts = [labels.map((l) => shownText(l)).join(" ")];
  // A custom control may hold its own words; a native one holds none, and what is in a field is the user's.
  const field = is(control, FIELDS);
  if (!field) texts.push(shownText(control));
  // What only assistive technology is told may be the state alone: "Open".
  const seen = texts.some(names);
  texts.splice(1, 0, attr(control, "aria-label"));
  if (!seen) texts.push(...beside(control, field));
  if (!texts.some(names)) texts.push(...labels.map(drawnText));
  const { host } = control.getRootNode() as Partial<ShadowRoot>;
  texts.push(attr(control, "title"), ...(host ? [attr(host, "aria-label"), attr(host, "label")] : []));
  return [...new Set(texts.map((t) => tidy(t.slice(0, 2 * MOST)).slice(0, MOST)).filter(names))];
}

/** Words that a style puts before or after an element. */
function drawnText(e: Element): string {
  return ["::before", "::after"].map((part) => getComputedStyle(e, part).content).filter((c) => /^["']/.test(c)).map((c) => c.slice(1, -1)).join(" ");
}

/** What leads up to a part of the page: the texts before it, from the top down, within the dialog or the page. */
export function leading(part: Element): string[] {
  const texts: string[] = [];
  let at: Element | null = part;
  for (let level = 0; at && level < 7 && !is(at, "body,dialog,[role=dialog]"); level++) {
    for (let n = at.previousSibling, left = 12; n && left > 0 && texts.length < 6; n = n.previousSibling, left--) {
      if (n instanceof Element && (vast(n) || has(n, CONTROLS) || !shown(n))) continue;
      const text = shownText(n);
      if (names(text)) texts.unshift(text);
    }
    at = above(at);
  }
  return texts;
}

const GROUPS = "fieldset,[role=radiogroup],[role=group]";

/** What a group calls itself: its legend or label. */
function named(group: Element): string[] {
  const texts = [attr(group, "aria-label"), ...labelsOf(group).map((l) => shownText(l)), ...all(group, "legend", 1).map((l) => shownText(l))];
  return texts.map((t) => tidy(t.slice(0, MOST))).filter(names);
}

/** What a group of choices is called, else what leads up to it. */
export function groupTexts(choice: Element): string[] {
  const group = near(choice, GROUPS);
  const texts = group ? named(group) : [];
  return texts.length > 0 ? texts : leading(choice).slice(-3);
}

/** What the group around a control is called, where it is the only one in it; "" elsewhere. */
export function question(control: Element): string {
  const group = near(control, GROUPS);
  return group && !vast(group) && all(group, CONTROLS, 2).length === 1 ? named(group)[0] ?? "" : "";
}

/** The label of a button. An input's value is its label only where nothing can be typed: a field that is called a button has none. */
export function buttonText(button: Element): string {
  const text = is(button, "input[type=submit],input[type=button],input[type=reset]") ? attr(button, "value") : shownText(button, 80, true);
  // One letter is enough here: 是.
  return tidy((/\p{L}/u.test(text) ? text : attr(button, "aria-label")).slice(0, 80));
}

