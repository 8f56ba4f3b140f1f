/**
 * The background: brings what the frames see to the host, and what the host
 * says to card, badge and popup. It keeps nothing that it cannot lose.
 */
import type { AdviseAnswer, LaunchAnswer, ReportAnswer, StateAnswer } from "../shared/message";
import { rank } from "../shared/level";
import { type Act, type ActResult, type Ask, PORT_NAME, type TabRecord } from "../shared/messages";
import { dismissHere, dismissedHere, restoreHere } from "./decisions";
import { installedExtensions, watchExtensions } from "./extensions";
import { Host, HostError, textOf } from "./host";
import { aboutHost, inWords, withoutHost } from "./judge";
import { pruneRecords, removeRecord, writeRecord } from "./records";
import { enterOpenPages, followGateway } from "./scripts";
import { fromPage, Tab } from "./tab";

/** How long a page's warning waits for the host, in ms. */
const PATIENCE = 25;
/** How soon the host is asked again where it is still looking, in ms. */
const AGAIN = 300;
/** How long the host is kept after the last portal page closed, in ms: a reload is not an end. */
const LINGER = 500;
/** How long a page may take to say whether a control is off, in ms. */
const UNTICK_PATIENCE = 3_000;

/** Findings that are about the page alone. */
const FROM_PAGE = ["persistent-login", "remembered-name"];

const host = new Host(chrome.runtime.getManifest().version);
const tabs = new Map<number, Tab>();
const unticking = new Map<string, (done: boolean) => void>();
const message = (key: string, args: string[] = []): string => chrome.i18n.getMessage(key, args);

chrome.runtime.onConnect.addListener((port) => {
  const { tab: { id } = {}, frameId } = port.sender ?? {};
  if (port.name !== PORT_NAME || id === undefined || frameId === undefined) return port.disconnect();
  const tab = tabs.get(id) ?? new Tab(id);
  tabs.set(id, tab);
  tab.add(frameId, port);
  if (frameId === 0) host.retry();
  port.onMessage.addListener((said: unknown) => {
    if (!fromPage(said)) return;
    if (said.type === "facts") {
      tab.facts(frameId, said);
      void update(tab);
    } else if (said.type === "unticked") {
      unticking.get(`${id}/${frameId}:${said.key}`)?.(said.done);
    } else {
      void perform(said, tab, (result) => tab.send(result));
    }
  });
  port.onDisconnect.addListener(() => {
    // Read so that the browser does not log it: a page that goes away is no error.
    void chrome.runtime.lastError;
    if (!tab.remove(frameId, port)) return;
    if (frameId === 0 || tab.empty) void leave(tab);
    else void update(tab);
  });
});

chrome.runtime.onMessage.addListener((said: unknown, sender, respond) => {
  // Only our own pages; a content script uses its port.
  if (sender.id !== chrome.runtime.id || (sender.url && !sender.url.startsWith(chrome.runtime.getURL("")))) return false;
  const type = (said as Partial<Act | Ask> | null)?.type;
  if (type === "act") {
    const act = said as Act;
    const tab = act.tab === undefined ? undefined : tabs.get(act.tab);
    perform(act, tab, (result) => result.state !== "working" && respond(result)).finally(() => closeIfUnused());
    return true;
  }
  if (type === "state") {
    answerState().then(respond).finally(() => closeIfUnused());
    return true;
  }
  return false;
});

watchExtensions(() => tabs.forEach((tab) => void update(tab)));
chrome.permissions.onAdded.addListener(() => void followGateway());
chrome.runtime.onInstalled.addListener(() => {
  void enterOpenPages();
  void followGateway();
});
void pruneRecords();

async function leave(tab: Tab): Promise<void> {
  tab.turn++;
  if (tab.empty && tabs.get(tab.id) === tab) tabs.delete(tab.id);
  await removeRecord(tab.id);
  setTimeout(closeIfUnused, LINGER);
}

/** Lets the host go once no portal page is open and nobody waits for its answer: whoever does calls this afterwards. */
function closeIfUnused(): void {
  if (tabs.size === 0 && !host.busy) host.close();
}

/** Judges a tab anew and shows the outcome, at the latest after PATIENCE with what is known by then. */
async function update(tab: Tab): Promise<void> {
  const turn = ++tab.turn;
  const { page, controls } = tab;
  if (page === undefined) return;
  const { origin } = page;
  const answer = installedExtensions()
    .then((extensions) => host.ask<AdviseAnswer>("advise", { page, controls, extensions }))
    .catch((error: unknown) => error);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([answer, late]);
  if (first === undefined && turn === tab.turn) await showAlone(tab, origin, "waiting");
  const said = first ?? (await answer);
  if (turn !== tab.turn) return;
  if (said instanceof Error || !Array.isArray((said as AdviseAnswer).findings)) return showAlone(tab, origin, host.state);
  const inside = host.hello?.hardened === true;
  await show(tab, {
    origin, host: "ok", updated_at: Date.now(),
    ...(inside && { hardened: host.hello?.level ?? "" }),
    findings: (said as AdviseAnswer).findings.map((f) => inWords(inside ? { ...f, remedies: (f.remedies ?? []).filter((r) => r !== "launch") } : f, message)),
  });
  if ((said as AdviseAnswer).more) setTimeout(() => turn === tab.turn && void update(tab), AGAIN);
}

