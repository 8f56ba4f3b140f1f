/** What the extension's own pages have in common. */

export const message = (key: string, ...args: string[]): string => chrome.i18n.getMessage(key, args);

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
}
