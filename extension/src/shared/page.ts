/** What the extension's own pages have in common. */
import { message as said } from "./whole";

export const message = (key: string, ...args: string[]): string => said(key, args);

/** An element that the page's own document has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** Gives the document its language and direction, and every [data-text] its words. */
export function prepare(): void {
  document.documentElement.lang = message("@@ui_locale").replace("_", "-");
  document.documentElement.dir = message("@@bidi_dir");
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) element.textContent = message(element.dataset["text"]!);
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) element.setAttribute("aria-label", message(element.dataset["label"]!));
}

/** A new element with a class and children; an empty text is left out. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((c) => c !== ""));
  return element;
}

/** A button with the text of a key. */
export function button(key: string, press: (button: HTMLButtonElement) => void, ...args: string[]): HTMLButtonElement {
  const b = make("button", "", message(key, ...args));
  b.type = "button";
  b.addEventListener("click", () => press(b));
  return b;
}

/** A command to type, with a button that copies it. */
export function command(text: string): HTMLElement {
  const copy = button("copy", (b) => void copyText(text, b));
  copy.setAttribute("aria-label", message("copy_what", text));
  return make("div", "command", make("code", "", text), copy);
}

/** Copies a text and says so on the button for a moment. */
export async function copyText(text: string, b: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(text);
  const before = b.textContent;
  b.textContent = message("copied");
  setTimeout(() => (b.textContent = before), 1_500);
}

/** A day and a time in the browser's language. */
export const when = (at: string | number): string => new Date(at).toLocaleString(message("@@ui_locale").replace("_", "-"), { dateStyle: "medium", timeStyle: "short" });

/** Puts new children into a box, and the focus back on the button that had it, if one of the same name is there. */
export function redraw(box: HTMLElement, ...children: Node[]): void {
  const names = (e: Element): string => e.getAttribute("aria-label") ?? e.textContent;
  const had = box.contains(document.activeElement) ? names(document.activeElement!) : undefined;
  box.replaceChildren(...children);
  if (had !== undefined) [...box.querySelectorAll<HTMLElement>("button, summary")].find((b) => names(b) === had)?.focus();
}
