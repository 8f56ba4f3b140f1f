/** Dismissals made while the host was out of reach. The host keeps all others. */

const KEY = "dismissed";
const MOST = 200;

/** The rank of the level at which each fingerprint was dismissed. */
export async function dismissedHere(): Promise<Record<string, number>> {
  const { [KEY]: stored } = await chrome.storage.local.get(KEY);
  return (stored as Record<string, number> | undefined) ?? {};
}

export async function dismissHere(fingerprint: string, rank: number): Promise<void> {
  const entries = Object.entries({ ...await dismissedHere(), [fingerprint]: rank });
  await chrome.storage.local.set({ [KEY]: Object.fromEntries(entries.slice(-MOST)) });
}

export async function restoreHere(fingerprint: string): Promise<void> {
  const { [fingerprint]: gone, ...rest } = await dismissedHere();
  if (gone !== undefined) await chrome.storage.local.set({ [KEY]: rest });
}
