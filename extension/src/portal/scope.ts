/** What surrounds a candidate: the words and fields that tell a sign-in form from others. */
import type { Scope } from "../shared/messages";
import { above, all, any, attr, is, type Kinds, near, once, one, shown, titleOf, upwards } from "./dom";
import { buttonText, shownText, tidy } from "./text";

const DIALOG = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true]";
const CONSENT = /cookie|consent|gdpr|cmp-|onetrust|didomi/i;
const PASSWORD = "input[type=password]";
const NEW = "[autocomplete~=new-password]";
const ONE_TIME = "[autocomplete~=one-time-code]";
/** A field for a code, by what it is called where it does not say what it is, or by how many digits it takes: all of a code, or one. */
const CALLED = ":is([inputmode=numeric],[type=tel],[type=number],[type=text]):is([name*=otp i],[id*=otp i],[name*=code i],[id*=code i],[name*=token i],[id*=token i],[name*=mfa i],[name*=2fa i])";
const SIZED = ":is([inputmode=numeric],[type=tel]):is([maxlength='1'],[maxlength='6'],[maxlength='8'])";
const NO_CODE = ":not([name*=post i],[name*=zip i],[id*=post i],[id*=zip i],[name*=promo i],[name*=country i],[autocomplete^=cc-],[autocomplete*=postal],[autocomplete^=bday])";
const DIGITS = `:is(${CALLED},${SIZED})${NO_CODE}`;
const CODE = `${ONE_TIME},input${DIGITS}`;
/** The fields of a sign-in step. */
const ASKED: Kinds = { input: `input:is([type=password],${DIGITS})`, [ONE_TIME]: ONE_TIME };
const ACCOUNT = `${CODE},[autocomplete~=username],[autocomplete~=current-password],[autocomplete~=webauthn]`;
const OTHER = "[autocomplete^=cc-],input[type=search],[role=search]";
const BOXES: Kinds = { input: "input[type=checkbox]", "[role]": "[role=checkbox],[role=switch]" };
const ROWS = ":is(li,tr,[role=row],[role=listitem],[role=treeitem])";
/** What the selectors of a description find is among these, which are looked for once; boxes, of which there may be many, are not. */
const MARKED: Kinds = { input: "input:not([type=checkbox],[type=radio])", textarea: "textarea", "[role]": "[role=search]", "[autocomplete]": "[autocomplete]" };
const MOST_MARKED = 2_000;
const FIELDS = "textarea,input:not([type=hidden],[type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image],[type=search])";
/** More boxes than a sign-in form has. */
const CROWD = 4;
const HEADINGS: Kinds = { h1: "h1", h2: "h2", h3: "h3", legend: "legend", "[role]": "[role=heading]" };
const BUTTONS = "button,[role=button],input[type=submit]";
const WORDS: Kinds = { ...HEADINGS, button: "button", "input[type=submit]": "input[type=submit]", "[role]": "[role=heading],[role=button]" };
const MOST_WORDS = 12;

/** Elements of which an attribute that names or leads holds a word. */
const naming = (word: string): string => `[id*=${word} i],[class*=${word} i],[href*=${word} i],[action*=${word} i]`;
/** Marks of a way out, or of the portal's own frame around an account. No words, so they hold in every language. What all have in common rules most elements out. */
const SIGNED_IN = `:is(a,button,form,input,[role]):is(${naming("out")}):is(${["logout", "log-out", "signout", "sign-out"].map(naming).join(",")}),#cp-ib-app-main-content`;

/** The first field of a sign-in step that the root shows: a password's or a code's, and none of those with which one makes a new password. */
export function signIn(root: ParentNode): Element | null {
  const fields = any(root, ASKED, 12).filter((e) => shown(e, true));
  const passwords = fields.filter((e) => is(e, PASSWORD));
  if (passwords.some((e) => is(e, NEW)) || (passwords.length > 1 && new Set(passwords.map((e) => near(e, "form"))).size === 1)) return null;
  return passwords[0] ?? fields[0] ?? null;
}

/** Whether the root shows that somebody is signed in. */
export function signedIn(root: ParentNode): boolean {
  return all(root, SIGNED_IN, 12).some((e) => shown(e));
}

/** The form or dialog that an element stands in, across shadow roots; the document where there is none, of a large one a part. */
export function scopeOf(element: Element, large: boolean): ParentNode {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = near(at, `form,[role=form],${DIALOG}`);
    if (found) return found;
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot)) break;
    // A component that holds the sign-in's fields is the form, whatever it is called.
    if (one(root, PASSWORD)) return root;
    at = root.host;
  }
  if (!large) return document;
  let part = element;
  for (let level = 0; level < 6 && above(part); level++) part = above(part)!;
  return is(part, "html,body") ? element : part;
}

/** Describes a scope. from is an element in it, whose language and surroundings count. */
export function describe(scope: ParentNode, from: Element): Scope {
  // A banner has something to press; a field whose name speaks of cookies has not.
  const container = upwards(above(from) ?? from, (e) => CONSENT.test(`${attr(e, "id")} ${attr(e, "class")} ${attr(e, "aria-label")}`) &&
    !is(e, "html,body") && one(e, "button,a,[role=button]") !== null);
  const dialog = upwards(from, (e) => is(e, DIALOG));
  const marked = any(scope, MARKED, MOST_MARKED);
  const boxes = any(scope, BOXES, CROWD);
  const crowded = boxes.length >= CROWD || boxes.some((e) => is(e, `${ROWS} *`));
  // In a page of many boxes, what is in a form elsewhere is not for these.
  const own = crowded && scope === document ? marked.filter((e) => near(e, "form") === null) : marked;
  const fields = (selector: string): Element[] => own.filter((e) => is(e, selector));
  return {
    language: attr(upwards(from, (e) => attr(e, "lang") !== "") ?? from, "lang").slice(0, 20),
    passwords: Math.min(9, fields(PASSWORD).length),
    account: fields(ACCOUNT).length > 0,
    code: fields(CODE).length > 0,
    fresh: marked.some((e) => is(e, NEW)) || (scope !== document && marked.filter((e) => is(e, PASSWORD)).length > 1),
    other: marked.some((e) => is(e, OTHER)),
    fields: Math.min(9, fields(FIELDS).length),
    crowded,
    // A part of a sign-in form is no banner, whatever it is called.
    consent: container !== null && !one(scope === document ? container : scope, PASSWORD),
    words: wordsOf(scope).map((w) => tidy(w).slice(0, 80)),
    dialog: dialog ? shownText(dialog, 300) : "",
  };
}

function textsIn(place: ParentNode, kinds: Kinds): string[] {
  const texts: string[] = [];
  for (const e of any(place, kinds, 2 * MOST_WORDS)) {
    const text = is(e, BUTTONS) ? buttonText(e) : shownText(e, 80);
    if (text) texts.push(text);
    if (texts.length === MOST_WORDS) break;
  }
  return texts;
}

/** Title, headings and button labels. A form's heading often stands before it, a component's in the page around it. */
function wordsOf(scope: ParentNode): string[] {
  const words = [titleOf(), ...textsIn(scope, WORDS)];
  const host = scope instanceof ShadowRoot ? scope.host : scope instanceof Element ? above(scope) : null;
  if (host) {
    const place = near(host, "main,section,article,[role=main]") ?? host.getRootNode() as ParentNode;
    words.push(...once(place, "headings", () => textsIn(place, HEADINGS)));
  }
  return words.slice(0, MOST_WORDS);
}
