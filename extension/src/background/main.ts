/**
 * The background: brings what the frames see to the host, and what the host
 * says to card, badge and popup. It keeps nothing that it cannot lose.
 */
import type { AdviseAnswer, StateAnswer } from "../shared/message";
import type { State } from "../shared/ask";
import { rank } from "../shared/level";
import { ALARM_PORT, type Act, type ActResult, type Ask, PORT_NAME, type Seen, type TabRecord } from "../shared/messages";
import { message } from "../shared/whole";
import { Acts, explain } from "./acts";
import { Alarms, isAlarm } from "./alarms";
import { askForCanary } from "./canary";
import { dismissedHere } from "./decisions";
import { installedExtensions, request, watchExtensions } from "./extensions";
import { Host } from "./host";
import { Idle } from "./idle";
import { aboutHost, aboutRefusal, inWords, withoutHost } from "./judge";
import { forget, resumeUnlessOpen, showPaused } from "./pause";
import { pruneRecords, readRecord, removeRecord, writeRecord } from "./records";
import { enterOpenPages, followChoices, portalPatterns } from "./scripts";
import { Sessions } from "./sessions";
import { follow } from "./settings";
import { fromPage, Tab } from "./tab";

/** How long a page's warning waits for the host, in ms. */
const PATIENCE = 25;
/** How soon the host is asked again where it is still looking, in ms. */
const AGAIN = 300;
/** How long the host is kept after the last portal page closed, in ms: a reload is not an end. */
const LINGER = 500;
/** How long the browser may take to bring back its tabs after a start, in ms. */
const SETTLING = 2_000;

/** Findings that are about the page alone. */
const FROM_PAGE = ["persistent-login", "remembered-name", "session-idle"];

const host = new Host(chrome.runtime.getManifest().version);
const tabs = new Map<number, Tab>();
const acts = new Acts(host, update);
const alarms = new Alarms(host, acts);
const idle = new Idle(() => tabs.forEach((tab) => tab.signedIn && void update(tab)));
const sessions = new Sessions();

chrome.runtime.onConnect.addListener((port) => {
  const { tab: { id } = {}, frameId } = port.sender ?? {};
  if (port.name === ALARM_PORT && id !== undefined && frameId === 0) return void alarms.connect(port, id);
  if (port.name !== PORT_NAME || id === undefined || frameId === undefined) return port.disconnect();
  const tab = tabs.get(id) ?? new Tab(id);
  tabs.set(id, tab);
  tab.add(frameId, port);
  if (frameId === 0) host.retry();
  port.onMessage.addListener((said: unknown) => {
    if (!fromPage(said)) return;
    if (said.type === "facts") {
      tab.facts(frameId, said);
      followSignedIn();
      sessions.tell(id, tab.signedIn, (one) => tabs.has(one));
      void update(tab);
    } else if (said.type === "used") {
      idle.used();
    } else if (said.type === "unticked") {
      acts.unticked(tab, frameId, said.key, said.done);
    } else {
      void acts.fromPage(said, tab);
    }
  });
  port.onDisconnect.addListener(() => {
    // Read so that the browser does not log it: a page that goes away is no error.
    void chrome.runtime.lastError;
    if (!tab.remove(frameId, port)) return;
    followSignedIn();
    if (frameId === 0 || tab.empty) void leave(tab);
    else void update(tab);
  });
});

chrome.runtime.onMessage.addListener((said: unknown, sender, respond) => {
  if ((said as Partial<Seen> | null)?.type === "seen" && sender.tab && !tabs.has(sender.tab.id!)) {
    void alarms.seen(said as Seen, sender).catch(() => undefined).finally(() => closeIfUnused());
    return false;
  }
  // Only our own pages; a content script of the portal uses its port.
  if (sender.id !== chrome.runtime.id || (sender.url && !sender.url.startsWith(chrome.runtime.getURL("")))) return false;
  const type = (said as Partial<Act | Ask> | null)?.type;
  if (type === "act") {
    const act = said as Act;
    perform(act, (result) => result.state !== "working" && respond(result))
      .catch((error: unknown) => respond({ type: "result", act: act.act, state: "failed", text: explain(error, act) }))
      .finally(() => closeIfUnused());
    return true;
  }
  if (type === "state") {
    answerState().then(respond).finally(() => closeIfUnused());
    return true;
  }
  return false;
});

follow(({ idleMinutes }) => {
  idle.after(idleMinutes);
  void followChoices();
});
watchExtensions(() => tabs.forEach((tab) => void update(tab)), (id) => void forget(id));
for (const event of [chrome.permissions.onAdded, chrome.permissions.onRemoved]) event.addListener(() => void followChoices());
chrome.runtime.onInstalled.addListener(({ reason }) => {
  void enterOpenPages();
  void followChoices();
  if (reason === "install") void welcome();
});
void pruneRecords();
// Every start of the background looks: after a crash, a restart or an update something may still be paused.
setTimeout(() => void resumeUnlessOpen(), SETTLING);
void showPaused();
chrome.runtime.onStartup.addListener(() => undefined);
chrome.tabs.onRemoved.addListener(() => void resumeUnlessOpen());

