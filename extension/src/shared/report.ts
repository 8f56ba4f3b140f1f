/** What lies in storage.local under REPORT: where the last exported report is. */
export const REPORT = "report";

export interface LastReport {
  /** Paths, for showing and for the user to open. */
  html: string;
  json: string;
  /** Unix milliseconds. */
  at: number;
}
