/** The document and every shadow root in it. */

export type Root = Document | ShadowRoot;

/** How many elements one look goes through. */
const MOST = 20_000;

/**
 * What may have a shadow root: custom elements, whose names no selector can
 * tell, and the boxes that pages use for it. An element that a script looks at
 * costs; most need not be looked at.
 */
const HOSTS = ":not(a,b,br,button,canvas,circle,code,dd,dl,dt,em,fieldset,form,g,h1,h2,h3,h4,h5,h6,head,head *,html,hr,i,iframe,img,input," +
  "label,legend,li,line,link,ol,optgroup,option,p,path,picture,polygon,pre,rect,script,select,slot,small,source,strong,style,sub,sup,svg,svg *," +
  "table,tbody,td,template,textarea,tfoot,th,thead,tr,u,ul,use,video)";

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
    for (const element of node.querySelectorAll(HOSTS)) {
      if (--left < 0) return;
      const root = shadowOf(element);
      if (!root) continue;
      found(root);
      look(root);
    }
  };
  look(below);
}
