/**
 * The place in a page where the card stands: a closed shadow root in the
 * browser's top layer. The page can find it and can take it away, so what is
 * done to it is undone, for as long as that is not a war.
 */
import style from "./card.css";

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";
/** How often the page may take the card away before it is left in peace: the toolbar still tells. */
const PATIENCE = 40;
/** The shortest time between two repairs, in ms. */
const PAUSE = 100;

/** An element of ours, whatever kind of document the page is. */
export const create = <K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K] => document.createElementNS(HTML, tag) as HTMLElementTagNameMap[K];

/** What we put into the page. */
const ours = new WeakSet<EventTarget>();

/** Whether a change of the page is our own card's, put there or taken away. */
export const isOurs = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === "childList" && [...addedNodes, ...removedNodes].every((node) => ours.has(node));

/** Whether an event is our own card's. */
export const isOfOurs = ({ target }: Event): boolean => target !== null && ours.has(target);

export class Stage {
  readonly #host = create("div");
  readonly root = this.#host.attachShadow({ mode: "closed" });
  readonly #observer = new MutationObserver(() => this.#mend());
  #shown = false;
  #left = PATIENCE;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    dress(this.root);
    this.#host.addEventListener("toggle", () => this.#mend());
    // Whatever the page put over the card goes below it, as soon as the user comes to it.
    this.#host.addEventListener("pointerenter", () => !this.root.activeElement && this.raise());
  }

  show(): void {
    this.#shown = true;
    this.#place();
  }

  /** Takes the card away for good. */
  remove(): void {
    this.#shown = false;
    this.#observer.disconnect();
    this.#parent().remove();
  }

  /** Brings the card over everything. A focus in it stays where it is. */
  raise(): void {
    if (!this.#shown) return;
    const focused = this.root.activeElement as HTMLElement | null;
    this.#pop("hidePopover");
    this.#pop("showPopover");
    focused?.focus({ preventScroll: true });
  }

  #place(): void {
    // While a modal dialog is open, only what is in it can be clicked.
    const dialog = [...document.querySelectorAll("dialog:modal")].pop();
    const home = dialog ?? document.documentElement;
    if (!home) return;
    this.#observer.disconnect();
    for (const { name } of [...this.#host.attributes]) this.#host.removeAttribute(name);
    this.#host.setAttribute("popover", "manual");
    const placed = this.#parent();
    for (const own of [this.#host, placed]) ours.add(own);
    if (placed.parentNode !== home) home.append(placed);
    this.#pop("showPopover");
    this.#observer.observe(document.documentElement, { childList: true });
    if (dialog) this.#observer.observe(dialog, { childList: true, attributes: true });
    this.#observer.observe(this.#host, { attributes: true });
    if (placed !== this.#host) this.#observer.observe(placed, { childList: true, attributes: true });
  }

  /** The host, or in a drawing what makes room for it there. */
  #parent(): Element {
    if (!(document.documentElement instanceof SVGElement)) return this.#host;
    if (this.#host.parentNode instanceof SVGElement) return this.#host.parentNode;
    const room = document.createElementNS(SVG, "foreignObject");
    for (const side of ["width", "height"]) room.setAttribute(side, "100%");
    room.setAttribute("pointer-events", "none");
    room.append(this.#host);
    return room;
  }

  #pop(how: "showPopover" | "hidePopover"): void {
    try {
      this.#host[how]();
    } catch {
      // It is so already, or this document has no top layer; its place in the page does.
    }
  }

  #mend(): void {
    if (!this.#shown || this.#timer !== undefined || this.#left <= 0) return;
    if (this.#host.isConnected && this.#host.matches(":popover-open") && this.#host.attributes.length === 1) return;
    this.#left--;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#shown) this.#place();
    }, PAUSE);
  }
}

/** Gives the root its style in a way that a page's content security policy cannot forbid. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps adopted sheets from content scripts; a style element of theirs is exempt from the policy.
    const element = create("style");
    element.textContent = style;
    root.append(element);
  }
}
