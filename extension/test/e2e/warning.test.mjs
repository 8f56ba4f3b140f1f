// The warning about persistent-login controls, as a user meets it.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

suite("persistent-login", {}, (t) => {
  let page;
  afterEach(() => page?.close());

  const control = (state, deadline) => t.session.finding(page, "persistent-login", (f) => f.evidence.state === state, deadline);

  /** The level of a control that is on, which depends on the machine that runs the tests. */
  async function loud() {
    const machine = (await t.session.findings(page)).find((f) => f.id === "shared-machine");
    return machine?.outcome === "fail" ? "danger" : "warn";
  }

  test("warns while the control is on, and is quiet while it is off", async () => {
    page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    const on = await control("on");
    assert.equal(on.outcome, "fail");
    assert.equal(on.level, await loud());
    assert.equal(on.evidence.label, "Keep me signed in");

    await page.click("#stay");
    const off = await control("off");
    assert.equal(off.level, "info");
    assert.equal(off.outcome, "pass");
    await waitFor("the card without a warning", async () => !/is on/.test(await t.session.cardText(page)));

    await page.click("#stay");
    assert.equal((await control("on")).level, await loud());
    await t.session.card(page, /is on/);
  });

  test("leaving the page leaves nothing behind, and coming back warns again", async () => {
    page = await t.session.page("on");
    await control("on");
    await page.goto("https://elsewhere.test/none");
    await waitFor("no record", async () => Object.keys(await t.session.storage()).every((key) => !key.startsWith("tab:")));
    await page.evaluate(() => history.back());
    await waitFor("the page to be back", () => page.evaluate(() => location.pathname === "/on"));
    await t.session.card(page, /Keep me signed in/);
    await control("on");
  });

  test("a control that is off is one quiet finding", async () => {
    page = await t.session.page("off");
    const off = await control("off");
    assert.deepEqual([off.level, off.outcome, off.basis], ["info", "pass", "reported"]);
  });

  test("sees a control that is inserted late, and forgets one that is removed", async () => {
    page = await t.session.page("empty");
    await page.evaluate(() => {
      document.getElementById("place").innerHTML = `<label><input type="checkbox" checked id="late"> Remember me on this device</label>`;
    });
    assert.equal((await control("on")).evidence.label, "Remember me on this device");
    await t.session.card(page, /Remember me on this device/);
    await page.evaluate(() => document.getElementById("late").parentElement.remove());
    await waitFor("the finding to go", async () => !(await t.session.findings(page)).some((f) => f.id === "persistent-login"));
    await waitFor("the card's line to go", async () => !/Remember me/.test(await t.session.cardText(page)));
  });

  for (const place of ["frame", "shadow"]) {
    test(`sees and unticks a control in a ${place}`, async () => {
      page = await t.session.page(place);
      await control("on");
      await t.session.clickCard(page, "Untick it");
      await control("off");
    });
  }

  test("“Untick it” works on a native checkbox, and the page's script sees the change", async () => {
    page = await t.session.page("on");
    await t.session.clickCard(page, "Untick it");
    await control("off");
    assert.deepEqual(await page.evaluate(() => globalThis.model), { stay: false, changes: 1 });
  });

  test("“Untick it” works on a custom switch", async () => {
    page = await t.session.page("custom");
    assert.equal((await control("on")).evidence.kind, "switch");
    await t.session.clickCard(page, "Untick it");
    await control("off");
    assert.equal(await page.$eval("#stay", (e) => e.getAttribute("aria-checked")), "false");
  });

  test("a page without such a control shows no card", async () => {
    page = await t.session.page("none");
    await waitFor("the host's answer", async () => (await t.session.records(page))[0]?.host === "ok");
    assert.ok(!(await t.session.findings(page)).some((f) => f.id === "persistent-login"));
    assert.equal(await t.session.cardText(page), "");
  });

  test("a page that changes a thousand times a second stays usable and is still read", async () => {
    page = await t.session.page("storm");
    await control("on");
    await page.click("#stay");
    await control("off", 5_000);
    const lag = await page.evaluate(() => new Promise((resolve) => {
      const began = performance.now();
      setTimeout(() => resolve(performance.now() - began), 0);
    }));
    assert.ok(lag < 200, `a timer of 0 ms came after ${lag} ms`);
  });

  test("the card never takes the focus and never moves the page", async () => {
    page = await t.session.page("empty");
    await page.focus("#password");
    const before = await page.$eval("#password", (e) => JSON.stringify(e.getBoundingClientRect()));
    await page.evaluate(() => {
      document.getElementById("place").innerHTML = "";
      const label = document.createElement("label");
      label.style.cssText = "position:absolute;bottom:0";
      label.innerHTML = `<input type="checkbox" checked> Stay signed in`;
      document.getElementById("place").append(label);
    });
    await t.session.card(page, /Stay signed in/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "password");
    assert.equal(await page.$eval("#password", (e) => JSON.stringify(e.getBoundingClientRect())), before);
  });
});
