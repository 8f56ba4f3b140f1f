// A password that is typed into the page must turn up nowhere: not in a
// message, a record, a log, the state, a report, or the card.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const canary = "Zx7-canary-Qpw9";
const user = "canary-user-k3v8";

// The browser's own files: what it stores of a page is not ours to search.
const browsersOwn = [".config/chromium", ".mozilla/firefox", ".cache"];

const options = {
  prepare: async (t) => {
    t.frames = await t.home.registerRecorded(t.family);
  },
};

suite("a typed password", options, (t) => {
  test("appears in no message, record, log, state file, report or card", async () => {
    const page = await t.session.page("on");
    await t.session.finding(page, "persistent-login");
    await page.type("#user", user);
    await page.type("#password", canary);
    // Every act that makes the extension and the host talk.
    for (const state of ["off", "on"]) {
      await page.click("#stay");
      await t.session.finding(page, "persistent-login", (f) => f.evidence.state === state);
    }
    const field = await t.session.page("https://www.interactivebrokers.ie/field");
    // With a space, so that what is typed leaves the words beside it whole.
    for (const place of ["#days", "#note", "#box"]) await field.type(place, `${canary} `);
    await field.click("#stay");
    await t.session.finding(field, "persistent-login", (f) => f.evidence.state === "off");
    assert.equal((await t.session.findings(field)).filter((f) => f.id === "persistent-login").length, 2);
    const fieldCard = await t.session.card(field, /Keep me signed in for/);
    const mirrored = await t.session.page("https://www.interactivebrokers.com/mirrored");
    await t.session.finding(mirrored, "persistent-login");
    for (const place of ["#text", "#secret", "#choice"]) await mirrored.type(place, `${canary} `);
    // What stands around a control is told anew with its state.
    await mirrored.click("#stay");
    await t.session.finding(mirrored, "persistent-login", (f) => f.evidence.state === "off");
    const popup = await t.session.popup(field);
    await waitFor("the popup's findings", () => popup.evaluate(() => document.body.innerText.includes("Remember me")));
    const popupText = await popup.evaluate(() => document.body.textContent);
    await popup.close();
    await page.bringToFront();
    await page.click("form button");
    await waitFor("the host's answer", async () => (await t.session.records(page))[0]?.host === "ok");
    const card = await t.session.card(page, /Keep me signed in/);
    const report = await t.home.run("report", "--out", path.join(t.home.path, "reports"));
    assert.equal(report.code, 0, report.stderr);

    const requests = await t.frames("requests");
    const answers = await t.frames("answers");
    assert.match(requests, /"verb":"advise"/, "the recorder saw no conversation");
    assert.match(answers, /"ok":true/);

    const told = {
      requests, answers, errors: await t.frames("errors"), card, fieldCard, popupText,
      storage: JSON.stringify(await t.session.storage()),
      local: JSON.stringify(await t.session.localStorage()),
      report: report.stdout + report.stderr,
    };
    for (const file of await files(t.home.path)) told[file] = (await readFile(file)).toString("latin1");
    for (const [place, text] of Object.entries(told)) {
      for (const secret of [canary, user]) {
        assert.ok(!text.includes(secret) && !text.includes(Buffer.from(secret, "utf16le").toString("latin1")), `${place} holds what was typed`);
      }
    }
    await field.close();
    await mirrored.close();
    await page.close();
  });
});

async function files(folder) {
  const found = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (browsersOwn.some((own) => name.startsWith(own)) || !(await stat(file)).isFile()) continue;
    found.push(file);
  }
  return found;
}
