/** The Client Portal Gateway on this machine: watched over only where the user allowed it. */
import { GATEWAY } from "../shared/gateway";

const SCRIPT = "gateway";

/** Registers the content script for the gateway where it is allowed, and takes it back where not. */
export async function followGateway(): Promise<void> {
  if (!(await chrome.permissions.contains(GATEWAY))) return;
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (registered.length > 0) return;
  await chrome.scripting.registerContentScripts([{
    id: SCRIPT, matches: GATEWAY.origins, js: ["portal.js"], runAt: "document_end", allFrames: true, persistAcrossSessions: true,
  }]);
}
