/** The popup: how the tab stands that the user looks at, and what can be done with one click. */
import { rank } from "../shared/level";
import type { Act, ActResult, ShownFinding, TabRecord } from "../shared/messages";
import { byId, message, prepare } from "../shared/page";

prepare();
for (const id of ["launch", "report", "options"]) byId(id).textContent = message(id);
byId("launch").addEventListener("click", () => void act({ act: "launch" }));
byId("report").addEventListener("click", () => void act({ act: "report" }));
byId("options").addEventListener("click", () => void chrome.runtime.openOptionsPage().then(() => window.close()));

/** The tab that the user looks at. */
const tab = chrome.tabs.query({ active: true, currentWindow: true }).then(([active]) => active?.id);
const name = `tab:${await tab}`;
let record = (await chrome.storage.session.get(name))[name] as TabRecord | undefined;

chrome.storage.session.onChanged.addListener((changes) => {
  if (!(name in changes)) return;
  record = changes[name]!.newValue as TabRecord | undefined;
  draw();
});
draw();

function draw(): void {
  const findings = record?.findings ?? [];
  const loud = findings.filter((f) => rank(f.level) > 0 && !f.dismissed);
  const quiet = findings.filter((f) => !loud.includes(f));
  byId("place").textContent = record ? new URL(record.origin).host : "";
  byId("summary").textContent = !record ? message("popup_elsewhere") : loud.length === 0 ? message("popup_calm") : message("popup_loud", String(loud.length));
  byId("loud").replaceChildren(...loud.map(item));
  byId("quiet").replaceChildren(...quiet.map(item));
  byId("more").hidden = quiet.length === 0;
  byId("more").querySelector("summary")!.textContent = message("popup_more", String(quiet.length));
  byId("launch").hidden = record?.hardened !== undefined;
}

function item(f: ShownFinding): HTMLLIElement {
  const li = document.createElement("li");
  li.dataset["level"] = f.level;
  const title = document.createElement("strong");
  title.textContent = f.title;
  li.append(title);
  for (const words of [f.reason, f.outcome === "pass" ? "" : f.action]) {
    if (!words) continue;
    const p = document.createElement("p");
    p.className = "soft";
    p.textContent = words;
    li.append(p);
  }
  const acts = document.createElement("div");
  acts.className = "acts";
  const { target, fingerprint } = f;
  if (f.remedies?.includes("untick") && target) acts.append(button("untick", () => act({ act: "untick", target })));
  if (f.remedies?.includes("install-host") || f.remedies?.includes("update-host")) acts.append(button("help_host", () => act({ act: "help-host" })));
  // Firefox lets no extension open its list of add-ons.
  if (f.remedies?.includes("manage-extensions") && !chrome.runtime.getURL("").startsWith("moz-")) {
    acts.append(button("manage_extensions", () => act({ act: "manage-extensions" })));
  }
  if (f.dismissed) acts.append(button("undismiss", () => act({ act: "restore", fingerprint })));
  else if (f.outcome !== "pass") acts.append(button("dismiss", () => act({ act: "dismiss", fingerprint })));
  if (acts.childElementCount > 0) li.append(acts);
  return li;
}

function button(key: string, press: () => void): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = "button";
  b.textContent = message(key);
  b.addEventListener("click", press);
  return b;
}

async function act(what: Omit<Act, "type" | "tab">): Promise<void> {
  const working = { launch: "launch_working", report: "report_working" }[what.act as string];
  const buttons = [...document.querySelectorAll("button")];
  byId("status").textContent = working ? message(working) : "";
  buttons.forEach((b) => (b.disabled = true));
  const id = await tab;
  const result: ActResult = await chrome.runtime.sendMessage({ type: "act", ...what, ...(id !== undefined && { tab: id }) });
  buttons.forEach((b) => (b.disabled = false));
  byId("status").textContent = result.text;
  // The sign-in goes on in the hardened window.
  if (result.act === "launch" && result.state === "done" && record) byId("status").append(" ", button("close_tab", () => act({ act: "close-tab" })));
}