/** Shows what the extension sees alone. While the host may still answer, what it said of the machine before stays. */
async function showAlone(tab: Tab, origin: string, state: TabRecord["host"]): Promise<void> {
  const turn = tab.turn;
  const dismissed = await dismissedHere();
  const own = [...await withoutHost(tab.controls), ...(state === "waiting" ? [] : await aboutHost(host, message(host.cause || "host_cause_ended")))];
  if (turn !== tab.turn) return;
  const kept = state === "waiting" && tab.record?.origin === origin ? tab.record.findings.filter((f) => !FROM_PAGE.includes(f.id)) : [];
  const findings = [...own.map((f) => ({ ...inWords(f, message), dismissed: rank(f.level) <= (dismissed[f.fingerprint] ?? -1) })), ...kept];
  await show(tab, { origin, host: state, updated_at: Date.now(), findings });
}

async function show(tab: Tab, record: TabRecord): Promise<void> {
  tab.record = record;
  tab.send({ type: "show", record });
  await writeRecord(tab.id, record);
}

/** Does what the user clicked, and tells how it went. */
async function perform(act: Act, tab: Tab | undefined, tell: (result: ActResult) => void): Promise<void> {
  const say = (state: ActResult["state"], text: string, more: Partial<ActResult> = {}): void => tell({ type: "result", act: act.act, state, text, ...more });
  try {
    switch (act.act) {
      case "untick": return say(...await untickControl(tab, act.target ?? ""));
      case "launch": {
        say("working", message("launch_working"));
        const start = tab?.origin && new URL(tab.origin).protocol === "http:" ? "rehearsal" : "portal";
        const { browser, level } = await host.ask<LaunchAnswer>("launch", { start });
        return say("done", message("launch_done", [browser, level]));
      }
      case "report": {
        say("working", message("report_working"));
        const extensions = await installedExtensions();
        const page = tab?.page ? { page: tab.page, controls: tab.controls } : {};
        const { html, json } = await host.ask<ReportAnswer>("report", { extensions, language: chrome.i18n.getUILanguage(), ...page });
        return say("done", message("report_done", [html, json]));
      }
      case "dismiss":
      case "restore": {
        await decide(act.act, act.fingerprint ?? "", tab);
        if (tab) await update(tab);
        return say("done", message(act.act === "dismiss" ? "dismissed" : "restored"), { fingerprint: act.fingerprint ?? "" });
      }
      case "help-host":
        await chrome.runtime.openOptionsPage();
        return say("done", "");
      case "manage-extensions":
        await chrome.tabs.create({ url: "chrome://extensions" });
        return say("done", "");
      case "close-tab":
        if (tab) await chrome.tabs.remove(tab.id);
    }
  } catch (error) {
    say("failed", explain(error));
  }
}

async function decide(decision: "dismiss" | "restore", print: string, tab: Tab | undefined): Promise<void> {
  const f = tab?.record?.findings.find((one) => one.fingerprint === print);
  const level = f?.level ?? "info";
  try {
    await host.ask("decide", { fingerprint: print, finding: f?.id ?? "persistent-login", level, decision });
    await restoreHere(print);
  } catch (error) {
    if (host.state === "ok") throw error;
    // Without the host the browser keeps the decision.
    await (decision === "dismiss" ? dismissHere(print, rank(level)) : restoreHere(print));
  }
}

async function untickControl(tab: Tab | undefined, target: string): Promise<["done" | "failed", string]> {
  const [frame, key = ""] = target.split(/:(.*)/s);
  const name = `${tab?.id}/${frame}:${tab?.safe(key, Number(frame))}`;
  const done = await new Promise<boolean>((resolve) => {
    unticking.set(name, resolve);
    setTimeout(resolve, UNTICK_PATIENCE, false);
    if (!tab?.send({ type: "untick", key: tab.safe(key, Number(frame)) }, Number(frame))) resolve(false);
  });
  unticking.delete(name);
  return done ? ["done", ""] : ["failed", message("untick_failed")];
}

async function answerState(): Promise<object> {
  host.retry();
  try {
    const state = await host.ask<StateAnswer>("state", {});
    return { host: host.state, version: host.hello?.version, hardened: host.hello?.hardened, ...state };
  } catch (error) {
    return { host: host.state, cause: message(host.cause || "host_cause_ended"), error: explain(error) };
  }
}

/** A failure in the user's language. */
function explain(error: unknown): string {
  const known = error instanceof HostError ? textOf(error.code) : "";
  const stem = known && message(known) ? known : textOf("internal");
  return `${message(stem)} ${message(`${stem}_fix`)}`.trim();
}
