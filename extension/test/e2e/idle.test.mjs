// Somebody is signed in and leaves: the desktop and the page tell, once, and
// both are quiet again as soon as the page is used.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { listenForNotices } from "./harness/notices.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const options = {
  prepare: async (t) => {
    t.notices = await listenForNotices(t.home);
    await t.home.register(t.family);
  },
};

suite("a session that nobody uses", options, (t) => {
  after(() => t.notices.stop());

  test("is told once, and no more once it is used", async () => {
    await t.session.setLocal({ settings: { idleMinutes: 0.05 } });
    const page = await t.session.page("account");
    const found = await t.session.finding(page, "session-idle");
    assert.equal(found.level, "warn");
    await t.session.card(page, /You are still signed in, and have not used the portal for 1 minutes?/);
    await waitFor("the desktop's notice", () => t.notices.titles().length > 0);

    await page.bringToFront();
    await page.mouse.click(300, 300);
    await waitFor("the page to be quiet", async () => {
      const findings = await t.session.findings(page);
      return findings.length > 0 && !findings.some((f) => f.id === "session-idle");
    }, 2_500);
    await t.session.finding(page, "session-idle");
    await waitFor("the second notice", () => t.notices.titles().length === 2);

    await t.session.setLocal({ settings: { idleMinutes: 0 } });
    await waitFor("no reminder at all", async () => !(await t.session.findings(page)).some((f) => f.id === "session-idle"));
    for (const title of t.notices.titles()) assert.match(title, /still signed in.*does not end the session at the broker/);
    await page.close();
  });

  test("is told again at its end, by the desktop", async () => {
    await waitFor("the sign-out reminder", () => t.notices.titles().some((title) => /closed without signing out/.test(title)));
  });

  test("is told at its end also where a public page of the broker spoke last", async () => {
    const told = () => t.notices.titles().filter((title) => /closed without signing out/.test(title)).length;
    const before = told();
    const account = await t.session.page("account");
    await t.session.finding(account, "extensions-can-read-page");
    const open = await t.session.page("https://www.interactivebrokers.ie/on");
    await t.session.finding(open, "extensions-can-read-page");
    await account.close();
    await open.bringToFront();
    await open.evaluate(() => document.getElementById("stay").click());
    await t.session.finding(open, "persistent-login", (f) => f.evidence.state === "off");
    await waitFor("the host's answer", async () => (await t.session.records(open))[0]?.host === "ok");
    assert.equal(told(), before, "the portal is still open");
    await open.close();
    await waitFor("the reminder", () => told() === before + 1);
  });
});
