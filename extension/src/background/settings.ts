/** What the user sets in the options page, kept in storage.local under "settings". */

export interface Settings {
  /** Minutes without use of the portal after which a signed-in user is reminded; 0 is never. */
  idleMinutes: number;
  /** The user has a Client Portal Gateway on this machine. It takes the permission as well. */
  gateway: boolean;
  /** Pages with a password field elsewhere are compared with the broker's. It takes the permission as well. */
  elsewhere: boolean;
  /** Hosts that the user added, each for itself; it takes the permission for each, and the program's consent. */
  hosts: string[];
}

export const DEFAULTS: Readonly<Settings> = { idleMinutes: 15, gateway: false, elsewhere: false, hosts: [] };

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const MOST_HOSTS = 100;

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
  const { idleMinutes, gateway, elsewhere, hosts } = (stored ?? {}) as Partial<Record<keyof Settings, unknown>>;
  return {
    idleMinutes: typeof idleMinutes === "number" && idleMinutes >= 0 && idleMinutes <= LONGEST_IDLE ? idleMinutes : DEFAULTS.idleMinutes,
    gateway: gateway === true,
    elsewhere: elsewhere === true,
    hosts: Array.isArray(hosts) ? [...new Set(hosts.filter((h): h is string => typeof h === "string" && HOST.test(h)))].sort().slice(0, MOST_HOSTS) : [],
  };
}
