// Every kind of control that keeps a user signed in: what is told of it, and
// that "Untick it" sets it to off as a user would.
import assert from "node:assert/strict";
import path from "node:path";
import { afterEach, test } from "node:test";
import { label } from "./harness/labels.mjs";
import { root } from "./harness/places.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const options = { serve: { folder: path.join(root, "extension/test/pages"), under: "/pages/" } };

/** Pages whose control is on: the kind told, and how the page itself tells that it is off. */
const settable = [
  ["ant-checkbox-zh", "checkbox", () => !document.querySelector(".ant-checkbox-input").checked],
  ["headlessui-switch-en", "switch", () => document.querySelector("[role=switch]").getAttribute("aria-checked") === "false"],
  ["bootstrap-btn-toggle-en", "toggle", () => document.getElementById("stay").getAttribute("aria-pressed") === "false"],
  ["radio-yes-no-en", "radio", () => document.getElementById("kno").checked],
  ["radio-device-role-ja", "radio", () => document.getElementById("own").getAttribute("aria-checked") === "false"],
  ["select-session-en", "select", () => document.getElementById("len").selectedIndex === 0],
  ["icheck-display-none-en", "checkbox", () => !document.getElementById("remember").checked],
  ["fluent-wc-state-en", "checkbox", () => document.querySelector("fluent-checkbox").c === false],
  ["div-shadow-open-en", "checkbox", () => !document.getElementById("host").shadowRoot.querySelector("input[type=checkbox]").checked],
];

suite("kinds of controls", options, (t) => {
  let page;
  afterEach(() => page?.close());

  const open = async (name) => (page = await t.session.page(`pages/${name}.html`));
  const control = (state) => t.session.finding(page, "persistent-login", (f) => f.evidence.state === state);
  const untick = () => label(t.family, "untick");

  for (const [name, kind, off] of settable) {
    test(`${kind}, ${name}: on, then unticked`, async () => {
      await open(name);
      // Headless UI's script is not on this page: a user's click does what it would.
      if (name.startsWith("headlessui")) await page.evaluate(() => document.querySelector("[role=switch]").addEventListener("click", (e) => e.currentTarget.setAttribute("aria-checked", "false")));
      const on = await control("on");
      assert.equal(on.evidence.kind, kind);
      assert.ok(on.remedies.includes("untick"));
      await t.session.clickCard(page, untick());
      assert.equal((await control("off")).outcome, "pass");
      assert.equal(await page.evaluate(off), true, "the page does not show it off");
    });
  }

  test("a list that only a script of the page's knows is told of, and not offered to be set", async () => {
    await open("mui-select-en");
    const on = await control("on");
    assert.equal(on.evidence.kind, "select");
    assert.equal(on.evidence.label, "Keep me signed in for: 30 days");
    assert.ok(!on.remedies.includes("untick"));
  });

  test("a question is a warning as long as it is asked, with nothing to untick", async () => {
    await open("kmsi-microsoft-en");
    const asked = await control("off");
    assert.deepEqual([asked.evidence.kind, asked.outcome, asked.text.startsWith("persistent_login_question")], ["button", "fail", true]);
    assert.match(await t.session.card(page, /Stay signed in\?/), /asks/);
    assert.ok(!(asked.remedies ?? []).includes("untick"));
    await page.evaluate(() => document.querySelector(".inner").replaceChildren());
    await waitFor("the question to go", async () => !(await t.session.findings(page)).some((f) => f.id === "persistent-login"));
  });

  test("a name that is remembered alone is no alarm", async () => {
    await open("n-remember-user-de");
    const name = await t.session.finding(page, "remembered-name");
    assert.deepEqual([name.level, name.evidence.state], ["info", "on"]);
    assert.ok(!(await t.session.findings(page)).some((f) => f.id === "persistent-login"));
    assert.equal(await t.session.cardText(page), "");
  });

  test("a box that only its class tells is followed", async () => {
    await open("fake-div-checkbox-en");
    await control("off");
    await page.click(".custom-check");
    await control("on");
    await t.session.clickCard(page, untick());
    await control("off");
  });

  test("a radio group is followed to the other answer and back", async () => {
    await open("owa-public-private-en");
    await control("off");
    await page.click("#rdoPrvt");
    assert.equal((await control("on")).evidence.label, "This is a private computer");
    await page.click("#rdoPblc");
    await control("off");
  });
});
