/** The document and every shadow root in it. */
import { all, everyElement, xpath } from "./dom";

export type Root = Document | ShadowRoot;

/** How many elements are asked for a shadow root at most, and how many roots are watched. */
const MOST = 20_000;
/** How many elements are asked for their root in one piece. */
const PIECE = 500;
/** A page with more elements than this is searched for boxes, fields and components alone. */
export const LARGE = 30_000;
export const MOST_ROOTS = 400;

/**
 * What may have a shadow root: custom elements, and the plain ones that allow it
 * where they are empty but for it or are the page's outermost. A script that
 * goes through a page's elements pays for each of them, and no selector can tell
 * a custom element from others: an XPath is ten times as fast.
 */
const CUSTOM = "descendant-or-self::*[contains(local-name(),'-')]";
const PLAIN = ":is(div,span,main,section,article,aside,header,footer,nav,p):is(:empty,body>*)";

let custom: XPathExpression | undefined;

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

/** Lists of the elements in a root that may have a shadow root of their own, each read one by one. */
function hosts(root: Root): { length: number; item(i: number): Node | null }[] {
  custom ??= xpath(CUSTOM);
  // An XPath starts at an element, never at a shadow root.
  const tops = root instanceof Document ? all(root, ":root") : root.children;
  const found = [...tops].map((top) => custom!.evaluate(top, XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE))
    .map((result) => ({ length: result.snapshotLength, item: (i: number) => result.snapshotItem(i) }));
  // On a page as large as no honest one is, custom elements alone.
  return root instanceof Document && everyElement().length > LARGE ? found : [...found, all(root, PLAIN)];
}

/**
 * Calls found for every shadow root of the document, the roots within those
 * included. A page with very many elements that may have one is gone through in
 * pieces, so that nothing else waits.
 */
export function eachShadow(found: (root: ShadowRoot) => void): void {
  const lists = hosts(document);
  let [roots, left] = [MOST_ROOTS, MOST];
  let [list, at] = [0, 0];
  const piece = (): void => {
    for (let n = 0; n < PIECE && list < lists.length && roots > 0 && left > 0; n++, left--) {
      const host = lists[list]!.item(at++);
      const root = host && shadowOf(host as Element);
      if (root) {
        roots--;
        found(root);
        lists.push(...hosts(root));
      }
      if (at >= lists[list]!.length) [list, at] = [list + 1, 0];
    }
    if (list < lists.length && roots > 0 && left > 0) setTimeout(piece, 20);
  };
  piece();
}
