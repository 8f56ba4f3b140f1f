// What a browser keeps of a sign-in, kept by the browser itself while it runs:
// a password in its password manager, cookies that a page set, and the setting
// that brings the last session back. The host finds each on disk, and none of
// the secrets gets any further.
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { suite } from "./harness/suite.mjs";
import { saveLogin, restoreLastSession } from "./harness/keeping.mjs";
import { waitFor } from "./harness/wait.mjs";

const canary = "Zx7-kept-canary";
const secrets = { username: `${canary}-user`, password: `${canary}-password` };
const host = "www.interactivebrokers.co.uk";

// Browsers write their changes down after up to half a minute.
const settled = 60_000;

// The browser's own files: what it keeps is not ours to search.
const browsersOwn = [".config/chromium", ".mozilla/firefox", ".cache", ".pki"];

const options = {
  prepare: async (t) => {
    t.home.extra.TMPDIR = path.join(t.home.path, "tmp");
    await mkdir(t.home.extra.TMPDIR);
    t.frames = await t.home.registerRecorded(t.family);
    // Firefox's profile manager lists a profile; the test starts one by its folder.
    const firefox = path.dirname(t.home.profile("firefox"));
    await mkdir(firefox, { recursive: true });
    await writeFile(path.join(firefox, "profiles.ini"), "[Profile0]\nName=everyday\nIsRelative=1\nPath=test.default\n");
  },
};

suite("what a browser keeps", options, (t) => {
  const report = async () => {
    const folder = path.join(t.home.path, "reports");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    const run = await t.home.run("report", "--out", folder);
    assert.equal(run.code, 0, run.stderr);
    const name = (await readdir(folder)).find((file) => file.endsWith(".json"));
    const { findings } = JSON.parse(await readFile(path.join(folder, name), "utf8"));
    return { said: run.stdout + run.stderr, of: (id) => findings.find((f) => f.id === id) };
  };

  test("a clean profile is told as clean", async () => {
    const { of } = await waitFor("a profile on disk", async () => {
      const r = await report();
      return r.of("saved-password").evidence.counts.profiles === 1 && r;
    }, settled);
    for (const id of ["saved-password", "portal-cookies", "session-restore", "browser-sync"]) {
      assert.equal(of(id).outcome, "pass", JSON.stringify(of(id)));
    }
  });

  test("is found while it runs", async () => {
    const page = await t.session.page("none");
    await page.evaluate((secret) => {
      document.cookie = `XYZAB=${secret}; max-age=900000; secure; samesite=lax`;
      document.cookie = `SBID=${secret}; max-age=900000; secure; domain=interactivebrokers.co.uk`;
      document.cookie = `USERID=${secret}; secure`;
    }, `${canary}-cookie`);
    await saveLogin(t, `https://${host}/sso/Login`, secrets);
    await restoreLastSession(t);

    const { of } = await waitFor("everything on disk", async () => {
      const r = await report();
      const late = ["saved-password", "portal-cookies", "session-restore"].filter((id) => r.of(id).outcome !== "fail");
      if (late.length > 0) throw new Error(`${late}: ${JSON.stringify(late.map((id) => r.of(id)))}`);
      if (r.of("session-restore").text !== "session_restore_grave") throw new Error(JSON.stringify(r.of("session-restore")));
      return r;
    }, settled);
    const detail = (id) => (of(id).evidence.signals ?? []).map((s) => s.detail).join("\n");
    assert.match(detail("saved-password"), new RegExp(`1 saved for ${host.replaceAll(".", "\\.")}, saved \\d{4}-`));
    assert.match(detail("portal-cookies"), /session cookie XYZAB on www\.interactivebrokers\.co\.uk until \d{4}-\d\d-\d\d \(secure, same-site lax\)/);
    assert.match(detail("portal-cookies"), /device cookie SBID on \.interactivebrokers\.co\.uk until/);
    assert.doesNotMatch(detail("portal-cookies"), /USERID/);
    assert.match(detail("session-restore"), /[1-9]\d* session cookies and /);
    for (const id of ["saved-password", "portal-cookies", "session-restore", "browser-sync", "password-saving"]) {
      assert.equal(of(id).level, "info", `${id} is an alarm on an ordinary machine`);
      assert.equal(of(id).evidence.counts["profiles-unread"], 0, detail(id));
    }
    await page.close();
  });

  test("a page hears of it, after its first answer", async () => {
    // A look stands for a minute in one host; the next page gets a host of its own.
    await waitFor("the end of the last page's host", async () => (await t.home.hosts()).length === 0);
    const page = await t.session.page("on");
    const found = await t.session.finding(page, "saved-password");
    assert.equal(found.level, "info");
    assert.match(found.title, /Your broker password is saved in a browser/);
    await t.session.finding(page, "portal-cookies");
    await t.session.finding(page, "session-restore");
    // On a machine of one's own the card leaves it to the popup.
    assert.doesNotMatch(await t.session.card(page, /Keep me signed in/), /broker password|Cookies|last session/);
    await page.close();
  });

  test("no secret and no copy of a store is anywhere else", async () => {
    const { said } = await report();
    const told = { said, requests: await t.frames("requests"), answers: await t.frames("answers"), storage: JSON.stringify(await t.session.storage()) };
    assert.ok(told.answers.includes("saved_password"), "the recorder saw no answer");
    for (const name of await readdir(t.home.path, { recursive: true })) {
      const file = path.join(t.home.path, name);
      if (browsersOwn.some((own) => name.startsWith(own)) || !(await stat(file).catch(() => undefined))?.isFile()) continue;
      const content = await readFile(file).catch(() => Buffer.alloc(0));
      told[name] = content.toString("latin1");
      assert.ok(!content.subarray(0, 15).equals(Buffer.from("SQLite format 3")) || !told[name].includes("logins"), `${name} is a copy of a store`);
    }
    for (const [place, text] of Object.entries(told)) {
      assert.ok(!text.includes(canary) && !text.includes(Buffer.from(canary, "utf16le").toString("latin1")), `${place} holds a secret`);
    }
  });
});
