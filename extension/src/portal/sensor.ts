/**
 * Looks at one frame and tells what it sees whenever that changes. It never
 * changes the page.
 */
import type { Candidate, Facts, Scope } from "../shared/messages";
import { controlsOf, kindOf, stateOf } from "./controls";
import { eachShadow, type Root } from "./roots";
import { describe, scopeOf, signedIn, signIn } from "./scope";
import { textsOf } from "./text";

/** How many controls of a frame are told of. */
const MOST_CONTROLS = 40;
/** The least time between two looks while the page keeps changing, in ms. */
const PAUSE = 30;
/** A look may take this part of the time, so that a busy page stays usable. */
const SHARE = 0.03;
/** Attaching a shadow root and upgrading an element leave no record, so the page is looked through again after activity: pauses in ms. */
const AGAIN = [300, 700, 2_000];
/** Setting a box from a script leaves no trace: known boxes are read again, in ms. */
const REREAD = 500;

const ATTRIBUTES = ["checked", "aria-checked", "aria-label", "aria-labelledby", "role", "type", "hidden", "open", "class", "style", "aria-hidden"];

export class Sensor {
  readonly #tell: (facts: Facts) => void;
  readonly #observer = new MutationObserver((records) => this.#changed(records));
  readonly #roots = new Set<Root>();
  readonly #keys = new WeakMap<Element, string>();
  #elements = new Map<string, Element>();
  #told = "";
  #timer: number | undefined;
  #again: number | undefined;
  #lastLook = -Infinity;
  #cost = 0;
  #next = 1;
  #stopped = false;
  #rereading: number | undefined;
  #states = new WeakMap<Element, Candidate["state"]>();

  constructor(tell: (facts: Facts) => void) {
    this.#tell = tell;
  }

  start(): void {
    this.#watch(document);
    eachShadow(document, (root) => this.#watch(root));
    this.#soon();
    this.#lookAgain();
  }

  /** Looks again, after the page was hidden. */
  wake(): void {
    this.#soon();
  }

  /** The element of a candidate that was told of. */
  element(key: string): Element | undefined {
    return this.#elements.get(key);
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    clearInterval(this.#rereading);
    this.#elements.clear();
  }

  #watch(root: Root): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  }

  #changed(records: MutationRecord[]): void {
    if (records.some((r) => r.type === "childList" && r.addedNodes.length > 0)) this.#lookAgain();
    this.#soon();
  }

  #lookAgain(step = 0): void {
    if (this.#again !== undefined && step === 0) return;
    this.#again = setTimeout(() => {
      const known = this.#roots.size;
      eachShadow(document, (root) => this.#watch(root));
      if (this.#roots.size > known) this.#soon();
      this.#again = undefined;
      if (step + 1 < AGAIN.length) this.#lookAgain(step + 1);
    }, AGAIN[step]);
  }

  #soon(): void {
    if (this.#timer !== undefined || document.hidden) return;
    const since = performance.now() - this.#lastLook;
    const pause = Math.max(PAUSE, this.#cost / SHARE);
    this.#timer = setTimeout(() => afterFrame(() => {
      this.#timer = undefined;
      if (!this.#stopped) this.#look();
    }), Math.max(0, pause - since));
  }

  /** Follows the states of known controls, from the first one on. */
  #follow(): void {
    if (this.#rereading !== undefined) return;
    this.#rereading = setInterval(() => this.#reread(), REREAD);
    for (const type of ["click", "change", "keyup"]) addEventListener(type, () => this.#reread(), { capture: true, passive: true });
  }

  #reread(): void {
    for (const element of this.#elements.values()) {
      if (!element.isConnected || this.#states.get(element) !== stateOf(element)) return this.#soon();
    }
  }

  #look(): void {
    const began = performance.now();
    this.#roots.forEach((root) => {
      if (root instanceof ShadowRoot && !root.host.isConnected) this.#roots.delete(root);
    });
    const facts = this.#facts();
    const text = JSON.stringify(facts);
    if (text !== this.#told) {
      this.#told = text;
      this.#tell(facts);
    }
    this.#lastLook = performance.now();
    this.#cost = this.#lastLook - began;
  }

  #facts(): Facts {
    const candidates: Candidate[] = [];
    const scopes: Scope[] = [];
    const indices = new Map<ParentNode, number>();
    const elements = new Map<string, Element>();
    let signs = false;
    let signed = false;
    for (const root of this.#roots) {
      signs ||= signIn(root);
      signed ||= signedIn(root);
      for (const control of controlsOf(root)) {
        if (candidates.length >= MOST_CONTROLS) break;
        const texts = textsOf(control);
        if (texts.length === 0) continue;
        const around = scopeOf(control);
        let scope = indices.get(around);
        if (scope === undefined) {
          scope = scopes.push(describe(around, control)) - 1;
          indices.set(around, scope);
        }
        const key = this.#key(control);
        const state = stateOf(control);
        elements.set(key, control);
        this.#states.set(control, state);
        candidates.push({ key, kind: kindOf(control), state, texts, scope });
      }
    }
    this.#elements = elements;
    if (elements.size > 0) this.#follow();
    return { type: "facts", top: self === top, signIn: signs, signedIn: signed && !signs, candidates, scopes };
  }

  #key(control: Element): string {
    let key = this.#keys.get(control);
    if (!key) this.#keys.set(control, (key = `c${this.#next++}`));
    return key;
  }
}

/** Runs a look once the page's own frame is laid out: asking for boxes before would lay it out twice. */
function afterFrame(look: () => void): void {
  requestAnimationFrame(() => setTimeout(look));
}
