/** The browser's own list of what is installed beside us. */
import type { BrowserExtension } from "../shared/message";

let list: Promise<BrowserExtension[]> | undefined;

/** Extensions that are installed, with what they are allowed. It is asked for anew after a change. */
export function installedExtensions(): Promise<BrowserExtension[]> {
  return (list ??= ask());
}

async function ask(): Promise<BrowserExtension[]> {
  const all = await chrome.management.getAll();
  return all.map((e) => ({
    id: e.id, name: e.name, version: e.version, type: e.type, enabled: e.enabled, install_type: e.installType,
    permissions: e.permissions ?? [], host_permissions: e.hostPermissions ?? [],
  }));
}

/** Calls changed whenever an extension comes, goes or is switched, and settled with the ID of one that came on or went. */
export function watchExtensions(changed: () => void, settled: (id: string) => void): void {
  const { onInstalled, onUninstalled, onEnabled, onDisabled } = chrome.management;
  const anew = (): void => {
    list = undefined;
    changed();
  };
  onInstalled.addListener(anew);
  onDisabled.addListener(anew);
  onEnabled.addListener((e) => {
    settled(e.id);
    anew();
  });
  onUninstalled.addListener((id) => {
    settled(id);
    anew();
  });
}
