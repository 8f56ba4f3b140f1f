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
const PLAIN = ":is(:empty,body>*):is(div,span,main,section,article,aside,header,footer,nav,p)";

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

/** The elements of one list, each read one by one. */
interface Hosts {
  length: number;
  item(i: number): Node | null;
}

/** Lists of the elements in a root that may have a shadow root of their own. */
function hosts(root: Root): Hosts[] {
  // An XPath starts at an element, never at a shadow root.
  const tops = root instanceof Document ? all(root, ":root") : root.children;
  const found: Hosts[] = [...tops].map((top) => xpath(CUSTOM, top))
    .map((result) => ({ length: result.snapshotLength, item: (i) => result.snapshotItem(i) }));
  // On a page as large as no honest one is, custom elements alone.
  return root instanceof Document && everyElement().length > LARGE ? found : [...found, all(root, PLAIN)];
}

/** Finds the shadow roots of the document, those within others included. */
export class Shadows {
  readonly #found: (root: ShadowRoot) => void;
  /** What had no root when it was last asked. */
  #without: Element[] = [];
  /** The next piece of a search that is not through. */
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(found: (root: ShadowRoot) => void) {
    this.#found = found;
  }

  /** Looks through the whole document. */
  search(): void {
    this.#ask(hosts(document));
  }

  /** Asks again what may have got a root since: enough where the page has no new elements. */
  again(): void {
    if (this.#next !== undefined) return; // The search goes on.
    const asked = this.#without;
    this.#ask([{ length: asked.length, item: (i) => asked[i] ?? null }]);
  }

  stop(): void {
    clearTimeout(this.#next);
    this.#without = [];
  }

  /**
   * Asks each element of the lists. A page with very many that may have a root is
   * gone through in pieces, so that nothing else waits; a new search ends an old one.
   */
  #ask(lists: Hosts[]): void {
    this.stop();
    let [roots, left] = [MOST_ROOTS, MOST];
    let [list, at] = [0, 0];
    const piece = (): void => {
      for (let n = 0; n < PIECE && list < lists.length && roots > 0 && left > 0; n++, left--) {
        const host = lists[list]!.item(at++) as Element | null;
        const root = host && shadowOf(host);
        if (root) {
          roots--;
          this.#found(root);
          lists.push(...hosts(root));
        } else if (host) {
          this.#without.push(host);
        }
        if (at >= lists[list]!.length) [list, at] = [list + 1, 0];
      }
      this.#next = list < lists.length && roots > 0 && left > 0 ? setTimeout(piece, 20) : undefined;
    };
    piece();
  }
}
