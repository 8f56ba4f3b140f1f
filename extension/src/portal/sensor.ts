/**
 * Looks at one frame and tells what it sees whenever that changes. It never
 * changes the page.
 */
import type { Facts } from "../shared/messages";
import { type Control, controlsOf, stateOf } from "./controls";
import { forget, isHidden } from "./dom";
import { hostOf, isLarge, MOST_ROOTS, type Root, Shadows } from "./roots";
import { describe, scopeOf, signedIn, signIn } from "./scope";
import { isOfOurs, isOurs } from "./stage";
import { groupTexts, leading, names, question, textsOf } from "./text";

/** How many controls of a frame are told of. */
const MOST_CONTROLS = 40;
/** The least time between two looks while the page keeps changing, in ms. */
const PAUSE = 30;
/** A look may take this part of the time, so that a busy page stays usable. */
const SHARE = 0.03;
/** After a search as long as this the look is a task of its own, in ms. */
const LONG = 5;
/** Attaching a shadow root and upgrading an element leave no record, so the page is looked through again after activity: pauses in ms. */
const AGAIN = [300, 700, 2_000];
/** Setting a box from a script leaves no trace: known boxes are read again, in ms. */
const REREAD = 500;

const ATTRIBUTES = ["checked", "aria-checked", "aria-pressed", "aria-label", "aria-labelledby", "role", "type", "hidden", "open", "class", "style", "aria-hidden"];
/** What follows a change of style may show a control without a further change. */
const SHOWING = ["transitionend", "animationend", "toggle"];
const USING = ["click", "change", "keyup"];

