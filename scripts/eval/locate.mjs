// Runs inside the extension's own world of one frame of a page under test.

/**
 * Tells whether the control that the sensor calls key is the one that selector
 * names: the element itself, its label, its wrapper, or what draws it. The
 * notation " >>> " crosses a shadow root or a frame's document. The answer is
 * {matches, element}; element describes what was found, as markup without text.
 */
export function locate(key, selector) {
  const inside = (e) => chrome.dom?.openOrClosedShadowRoot?.(e) ?? e.shadowRoot;
  const up = (e) => e.parentElement ?? (e.getRootNode() instanceof ShadowRoot ? e.getRootNode().host : null);
  const holds = (outer, inner) => {
    for (let e = inner, n = 0; e && n < 5; e = up(e), n++) if (e === outer) return true;
    return false;
  };
  const controls = (e) => e.querySelectorAll("input:not([type=hidden]),select,textarea,button,[role=checkbox],[role=switch],[role=radio]").length;

  const found = globalThis.sallyport?.element(key);
  if (!found) return { matches: false, element: "" };
  const copy = found.cloneNode(false);
  const element = copy.outerHTML.slice(0, 160);
  if (!selector) return { matches: true, element };

  const steps = selector.split(" >>> ").map((s) => s.trim());
  const same = (wanted) => {
    if (wanted === found || holds(found, wanted) || holds(wanted, found)) return true;
    const labels = [...(found.labels ?? []), ...(wanted.labels ?? [])];
    if (labels.some((l) => l === wanted || l === found || l.contains(wanted) && l.contains(found))) return true;
    if (wanted.localName === "label" && (wanted.htmlFor === found.id || wanted.contains(found))) return true;
    // The radio buttons of a group are one control.
    if (found.type === "radio" && wanted.type === "radio" && found.name === wanted.name && found.form === wanted.form) return true;
    const group = found.closest?.("fieldset,[role=radiogroup]");
    if (group && found.type === "radio" && (group.contains(wanted) || wanted.contains(group))) return true;
    // A native box and the element that draws it.
    for (let e = up(found), n = 0; e && n < 3; e = up(e), n++) if (holds(e, wanted) && controls(e) <= 2) return true;
    return false;
  };
  const walk = (roots, rest) => {
    for (const [i, step] of rest.entries()) {
      const here = roots.flatMap((r) => {
        try {
          return [...r.querySelectorAll(step)];
        } catch {
          return [];
        }
      });
      if (i === rest.length - 1) return here;
      roots = here.flatMap((e) => {
        const root = inside(e) ?? (/^i?frame$/.test(e.localName) ? frameOf(e) : null);
        return root ? [root] : [];
      });
    }
    return [];
  };
  const frameOf = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };
  // In a frame, the part of the path that is within it.
  const starts = self === top ? [0] : steps.map((_, i) => i).filter((i) => i > 0);
  return { matches: starts.some((i) => walk([document], steps.slice(i)).some(same)), element };
}
