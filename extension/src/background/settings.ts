/** What the user sets in the options page, kept in storage.local under "settings". */

export interface Settings {
  /** Minutes without use of the portal after which a signed-in user is reminded; 0 is never. */
  idleMinutes: number;
}

export const DEFAULTS: Readonly<Settings> = { idleMinutes: 15 };

/** The longest time for a reminder, in minutes: a day. */
export const LONGEST_IDLE = 24 * 60;

const KEY = "settings";

/** The settings, each at its default where it was not set or is none. */
export async function settings(): Promise<Settings> {
  const stored = (await chrome.storage.local.get(KEY)) as Record<string, unknown>;
  return sane(stored[KEY]);
}

/** Changes some settings, and returns them all. */
export async function change(some: Partial<Settings>): Promise<Settings> {
  const all = sane({ ...(await settings()), ...some });
  await chrome.storage.local.set({ [KEY]: all });
  return all;
}

/** Calls back now and after every change, also one made on another of the extension's pages. */
export function follow(changed: (all: Settings) => void): void {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && KEY in changes) changed(sane(changes[KEY]!.newValue));
  });
  void settings().then(changed);
}

/** What was stored, with every value in its bounds. */
export function sane(stored: unknown): Settings {
  const { idleMinutes } = (stored ?? {}) as Partial<Record<keyof Settings, unknown>>;
  return { idleMinutes: typeof idleMinutes === "number" && idleMinutes >= 0 && idleMinutes <= LONGEST_IDLE ? idleMinutes : DEFAULTS.idleMinutes };
}
