/**
 * The few ways in which we look at a page. A form or a document answers with a
 * field called "querySelector" or "title" before it answers with its own
 * member, so a page could hide things from us. These ask the prototypes, which
 * in our own world no page can change.
 */

const get = (prototype: object, name: string, of: Node): unknown => Reflect.get(prototype, name, of);

/** What a selector finds. A script pays for each element that it takes out of the list. */
export const query = (node: ParentNode, selector: string): NodeListOf<Element> => kindOf(node).querySelectorAll.call(node, selector);
export const one = (node: ParentNode, selector: string): Element | null => kindOf(node).querySelector.call(node, selector);
export const byId = (root: Document | ShadowRoot, id: string): Element | null => (root === document ? Document : DocumentFragment).prototype.getElementById.call(root, id);
export const up = (node: Node): Node | null => get(Node.prototype, "parentNode", node) as Node | null;
export const firstChild = (node: Node): Node | null => get(Node.prototype, "firstChild", node) as Node | null;
export const attr = (e: Element, name: string): string => Element.prototype.getAttribute.call(e, name) ?? "";
export const is = (e: Element, selector: string): boolean => Element.prototype.matches.call(e, selector);
export const near = <E extends Element = Element>(e: Element, selector: string): E | null => Element.prototype.closest.call(e, selector) as E | null;
export const isHidden = (): boolean => get(Document.prototype, "hidden", document) as boolean;
export const titleOf = (): string => get(Document.prototype, "title", document) as string;

const kindOf = (node: ParentNode): ParentNode => (node === document ? Document : node instanceof Element ? Element : DocumentFragment).prototype;

/** The first elements that a selector finds. */
export function all(node: ParentNode, selector: string, most = Infinity): Element[] {
  const found = query(node, selector);
  const first: Element[] = [];
  for (let i = 0; i < found.length && i < most; i++) first.push(found[i]!);
  return first;
}

/** What was read of a part of the page, for one look. */
let read = new WeakMap<ParentNode, Map<string, unknown>>();

/** Forgets what was read; to be called when the page may have changed. */
export function forget(): void {
  read = new WeakMap();
}

/** Reads something of a part of the page, once in a look. */
export function once<T>(place: ParentNode, what: string, find: () => T): T {
  let known = read.get(place);
  if (!known) read.set(place, (known = new Map<string, unknown>()));
  if (!known.has(what)) known.set(what, find());
  return known.get(what) as T;
}

/** How many elements the document has. */
export const size = (): number => once(document, "size", () => query(document, "*").length);

/** From this size on a query takes longer than what comes before it. */
const MANY = 1_000;

/** Selectors by the kind of element that they find: a name, or an attribute. */
export type Kinds = Readonly<Record<string, string>>;

/**
 * The first elements that selectors of several kinds find, in the page's order. A
 * browser asks every element each selector of a list, and finds by one name or
 * attribute alone at once: kinds that a large page has none of are left out first.
 */
export function any(node: ParentNode, kinds: Kinds, most: number): Element[] {
  const there = Object.keys(kinds).filter((kind) => size() < MANY || once(node, kind, () => one(node, kind) !== null));
  return there.length > 0 ? all(node, there.map((kind) => kinds[kind]).join(), most) : [];
}

/** The parent, across shadow roots; null above the document's own element. */
export function above(e: Element): Element | null {
  const node = up(e);
  return node instanceof Element ? node : node instanceof ShadowRoot ? node.host : null;
}

/** The nearest element from here upwards that fits, across shadow roots. */
export function upwards(from: Element, fits: (e: Element) => boolean): Element | null {
  let at: Element | null = from;
  while (at && !fits(at)) at = above(at);
  return at;
}

/** Whether an element has a box, which is not see-through unless that is allowed. */
export function shown(e: Element, clear = false): boolean {
  if (!Element.prototype.checkVisibility.call(e, { visibilityProperty: true, opacityProperty: !clear })) return false;
  // Beyond the page's upper or left edge nobody can scroll.
  const box = Element.prototype.getBoundingClientRect.call(e);
  return box.right + Math.abs(scrollX) > 0 && box.bottom + scrollY > 0;
}
