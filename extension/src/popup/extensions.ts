/** The extensions beside ours: what each can do on this page, why, and what can be done about it. */
import type { Extension } from "../shared/finding";
import { button, make, message, redraw } from "../shared/page";
import type { PausedList } from "../shared/paused";
import { sentences } from "../shared/whole";
import { type Doing, sign } from "./findings";

type Info = chrome.management.ExtensionInfo;

/** The accesses by which a page is read; an exposure, where one was judged, says it better. */
const READS = ["content-script", "host-permission", "debugger", "capture"];

/** Whether an extension can read the page as things stand, not merely use its session. */
export const reads = (e: Extension): boolean => (e.exposure ? e.exposure >= "A4" : READS.includes(e.access));

/** The order of the list: what speaks against one, then what it can do. */
const VERDICTS = ["stop", "review", "unknown", "note", "expected"];
const place = (e: Extension): string => `${VERDICTS.indexOf(e.verdict ?? "unknown")}${9 - Number(e.exposure?.[1] ?? 9)}`;

/** The browser's own list, without ours and without themes, by ID. */
export async function installed(): Promise<Map<string, Info>> {
  const all = await chrome.management.getAll();
  return new Map(all.filter((e) => e.type === "extension" && e.id !== chrome.runtime.id).map((e) => [e.id, e]));
}

/**
 * Draws the list. judged is what the program says of this page, undefined where
 * it says nothing: the browser alone does not tell who reads a page.
 */
export function drawExtensions(into: HTMLElement, judged: Extension[] | undefined, all: Map<string, Info>, doing: Doing): void {
  const shown = judged ?? [...all.values()].filter((e) => e.enabled).map((e) => ({ id: e.id, name: e.name, version: e.version, access: "unasked" }));
  const items = [...shown].sort((a, b) => place(a).localeCompare(place(b))).map((e) => item(e, all.get(e.id), doing));
  redraw(into,
    make("p", "soft", message(judged ? (items.length > 0 ? "extensions_reach" : "extensions_none") : "extensions_unjudged")),
    make("ul", "", ...items),
    ...(items.length > 0 ? [make("p", "soft", message(FIREFOX ? "extensions_firefox" : "extensions_policy")), ...(FIREFOX ? [] : [policy()])] : []),
  );
}

function item(e: Extension, info: Info | undefined, doing: Doing): HTMLLIElement {
  const can = e.exposure ? message(`exposure_${e.exposure.toLowerCase()}`) : message(`access_${e.access.replaceAll("-", "_")}`);
  const li = make("li", "extension", face(e, info), make("h3", "", e.name), make("p", "", can || message("access_unknown")));
  const word = message(e.role ? `role_${e.role}` : `verdict_${e.verdict ?? ""}`);
  if (word) {
    const p = make("p", "verdict", word);
    p.dataset["verdict"] = e.verdict ?? "";
    li.querySelector("h3")!.after(p);
  }
  if (e.key && e.pattern) li.append(make("p", "soft", message("access_why", e.pattern, e.key)));
  const why = sentences(e.why && [e.why]) || e.reason;
  if (why) li.append(make("p", "soft", why));
  if (!FIREFOX && info && e.access !== "unasked") li.append(make("div", "acts", ...extensionActs(e, info, doing)));
  return li;
}

/** The icon where the browser gives it, else the first letter. */
function face(e: Extension, info: Info | undefined): HTMLElement {
  const letter = make("span", "face", [...e.name][0]?.toUpperCase() ?? "?");
  letter.setAttribute("aria-hidden", "true");
  const icon = FIREFOX ? undefined : info?.icons?.find((i) => i.size >= 32) ?? info?.icons?.at(-1);
  if (icon) {
    const image = make("img", "");
    image.alt = "";
    image.addEventListener("load", () => letter.replaceChildren(image));
    image.src = icon.url;
  }
  return letter;
}

/** What can be done about an extension: pause it, look at its settings, remove it. */
export function extensionActs(e: Extension, info: Info, doing: Doing): HTMLElement[] {
  const list: HTMLElement[] = [];
  const { id } = e;
  // One that could not be judged may read the page as well.
  if (e.exposure ? e.exposure >= "A2" : e.access !== "on-click") list.push(info.mayDisable ? named(button("pause", () => doing({ act: "pause", extension: id })), "pause", e.name) : make("span", "soft", message("pause_forced")));
  list.push(named(button("site_access", () => doing({ act: "manage-extensions", extension: id })), "site_access", e.name));
  // The browser itself asks before it removes anything, and only after a click here.
  if (info.mayDisable) list.push(named(button("remove", () => void chrome.management.uninstall(id).catch(() => undefined)), "remove", e.name));
  return list;
}

/** Says to a screen reader which extension a button is about. */
function named(b: HTMLButtonElement, key: string, name: string): HTMLButtonElement {
  b.setAttribute("aria-label", `${message(key)}: ${name}`);
  return b;
}

function policy(): HTMLElement {
  return make("p", "", make("code", "", "sallyport extensions policy"));
}

/** One item for each extension that is paused, with the way back. */
export function pausedItems(paused: PausedList, doing: Doing): HTMLLIElement[] {
  return Object.entries(paused).map(([extension, { name, stuck }]) => {
    const li = make("li", "finding", make("strong", "", ...(stuck ? sign("warn", "fail") : []), message(stuck ? "paused_stuck" : "paused_now", name)));
    li.dataset["level"] = stuck ? "warn" : "info";
    const resume = named(button("resume", () => doing({ act: "resume", extension })), "resume", name);
    const list = make("div", "acts", resume);
    if (stuck) list.append(button("manage_extensions", () => doing({ act: "manage-extensions", extension })));
    li.append(list);
    return li;
  });
}
