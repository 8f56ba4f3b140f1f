/** Pages outside the portal that are made to look like it. Nothing here runs unless the user allowed it. */
import type { Finding } from "../shared/finding";
import { rank } from "../shared/level";
import type { ClassifyAnswer, HostVerdict, StateAnswer } from "../shared/message";
import type { Act, ActResult, Seen, TabRecord } from "../shared/messages";
import type { Acts } from "./acts";
import { dismissedHere } from "./decisions";
import type { Host } from "./host";
import { fingerprint, inWords } from "./judge";
import { isOwn } from "./own";
import { readRecord, removeRecord, writeRecord } from "./records";
import { looksElsewhere } from "./scripts";

/** What the card on such a page may ask for: its process is the page's. */
const FROM_CARD: readonly Act["act"][] = ["close-tab", "launch", "dismiss", "restore"];

export class Alarms {
  readonly #host: Host;
  readonly #acts: Acts;
  readonly #ports = new Map<number, chrome.runtime.Port>();

  constructor(host: Host, acts: Acts) {
    this.#host = host;
    this.#acts = acts;
  }

  /** Judges what a page outside the portal shows, and warns in it where that is needed. */
  async seen(seen: Seen, sender: chrome.runtime.MessageSender): Promise<void> {
    const { tab: { id, url } = {}, origin } = sender;
    if (id === undefined || !origin || !/^https?:/.test(origin) || !(await looksElsewhere())) return;
    const marks = MARKS.map(({ name }) => name).filter((name) => seen.marks.includes(name));
    const verdict = await this.#judge(origin, marks, seen.password);
    const strong = verdict.verdict === "lookalike-strong";
    if (!strong && !(seen.paste && verdict.verdict === "lookalike-weak")) return;
    const top = url ? new URL(url).origin : origin;
    const f = await this.#finding(verdict, seen.paste);
    const record: TabRecord = { origin: top, host: this.#host.state, updated_at: Date.now(), findings: [inWords(f)] };
    record.findings[0]!.dismissed = await this.#dismissed(f);
    await writeRecord(id, record);
    await this.#show(id, record);
  }

  /** Takes the connection of the card that stands in such a page. */
  async connect(port: chrome.runtime.Port, tab: number): Promise<void> {
    this.#ports.set(tab, port);
    port.onMessage.addListener((act: Act) => FROM_CARD.includes(act.act) && void this.act(act, tab, (result) => this.#ports.get(tab)?.postMessage(result)));
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError;
      if (this.#ports.get(tab) !== port) return;
      this.#ports.delete(tab);
      void removeRecord(tab);
    });
    const record = await readRecord(tab);
    if (record) this.#ports.get(tab)?.postMessage({ type: "show", record });
  }

  /** Shows a record in the card that is connected. One that is not, or lost us in our sleep, asks for it once its script comes in. */
  async #show(tab: number, record: TabRecord): Promise<void> {
    const port = this.#ports.get(tab);
    if (port) port.postMessage({ type: "show", record });
    // A page that is gone by now needs no warning.
    else await chrome.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ["alarm.js"] }).catch(() => undefined);
  }

  /** The program's verdict, or what the page's marks alone tell without it. */
  async #judge(origin: string, marks: string[], password: boolean): Promise<HostVerdict> {
    try {
      const { verdicts } = await this.#host.ask<ClassifyAnswer>("classify", { pages: [{ origin, password, marks }] });
      return verdicts[0]!;
    } catch {
      const { hostname } = new URL(origin);
      const telling = MARKS.filter((m) => m.telling && marks.includes(m.name)).length;
      const strong = password && (telling > 0 || marks.length > 1);
      return {
        host: hostname, registrable: hostname, rule: "page-marks", target: officialDomain(),
        verdict: isOwn(hostname) ? "unrelated" : strong ? "lookalike-strong" : telling > 0 ? "lookalike-weak" : "unrelated",
      };
    }
  }

  async #finding(v: HostVerdict, paste: boolean): Promise<Finding> {
    return {
      id: "lookalike-page", text: paste ? "lookalike_paste" : "lookalike_page", args: [v.host, v.target || officialDomain()],
      level: "danger", outcome: "fail", basis: "reported", evidence: {}, remedies: ["close-tab", "launch"],
      fingerprint: await fingerprint("lookalike-page", v.host, paste ? "paste" : "page"), measured_at: new Date().toISOString(),
    };
  }

  async #dismissed(f: Finding): Promise<boolean> {
    const here = await dismissedHere();
    if (rank(f.level) <= (here[f.fingerprint] ?? -1)) return true;
    const state = await this.#host.ask<StateAnswer>("state", {}).catch(() => undefined);
    return state?.dismissed.some((d) => d.fingerprint === f.fingerprint && d.finding === f.id && rank(f.level) <= rank(d.level)) ?? false;
  }

  /** Does what was clicked in the card or in the popup, and tells how it went. */
  async act(act: Act, tab: number, tell: (result: ActResult) => void): Promise<void> {
    if (act.act === "close-tab") return this.#acts.perform({ type: "act", act: "close-tab", tab }, undefined, tell);
    if (act.act === "launch") return this.#acts.perform({ type: "act", act: "launch" }, undefined, tell);
    if (act.act !== "dismiss" && act.act !== "restore") return this.#acts.perform({ ...act, tab }, undefined, tell);
    await this.#acts.perform({ type: "act", act: act.act, fingerprint: act.fingerprint ?? "" }, { id: tab, record: await readRecord(tab) }, tell);
    const record = await readRecord(tab);
    if (record) await this.#show(tab, record);
  }
}

/** Whether a record is of a page outside the portal that was warned of. */
export const isAlarm = (record: TabRecord): boolean => record.findings.some(({ id }) => id === "lookalike-page");

/** The broker's first domain, as the manifest has it. */
const officialDomain = (): string => chrome.runtime.getManifest().content_scripts![0]!.matches![0]!.replace(/^.*\*\.|\/.*$/g, "");
