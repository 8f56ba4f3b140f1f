// What the program finds on disk, set against what the browser itself says is
// installed; and the ways in which extensions come in that nobody asked for,
// each in a profile that a real browser made.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { open } from "./harness/browser.mjs";
import { PackedExtension, writeExtension } from "./harness/crx.mjs";
import { Home } from "./harness/home.mjs";
import { managedChromium, policyFile } from "./harness/managed.mjs";
import { extensionId } from "./harness/places.mjs";
import { servePortal } from "./harness/portal.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const alarms = ["stop", "review"];

async function prepare(t) {
  await t.home.register(t.family);
  if (t.family === "firefox") await t.home.nameProfile();
}

suite("every packaged extension of this machine", { beside: "all", prepare }, (t) => {
  test("the inventory is what the browser says, and none is an alarm", async () => {
    const ours = extensionId(t.family);
    const told = await waitFor("the browser's own list", async () => {
      const all = (await t.session.installed()).filter((e) => e.type === "extension" && e.id !== ours);
      return all.length > 0 && all;
    });
    const line = (e) => `${e.id} ${e.version} ${e.enabled}`;
    const wanted = told.map(line).sort();
    // A browser writes its profile down some seconds later.
    const found = await waitFor("the same on disk", async () => {
      const all = await t.home.extensions(t.family);
      return JSON.stringify(all.map(line).sort()) === JSON.stringify(wanted) && all;
    }, 60_000).catch(async (error) => {
      assert.deepEqual((await t.home.extensions(t.family)).map(line).sort(), wanted, error.message);
    });
    for (const e of found) {
      assert.deepEqual(e.evidence.filter((one) => one.level >= "B3"), [], e.name);
      assert.ok(!alarms.includes(e.verdict), `${e.name}: ${e.verdict} ${JSON.stringify(e.evidence)}`);
      assert.equal(e.location, t.family === "chromium" ? "command-line" : "machine", e.name);
      assert.match(e.package, /^webext-/, e.name);
    }
    // Every one that can read pages is a reader on the sign-in page too, in one quiet line.
    const page = await t.session.tab("sso/Login");
    const readers = await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length > 0);
    assert.equal(readers.level, "info");
    const named = readers.evidence.extensions.filter((e) => ["content-script", "host-permission", "debugger", "capture"].includes(e.access)).map((e) => e.id).sort();
    assert.deepEqual(named, found.filter((e) => e.enabled && e.exposure_effective >= "A3").map((e) => e.id).sort());
    assert.equal((await t.session.findings(page)).filter((f) => f.id === "suspicious-extension").length, 0);
    await page.close();
  });
});

