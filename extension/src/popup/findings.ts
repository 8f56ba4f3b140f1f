/** Findings as list items, and what can be done about each. */
import type { Level, Outcome } from "../shared/finding";
import type { Act, ShownFinding } from "../shared/messages";
import { button, make, message } from "../shared/page";
import { signOf } from "../shared/sign";

/** Does what was clicked. */
export type Doing = (what: Omit<Act, "type" | "tab">) => void;

/** The sign of a level or an outcome as a word, where it has one. */
export function sign(level: Level, outcome: Outcome): (HTMLElement | string)[] {
  const key = signOf(level, outcome);
  return key ? [make("span", "said", message(key)), " "] : [];
}

/** more are buttons for what only this kind of finding is about. */
export function findingItem(f: ShownFinding, doing: Doing, more: HTMLElement[] = []): HTMLLIElement {
  const item = make("li", "finding", make("strong", "", ...sign(f.level, f.outcome), f.title));
  item.dataset["level"] = f.level;
  item.dataset["outcome"] = f.outcome;
  if (f.reason) item.append(make("p", "soft", f.reason));
  if (f.action && f.outcome !== "pass") item.append(make("p", "", f.action));
  const acts = [...more, ...actsFor(f, doing)];
  if (acts.length > 0) item.append(make("div", "acts", ...acts));
  return item;
}

function actsFor(f: ShownFinding, doing: Doing): HTMLButtonElement[] {
  const acts: HTMLButtonElement[] = [];
  const offered = f.remedies ?? [];
  const { target, fingerprint } = f;
  if (offered.includes("untick") && target) acts.push(button("untick", () => doing({ act: "untick", target })));
  if (offered.includes("close-tab")) acts.push(button("close_tab", () => doing({ act: "close-tab" })));
  if (offered.includes("install-host") || offered.includes("update-host")) acts.push(button("help_host", () => doing({ act: "help-host" })));
  if (offered.includes("manage-extensions") && !FIREFOX && f.id !== "suspicious-extension") acts.push(button("manage_extensions", () => doing({ act: "manage-extensions" })));
  if (f.dismissed) acts.push(button("undismiss", () => doing({ act: "restore", fingerprint })));
  else if (f.outcome !== "pass") acts.push(button("dismiss", () => doing({ act: "dismiss", fingerprint })));
  return acts;
}
