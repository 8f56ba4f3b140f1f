/** The options page: what is guarded, what is optional, what was dismissed, and who answers. */
import { type State, act, askState } from "../shared/ask";
import { GATEWAY } from "../shared/gateway";
import { button, byId, make, message, prepare, redraw, when } from "../shared/page";

prepare();
const manifest = chrome.runtime.getManifest();
byId("hosts").replaceChildren(...(manifest.content_scripts?.[0]?.matches ?? []).map((m) => make("li", "", m.replace(/^\w+:\/\/(\*\.)?|\/\*$/g, ""))));
byId("welcome").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") }));
await permission(byId<HTMLInputElement>("gateway"), GATEWAY);
await look();

/** Ties a box to an optional permission. The browser itself asks the user; a "no" leaves the box as it was. */
async function permission(box: HTMLInputElement, asked: chrome.permissions.Permissions): Promise<void> {
  box.checked = await chrome.permissions.contains(asked);
  box.addEventListener("change", () => void (async () => {
    if (box.checked) box.checked = await chrome.permissions.request(asked);
    else await chrome.permissions.remove(asked);
  })());
}

async function look(): Promise<void> {
  const answer = await askState();
  about(answer);
  rows("profiles", answer.profiles ?? [], (p) => [message("options_profile", p.browser, p.level, p.launched_at ? when(p.launched_at) : "–")]);
  rows("dismissed", answer.dismissed ?? [], (d) => {
    const name = message(`check_${d.finding.replaceAll("-", "_")}`) || d.finding;
    const undo = button("undismiss", () => void restore(d.fingerprint));
    undo.setAttribute("aria-label", `${message("undismiss")}: ${name}`);
    return [make("span", "", `${name}, ${when(d.decided_at)}`), undo];
  });
}

function about(answer: State): void {
  const program = answer.host === "ok" ? answer.error ?? message("options_host_ok", answer.version ?? "")
    : `${message(answer.host === "outdated" ? "code_version_mismatch" : "options_host_missing")} ${answer.cause ?? ""}`.trim();
  const facts: [string, string][] = [
    [message("options_extension"), manifest.version],
    [message("options_host"), program],
    ...(answer.key_kept ? [[message("check_state_key"), message(answer.key_kept === "keyring" ? "options_key_keyring" : "options_key_file")] as [string, string]] : []),
  ];
  byId("about").replaceChildren(...facts.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]));
}

function rows<T>(id: string, all: T[], content: (one: T) => (string | Node)[]): void {
  redraw(byId(id), ...(all.length > 0 ? all.map(content) : [[make("span", "soft", message("options_none"))]]).map((parts) => make("li", "", ...parts)));
}

async function restore(fingerprint: string): Promise<void> {
  const result = await act({ act: "restore", fingerprint });
  await look();
  byId("status").textContent = result.text;
}
