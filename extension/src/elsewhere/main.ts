/**
 * Runs on pages outside the portal, and only where the user allowed it. Where a
 * page has a password field or a broker's name, it tells which of the names in
 * the broker's data fit the page. What stands on the page stays on the page.
 */
import type { Seen } from "../shared/messages";
import { asksToPaste } from "./paste";

const PASSWORD = "input[type=password], input[autocomplete~=current-password]";
const brand = new RegExp(BRANDS, "i");
/** Pages build themselves up; they are looked at again after these times, in ms, and after a click. */
const AGAIN = [1_000, 3_000];
const AFTER_CLICK = 400;

let told = "";
/** The part of the page that a field was focused in, which may be inside a component. */
let inner: ParentNode = document;

function look(): void {
  const roots = inner === document ? [document] : [document, inner];
  const has = (selector: string): boolean => roots.some((r) => r.querySelector(selector) !== null);
  const password = has(PASSWORD);
  const named = brand.test(`${document.title} ${location.hostname}`);
  if (!password && !named) return;
  const within: Record<string, () => string> = {
    title: () => document.title,
    heading: () => words("h1, h2, h3, legend"),
    logo: () => [...document.querySelectorAll("img[alt], svg title, [role=img][aria-label]")].slice(0, 50).map((e) => e.getAttribute("alt") ?? e.getAttribute("aria-label") ?? e.textContent ?? "").join("\n"),
  };
  const marks = MARKS.filter(({ name, selectors, texts }) =>
    selectors?.some(has) || (texts && texts.some((t) => (within[name]?.() ?? "").toLowerCase().includes(t)))).map(({ name }) => name);
  const paste = (named || marks.length > 0) && asksToPaste(document.body?.textContent ?? "");
  // Without a password field a brand's name alone is a page like many others.
  if (!password && !paste && !MARKS.some((m) => m.telling && marks.includes(m.name))) return;
  const seen: Seen = { type: "seen", password, marks, paste };
  const text = JSON.stringify(seen);
  if (text === told) return;
  told = text;
  // Nobody is left to tell once the extension was updated or removed.
  void chrome.runtime?.sendMessage?.(seen).catch(() => undefined);
}

const words = (selector: string): string => [...document.querySelectorAll(selector)].slice(0, 20).map((e) => (e.textContent ?? "").slice(0, 200)).join("\n");

addEventListener("focusin", (event) => {
  const field = event.composedPath()[0];
  if (!(field instanceof Element) || !field.matches(PASSWORD)) return;
  inner = field.getRootNode() as Document | ShadowRoot;
  look();
}, { capture: true, passive: true });
addEventListener("click", () => setTimeout(look, AFTER_CLICK), { capture: true, passive: true });
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  told = "";
  look();
});
for (const after of AGAIN) setTimeout(look, after);
look();
