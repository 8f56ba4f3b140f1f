/** Setting a control to off, as the user asked. */
import { above } from "./dom";
import { stateOf } from "./controls";
import { labelsOf } from "./text";

/**
 * Sets a control to off by the ways a user has, the plainest first, and tells
 * whether it is off then. The page's own scripts see each as input. An option of
 * a list or a group is chosen instead.
 */
export async function untick(control: Element): Promise<boolean> {
  if (control instanceof HTMLOptionElement) return choose(control);
  const wanted = isRadio(control) ? "on" : "off";
  const ways = [
    () => (control as HTMLElement).click(),
    () => pointer(control),
    () => key(control),
    () => (labelsOf(control)[0] as HTMLElement | undefined)?.click?.(),
    // What draws the control may be what listens.
    () => (above(control) as HTMLElement | null)?.click?.(),
  ];
  for (const way of ways) {
    if (stateOf(control) === wanted) return true;
    way();
    await settled();
  }
  return stateOf(control) === wanted;
}

const isRadio = (e: Element): boolean => (e instanceof HTMLInputElement && e.type === "radio") || /radio/.test(e.getAttribute("role") ?? "");

async function choose(option: HTMLOptionElement): Promise<boolean> {
  const select = option.closest("select");
  option.selected = true;
  for (const type of ["input", "change"]) select?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  await settled();
  return option.selected;
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
