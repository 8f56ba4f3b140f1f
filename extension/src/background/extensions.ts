/** The browser's own list of what is installed beside us, as far as the program takes it. */
import { type BrowserExtension, MaxExtensions, MaxPermissions, MaxRequest, MaxText } from "../shared/message";
import { bytes } from "./host";
import { portalPatterns } from "./scripts";

/** How long a name or a pattern may be: nothing that a browser shows is longer. */
const MOST = 300;

let list: Promise<BrowserExtension[]> | undefined;

/** Extensions that are installed, with what they are allowed. It is asked for anew after a change. */
export function installedExtensions(): Promise<BrowserExtension[]> {
  return (list ??= ask());
}

async function ask(): Promise<BrowserExtension[]> {
  const [all, guarded] = await Promise.all([chrome.management.getAll(), portalPatterns()]);
  return all.map((e) => bounded({
    id: e.id, name: e.name, version: e.version, type: e.type, enabled: e.enabled, install_type: e.installType,
    permissions: e.permissions ?? [], host_permissions: e.hostPermissions ?? [],
  }, guarded));
}

/** An extension within the program's caps. Of its hosts those come first that may be a guarded page, and stay where there are too many. */
export function bounded(e: BrowserExtension, guarded: readonly string[]): BrowserExtension {
  const cut = (text: string): string => text.slice(0, MOST);
  return {
    ...e, id: e.id.slice(0, MaxText), name: cut(e.name), version: cut(e.version),
    permissions: e.permissions.slice(0, MaxPermissions).map(cut),
    host_permissions: portalFirst(e.host_permissions, guarded).slice(0, MaxPermissions).map(short),
  };
}

/** What of a list fits into room bytes of JSON: each extension with fewer hosts at first, then those that are on. */
export function fitting(all: readonly BrowserExtension[], room: number): BrowserExtension[] {
  const onFirst = (some: readonly BrowserExtension[]): BrowserExtension[] => [...some.filter((e) => e.enabled), ...some.filter((e) => !e.enabled)];
  let kept = all.length > MaxExtensions ? onFirst(all).slice(0, MaxExtensions) : [...all];
  for (const most of [100, 20, 5]) {
    if (bytes(kept) <= room) return kept;
    kept = kept.map((e) => ({ ...e, host_permissions: e.host_permissions.slice(0, most) }));
  }
  kept = onFirst(kept);
  while (kept.length > 0 && bytes(kept) > room) kept = kept.slice(0, Math.floor(kept.length * 0.8));
  return kept;
}

/** What the envelope of a request may need, in bytes. */
const ENVELOPE = 1_024;

/** A request about a page, with as many of the extensions as a request may have. */
export function request<T extends object>(page: T, extensions: readonly BrowserExtension[]): T & { extensions: BrowserExtension[] } {
  return { ...page, extensions: fitting(extensions, MaxRequest - ENVELOPE - bytes(page)) };
}

/** A host's pattern counts for its host alone, so a long path may go. */
const short = (pattern: string): string => (pattern.length <= MOST ? pattern : pattern.replace(/^([^:]*:\/\/[^/]*\/).*$/s, "$1*").slice(0, MOST));

function portalFirst(patterns: readonly string[], guarded: readonly string[]): string[] {
  const hosts = guarded.map(hostOf);
  const near = patterns.map((p) => mayBe(p, hosts));
  return [...patterns.filter((_, i) => near[i]), ...patterns.filter((_, i) => !near[i])];
}

/** Whether a pattern may cover a page on one of the hosts, or on one below or above it. */
function mayBe(pattern: string, hosts: readonly string[]): boolean {
  const host = hostOf(pattern);
  return host === "" || hosts.some((h) => host === h || host.endsWith(`.${h}`) || h.endsWith(`.${host}`));
}

/** A pattern's host without "*." and port, "" for one of any host. */
const hostOf = (pattern: string): string => (/^[^:]*:\/\/(?:\*(?=[:/])|(?:\*\.)?([^/:]*))/.exec(pattern)?.[1] ?? "").toLowerCase();

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
