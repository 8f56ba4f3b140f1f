// What of the browser's list of extensions goes to the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bounded, request } from "../../src/background/extensions.ts";
import { bytes, Host, HostError } from "../../src/background/host.ts";
import { type BrowserExtension, MaxExtensions, MaxPermissions, MaxRequest, MaxText } from "../../src/shared/message.ts";

const guarded = ["https://*.interactivebrokers.com/*", "https://*.ibkr.com.cn/*", "https://localhost/*", "https://portal.mybroker.test/*"];
const many = (n: number, pattern = (i: number) => `https://www.shop-${i}.example/*`): string[] => Array.from({ length: n }, (_, i) => pattern(i));
const extension = (more: Partial<BrowserExtension> = {}): BrowserExtension => ({
  id: "a".repeat(32), name: "Coupons", version: "1", type: "extension", enabled: true, install_type: "normal", permissions: [], host_permissions: [], ...more,
});

for (const pattern of [
  "<all_urls>", "*://*/*", "https://*/*", "https://*:8443/*", "*://*.com/*", "https://*.com.cn/*", "https://interactivebrokers.com/*", "*://*.interactivebrokers.com/*",
  "https://gdcdyn.interactivebrokers.com/sso/*", "https://LOCALHOST:5000/*", "https://portal.mybroker.test/*", `https://www.interactivebrokers.com/${"x".repeat(2_000)}*`,
]) {
  test(`of very many hosts ${pattern.slice(0, 60)} is kept`, () => {
    const { host_permissions: kept } = bounded(extension({ host_permissions: [...many(3_000), pattern] }), guarded);
    assert.equal(kept.length, MaxPermissions);
    assert.ok(pattern.startsWith(kept[0]!.replace(/\*$/, "")), kept[0]);
  });
}

test("a host that only ends like the broker's is none of it", () => {
  const { host_permissions: kept } = bounded(extension({ host_permissions: [...many(3_000), "https://notinteractivebrokers.com/*"] }), guarded);
  assert.ok(!kept.includes("https://notinteractivebrokers.com/*"));
});

test("every text and list is within the program's caps", () => {
  const long = "x".repeat(100_000);
  const e = bounded(extension({ id: long, name: long, version: long, permissions: many(900, () => long), host_permissions: many(900, () => `https://www.ibkr.com/${long}`) }), guarded);
  assert.ok([e.id, e.name, e.version, ...e.permissions, ...e.host_permissions].every((text) => text.length <= MaxText));
  assert.ok(e.permissions.length === MaxPermissions && e.host_permissions.length === MaxPermissions);
});

for (const [name, all] of [
  ["hosts", Array.from({ length: 60 }, (_, i) => extension({ id: `e${i}`, host_permissions: ["<all_urls>", ...many(499)] }))],
  ["extensions", Array.from({ length: 5_000 }, (_, i) => extension({ id: `e${i}`, name: "名".repeat(300), enabled: i % 50 === 0 }))],
] as const) {
  test(`a request never outgrows what the program reads: too many ${name}`, () => {
    const page = { page: { origin: "https://www.ibkr.com" }, controls: many(200, () => "ß".repeat(160)) };
    const { extensions } = request(page, all);
    assert.ok(bytes({ id: crypto.randomUUID(), v: 1, verb: "advise", body: { ...page, extensions } }) <= MaxRequest);
    assert.ok(extensions.length > 50 && extensions.length <= MaxExtensions);
    assert.ok(extensions.every((e) => e.host_permissions.length === 0 || e.host_permissions[0] === "<all_urls>"));
    assert.ok(extensions[40]!.enabled, "those that are off go first");
  });
}

test("few extensions go as they are", () => {
  const all = [extension({ permissions: ["tabs"], host_permissions: many(500) }), extension({ id: "b" })];
  assert.deepEqual(request({}, all.map((e) => bounded(e, guarded))).extensions, all);
});

test("a request that is too large fails at once, and the conversation goes on", async () => {
  const sent: { id: string; verb: string }[] = [];
  let hear: (answer: object) => void = () => undefined;
  const port = {
    onMessage: { addListener: (f: typeof hear) => (hear = f) }, onDisconnect: { addListener: () => undefined },
    postMessage: (q: { id: string; verb: string }) => {
      sent.push(q);
      queueMicrotask(() => hear({ id: q.id, ok: true, body: { min: 1, max: 1 } }));
    },
  };
  Object.assign(globalThis, { chrome: { runtime: { connectNative: () => port } } });
  const host = new Host("1");
  await assert.rejects(host.ask("report", { text: "x".repeat(MaxRequest) }), (e) => e instanceof HostError && e.code === "too-large");
  assert.equal(host.state, "ok");
  await host.ask("state", {});
  assert.deepEqual(sent.map((q) => q.verb), ["hello", "state"]);
});
