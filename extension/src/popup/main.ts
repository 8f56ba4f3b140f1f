/** The popup: how the tab stands that the user looks at, and what can be done with one click. */
import { settings } from "../background/settings";
import { type State, act, askState } from "../shared/ask";
import { rank } from "../shared/level";
import type { Act, ShownFinding, TabRecord } from "../shared/messages";
import { PAUSED, type PausedList } from "../shared/paused";
import { button, byId, copyText, make, message, prepare, redraw, when } from "../shared/page";
import { ELSEWHERE, allowed } from "../shared/permissions";
import { REPORT, type LastReport } from "../shared/report";
import { drawExtensions, extensionActs, installed, pausedItems, reads } from "./extensions";
import { findingItem, sign } from "./findings";

const EXTENSIONS = "extensions-can-read-page";
/** Findings about the machine, whatever the page. */
const MACHINE = ["shared-machine", "remote-control", "state-key", "state-recovered"];

prepare();
byId("launch").addEventListener("click", () => void doing({ act: "launch", ...how() }));
byId("report").addEventListener("click", () => void doing({ act: "report" }));
byId("rehearse").addEventListener("click", () => void doing({ act: "rehearse" }));
byId("copy-report").addEventListener("click", (e) => void copyText(lastReport, e.currentTarget as HTMLButtonElement));
byId("options").addEventListener("click", () => void chrome.runtime.openOptionsPage().then(() => window.close()));

