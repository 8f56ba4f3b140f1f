/** What lies in storage.local under PAUSED: the extensions that we switched off, by their ID. */
export const PAUSED = "paused";

export interface Paused {
  /** Its name, for showing: an extension that is off may tell none. */
  name: string;
  /** Unix milliseconds. */
  since: number;
  /** The browser did not let us switch it on again. */
  stuck?: true;
}

export type PausedList = Record<string, Paused>;
