/** Where the content script runs beside what the manifest says: pages that were open before, and the gateway. */
import { GATEWAY } from "../shared/gateway";

const GATEWAY_SCRIPT = "gateway";

/** The match patterns of all pages that Sallyport guards now. */
export async function portalPatterns(): Promise<string[]> {
  const always = chrome.runtime.getManifest().content_scripts?.[0]?.matches ?? [];
  return (await chrome.permissions.contains(GATEWAY)) ? [...always, ...GATEWAY.origins] : always;
}

/**
 * Puts the content script into portal pages that were open before the extension
 * was installed: the first page of a hardened window is one.
 */
export async function enterOpenPages(): Promise<void> {
  const [script] = chrome.runtime.getManifest().content_scripts ?? [];
  const open = await chrome.tabs.query({ url: script?.matches ?? [] });
  await Promise.all(open.map(({ id }) =>
    // A page that may not be entered, an error page say, stays as it is.
    id !== undefined && chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: script?.js ?? [] }).catch(() => undefined)));
}

/** Registers the content script for the gateway where the user allowed it. */
export async function followGateway(): Promise<void> {
  if (!(await chrome.permissions.contains(GATEWAY))) return;
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [GATEWAY_SCRIPT] });
  if (registered.length > 0) return;
  await chrome.scripting.registerContentScripts([{
    id: GATEWAY_SCRIPT, matches: GATEWAY.origins, js: ["portal.js"], runAt: "document_end", allFrames: true, persistAcrossSessions: true,
  }]);
}
