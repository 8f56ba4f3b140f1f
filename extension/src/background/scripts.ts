/** Where our scripts run beside what the manifest says: pages that were open before, and what the user allowed. */
import { ELSEWHERE, GATEWAY, allowed, ofHost } from "../shared/permissions";
import { settings } from "./settings";

/** The match patterns of all pages that Sallyport guards now. */
export async function portalPatterns(): Promise<string[]> {
  return [...manifestPatterns(), ...await addedPatterns()];
}

const manifestPatterns = (): string[] => chrome.runtime.getManifest().content_scripts?.[0]?.matches ?? [];

async function addedPatterns(): Promise<string[]> {
  const { gateway, hosts } = await settings();
  const asked = [...(gateway ? [GATEWAY] : []), ...hosts.map(ofHost)];
  const may = await Promise.all(asked.map(allowed));
  return asked.filter((_, i) => may[i]).flatMap(({ origins }) => origins);
}

/**
 * Puts the content script into guarded pages that were open before it would come by
 * itself: before the extension was installed or updated, or the user allowed them. In
 * a page that has it, it starts anew.
 */
export async function enterOpenPages(patterns?: string[]): Promise<void> {
  const [script] = chrome.runtime.getManifest().content_scripts ?? [];
  const open = await chrome.tabs.query({ url: patterns ?? await portalPatterns() });
  await Promise.all(open.map(({ id }) =>
    // A page that may not be entered, an error page say, stays as it is.
    id !== undefined && chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: script?.js ?? [] }).catch(() => undefined)));
}

/** Whether the user has pages elsewhere looked at, and the browser lets us. */
export async function looksElsewhere(): Promise<boolean> {
  return (await settings()).elsewhere && (await allowed(ELSEWHERE));
}

let last: Promise<unknown> = Promise.resolve();

/** Registers our scripts for what the user allowed by now, and takes back what was withdrawn. */
export function followChoices(): Promise<void> {
  const turn = last.then(register, register);
  last = turn.catch(() => undefined);
  return turn;
}

async function register(): Promise<void> {
  const added = await addedPatterns();
  const common = { runAt: "document_end", allFrames: true, persistAcrossSessions: true } as const;
  const wanted: chrome.scripting.RegisteredContentScript[] = [
    ...(added.length > 0 ? [{ ...common, id: "added", matches: added, js: ["portal.js"] }] : []),
    ...(await looksElsewhere() ? [{ ...common, id: "elsewhere", matches: ELSEWHERE.origins, excludeMatches: [...manifestPatterns(), ...added], js: ["elsewhere.js"] }] : []),
  ];
  const before = await chrome.scripting.getRegisteredContentScripts();
  if (before.length > 0) await chrome.scripting.unregisterContentScripts({ ids: before.map(({ id }) => id) });
  if (wanted.length > 0) await chrome.scripting.registerContentScripts(wanted);
  const known = before.find(({ id }) => id === "added")?.matches ?? [];
  const fresh = added.filter((pattern) => !known.includes(pattern));
  if (fresh.length > 0) await enterOpenPages(fresh);
}
