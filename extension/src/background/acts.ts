/** What the user can do with a click, in the card or on our own pages. */
import type { LaunchAnswer, RehearseAnswer, ReportAnswer } from "../shared/message";
import { rank } from "../shared/level";
import type { Act, ActResult, TabRecord } from "../shared/messages";
import { REPORT, type LastReport } from "../shared/report";
import { message } from "../shared/whole";
import { dismissHere, restoreHere } from "./decisions";
import { installedExtensions, request } from "./extensions";
import { failure, type Host } from "./host";
import { pause, resume } from "./pause";
import { markDismissed, readRecord } from "./records";
import { Tab } from "./tab";

/** How long a page may take to say whether a control is off, in ms. */
const UNTICK_PATIENCE = 3_000;

/** The acts that a content script may ask for. Its process is the page's, so it gets what the card needs and no more. */
const FROM_PAGE: readonly Act["act"][] = ["untick", "launch", "dismiss", "restore", "help-host", "close-tab"];

/** The one address that the practice sign-in has, at any port. */
const PRACTICE = /^http:\/\/rehearsal\.localhost(:\d{1,5})?$/;
const ID = /^[a-p]{32}$/;

export class Acts {
  readonly #host: Host;
  readonly #update: (tab: Tab) => Promise<void>;
  readonly #unticking = new Map<string, (done: boolean) => void>();

  /** update judges a tab anew. */
  constructor(host: Host, update: (tab: Tab) => Promise<void>) {
    this.#host = host;
    this.#update = update;
  }

  /** Does what was clicked in a page's card. */
  async fromPage(act: Act, tab: Tab): Promise<void> {
    const { type, act: name, target, fingerprint } = act;
    if (!FROM_PAGE.includes(name)) return;
    await this.perform({ type, act: name, ...(target && { target }), ...(fingerprint && { fingerprint }) }, tab, (result) => tab.send(result));
  }

  /** Does what was clicked on a tab of the portal, or on one that has no more than a record, and tells how it went. */
  async perform(act: Act, on: Tab | Pick<Tab, "id" | "record"> | undefined, tell: (result: ActResult) => void): Promise<void> {
    const tab = on instanceof Tab ? on : undefined;
    const say = (state: ActResult["state"], text: string, more: Partial<ActResult> = {}): void => tell({ type: "result", act: act.act, state, text, ...more });
    try {
      switch (act.act) {
        case "untick": return say(...await this.#untick(tab, act.target ?? ""));
        case "launch": {
          say("working", message("launch_working"));
          const start = tab?.origin && new URL(tab.origin).protocol === "http:" ? "rehearsal" : "portal";
          const { mode, extensions } = act;
          const { browser, level } = await this.#host.ask<LaunchAnswer>("launch", { start, ...(mode && { mode }), ...(extensions && { extensions }) });
          return say("done", message("launch_done", [browser, level]));
        }
        case "rehearse": {
          const { url } = await this.#host.ask<RehearseAnswer>("rehearse", {});
          if (!PRACTICE.test(url)) throw new Error("not the practice sign-in");
          await chrome.tabs.create({ url: `${url}/` });
          return say("done", "");
        }
        case "report": {
          say("working", message("report_working"));
          const { html, json } = await this.#report(tab);
          return say("done", message("report_done", [html, json]));
        }
        case "dismiss":
        case "restore": {
          const { fingerprint = "" } = act;
          // A tab that came back after our sleep has not been judged again yet.
          await this.#decide(act.act, fingerprint, on?.record ?? (on && await readRecord(on.id)));
          if (tab) await this.#update(tab);
          else if (on) await markDismissed(on.id, fingerprint, act.act === "dismiss");
          return say("done", message(act.act === "dismiss" ? "dismissed" : "restored"), { fingerprint });
        }
        case "pause": {
          await pause(act.extension ?? "");
          // What it put into open pages before goes on there until they are loaded anew.
          if (act.tab !== undefined) await chrome.tabs.reload(act.tab);
          return say("done", message("paused_done"));
        }
        case "resume":
          await resume(act.extension ?? "");
          return say("done", message("resumed_done"));
        case "help-host":
          await chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html#program") });
          return say("done", "");
        case "manage-extensions":
          await chrome.tabs.create({ url: act.extension && ID.test(act.extension) ? `chrome://extensions/?id=${act.extension}` : "chrome://extensions" });
          return say("done", "");
        case "guard-host": {
          await this.#host.ask("guard-host", { host: act.host ?? "", decision: act.decision ?? "add" });
          return say("done", "");
        }
        case "close-tab": {
          const id = tab?.id ?? act.tab;
          say("done", "");
          if (id !== undefined) await chrome.tabs.remove(id);
        }
      }
    } catch (error) {
      say("failed", explain(error, act));
    }
  }

  /** Hears a frame's word on a control that the user asked to untick. */
  unticked(tab: Tab, frame: number, key: string, done: boolean): void {
    this.#unticking.get(`${tab.id}/${frame}:${key}`)?.(done);
  }

  async #report(tab: Tab | undefined): Promise<ReportAnswer> {
    const extensions = await installedExtensions();
    const page = tab?.page ? { page: tab.page, controls: tab.controls } : {};
    const answer = await this.#host.ask<ReportAnswer>("report", request({ language: chrome.i18n.getUILanguage(), ...page }, extensions));
    const last: LastReport = { html: answer.html, json: answer.json, at: Date.now() };
    await chrome.storage.local.set({ [REPORT]: last });
    return answer;
  }

  async #decide(decision: "dismiss" | "restore", print: string, record: TabRecord | undefined): Promise<void> {
    const f = record?.findings.find((one) => one.fingerprint === print);
    // A decision is taken back by its fingerprint alone, from a list that has no more.
    if (!f && decision === "dismiss") throw new Error("no such finding here");
    const { id: finding, level } = f ?? { id: "persistent-login", level: "info" };
    const here = (): Promise<void> => (decision === "dismiss" ? dismissHere(print, rank(level)) : restoreHere(print));
    try {
      await this.#host.ask("decide", { fingerprint: print, finding, level, decision });
    } catch (error) {
      if (this.#host.state === "ok") throw error;
      // Without the host the browser keeps the decision.
      return here();
    }
    // What the host did not judge is not marked by the host either.
    await (record?.host === "ok" ? restoreHere(print) : here());
  }

  async #untick(tab: Tab | undefined, target: string): Promise<["done" | "failed", string]> {
    const [frame, key = ""] = target.split(/:(.*)/s);
    const safe = tab?.safe(key, Number(frame)) ?? key;
    const name = `${tab?.id}/${frame}:${safe}`;
    const done = await new Promise<boolean>((resolve) => {
      this.#unticking.set(name, resolve);
      setTimeout(resolve, UNTICK_PATIENCE, false);
      if (!tab?.send({ type: "untick", key: safe }, Number(frame))) resolve(false);
    });
    this.#unticking.delete(name);
    return done ? ["done", ""] : ["failed", message("untick_failed")];
  }
}

/** A failure in the user's language. */
export function explain(error: unknown, act?: Act): string {
  if (act?.act === "pause") return message("pause_failed");
  if (act?.act === "resume") return message("resume_failed");
  return failure(error, message).join(" ").trim();
}
