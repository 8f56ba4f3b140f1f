/** What the faces show: one record a tab in storage.session, and the toolbar's badge. */
import { rank } from "../shared/level";
import type { TabRecord } from "../shared/messages";

const key = (tab: number): string => `tab:${tab}`;

const COLOURS = ["#2f6f62", "#b35c00", "#b3261e"];

export async function writeRecord(tab: number, record: TabRecord): Promise<void> {
  await chrome.storage.session.set({ [key(tab)]: record });
  await badge(tab, record);
}

export async function readRecord(tab: number): Promise<TabRecord | undefined> {
  return (await chrome.storage.session.get(key(tab)))[key(tab)] as TabRecord | undefined;
}

/** Notes a decision in a record that nobody judges anew for now. */
export async function markDismissed(tab: number, fingerprint: string, dismissed: boolean): Promise<void> {
  const record = await readRecord(tab);
  const f = record?.findings.find((one) => one.fingerprint === fingerprint);
  if (!record || !f) return;
  f.dismissed = dismissed;
  await writeRecord(tab, record);
}

export async function removeRecord(tab: number): Promise<void> {
  await chrome.storage.session.remove(key(tab));
  // The tab may be gone; its badge is then too.
  await chrome.action.setBadgeText({ tabId: tab, text: null as unknown as string }).catch(() => undefined);
}

/** Removes records whose tab is gone or has left the page: the background may have slept through it. */
export async function pruneRecords(): Promise<void> {
  for (const [name, record] of Object.entries(await chrome.storage.session.get(null))) {
    const tab = /^tab:(\d+)$/.exec(name)?.[1];
    if (!tab) continue;
    // The address is told for the portal's tabs alone: those we have permission for.
    const { url } = await chrome.tabs.get(Number(tab)).catch(() => ({ url: undefined }));
    if (!url || new URL(url).origin !== (record as TabRecord).origin) await chrome.storage.session.remove(name);
  }
}

/** The badge counts what is louder than info; in a hardened profile it tells the level. Its colour is the loudest one's. */
async function badge(tab: number, record: TabRecord): Promise<void> {
  const loud = record.findings.filter((f) => !f.dismissed && rank(f.level) > 0);
  const loudest = loud.reduce((most, f) => Math.max(most, rank(f.level)), 0);
  // Null leaves the word to what is shown on every tab.
  const text = (record.hardened ?? (loud.length > 0 ? String(loud.length) : null)) as string;
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: COLOURS[loudest]! });
    await chrome.action.setBadgeText({ tabId: tab, text });
  } catch {
    // The tab closed in the meantime.
  }
}
