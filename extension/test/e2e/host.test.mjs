// What the user gets when the native host is missing, killed, silent, or of
// another version: the page's own warnings in any case, and one plain reason.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { label } from "./harness/labels.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

/** A host that answers every request with the result of a function of the request, or not at all for null. */
const scripted = (answer) => `#!${process.execPath}
const answer = ${answer};
let input = Buffer.alloc(0);
process.stdin.on("data", (data) => {
  input = Buffer.concat([input, data]);
  while (input.length >= 4 && input.length >= 4 + input.readUInt32LE()) {
    const end = 4 + input.readUInt32LE();
    const reply = answer(JSON.parse(input.subarray(4, end)));
    input = input.subarray(end);
    if (reply === null) continue;
    const body = Buffer.from(JSON.stringify(reply));
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    process.stdout.write(Buffer.concat([head, body]));
  }
});
`;

const speaks = (version) => `(q) => q.verb === "hello"
  ? { id: q.id, v: ${version}, ok: true, body: { min: ${version}, max: ${version}, version: "0.0.0-test", features: ["advise"] } }
  : { id: q.id, v: ${version}, ok: false, error: { code: "version-mismatch", message: "another version", fix: "update" } }`;

const unregister = (t) => rm(t.home.manifestFile(t.family), { force: true });

suite("native host", { prepare: unregister }, (t) => {
  let page;
  afterEach(async () => {
    await page?.close();
    await unregister(t);
    await waitFor("the native hosts to end", async () => (await t.home.hosts()).length === 0);
  });

  /** The page's warning must be there whatever the host does. */
  async function warned() {
    const f = await t.session.finding(page, "persistent-login", (f) => f.evidence.state === "on");
    assert.equal(f.outcome, "fail");
    await t.session.card(page, /Keep me signed in/);
  }

  const host = (state) => waitFor(`the host to be ${state}`, async () => (await t.session.records(page))[0]?.host === state);

  test("missing: the page is still judged, and the card's reader learns what is missing", async () => {
    page = await t.session.page("on");
    await warned();
    await host("missing");
    const missing = await t.session.finding(page, "host-missing");
    assert.notEqual(missing.title, "");
    assert.match(missing.action, /sallyport install/);
  });

  test("appears later: a reload is enough", async () => {
    page = await t.session.page("on");
    await host("missing");
    await t.home.register(t.family);
    await page.reload();
    await warned();
    await host("ok");
    assert.ok(!(await t.session.findings(page)).some((f) => f.id === "host-missing"));
    assert.ok((await t.session.findings(page)).some((f) => f.id === "shared-machine"));
  });

  test("killed in mid-conversation: the next change is answered again", async () => {
    await t.home.register(t.family);
    page = await t.session.page("on");
    await host("ok");
    for (const wanted of ["off", "on", "off"]) {
      const [before] = await waitFor("a native host", async () => {
        const found = await t.home.hosts();
        return found.length === 1 && found;
      });
      process.kill(before, "SIGKILL");
      await page.click("#stay");
      await t.session.finding(page, "persistent-login", (f) => f.evidence.state === wanted);
      await host("ok");
      assert.ok(!(await t.home.hosts()).includes(before));
    }
  });

  for (const [name, version] of [["older", 0], ["newer", 2]]) {
    test(`${name} protocol: says so, and still judges the page`, async () => {
      await t.home.register(t.family, await t.home.script(`${name}-host`, scripted(speaks(version))));
      page = await t.session.page("on");
      await warned();
      await host("outdated");
      await t.session.finding(page, "host-outdated");
    });
  }

  test("refuses: says so, and nobody calls the page harmless", async () => {
    const refuses = `(q) => q.verb === "hello" ? { id: q.id, v: 1, ok: true, body: { min: 1, max: 1, version: "0.0.0-test", features: [], hardened: false } }
      : { id: q.id, v: 1, ok: false, error: { code: "bad-body", message: "no", fix: "update" } }`;
    await t.home.register(t.family, await t.home.script("refusing-host", scripted(refuses)));
    page = await t.session.page("sso/Login");
    const f = await t.session.finding(page, "host-missing", (one) => one.text === "host_refused");
    assert.equal(f.outcome, "unknown");
    assert.ok(f.reason.includes(label(t.family, "code_bad_body")), f.reason);
    assert.equal(f.action, label(t.family, "code_bad_body_fix"));
    const popup = await t.session.popup(page);
    await waitFor("the popup's word", () => popup.$eval("#summary", (e, text) => e.textContent === text, label(t.family, "popup_calm_alone")));
    await waitFor("the reason", () => popup.evaluate((text) => document.getElementById("rest").textContent.includes(text), f.title));
    await popup.close();
  });

  test("silent: the warning does not wait for it", async () => {
    await t.home.register(t.family, await t.home.script("silent-host", scripted("() => null")));
    page = await t.session.page("on");
    await warned();
  });

  test("talks nonsense: the warning stays, and nothing hangs", async () => {
    await t.home.register(t.family, await t.home.script("nonsense-host", "#!/bin/sh\necho 'Failed to open the store'\nsleep 1\n"));
    page = await t.session.page("on");
    await warned();
    await page.click("#stay");
    await t.session.finding(page, "persistent-login", (f) => f.evidence.state === "off");
  });

  // The last one: that host is waited for longer than a test.
  test("takes its time: a second wish is answered, and the button keeps the focus", async () => {
    const slow = `(q) => q.verb === "launch" || q.verb === "advise" ? null
      : { id: q.id, v: 1, ok: true, body: q.verb === "hello" ? { min: 1, max: 1, version: "0.0.0-test", features: [] } : { profiles: [], dismissed: [], key_kept: "" } }`;
    await t.home.register(t.family, await t.home.script("slow-host", scripted(slow)));
    page = await t.session.browser.newPage();
    const popup = await t.session.popup(page);
    await popup.bringToFront();
    await waitFor("the host's answer", () => popup.$eval("#launch", (b) => !b.disabled));
    await popup.focus("#launch");
    await popup.keyboard.press("Enter");
    await waitFor("the word of it", () => popup.$eval("#status", (e, text) => e.textContent === text, label(t.family, "launch_working")));
    assert.deepEqual(await popup.$eval("#launch", (b) => [b.getAttribute("aria-disabled"), document.activeElement === b]), ["true", true]);
    await popup.$eval("#report", (b) => b.click());
    await waitFor("an answer", () => popup.$eval("#status", (e, text) => e.textContent === text, label(t.family, "act_busy")));
    await popup.close();
  });
});
