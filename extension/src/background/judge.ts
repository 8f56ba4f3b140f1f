/** What is said of a page: by the host where it answers, else by what the extension sees alone. */
import type { Evidence, Finding, Remedy } from "../shared/finding";
import type { PageControl } from "../shared/message";
import { rank } from "../shared/level";
import type { ShownFinding } from "../shared/messages";
import { failure, type Host, HostError, PROTOCOL } from "./host";
import { message, sentences } from "../shared/whole";

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
    const parts = [c.label.trim().toLowerCase(), c.state];
    const evidence = { label: c.label, state: c.state, kind: c.kind, language: c.language };
    const about = { args: [c.label], target: c.key };
    const remedies: Remedy[] = c.settable && c.state !== "off" ? ["untick"] : [];
    if (c.keeps === "name") return alone("remembered-name", c.state === "off" ? "remembered_name_off" : "remembered_name_on", parts, { ...about, remedies, outcome: c.state === "off" ? "pass" : "fail" }, evidence);
    const loud = c.kind === "button" || c.state !== "off";
    return alone("persistent-login", c.kind === "button" ? "persistent_login_question" : loud ? "persistent_login_on" : "persistent_login_off", parts, {
      ...about, remedies, ...(loud && { level: "warn", outcome: "fail" }),
    }, evidence);
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

/** That the host is there and would not judge the page, as a finding. */
export async function aboutRefusal(error: unknown, message: (key: string) => string): Promise<Finding> {
  const code = error instanceof HostError ? error.code : "internal";
  return alone("host-missing", "host_refused", ["refused", code], { args: failure(error, message), outcome: "unknown" });
}

/** Puts a finding into the browser's language. */
export function inWords(f: Finding): ShownFinding {
  const part = (name: string): string => message(`${f.text}_${name}`, f.args).trim();
  // A newer host may know a check whose words this extension has not.
  return { ...f, title: part("title") || f.id, reason: sentences(f.why) || part("reason"), action: part("action") };
}
