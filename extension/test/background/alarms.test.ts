// Pages outside the portal: which are warned of, and what the user dismissed.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Acts } from "../../src/background/acts.ts";
import { Alarms } from "../../src/background/alarms.ts";
import type { Host } from "../../src/background/host.ts";
import { fingerprint } from "../../src/background/judge.ts";
import type { TabRecord } from "../../src/shared/messages.ts";

let session: Record<string, unknown>;
let entered: number;
let answers: Record<string, unknown>;

beforeEach(() => {
  [session, entered, answers] = [{}, 0, {}];
  Object.assign(globalThis, {
    MARKS: [{ name: "form", telling: true }, { name: "title" }, { name: "logo" }], OWN: ["ibkr.com", "ibkr.info", "clientam.com"], LOCAL: ["localhost"],
    chrome: {
      i18n: { getMessage: (key: string) => key },
      storage: {
        session: { get: async () => session, set: async (values: object) => void Object.assign(session, values) },
        local: { get: async (key: string) => (key === "settings" ? { settings: { elsewhere: true } } : {}) },
      },
      permissions: { contains: async () => true }, scripting: { executeScript: async () => void entered++ },
      runtime: { getManifest: () => ({ content_scripts: [{ matches: ["https://*.ibkr.com/*"] }] }) },
      action: { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined },
    },
  });
});

/** The record of a page after it was seen, undefined where it was left alone. */
async function seen(origin: string, marks: string[], password = true): Promise<TabRecord | undefined> {
  const host = { state: "ok", ask: (verb: string) => (verb in answers ? Promise.resolve(answers[verb]) : Promise.reject(new Error("gone"))) };
  const sender = { tab: { id: 7, url: `${origin}/` }, origin } as chrome.runtime.MessageSender;
  await new Alarms(host as unknown as Host, {} as Acts).seen({ type: "seen", password, marks, paste: false }, sender);
  const record = session["tab:7"] as TabRecord | undefined;
  assert.equal(entered, record ? 1 : 0, "a card comes where there is a record");
  return record;
}

for (const [origin, warned] of [
  ["https://copy.test", true], ["https://notibkr.com", true], ["https://ibkr.com.copy.test", true],
  ["https://localhost:5000", false], ["https://127.0.0.1:5000", false], ["https://www.clientam.com", false], ["https://ibkr.info", false], ["https://192.168.0.9:5000", false],
] as const) {
  test(`without the program, the sign-in's marks on ${origin} are ${warned ? "a warning" : "the broker's own"}`, async () => {
    const record = await seen(origin, ["form", "title"]);
    assert.equal(record?.findings[0]?.level, warned ? "danger" : undefined);
  });
}

test("without the program, one mark that others have as well is none", async () => assert.equal(await seen("https://review.test", ["title"]), undefined));

for (const [what, finding, level, dismissed] of [
  ["the same", "lookalike-page", "danger", true], ["a quieter one", "lookalike-page", "info", false], ["another check's", "persistent-login", "danger", false],
] as const) {
  test(`a warning is dismissed by a decision on ${what}: ${dismissed}`, async () => {
    const print = await fingerprint("lookalike-page", "copy.test", "page");
    answers = {
      classify: { verdicts: [{ host: "copy.test", registrable: "copy.test", rule: "page-marks", target: "ibkr.com", verdict: "lookalike-strong" }] },
      state: { dismissed: [{ fingerprint: print, finding, level, decided_at: "" }] },
    };
    assert.equal((await seen("https://copy.test", ["form"]))?.findings[0]?.dismissed, dismissed);
  });
}