export class Sensor {
  readonly #tell: (facts: Facts) => void;
  readonly #observer = new MutationObserver((records) => this.#changed(records));
  readonly #roots = new Set<Root>();
  readonly #shadows = new Shadows((root) => {
    if (this.#watch(root)) this.#soon();
  });
  readonly #keys = new WeakMap<Element, string>();
  #elements = new Map<string, Element>();
  #controls: Control[] = [];
  #told = "";
  #states = "";
  /** Whether a look is on its way. */
  #due = false;
  #again: number | undefined;
  #lastLook = -Infinity;
  #cost = 0;
  #next = 1;
  #stopped = false;
  /** Whether there may be elements that were not searched for shadow roots. */
  #grown = true;
  #rereading: number | undefined;

  constructor(tell: (facts: Facts) => void) {
    this.#tell = tell;
  }

  start(): void {
    for (const type of SHOWING) addEventListener(type, this.#showing, true);
    this.#soon();
  }

  /** Looks again, after the page was hidden. */
  wake(): void {
    this.#soon();
  }

  /** The element of a candidate that was told of, or of one of its choices: "<key>.<index>". */
  element(key: string): Element | undefined {
    return this.#elements.get(key);
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    this.#shadows.stop();
    clearTimeout(this.#again);
    clearInterval(this.#rereading);
    for (const type of SHOWING) removeEventListener(type, this.#showing, true);
    for (const type of USING) removeEventListener(type, this.#reread, true);
    this.#elements.clear();
    this.#controls = [];
  }

  /** Follows the changes of a root, and tells whether it is new. */
  #watch(root: Root): boolean {
    if (this.#roots.has(root) || this.#roots.size > MOST_ROOTS) return false;
    this.#roots.add(root);
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
    return true;
  }

  /** Searches what is new for shadow roots; what had none is asked again for a while. */
  #search(step = 0): void {
    clearTimeout(this.#again);
    if (!this.#shadows.busy) {
      if (this.#grown) this.#shadows.search();
      else this.#shadows.again();
      this.#grown = false;
    }
    if (step < AGAIN.length && this.#shadows.open) this.#again = setTimeout(() => this.#search(step + 1), AGAIN[step]);
  }

  #changed(records: MutationRecord[]): void {
    if ((this.#due && this.#grown) || records.every(isOurs)) return;
    this.#grown ||= records.some((r) => r.addedNodes.length > 0);
    this.#soon();
  }

  readonly #showing = (event: Event): void => {
    if (!isOfOurs(event)) this.#soon();
  };

  #soon(): void {
    if (this.#due || isHidden()) return;
    this.#due = true;
    const pause = this.#lastLook + Math.max(PAUSE, this.#cost / SHARE) - performance.now();
    if (pause > 0) setTimeout(() => afterFrame(this.#look), pause);
    else afterFrame(this.#look);
  }

  /** Follows the states of known controls, from the first one on. */
  #follow(): void {
    if (this.#rereading !== undefined) return;
    this.#rereading = setInterval(this.#reread, REREAD);
    for (const type of USING) addEventListener(type, this.#reread, true);
  }

  readonly #reread = (): void => {
    if (this.#controls.some((c) => !c.element.isConnected) || statesOf(this.#controls) !== this.#states) this.#soon();
  };

  /** Searches for new shadow roots and looks. spent: what the search before it has taken, in ms. */
  readonly #look = (spent = 0): void => {
    if (this.#stopped) return;
    const began = performance.now() - spent;
    forget();
    // What came before the first look needs no record.
    this.#watch(document);
    if (this.#grown && spent === 0) {
      this.#search();
      const took = performance.now() - began;
      if (took > LONG) return void setTimeout(this.#look, 0, took);
    }
    this.#due = false;
    for (const root of this.#roots) if (hostOf(root)?.isConnected === false) this.#roots.delete(root);
    const facts = this.#facts();
    const text = JSON.stringify(facts);
    if (text !== this.#told) {
      this.#told = text;
      this.#tell(facts);
    }
    this.#lastLook = performance.now();
    this.#cost = this.#lastLook - began;
  };

  #facts(): Facts {
    const roots = [...this.#roots];
    const components = roots.map(hostOf).filter((host) => host !== null);
    const large = isLarge();
    const fields = roots.map(signIn);
    const asks = fields.some((f) => f !== null);
    const signed = !asks && !large && roots.some(signedIn);
    const facts: Facts = { type: "facts", top: self === top, signIn: asks, signedIn: signed, candidates: [], scopes: [] };
    const places = new Map<ParentNode, number>();
    this.#elements = new Map();
    this.#controls = [];
    for (const [i, root] of roots.entries()) {
      // A question stands on a page of its own: no field is left of the step before, and nobody is through.
      for (const control of controlsOf(root, fields[i]!, large, !asks && !signed && !large, components)) {
        if (facts.candidates.length >= MOST_CONTROLS) break;
        try {
          this.#describe(control, facts, places, large);
        } catch {
          // One element that a page made odd hides no other.
        }
      }
    }
    this.#states = statesOf(this.#controls);
    if (this.#controls.length > 0) this.#follow();
    return facts;
  }

  #describe(control: Control, { candidates, scopes }: Facts, places: Map<ParentNode, number>, large: boolean): void {
    const { element, kind, choices } = control;
    const texts = kind === "button" ? leading(element) : kind === "radio" ? groupTexts(element) : textsOf(element);
    if (texts.length === 0 && !choices?.some((c) => names(c.text))) return;
    const around = scopeOf(element, large);
    let scope = places.get(around);
    if (scope === undefined) {
      scope = scopes.push(describe(around, element)) - 1;
      places.set(around, scope);
    }
    const key = this.#key(element);
    this.#elements.set(key, element);
    choices?.forEach((c, i) => this.#elements.set(`${key}.${i}`, c.element));
    this.#controls.push(control);
    const asked = choices ? "" : question(element);
    candidates.push({
      key, kind, state: choices ? "off" : stateOf(element), texts, scope,
      ...(asked && { question: asked }),
      ...(choices && { choices: choices.map(({ text, on }) => ({ text, on })) }),
    });
  }

  #key(control: Element): string {
    let key = this.#keys.get(control);
    if (!key) this.#keys.set(control, (key = `c${this.#next++}`));
    return key;
  }
}

/** The states of controls as one word. */
function statesOf(controls: Control[]): string {
  return controls.map(({ element, kind, choices }) =>
    kind === "button" ? "" : kind === "select" && element instanceof HTMLSelectElement ? element.selectedIndex :
    choices ? choices.map((c) => stateOf(c.element)).join() : stateOf(element)).join(";");
}

/** Runs a look once the page's own frame is laid out: asking for boxes before would lay it out twice. */
function afterFrame(look: () => void): void {
  requestAnimationFrame(() => setTimeout(look));
}
