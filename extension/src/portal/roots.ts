/** The document and every shadow root in it. */

export type Root = Document | ShadowRoot;

/** How many elements one look goes through. */
const MOST = 20_000;

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

/** Calls found for every shadow root below a node, the roots within those included. */
export function eachShadow(below: ParentNode, found: (root: ShadowRoot) => void): void {
  let left = MOST;
  const look = (node: ParentNode): void => {
    for (const element of node.querySelectorAll("*")) {
      if (--left < 0) return;
      const root = shadowOf(element);
      if (!root) continue;
      found(root);
      look(root);
    }
  };
  look(below);
}
