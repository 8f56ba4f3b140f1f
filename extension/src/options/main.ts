/** The options page: what is guarded, what is optional, what was dismissed, and who answers. */
import { change, settings } from "../background/settings";
import { type State, act, askState } from "../shared/ask";
import { button, byId, make, message, prepare, redraw, when } from "../shared/page";
import { adding, hosts, tie } from "./permissions";

/** The times that are offered for a reminder, in minutes. */
const MINUTES = [5, 10, 15, 30, 60, 120, 0];

prepare();
const manifest = chrome.runtime.getManifest();
byId("hosts").replaceChildren(...(manifest.content_scripts?.[0]?.matches ?? []).map((m) => make("li", "", m.replace(/^\w+:\/\/(\*\.)?|\/\*$/g, ""))));
byId("welcome").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") }));
adding(look);
await Promise.all([tie(byId("gateway"), "gateway"), tie(byId("elsewhere"), "elsewhere"), reminders()]);
await look();

async function reminders(): Promise<void> {
  const box = byId<HTMLSelectElement>("idle");
  const { idleMinutes } = await settings();
  const offered = MINUTES.includes(idleMinutes) ? MINUTES : [...MINUTES, idleMinutes].sort((a, b) => (a || Infinity) - (b || Infinity));
  const unit = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "minute", unitDisplay: "long" });
  box.replaceChildren(...offered.map((m) => {
    const option = make("option", "", m === 0 ? message("options_idle_never") : unit.format(m));
    option.value = String(m);
    return option;
  }));
  box.value = String(idleMinutes);
  box.addEventListener("change", () => void change({ idleMinutes: Number(box.value) }));
}

async function look(): Promise<void> {
  const answer = await askState();
  about(answer);
  await hosts(answer, look);
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