describe("extensions that nobody asked for, chromium", () => {
  let portal, home, session;

  before(async () => {
    portal = await servePortal();
    home = await Home.make();
    await home.register("chromium");
  });
  after(async () => {
    await session?.close();
    await portal?.close();
    await home?.remove();
  });

  let again = false;
  const start = async (options = {}) => {
    session = await open("chromium", home, { portal, again, external: true, ...options });
    again = true;
  };
  const stop = async () => {
    await session.close();
    session = undefined;
  };
  /** Waits until the profile on disk has an extension of which something holds. */
  const onDisk = (id, holds = () => true) => waitFor(`${id} on disk`, async () => {
    const found = (await home.extensions("chromium")).find((e) => e.id === id);
    return found && holds(found) && found;
  }, 60_000);
  const evidence = (e, id) => e.evidence.find((one) => one.id === id);

  test("a side-loaded one is found, and so is what an update adds to it", async () => {
    const packed = await PackedExtension.make(home);
    const scripts = (matches) => [{ matches, js: ["a.js"] }];
    await start();
    const first = await session.page("sso/Login");
    await session.finding(first, "extensions-can-read-page");
    await stop();

    const file = await packed.sideload({ name: "Helper", version: "1.2", content_scripts: scripts(["https://*.example.org/*"]) });
    await start();
    const before = await onDisk(packed.id);
    assert.equal(before.location, "external-file");
    assert.equal(evidence(before, "sideloaded").detail, `${file.replace(home.path, "~")} installed it from outside the browser, and you were never asked.`);
    assert.equal(evidence(before, "sideloaded").level, "B3");
    assert.equal(before.verdict, "note", "it cannot touch the portal");
    const page = await session.page("sso/Login");
    await session.finding(page, "extensions-can-read-page");
    await stop();

    await packed.sideload({ name: "Helper", version: "1.3", content_scripts: scripts(["<all_urls>"]) });
    await start();
    const now = await onDisk(packed.id, (e) => e.version === "1.3");
    assert.deepEqual(evidence(now, "reach-grew"), {
      id: "reach-grew", level: "B2", field: "content_scripts",
      detail: "It can now read the portal's pages, by “<all_urls>” (version 1.2 → 1.3).",
      why: { text: "now_in_page", args: ["<all_urls>", "1.2 → 1.3"] },
    });
    if (now.enabled) {
      assert.equal(now.verdict, "stop");
      const signIn = await session.page("sso/Login");
      const alarm = await session.finding(signIn, "suspicious-extension");
      assert.equal(alarm.level, "danger");
      assert.match(alarm.title + alarm.reason, /Helper/);
    } else {
      assert.ok(now.disabled_by.length > 0, "the browser itself switched it off");
    }
    await stop();
  });

  test("one that was written into the preferences is found", async () => {
    const folder = await writeExtension(path.join(home.path, "planted"), { name: "Planted", version: "1", content_scripts: [{ matches: ["<all_urls>"], js: ["a.js"] }] });
    const preferences = path.join(home.profile("chromium"), "Default/Preferences");
    const forge = async (id, entry) => {
      const all = JSON.parse(await readFile(preferences, "utf8"));
      all.extensions.settings[id] = { path: folder, disable_reasons: [], state: 1, ...entry };
      await writeFile(preferences, JSON.stringify(all));
    };
    const loose = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", posing = "cccccccccccccccccccccccccccccccc", hidden = "dddddddddddddddddddddddddddddddd";
    await forge(loose, { location: 4 });
    await forge(posing, { location: 1, from_webstore: true, manifest: { manifest_version: 3, name: "Posing", version: "1" } });
    await forge(hidden, { location: 10 });
    const asPart = await onDisk(hidden);
    assert.equal(asPart.location, "external-component");
    assert.match(evidence(asPart, "odd-place").detail, /lies in .*planted/);
    assert.equal(asPart.verdict, "stop");
    const asUnpacked = await onDisk(loose);
    assert.match(evidence(asUnpacked, "loaded-from-loose-folder").detail, /planted, a folder for temporary or downloaded files/);
    assert.equal(asUnpacked.verdict, "stop");
    const asStore = await onDisk(posing);
    assert.match(evidence(asStore, "odd-place").detail, /It is noted as installed by the browser, but lies in .*planted/);
    assert.equal(asStore.verdict, "stop");
  });

  test("one that is loaded from a temporary folder is found", async () => {
    const folder = await writeExtension(path.join(home.path, "loose"), { name: "Loose", version: "1", content_scripts: [{ matches: ["https://*/*"], js: ["a.js"] }] });
    if (session) await stop();
    await start({ load: [folder] });
    const { id } = await waitFor("the browser's own word", async () => (await session.installed()).find((e) => e.name === "Loose"));
    const found = await onDisk(id);
    assert.equal(found.location, "command-line");
    assert.equal(evidence(found, "loaded-from-loose-folder").level, "B3");
    const page = await session.page("sso/Login");
    const alarm = await session.finding(page, "suspicious-extension", (f) => /Loose/.test(f.title + f.reason));
    assert.equal(alarm.level, "danger");
  });

  test("one that a policy forces is found", async () => {
    if (session) await stop();
    const packed = await PackedExtension.make(home);
    const store = await packed.offer({ name: "Forced", version: "1.0", content_scripts: [{ matches: ["<all_urls>"], js: ["a.js"] }] });
    try {
      const policy = JSON.stringify({ ExtensionInstallForcelist: [`${packed.id};${store.address}`] });
      await start({ executable: await managedChromium(home, policy) });
      const told = await waitFor("the browser's own word", async () => (await session.installed()).find((e) => e.id === packed.id), 60_000);
      assert.equal(told.installType, "admin");
      const found = await onDisk(packed.id);
      assert.equal(found.location, "policy");
      assert.equal(evidence(found, "forced-by-policy").level, "B3");
      // This machine itself has no such policy, the browser's view of it has.
      assert.equal(evidence(found, "forced-by-policy").detail, "A policy forces it on this browser, but nobody manages this machine.");
      assert.equal(found.verdict, "stop");
      const page = await session.page("sso/Login");
      const alarm = await session.finding(page, "suspicious-extension", (f) => /Forced/.test(f.title + f.reason));
      assert.equal(alarm.level, "danger");
      assert.match(alarm.title + alarm.reason, new RegExp(`A policy, ${policyFile}, forces it on this browser, but nobody manages this machine\\.`));
    } finally {
      await store.close();
    }
  });
});
