/** The document and every shadow root in it. */
import { all } from "./dom";

export type Root = Document | ShadowRoot;

/** How many elements one look goes through, and how many roots are watched. */
const MOST = 10_000;
export const MOST_ROOTS = 400;

/**
 * What may have a shadow root: custom elements, and the plain ones that allow it
 * where they are empty but for it or are the page's outermost. A script that
 * goes through a page's elements pays for each of them, and no selector can tell
 * a custom element from others: an XPath is ten times as fast.
 */
const PLAIN = ["div", "span", "main", "section", "article", "aside", "header", "footer", "nav", "p"].map((name) => `self::${name}`).join(" or ");
const HOSTS = `descendant-or-self::*[contains(local-name(),'-') or (${PLAIN}) and (not(* or text()[normalize-space()]) or parent::body)]`;

const evaluate = Document.prototype.evaluate;

/** An element's shadow root, closed ones included: content scripts may look into those. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  // Closed roots belong to custom elements; asking for every element would cost too much.
  if (!element.localName.includes("-")) return null;
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  // Chromium's way; Firefox has the property above instead.
  const { dom } = chrome as Partial<typeof chrome>;
  return dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null;
}

/** The elements in a root that may have a shadow root of their own. */
function hosts(root: Root): Element[] {
  const found: Element[] = [];
  // An XPath starts at an element, never at a shadow root.
  const tops = root instanceof Document ? all(root, ":root") : root.children;
  for (const top of tops) {
    const result = evaluate.call(document, HOSTS, top, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    for (let i = 0; i < result.snapshotLength && found.length < MOST; i++) found.push(result.snapshotItem(i) as Element);
  }
  return found;
}

/** Calls found for every shadow root of the document, the roots within those included. */
export function eachShadow(found: (root: ShadowRoot) => void): void {
  let left = MOST;
  let roots = MOST_ROOTS;
  const look = (within: Root): void => {
    for (const element of hosts(within)) {
      if (--left < 0 || roots <= 0) return;
      const root = shadowOf(element);
      if (!root) continue;
      roots--;
      found(root);
      look(root);
    }
  };
  look(document);
}
