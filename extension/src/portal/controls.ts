/** The controls that could keep a user signed in: which there are, whether they are seen, and their state. */
import type { Candidate } from "../shared/messages";
import { above, all, any, attr, is, type Kinds, near, one, shown, up } from "./dom";
import { hostOf, type Root } from "./roots";
import { buttonText, labelsOf, names, shownText, textsOf, vast } from "./text";

const CHECKS = "input[type=checkbox],[role=checkbox],[role=switch],[role=menuitemcheckbox],[aria-pressed]";
const RADIOS = "input[type=radio],[role=radio],[role=menuitemradio]";
const MARKED: Kinds = {
  input: "input:is([type=checkbox],[type=radio])", select: "select:not([multiple])", "[role]": "[role=checkbox],[role=switch],[role=menuitemcheckbox],[role=radio],[role=menuitemradio],[role=combobox]:not(input,textarea,[contenteditable])",
  "[aria-pressed]": "[aria-pressed]", "[aria-haspopup]": "[aria-haspopup=listbox]:not(input,textarea,[contenteditable])",
};
/** Fields for a time, or a list that one can write into, beside a sign-in. What is in them is the user's and not read. */
const WITH_TIMES: Kinds = { ...MARKED, input: "input:is([type=checkbox],[type=radio],[type=number],[list],[role=combobox],[role=spinbutton],[size='3'],[size='4'],[size='5'])" };
const BUTTONS: Kinds = { button: "button", "[role]": "[role=button]", input: "input[type=submit],input[type=button]", a: "a:is([class*=btn i],[class*=button i])" };
/** Links, which are answers only on a page without a button. */
const LINKS: Kinds = { a: "a:not(:is(nav,header,footer,li) *)" };
const PRESSED = `${Object.values(BUTTONS).join()},a`;
/** Elements that only their names tell to be boxes. */
const DRAWN = "[class*=check i],[class*=switch i],[class*=toggle i],[class*=tick i]";
const BOX = /check|switch|toggle|tick|radio/i;

/** Elements that only their size and their place beside words tell to be boxes, and what is drawn in one. */
const BARE = ":is(div,span,i,b):is([tabindex],:empty),:is(div,span,i,b)>svg:only-child";

/** How many controls of a root are looked at: those of the sign-in form first. */
const MOST = 60;
/** More buttons than this are no question. */
const MOST_BUTTONS = 24;
/** The number of choices that a question, a group or a list of durations has at most. */
const MOST_CHOICES = 8;

export interface Choice {
  element: Element;
  text: string;
  on: boolean;
}

/** One control. choices is set for the kinds that are made of several. */
export interface Control {
  element: Element;
  kind: Candidate["kind"];
  choices?: Choice[];
}

const native = (e: Element): e is HTMLInputElement => e instanceof HTMLInputElement;

/** The controls of a root that a user can see; of a large one those of its sign-in form. questions: pairs of buttons are wanted as well. components: elements with a shadow root. */
export function controlsOf(root: Root, password: Element | null, large: boolean, questions: boolean, components: Element[]): Control[] {
  const checks: Control[] = [];
  const radios: Element[] = [];
  const found: Control[] = [];
  for (const element of some(root, password ? WITH_TIMES : MARKED, password, large)) {
    const kind = kindOf(element);
    if (kind === "radio") radios.push(element);
    else if (!seen(element)) continue;
    else if (kind === "select") found.push(...select(element));
    else checks.push({ element, kind });
  }
  // A native box and the element that draws it count once.
  const custom = checks.filter(({ element }) => !native(element));
  found.push(...checks.filter(({ element }) => !native(element) || !custom.some((other) => draws(other.element, element))));
  if (password) found.push(...unmarked(password));
  const host = hostOf(root);
  if (host && BOX.test(host.localName) && checks.length + radios.length === 0 && shown(host)) found.push({ element: host, kind: "checkbox" });
  return [...found, ...groups(radios), ...(questions ? pairs(root, components.filter((e) => e.localName.includes("button"))) : [])];
}

/** The elements of some kinds, the sign-in form's own first where there are too many. */
function some(root: Root, kinds: Kinds, password: Element | null, large: boolean): Element[] {
  const form = (): Element | null => password && near(password, "form");
  const found = any((large && form()) || root, kinds, MOST + 1);
  const own = found.length > MOST ? form() : null;
  return own ? [...new Set([...any(own, kinds, MOST), ...found])].slice(0, MOST) : found.slice(0, MOST);
}

/** Whether a custom control draws this native box: one is inside the other, or they share a label. */
function draws(custom: Element, box: HTMLInputElement): boolean {
  return custom.contains(box) || (up(custom) === up(box) && (near(custom, "label") !== null || !shown(box)));
}

/** Seen means that the control, its label or what draws it has a box. */
function seen(control: Element): boolean {
  const around = above(control);
  if (around && shown(control, true) && shown(around)) return true;
  if (labelsOf(control).some((label) => shown(label))) return true;
  // A row that is clicked in its place.
  if (around && shown(around) && getComputedStyle(around).cursor === "pointer" && !vast(around)) return true;
  return [around, control.nextElementSibling, control.previousElementSibling].some((e) => e && BOX.test(attr(e, "class")) && shown(e));
}

