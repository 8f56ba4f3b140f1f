/** What surrounds a candidate: the words and fields that tell a sign-in form from others. */
import type { Scope } from "../shared/messages";
import { shownText, tidy } from "./text";

const DIALOG = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true]";
const CONSENT = /cookie|consent|gdpr|cmp-|onetrust|didomi/i;
const PASSWORD = "input[type=password]";
const ACCOUNT = "[autocomplete~=username],[autocomplete~=current-password],[autocomplete~=one-time-code],[autocomplete~=webauthn]";
const OTHER = "[autocomplete^=cc-],input[type=search],[role=search]";
const HEADINGS = "h1,h2,h3,legend,[role=heading]";
const BUTTONS = "button,[role=button]";
const MOST_WORDS = 12;

/** Whether the root shows a field of a sign-in step. */
export function signIn(root: ParentNode): boolean {
  const field = root.querySelector(`${PASSWORD},[autocomplete~=one-time-code]`);
  return field !== null && field.checkVisibility();
}

/** What only a signed-in page has: a way out, or the portal's own frame around an account. No words, so it holds in every language. */
const SIGNED_IN = ["logout", "log-out", "signout", "sign-out"].map((w) => `[id*="${w}" i],[class*="${w}" i],a[href*="${w}" i],form[action*="${w}" i]`).join(",") +
  ",#cp-ib-app-main-content";

/** Whether the root shows that somebody is signed in. */
export function signedIn(root: ParentNode): boolean {
  const mark = root.querySelector(SIGNED_IN);
  return mark !== null && mark.checkVisibility();
}

/** The form or dialog that an element stands in, across shadow roots; the document where there is none. */
export function scopeOf(element: Element): ParentNode {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = at.closest(`form,[role=form],${DIALOG}`);
    if (found) return found;
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot)) break;
    // A component that holds the sign-in's fields is the form, whatever it is called.
    if (root.querySelector(PASSWORD)) return root;
    at = root.host;
  }
  return document;
}

/** Describes a scope. from is an element in it, whose language and surroundings count. */
export function describe(scope: ParentNode, from: Element): Scope {
  const container = upwards(from, (e) => CONSENT.test(`${e.id} ${e.getAttribute("class") ?? ""} ${e.getAttribute("aria-label") ?? ""}`));
  const dialog = upwards(from, (e) => e.matches(DIALOG));
  const words = [document.title];
  const places = scope === document ? [document] : [scope, headingScope(scope)];
  for (const place of places) {
    for (const e of place.querySelectorAll(place === scope ? `${HEADINGS},${BUTTONS}` : HEADINGS)) {
      if (words.length >= MOST_WORDS) break;
      const text = shownText(e, 80);
      if (text) words.push(text);
    }
  }
  return {
    language: upwards(from, (e) => e.hasAttribute("lang"))?.getAttribute("lang") ?? "",
    passwords: Math.min(9, scope.querySelectorAll(PASSWORD).length),
    account: scope.querySelector(ACCOUNT) !== null,
    other: scope.querySelector(OTHER) !== null,
    consent: container !== null && container.querySelector(PASSWORD) === null,
    words: words.map((w) => tidy(w).slice(0, 80)),
    dialog: dialog ? shownText(dialog, 300) : "",
  };
}

/** The part of the page whose heading speaks for a form: it often stands before the form. */
function headingScope(scope: ParentNode): ParentNode {
  return scope instanceof Element ? (scope.closest("main,section,article,[role=main]") ?? document) : document;
}

/** The nearest element from here upwards that fits, across shadow roots. */
function upwards(from: Element, fits: (e: Element) => boolean): Element | null {
  for (let at: Element | null = from; at; ) {
    if (fits(at)) return at;
    const up: Node | null = at.parentNode;
    at = up instanceof ShadowRoot ? up.host : up instanceof Element ? up : null;
  }
  return null;
}
