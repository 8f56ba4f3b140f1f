/** The words that stand for signs which a screen reader does not read out. */
import type { Level, Outcome } from "./finding";

/** The key of the word for what a finding's sign shows, "" for a finding without one. */
export function signOf(level: Level, outcome: Outcome): string {
  if (level !== "info") return level === "danger" ? "sign_danger" : "sign_warn";
  return outcome === "pass" ? "sign_pass" : outcome === "unknown" || outcome === "error" ? "sign_unknown" : "";
}