/** Boxes in the sign-in form, or in what stands in its place, that are neither fields nor marked as controls. */
function unmarked(password: Element): Control[] {
  const form = near(password, "form") ?? surroundings(password);
  const controls = `${CHECKS},${RADIOS},input,select,textarea,button,a`;
  const bare = all(form, BARE, MOST).map((e) => (e.localName === "svg" ? above(e)! : e)).filter((e) => !is(e, `${DRAWN},:is(${DRAWN}) *`) && clickable(e));
  const boxes = [...new Set([...all(form, DRAWN, MOST), ...bare])].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.height > 4 && box.height < 50 && box.width < 90 && shown(e) && !is(e, `${controls},:is(${controls},label) *`) && !one(e, `${controls},${DRAWN}`) &&
      !one(above(e)!, controls);
  });
  return boxes.map((element) => ({ element, kind: "checkbox" as const }));
}

/** The part of the page that a field without a form is in: as far up as it is no larger than a form. */
function surroundings(field: Element): Element {
  let part = field;
  for (let at = above(field), level = 0; at && level < 6 && !vast(at) && !is(at, "html"); level++, at = above(at)) part = at;
  return part;
}

/** Whether an element without words is there to be clicked, beside words that are in its row. */
function clickable(e: Element): boolean {
  return (is(e, "[tabindex]") || getComputedStyle(e).cursor === "pointer") && !names(shownText(e)) && names(shownText(above(e)!));
}

function kindOf(control: Element): Control["kind"] {
  const type = native(control) ? control.type : "";
  const role = attr(control, "role");
  if (type === "radio" || role === "radio" || role === "menuitemradio") return "radio";
  if (role === "switch") return "switch";
  if (is(control, "[aria-pressed]")) return "toggle";
  return type === "checkbox" || role === "checkbox" || role === "menuitemcheckbox" ? "checkbox" : "select";
}

/** The state in force: a native box's property, not its attribute; else what it tells assistive technology; else what its names say. */
export function stateOf(control: Element): Candidate["state"] {
  if (native(control)) return control.indeterminate ? "mixed" : control.checked ? "on" : "off";
  const told = attr(control, "aria-checked") || attr(control, "aria-pressed");
  if (told) return told === "mixed" ? "mixed" : told === "true" ? "on" : "off";
  const inside = one(control, "input[type=checkbox]") as HTMLInputElement | null;
  if (inside) return inside.checked ? "on" : "off";
  const on = (e: Element | null): boolean => e !== null && (is(e, "[checked],[data-checked=true],[data-state=checked]") || /(^|[\s_-])(checked|selected|active|on)(\s|$)/i.test(attr(e, "class")));
  // A box without a name that tells is empty until something is drawn in it.
  const filled = !is(control, DRAWN) && [...control.children].some((e) => e.localName === "svg" && shown(e));
  return on(control) || matchesChecked(control) || on(above(control)) || filled ? "on" : "off";
}

/** A component may tell its state in a way that only styles see. */
function matchesChecked(e: Element): boolean {
  try {
    return is(e, ":state(checked)");
  } catch {
    return false; // An older browser does not know the selector.
  }
}

const chosen = (e: Element): boolean => (native(e) ? e.checked : attr(e, "aria-checked") === "true");

/** Groups of radio buttons, two or more of which belong together. */
function groups(radios: Element[]): Control[] {
  const byGroup = new Map<Node | null, Map<string, Element[]>>();
  for (const e of radios) {
    const name = native(e) ? e.name : "";
    const place = name && native(e) ? (e.form ?? e.getRootNode()) : (near(e, "[role=radiogroup],[role=menu],fieldset") ?? up(e));
    const names = byGroup.get(place) ?? new Map<string, Element[]>();
    byGroup.set(place, names.set(name, [...(names.get(name) ?? []), e]));
  }
  const together = [...byGroup.values()].flatMap((names) => [...names.values()]);
  return together.filter((g) => g.length > 1 && g.length <= MOST_CHOICES && g.some(seen)).map((g) => ({
    element: g[0]!, kind: "radio", choices: g.map((element) => ({ element, text: textsOf(element)[0] ?? "", on: chosen(element) })),
  }));
}

/** A list of few choices; of a drawn one only the choice in force is known, of a field not even that: any time in it keeps the user signed in. */
function select(e: Element): Control[] {
  if (!(e instanceof HTMLSelectElement)) return [{ element: e, kind: "select", choices: [{ element: e, text: native(e) ? "" : buttonText(e), on: true }] }];
  if (e.options.length < 2 || e.options.length > MOST_CHOICES) return [];
  return [{ element: e, kind: "select", choices: [...e.options].map((o) => ({ element: o, text: o.text.slice(0, 80), on: o.selected })) }];
}

/** Buttons that stand together, two to four of them, as a question's answers do. drawn are components that are buttons. */
function pairs(root: Root, drawn: Element[]): Control[] {
  const named = [...any(root, BUTTONS, MOST_BUTTONS + 1), ...drawn.filter((e) => e.getRootNode() === root)];
  const buttons = named.length > 0 ? named : any(root, LINKS, MOST_BUTTONS + 1);
  if (buttons.length === 0 || buttons.length > MOST_BUTTONS) return [];
  const groups = new Map<Element, Element[]>();
  for (const button of buttons) {
    let at = above(button);
    for (let level = 0; at && level < 3; level++, at = above(at)) {
      const around = at;
      if (groups.has(around)) break;
      const together = [...all(around, PRESSED), ...drawn.filter((e) => around.contains(e))].filter((e) => shown(e));
      if (together.length > 4) break;
      if (together.length < 2) continue;
      groups.set(around, together);
      break;
    }
  }
  return [...groups.values()].map((together) => ({
    element: together[0]!, kind: "button", choices: together.map((element) => ({ element, text: buttonText(element), on: false })),
  }));
}
