/** What is said of a page: by the host where it answers, else by what the extension sees alone. */
import type { Evidence, Finding } from "../shared/finding";
import type { PageControl } from "../shared/message";
import { rank } from "../shared/level";
import type { ShownFinding } from "../shared/messages";
import { type Host, PROTOCOL } from "./host";

/** Hashes an ID and the parts that make a finding news, as the host does: 32 hex digits. */
export async function fingerprint(id: string, ...parts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode([id, ...parts].join("\0"));
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum.slice(0, 16)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

async function alone(id: string, text: string, parts: string[], more: Partial<Finding>, evidence: Evidence = {}): Promise<Finding> {
  return {
    id, text, level: "info", outcome: "pass", basis: "reported", evidence,
    fingerprint: await fingerprint(id, ...parts), measured_at: new Date().toISOString(), ...more,
  };
}

/** The findings about a page's controls, judged without knowing the machine. */
export async function withoutHost(controls: PageControl[]): Promise<Finding[]> {
  const findings = await Promise.all(controls.map((c) => {
    const on = c.state !== "off";
    return alone("persistent-login", on ? "persistent_login_on" : "persistent_login_off", [c.label.trim().toLowerCase(), c.state], {
      args: [c.label], target: c.key,
      ...(on && { level: "warn", outcome: "fail", remedies: ["untick"] }),
    }, { label: c.label, state: c.state, kind: c.kind, language: c.language });
  }));
  return findings.sort((a, b) => rank(b.level) - rank(a.level));
}

/** Why the host does not answer, as a finding; none while it may still answer. */
export async function aboutHost(host: Host, cause: string): Promise<Finding[]> {
  switch (host.state) {
    case "missing":
    case "failed":
      return [await alone("host-missing", "host_missing", [host.state, host.cause], { args: [cause], outcome: "unknown", remedies: ["install-host"] })];
    case "outdated":
      return [await alone("host-outdated", "host_outdated", [String(host.hello?.max)], {
        args: [String(host.hello?.max ?? "?"), String(PROTOCOL)], level: "warn", outcome: "fail", remedies: ["update-host"],
      })];
    default:
      return [];
  }
}

/** Puts a finding into the browser's language. */
export function inWords(f: Finding, message: (key: string, args?: string[]) => string): ShownFinding {
  const part = (name: string): string => message(`${f.text}_${name}`, f.args ?? []).trim();
  // A newer host may know a check whose words this extension has not.
  return { ...f, title: part("title") || f.id, reason: part("reason"), action: part("action") };
}
