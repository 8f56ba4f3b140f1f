/** The options page: whether the program is reached, what is optional, and what was dismissed. */
import { GATEWAY } from "../shared/gateway";
import type { StateAnswer } from "../shared/message";
import type { ActResult, HostState } from "../shared/messages";
import { byId, message, prepare } from "../shared/page";

interface Answer extends Partial<StateAnswer> {
  host: HostState;
  version?: string;
  cause?: string;
  error?: string;
}

prepare();
byId("version").textContent = message("options_version", chrome.runtime.getManifest().version);
byId("again").addEventListener("click", () => void look());
const gateway = byId<HTMLInputElement>("gateway");
gateway.checked = await chrome.permissions.contains(GATEWAY);
gateway.addEventListener("change", () => void allow());
await look();

/** The browser itself asks the user; a "no" leaves the box as it was. */
async function allow(): Promise<void> {
  if (gateway.checked) gateway.checked = await chrome.permissions.request(GATEWAY);
  else await chrome.permissions.remove(GATEWAY);
}

async function look(): Promise<void> {
  byId("host").textContent = message("options_looking");
  const answer: Answer = await chrome.runtime.sendMessage({ type: "state" });
  const reached = answer.host === "ok";
  byId("host").textContent = !reached
    ? `${message(answer.host === "outdated" ? "code_version_mismatch" : "options_host_missing")} ${answer.host === "outdated" ? message("code_version_mismatch_fix") : (answer.cause ?? "")}`
    : answer.error ?? message("options_host_ok", answer.version ?? "");
  byId("steps").hidden = reached || answer.host === "outdated";
  list("profiles", answer.profiles ?? [], (p) => [message("options_profile", p.browser, p.level, p.launched_at ? new Date(p.launched_at).toLocaleString() : "–")]);
  list("dismissed", answer.dismissed ?? [], (d) => {
    const undo = document.createElement("button");
    undo.type = "button";
    undo.textContent = message("undismiss");
    undo.addEventListener("click", () => void restore(d.fingerprint));
    return [`${message(`check_${d.finding.replaceAll("-", "_")}`) || d.finding}, ${new Date(d.decided_at).toLocaleDateString()}`, undo];
  });
}

function list<T>(id: string, all: T[], content: (one: T) => (string | Node)[]): void {
  byId(id).replaceChildren(...(all.length > 0 ? all.map(content) : [[message("options_none")]]).map((parts) => {
    const li = document.createElement("li");
    li.append(...parts);
    return li;
  }));
}

async function restore(fingerprint: string): Promise<void> {
  const result: ActResult = await chrome.runtime.sendMessage({ type: "act", act: "restore", fingerprint });
  await look();
  if (result.state === "failed") byId("host").textContent = result.text;
}
