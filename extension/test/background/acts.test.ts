// What a click does, by where it came from and what is known of the tab.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Acts } from "../../src/background/acts.ts";
import type { Host } from "../../src/background/host.ts";
import { Tab } from "../../src/background/tab.ts";
import type { Act, ActResult, TabRecord } from "../../src/shared/messages.ts";

const print = "0123456789abcdef0123456789abcdef";
const record = (host: TabRecord["host"]): TabRecord => ({
  origin: "https://www.ibkr.com", host, updated_at: 0,
  findings: [{ id: "shared-machine", text: "x", title: "", reason: "", action: "", level: "warn", outcome: "fail", basis: "measured", evidence: {}, fingerprint: print, measured_at: "" }],
});

let session: Record<string, unknown>;
let local: Record<string, unknown>;
let opened: string[];
let asked: [string, object][];
let host: { state: string; ask(verb: string, body: object): Promise<object> };
let acts: Acts;

beforeEach(() => {
  [session, local, opened, asked] = [{}, {}, [], []];
  const area = (stored: () => Record<string, unknown>) => ({ get: async (key: string) => ({ [key]: stored()[key] }), set: async (values: object) => void Object.assign(stored(), values) });
  Object.assign(globalThis, {
    FIREFOX: false,
    chrome: {
      i18n: { getMessage: (key: string) => key }, storage: { session: area(() => session), local: area(() => local) },
      tabs: { create: async ({ url }: { url: string }) => void opened.push(url) }, runtime: { getURL: (path: string) => path },
      action: { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined },
    },
  });
  host = { state: "ok", ask: async (verb, body) => (asked.push([verb, body]), {}) };
  acts = new Acts(host as unknown as Host, async () => undefined);
});

const does = async (act: Partial<Act>, on: Parameters<Acts["perform"]>[1]): Promise<ActResult[]> => {
  const told: ActResult[] = [];
  await acts.perform({ type: "act", ...act } as Act, on, (result) => told.push(result));
  return told;
};

for (const act of ["report", "manage-extensions", "pause", "resume", "guard-host", "rehearse"] as const) {
  test(`a page may not ask for “${act}”`, async () => {
    await acts.fromPage({ type: "act", act }, new Tab(7));
    assert.deepEqual([asked, opened], [[], []]);
  });
}

test("a page may ask for help", async () => {
  await acts.fromPage({ type: "act", act: "help-host" }, new Tab(7));
  assert.equal(opened.length, 1);
});

test("a decision carries the finding's name and level, also for a tab that came back after a sleep", async () => {
  session["tab:7"] = record("ok");
  for (const on of [new Tab(7), { id: 7, record: record("ok") }]) {
    asked = [];
    assert.deepEqual((await does({ act: "dismiss", fingerprint: print }, on)).map((r) => r.state), ["done"]);
    assert.deepEqual(asked, [["decide", { fingerprint: print, finding: "shared-machine", level: "warn", decision: "dismiss" }]]);
    assert.equal((local["dismissed"] as object | undefined)?.[print as never], undefined);
  }
});

test("a decision on a tab that is known by its record alone shows at once", async () => {
  session["tab:7"] = record("ok");
  const dismissed = (): boolean => (session["tab:7"] as TabRecord).findings[0]!.dismissed === true;
  await does({ act: "dismiss", fingerprint: print }, { id: 7, record: record("ok") });
  assert.equal(dismissed(), true);
  await does({ act: "restore", fingerprint: print }, { id: 7, record: record("ok") });
  assert.equal(dismissed(), false);
  host.ask = async () => { throw new Error("refused"); };
  assert.equal((await does({ act: "dismiss", fingerprint: print }, { id: 7, record: record("ok") }))[0]!.state, "failed");
  assert.equal(dismissed(), false, "what failed is not shown as done");
});

test("what nobody knows is not dismissed under another's name", async () => {
  for (const on of [undefined, new Tab(8), { id: 7, record: record("ok") }]) {
    assert.deepEqual((await does({ act: "dismiss", fingerprint: "f".repeat(32) }, on)).map((r) => r.state), ["failed"]);
  }
  assert.deepEqual(asked, []);
});

test("a list that has fingerprints alone takes decisions back", async () => {
  assert.deepEqual((await does({ act: "restore", fingerprint: print }, undefined)).map((r) => r.state), ["done"]);
  assert.equal((asked[0]![1] as { decision: string }).decision, "restore");
});

test("what the host would not judge stays dismissed where it was judged", async () => {
  await does({ act: "dismiss", fingerprint: print }, { id: 7, record: record("failed") });
  assert.deepEqual(local["dismissed"], { [print]: 1 });
  await does({ act: "restore", fingerprint: print }, { id: 7, record: record("failed") });
  assert.deepEqual(local["dismissed"], {});
});
