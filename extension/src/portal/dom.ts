/**
 * The few ways in which we look at a page. A form or a document answers with a
 * field called "querySelector" or "title" before it answers with its own
 * member, so a page could hide things from us. These ask the prototypes.
 */

const getter = (prototype: object, name: string): (() => unknown) => Object.getOwnPropertyDescriptor(prototype, name)!.get!;
const parent = getter(Node.prototype, "parentNode");
const first = getter(Node.prototype, "firstChild");
const hidden = getter(Document.prototype, "hidden");
const title = getter(Document.prototype, "title");
const { querySelectorAll: inDocument, getElementsByTagName, evaluate, getElementById } = Document.prototype;
const { querySelectorAll: inFragment, getElementById: ofFragment } = DocumentFragment.prototype;
const { querySelectorAll: inElement, getAttribute, matches, closest, checkVisibility } = Element.prototype;

export const all = <E extends Element = Element>(node: ParentNode, selector: string): NodeListOf<E> =>
  (node instanceof Element ? inElement : node instanceof Document ? inDocument : inFragment).call(node, selector) as NodeListOf<E>;

export const everyElement = (): HTMLCollectionOf<Element> => getElementsByTagName.call(document, "*");
export const byId = (root: Document | ShadowRoot, id: string): Element | null => (root instanceof Document ? getElementById : ofFragment).call(root, id);
/** What an XPath finds from an element on, in no order. */
export const xpath = (expression: string, from: Element): XPathResult => evaluate.call(document, expression, from, null, XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE, null);
export const up = (node: Node): Node | null => parent.call(node) as Node | null;
export const firstChild = (node: Node): Node | null => first.call(node) as Node | null;
export const attr = (e: Element, name: string): string => getAttribute.call(e, name) ?? "";
export const is = (e: Element, selector: string): boolean => matches.call(e, selector);
export const near = <E extends Element = Element>(e: Element, selector: string): E | null => closest.call(e, selector) as E | null;
export const isHidden = (): boolean => hidden.call(document) as boolean;
export const titleOf = (): string => title.call(document) as string;

/** The parent, across shadow roots; null above the document's own element. */
export function above(e: Element): Element | null {
  const node = up(e);
  return node instanceof ShadowRoot ? node.host : node instanceof Element ? node : null;
}

/** The nearest element from here upwards that fits, across shadow roots. */
export function upwards(from: Element, fits: (e: Element) => boolean): Element | null {
  let at: Element | null = from;
  while (at && !fits(at)) at = above(at);
  return at;
}

/** Whether an element has a box, which is not see-through unless that is allowed. */
export function shown(e: Element, clear = false): boolean {
  if (!checkVisibility.call(e, { visibilityProperty: true, opacityProperty: !clear })) return false;
  // Beyond the page's upper or left edge nobody can scroll.
  return [...e.getClientRects()].some((box) => box.right + Math.abs(scrollX) > 0 && box.bottom + scrollY > 0);
}