/** Does what was clicked on one of our own pages. After a sleep the background knows a tab by its record alone. */
async function perform(act: Act, tell: (result: ActResult) => void): Promise<void> {
  const tab = act.tab === undefined ? undefined : tabs.get(act.tab);
  const record = tab === undefined && act.tab !== undefined ? await readRecord(act.tab) : undefined;
  if (record && isAlarm(record)) return alarms.act(act, act.tab!, tell);
  return acts.perform(act, tab ?? (record && { id: act.tab!, record }), tell);
}

/** Shows the first run, but not in a hardened window or a practice window: those are about one page. */
async function welcome(): Promise<void> {
  const hardened = await host.ask("state", {}).then(() => host.hello?.hardened, () => false);
  closeIfUnused();
  const pages = await chrome.tabs.query({ url: await portalPatterns() });
  if (hardened || pages.some(({ url }) => url?.startsWith("http:"))) return;
  await chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html"), active: pages.length === 0 });
}

async function leave(tab: Tab): Promise<void> {
  tab.turn++;
  if (tab.empty && tabs.get(tab.id) === tab) tabs.delete(tab.id);
  await removeRecord(tab.id);
  setTimeout(() => {
    closeIfUnused();
    void resumeUnlessOpen();
  }, LINGER);
}

function followSignedIn(): void {
  idle.signedIn([...tabs.values()].some((tab) => tab.signedIn));
}

/** Lets the host go once no portal page is open and nobody waits for its answer: whoever does calls this afterwards. */
function closeIfUnused(): void {
  if (tabs.size > 0 || host.busy) return;
  host.close();
  sessions.end();
}

/** Judges a tab anew and shows the outcome, at the latest after PATIENCE with what is known by then. */
async function update(tab: Tab): Promise<void> {
  const turn = ++tab.turn;
  const { controls } = tab;
  if (tab.page === undefined) return;
  const { origin } = tab.page;
  const page = { ...tab.page, ...(sessions.open && { session_open: true }), ...(tab.signedIn && idle.minutes > 0 && { idle_minutes: idle.minutes }) };
  const answer = installedExtensions()
    .then((extensions) => host.ask<AdviseAnswer>("advise", request({ page, controls }, extensions)))
    .catch((error: unknown) => error);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([answer, late]);
  if (first === undefined && turn === tab.turn) await showAlone(tab, origin, "waiting");
  const said = first ?? (await answer);
  if (turn !== tab.turn) return;
  if (said instanceof Error || !Array.isArray((said as AdviseAnswer).findings)) return showAlone(tab, origin, host.state, said);
  const inside = host.hello?.hardened === true;
  if (inside) askForCanary();
  await show(tab, {
    origin, host: "ok", updated_at: Date.now(),
    ...(inside && { hardened: host.hello?.level ?? "" }),
    findings: (said as AdviseAnswer).findings.map((f) => inWords(inside ? { ...f, remedies: (f.remedies ?? []).filter((r) => r !== "launch") } : f)),
  });
  if ((said as AdviseAnswer).more) setTimeout(() => turn === tab.turn && void update(tab), AGAIN);
}

/**
 * Shows what the extension sees alone. While the host may still answer, what it said of the machine before stays.
 * A host that is there and refused has failed this page: why is in the error.
 */
async function showAlone(tab: Tab, origin: string, state: TabRecord["host"], why?: unknown): Promise<void> {
  const turn = tab.turn;
  const dismissed = await dismissedHere();
  const about = state === "waiting" ? [] : state === "ok" ? [await aboutRefusal(why, message)] : await aboutHost(host, message(host.cause || "host_cause_ended"));
  const own = [...await withoutHost(tab.controls), ...about];
  if (turn !== tab.turn) return;
  const kept = state === "waiting" && tab.record?.origin === origin ? tab.record.findings.filter((f) => !FROM_PAGE.includes(f.id)) : [];
  const findings = [...own.map((f) => ({ ...inWords(f), dismissed: rank(f.level) <= (dismissed[f.fingerprint] ?? -1) })), ...kept];
  await show(tab, { origin, host: state === "ok" ? "failed" : state, updated_at: Date.now(), findings });
}

async function show(tab: Tab, record: TabRecord): Promise<void> {
  tab.record = record;
  tab.send({ type: "show", record });
  await writeRecord(tab.id, record);
}

async function answerState(): Promise<State> {
  host.retry();
  try {
    const state = await host.ask<StateAnswer>("state", {});
    return { host: host.state, version: host.hello?.version ?? "", hardened: host.hello?.hardened === true, ...state };
  } catch (error) {
    const causeKey = host.cause || "host_cause_ended";
    return { host: host.state, causeKey, cause: message(causeKey), error: explain(error) };
  }
}
