// Dismissing a finding: it stays away until it changes or gets louder, and the
// user can take it back.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";
import { label } from "./harness/labels.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

function dismissal(t) {
  test("a dismissed finding stays away, undo brings it back", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    await t.session.clickCard(page, label(t.family, "dismiss"));
    const dismissed = (wanted) => t.session.finding(page, "persistent-login", (f) => Boolean(f.dismissed) === wanted);
    await dismissed(true);
    await t.session.clickCard(page, label(t.family, "undo"));
    await dismissed(false);
    await t.session.card(page, /Keep me signed in/);

    await t.session.clickCard(page, label(t.family, "dismiss"));
    await dismissed(true);
    await page.reload();
    await dismissed(true);
    assert.equal(await t.session.cardText(page), "");

    // Another state is other news.
    await page.click("#stay");
    const off = await t.session.finding(page, "persistent-login", (f) => f.evidence.state === "off");
    assert.ok(!off.dismissed);
    await page.close();
  });
}

suite("dismissal", {}, (t) => {
  dismissal(t);

  test("the options page lists what was dismissed and takes it back", async () => {
    const options = await t.session.extensionPage("options");
    const entries = () => options.$$eval("#dismissed button", (all) => all.length);
    await waitFor("the dismissed finding", async () => (await entries()) === 1);
    await options.click("#dismissed button");
    await waitFor("an empty list", async () => (await entries()) === 0);
    await options.close();
  });

  test("closing the card hides it until there is news", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    await t.session.clickCard(page, label(t.family, "hide"));
    await waitFor("no card", async () => (await t.session.cardText(page)) === "");
    await page.click("#stay");
    await t.session.card(page, /is off/);
    await page.close();
  });

  test("a script of the page cannot press the card's buttons", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    await t.session.inCard(page, (root) => root.querySelectorAll("button").forEach((b) => b.click()));
    const round = await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(document.getElementById("stay").checked), 300)));
    assert.equal(round, true);
    assert.ok(!(await t.session.findings(page)).some((f) => f.dismissed));
    await page.close();
  });
});

suite("dismissal without the host", { prepare: (t) => rm(t.home.manifestFile(t.family), { force: true }) }, dismissal);
