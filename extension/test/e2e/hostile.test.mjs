// Pages that make it hard, by size, by haste or on purpose. Each has a sign-in
// with a control that is on: it must be seen and followed, the page must go on
// working, and what is typed must stay in it.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { root } from "./harness/places.mjs";
import { suite } from "./harness/suite.mjs";
import { traceOurs } from "./harness/trace.mjs";
import { waitFor } from "./harness/wait.mjs";

const canary = "Hq4-canary-Wz81";
/** The longest that a task of ours may hold up a page, in ms of the thread's own time. */
const LONGEST = 50;
/** A busy page may be slow to be told of. */
const PATIENCE = 30_000;

const options = {
  serve: { folder: path.join(root, "extension/test/hostile"), under: "/hostile/" },
  prepare: async (t) => {
    t.frames = await t.home.registerRecorded(t.family);
  },
};

suite("a hostile page", options, (t) => {
  const control = (page, state) => t.session.finding(page, "persistent-login", (f) => f.evidence.state === state, PATIENCE);

  async function visit(name) {
    const page = await t.session.page(`hostile/${name}`);
    try {
      const on = await control(page, "on");
      assert.equal((await t.session.findings(page)).filter((f) => f.id === "persistent-login").length, 1);
      await page.type("#user", canary);
      await page.type("#password", canary);
      await page.evaluate(() => document.getElementById("stay").click());
      await control(page, "off");
      assert.equal(await page.evaluate(() => globalThis.changes), 1, "the page did not see its own change");
      return on;
    } finally {
      await page.close();
    }
  }

  for (const name of ["nodes.html", "mutation.html", "shadows.html", "frames.html", "clobber.html", "xhtml.xhtml", "drawing.svg"]) {
    test(`${name}: the control is seen and followed`, async () => {
      assert.equal((await visit(name)).evidence.label, "Keep me signed in");
    });
  }

  test("labels.html: a label is cut, and cleared of what steers a reader's eye", async () => {
    const { label } = (await visit("labels.html")).evidence;
    assert.match(label, /^Keep me signed\u00ad? in$/);
  });

  test("a page that the browser kept aside is looked at again", async () => {
    const page = await t.session.page("hostile/plain.html");
    await control(page, "on");
    await page.goto("https://www.interactivebrokers.co.uk/none");
    await waitFor("the other page", async () => !(await t.session.findings(page)).some((f) => f.id === "persistent-login"));
    // A page that was kept aside does not load again, so there is no load to wait for.
    await page.evaluate(() => history.back());
    await waitFor("the page to be back", () => page.evaluate(() => document.getElementById("stay") !== null));
    await control(page, "on");
    await page.evaluate(() => document.getElementById("stay").click());
    await control(page, "off");
    await page.close();
  });

  // Firefox prepares no pages.
  if (t.family === "chromium") {
    test("a page that is only prepared is not looked at, and is once it is shown", async () => {
      const page = await t.session.page("none");
      await page.evaluate(() => {
        const rules = document.createElement("script");
        rules.type = "speculationrules";
        rules.textContent = JSON.stringify({ prerender: [{ urls: ["/hostile/prepared.html"], eagerness: "immediate" }] });
        document.head.append(rules);
      });
      await waitFor("the page to be prepared", () => t.portal.visits.some((url) => url.endsWith("/hostile/ready?prepared=true")));
      const tab = await t.session.tabOf(page.url());
      const told = async () => (await t.session.findingsOfTab(tab)).find((f) => f.id === "persistent-login")?.evidence.state;
      // The driver loses hold of a page that takes another's place, so our own world is asked.
      const inTab = (fn) => t.session.runInTab(tab, 0, fn, []);
      const card = () => inTab(() => [...document.documentElement.querySelectorAll("*")]
        .some((e) => e.childElementCount === 0 && /Keep me signed in/.test(chrome.dom.openOrClosedShadowRoot(e)?.textContent ?? "")));
      assert.equal(await told(), undefined);
      assert.equal(await card(), false);
      await page.evaluate(() => void (location.href = "/hostile/prepared.html"));
      await waitFor("the finding", async () => (await told()) === "on", PATIENCE);
      assert.ok(await inTab(() => performance.getEntriesByType("navigation")[0].activationStart > 0), "the page was loaded anew");
      await waitFor("the card", card);
      await inTab(() => document.getElementById("stay").click());
      await waitFor("the change", async () => (await told()) === "off", PATIENCE);
      await t.session.ask((id) => chrome.tabs.remove(id), tab);
    });
  }

  test("printing changes nothing", async () => {
    const page = await t.session.page("hostile/plain.html");
    await control(page, "on");
    await page.pdf({ timeout: PATIENCE });
    assert.equal(await page.evaluate(() => document.getElementById("stay").checked), true);
    await page.evaluate(() => document.getElementById("stay").click());
    await control(page, "off");
    await page.close();
  });

  if (t.family === "chromium") {
    for (const name of ["nodes.html", "mutation.html", "shadows.html", "labels.html", "frames.html"]) {
      test(`${name}: no task of ours is long`, async () => {
        const page = await t.session.page("none");
        const times = await traceOurs(page, async () => {
          await page.goto(`https://www.interactivebrokers.co.uk/hostile/${name}`);
          await control(page, "on");
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_500)));
        });
        await page.close();
        assert.ok(times.length > 0);
        assert.ok(Math.max(...times) < LONGEST, `the longest took ${Math.max(...times).toFixed(1)} ms`);
      });
    }
  }

  test("nothing that was typed left any of these pages", async () => {
    const told = { requests: await t.frames("requests"), answers: await t.frames("answers"), errors: await t.frames("errors"), storage: JSON.stringify(await t.session.storage()) };
    assert.match(told.requests, /"verb":"advise"/);
    for (const [place, text] of Object.entries(told)) assert.ok(!text.includes(canary), `${place} holds what was typed`);
  });
});
