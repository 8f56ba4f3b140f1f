/** Checkable controls: which there are, whether they are seen, their state, and how to set one to off. */
import type { Candidate } from "../shared/messages";
import { labelsOf } from "./text";
import type { Root } from "./roots";

const CHECKABLE = "input[type=checkbox],[role=checkbox],[role=switch]";

const native = (e: Element): e is HTMLInputElement => e instanceof HTMLInputElement && e.type === "checkbox";

/** The controls of a root that a user can see. A native box and the element that draws it count once. */
export function controlsOf(root: Root): Element[] {
  const all = [...root.querySelectorAll(CHECKABLE)].filter(seen);
  return all.filter((e) => !native(e) || !all.some((other) => other !== e && twin(other, e)));
}

/** Whether a custom control draws this native box: they share a label's row, one inside the other or side by side. */
function twin(custom: Element, box: HTMLInputElement): boolean {
  if (native(custom)) return false;
  return custom.contains(box) || (custom.parentElement === box.parentElement && custom.closest("label") !== null);
}

/** Seen means that the control or its label has a box: native boxes are often drawn over. */
function seen(control: Element): boolean {
  return shown(control) || labelsOf(control).some(shown);
}

function shown(e: Element): boolean {
  return e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
}

export function kindOf(control: Element): Candidate["kind"] {
  return control.getAttribute("role") === "switch" ? "switch" : "checkbox";
}

/** The state in force: a native box's property, not its attribute; else what it tells assistive technology. */
export function stateOf(control: Element): Candidate["state"] {
  if (native(control)) return control.indeterminate ? "mixed" : control.checked ? "on" : "off";
  const told = control.getAttribute("aria-checked");
  if (told === "mixed") return "mixed";
  if (told !== null) return told === "true" ? "on" : "off";
  const inside = control.querySelector("input[type=checkbox]");
  return inside && native(inside) && inside.checked ? "on" : "off";
}

/**
 * Sets a control to off by the ways a user has, the plainest first, and tells
 * whether it is off then. The page's own scripts see each as input.
 */
export async function untick(control: Element): Promise<boolean> {
  const ways = [
    () => (control as HTMLElement).click(),
    () => pointer(control),
    () => key(control),
    () => labelsOf(control)[0] instanceof HTMLElement && (labelsOf(control)[0] as HTMLElement).click(),
  ];
  for (const way of ways) {
    if (stateOf(control) === "off") return true;
    way();
    await settled();
  }
  return stateOf(control) === "off";
}

function pointer(control: Element): void {
  const at = control.getBoundingClientRect();
  const init = { bubbles: true, cancelable: true, composed: true, clientX: at.x + at.width / 2, clientY: at.y + at.height / 2, button: 0 };
  control.dispatchEvent(new PointerEvent("pointerdown", init));
  control.dispatchEvent(new MouseEvent("mousedown", init));
  control.dispatchEvent(new PointerEvent("pointerup", init));
  control.dispatchEvent(new MouseEvent("mouseup", init));
}

function key(control: Element): void {
  const init = { bubbles: true, cancelable: true, composed: true, key: " ", code: "Space" };
  control.dispatchEvent(new KeyboardEvent("keydown", init));
  control.dispatchEvent(new KeyboardEvent("keyup", init));
}

/** Frameworks write their state back a moment after the event. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));