/** The tab that the user looks at. */
const tab = (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;
const name = `tab:${tab}`;
let record: TabRecord | undefined;
let all: Awaited<ReturnType<typeof installed>> = new Map();
let paused: PausedList = {};
let state: State | undefined;
let busy = false;
let lastReport = "";

// Listening comes first: what changes while it is being read would be missed.
for (const area of [chrome.storage.session, chrome.storage.local]) area.onChanged.addListener(() => void read());
await read();
state = await askState();
draw();

async function read(): Promise<void> {
  say("scope", message((await settings()).elsewhere && (await allowed(ELSEWHERE)) ? "popup_scope_on" : "popup_scope_off"));
  const [session, stored, list] = await Promise.all([chrome.storage.session.get(name), chrome.storage.local.get([PAUSED, REPORT]), installed()]);
  record = session[name] as TabRecord | undefined;
  all = list;
  paused = (stored[PAUSED] as PausedList | undefined) ?? {};
  drawReport(stored[REPORT] as LastReport | undefined);
  draw();
}

function draw(): void {
  const findings = record?.findings ?? [];
  const loud = findings.filter((f) => rank(f.level) > 0 && !f.dismissed);
  const quiet = findings.filter((f) => !loud.includes(f) && f.id !== EXTENSIONS);
  const machine = quiet.filter((f) => MACHINE.includes(f.id));
  byId("place").textContent = record ? new URL(record.origin).host : "";
  say("summary", summary(loud.length));
  fill("paused", pausedItems(paused, (what) => void doing(what)));
  fill("loud", loud.map(shown));
  section("machine", machine.map(shown));
  const rest = quiet.filter((f) => !machine.includes(f));
  section("rest", rest.map(shown), message("popup_more", String(rest.length)));
  drawList(findings.find((f) => f.id === EXTENSIONS));
  drawHost();
}

function summary(loud: number): string {
  if (!record) return message("popup_elsewhere");
  if (loud > 0) return message("popup_loud", String(loud));
  if (record.host !== "ok") return message(record.host === "waiting" ? "popup_waiting" : "popup_calm_alone");
  const blind = record.findings.some((f) => !f.dismissed && (f.outcome === "unknown" || f.outcome === "error"));
  return message(blind ? "popup_calm_unknown" : "popup_calm");
}

function shown(f: ShownFinding): HTMLLIElement {
  const one = f.id === "suspicious-extension" ? f.evidence.extensions?.[0] : undefined;
  const info = one && all.get(one.id);
  const does = (what: Omit<Act, "type" | "tab">): void => void doing(what);
  return findingItem(f, does, one && info && !FIREFOX ? extensionActs(one, info, does) : []);
}

function fill(id: string, items: HTMLElement[]): void {
  redraw(byId(id), ...items);
  byId(id).hidden = items.length === 0;
}

function section(id: string, items: HTMLElement[], title?: string): void {
  byId(id).hidden = items.length === 0;
  redraw(byId(id).querySelector("ul")!, ...items);
  if (title) byId(id).querySelector("summary")!.textContent = title;
}

/** Changes a status only where it says something new, so that it is read out once. */
function say(id: string, text: string): void {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

function drawList(f: ShownFinding | undefined): void {
  const box = byId("extensions");
  box.hidden = record === undefined || record.findings.some((one) => one.id === "lookalike-page");
  if (!record || box.hidden) return;
  const judged = f?.evidence.extensions ?? (f ? [] : undefined);
  box.querySelector("summary")!.textContent = judged ? message("popup_extensions", String(judged.filter(reads).length)) : message("popup_extensions_unknown");
  drawExtensions(box.querySelector("div")!, judged, all, (what) => void doing(what));
}

function drawHost(): void {
  const hardened = record?.hardened !== undefined || state?.hardened === true;
  byId("window").hidden = hardened;
  byId("practice").hidden = hardened;
  const reached = state === undefined || state.host === "ok";
  const trouble = byId("trouble");
  // The page's own findings say it already.
  const told = record?.findings.some((f) => f.id === "host-missing" || f.id === "host-outdated");
  if (reached || told) trouble.replaceChildren();
  else {
    const box = make("div", "finding", make("strong", "", ...sign("info", "unknown"), message(state!.host === "outdated" ? "code_version_mismatch" : "host_unreached")), make("p", "soft", state!.cause ?? ""),
      make("div", "acts", button("help_host", () => void doing({ act: "help-host" }))));
    box.dataset["outcome"] = "unknown";
    trouble.replaceChildren(box);
  }
  for (const id of ["launch", "report", "rehearse"]) {
    byId<HTMLButtonElement>(id).disabled = !reached;
    // A button that works keeps the focus.
    byId(id).setAttribute("aria-disabled", String(busy));
  }
  const [last] = [...(state?.profiles ?? [])].sort((a, b) => (b.launched_at ?? "").localeCompare(a.launched_at ?? ""));
  byId("profile").textContent = last?.running ? message("popup_profile_open", last.browser, last.level)
    : last?.launched_at ? message("popup_profile_last", last.browser, when(last.launched_at)) : "";
}

function drawReport(last: LastReport | undefined): void {
  byId("last").textContent = last ? message("popup_report_last", when(last.at), last.html) : message("popup_report_reason");
  byId("copy-report").hidden = last === undefined;
  lastReport = last?.html ?? "";
}

function how(): Pick<Act, "mode" | "extensions"> {
  return { ...(byId<HTMLInputElement>("ephemeral").checked && { mode: "ephemeral" }), ...(byId<HTMLInputElement>("strict").checked && { extensions: "strict" }) };
}

/** Asks the background, and leaves the focus where it was: what was clicked may be drawn anew meanwhile. */
async function doing(what: Omit<Act, "type" | "tab">): Promise<void> {
  if (busy) return say("status", message("act_busy"));
  busy = true;
  const working = { launch: "launch_working", report: "report_working", rehearse: "rehearse_working" }[what.act as string];
  say("status", working ? message(working) : "");
  drawHost();
  const result = await act({ ...what, ...(tab !== undefined && { tab }) }).finally(() => {
    busy = false;
    drawHost();
  });
  say("status", result.text);
  // The sign-in goes on in the hardened window.
  if (result.act === "launch" && result.state === "done" && record) byId("status").append(" ", button("close_tab", () => void doing({ act: "close-tab" })));
}
