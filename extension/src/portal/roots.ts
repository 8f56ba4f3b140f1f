/** The document and every shadow root in it. */
import { query, size } from "./dom";

export type Root = Document | ShadowRoot;

/** What a shadow root belongs to; null for the document. */
export const hostOf = (root: Root): Element | null => (root === document ? null : (root as ShadowRoot).host);

/** How many elements are asked for a shadow root at most, and how many roots are watched. */
const MOST = 20_000;
/** How many elements are asked for their root in one piece. */
const PIECE = 500;
/** A page with more elements than this is searched for boxes, fields and components alone. */
const LARGE = 30_000;
export const MOST_ROOTS = 400;

/** The plain elements that may have a shadow root. One is asked where it is empty but for its root, or the page's outermost. */
const PLAIN = ["div", "span", "p", "main", "section", "article", "aside", "header", "footer", "nav"];
const ABLE = new RegExp(`-|^(${PLAIN.join("|")})$`);
/**
 * Finds custom elements, and plain ones but for the unfit. No selector can tell a
 * custom element, and a script that goes through a page's elements pays for each
 * of them: so the names that most others have are ruled out, the frequent first.
 */
const hosts = (unfit: string): string => `:not(a,li,td,tr,${PLAIN.slice(0, 3).map((name) => name + unfit).join()},img,path,option,input,button,i,b,br,label,svg,use,g,ul,` +
  `h1,h2,h3,h4,script,link,meta,style,table,tbody,th,form,select,strong,em,small,ol,dl,dt,dd,pre,code,rect,circle,line,text,tspan,html,head,title,body,:is(${PLAIN.slice(3).join()})${unfit})`;
const CUSTOM = hosts("");
const ALL = hosts(":not(:empty,body>*)");

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

/** Whether a page is as large as no honest one is. */
export const isLarge = (): boolean => size() > LARGE;

/** The elements of a root that may have a shadow root, among others; on a large page custom ones alone. */
const hostsOf = (root: Root): NodeListOf<Element> => query(root, root === document && isLarge() ? CUSTOM : ALL);

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

  /** Whether a search goes on. */
  get busy(): boolean {
    return this.#next !== undefined;
  }

  /** Whether there is anything that may get a root yet. */
  get open(): boolean {
    return this.busy || this.#without.length > 0;
  }

  /** Looks through the whole document. */
  search(): void {
    this.#ask([hostsOf(document)]);
  }

  /** Asks again what may have got a root since: enough where the page has no new elements. */
  again(): void {
    this.#ask([this.#without]);
  }

  stop(): void {
    clearTimeout(this.#next);
    this.#without = [];
  }

  /**
   * Asks each element of the lists. A page with very many that may have a root is
   * gone through in pieces, so that nothing else waits.
   */
  #ask(lists: ArrayLike<Element>[]): void {
    this.stop();
    let [roots, left] = [MOST_ROOTS, MOST];
    let [list, at] = [0, 0];
    const piece = (): void => {
      for (let n = 0; n < PIECE && list < lists.length && roots > 0 && left > 0; n++) {
        const host = lists[list]![at++];
        const able = host && ABLE.test(host.localName);
        const root = able && shadowOf(host);
        if (able) left--;
        if (root) {
          roots--;
          this.#found(root);
          lists.push(hostsOf(root));
        } else if (able) {
          this.#without.push(host);
        }
        if (at >= lists[list]!.length) [list, at] = [list + 1, 0];
      }
      this.#next = list < lists.length && roots > 0 && left > 0 ? setTimeout(piece, 20) : undefined;
    };
    piece();
  }
}
