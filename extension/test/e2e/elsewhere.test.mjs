// Pages outside the portal that are made to look like it: seen only where the
// user allowed it, and warned of in the page itself.
import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, before, test } from "node:test";
import { label } from "./harness/labels.mjs";
import { extensionFolder } from "./harness/places.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const broad = ["https://*/*", "http://*/*"];
const canary = "canary-5b1e-elsewhere";

/** A copy of the extension that has by its manifest what the user would allow: no test can answer the browser's own question. */
async function allowedCopy(t) {
  const folder = path.join(t.home.path, "allowed");
  await cp(extensionFolder(t.family), folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  manifest.host_permissions.push(...broad);
  manifest.optional_host_permissions = manifest.optional_host_permissions.filter((p) => !broad.includes(p));
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

const options = {
  async prepare(t) {
    t.frames = await t.home.registerRecorded(t.family);
    options.folder = await allowedCopy(t);
  },
};

const set = (t, choices) => t.session.ask(async (some) => {
  const { settings = {} } = await chrome.storage.local.get("settings");
  await chrome.storage.local.set({ settings: { ...settings, ...some } });
}, choices);
const registered = (t) => t.session.ask(async () => (await chrome.scripting.getRegisteredContentScripts()).map((s) => s.id));

suite("copies of the sign-in, with the user's leave", options, (t) => {
  let page;
  before(async () => {
    await set(t, { elsewhere: true });
    await waitFor("the script", async () => (await registered(t)).includes("elsewhere"));
  });
  afterEach(() => page?.close());

  const title = () => label(t.family, "lookalike_page_title");
  const alarm = (deadline) => t.session.card(page, new RegExp(title()), deadline);
  /** What the program was asked after a page: nothing of the page but its origin and the marks' names. */
  const asked = async () => (await t.frames("requests")).split(/(?=\{"id")/).filter((r) => r.includes('"classify"'));

  for (const [name, address] of [
    ["under a random name", "https://wbnoebe.test/copy"], ["that builds itself late", "https://pmcmlw.test/copy/late"], ["in a frame of somebody else", "https://tnssp.test/copy/framed"],
  ]) {
    test(`a copy ${name} is warned of in the page, and in the popup`, async () => {
      page = await t.session.page(address);
      await alarm();
      const [record] = await t.session.records(page);
      assert.deepEqual([record.findings[0].id, record.findings[0].level], ["lookalike-page", "danger"]);
      assert.match(record.findings[0].reason, /interactivebrokers\.com/, "the real address is named");
      const popup = await t.session.popup(page);
      await waitFor("the popup's word", () => popup.$eval("#loud", (e, text) => e.textContent.includes(text), title()));
      assert.equal(await popup.$eval("#extensions", (e) => e.hidden), true);
      await popup.close();
    });
  }

  test("a name made to look like the broker's needs no more than a password field", async () => {
    page = await t.session.page("https://lnteractivebrokers.test/bank");
    await alarm();
    await t.session.screenshot(page, `copy-${t.family}`);
  });

  test("a page that asks to paste a command is warned of", async () => {
    page = await t.session.page("https://ibkr-login-support.test/captcha");
    await page.click("#verify");
    await t.session.card(page, new RegExp(label(t.family, "lookalike_paste_title")));
  });

  test("what is typed there goes nowhere", async () => {
    page = await t.session.page("https://nlcfd.test/copy");
    await page.type("#xyz-field-username", canary);
    await page.type("#xyz-field-password", canary);
    await alarm();
    const requests = await asked();
    assert.ok(requests.length > 0);
    assert.ok(requests.every((r) => !r.includes(canary) && !r.includes("/copy")), "no value and no path");
    assert.ok(!JSON.stringify([await t.session.storage(), await t.session.localStorage()]).includes(canary));
  });

  for (const [name, address] of [["an ordinary sign-in", "https://bank.test/bank"], ["an article about the broker", "https://news.test/article"], ["a page without a form", "https://plain.test/none"]]) {
    test(`${name} is left alone`, async () => {
      page = await t.session.page(address);
      await new Promise((resolve) => setTimeout(resolve, 3_500)); // the last look is after 3 s
      assert.equal(await t.session.cardText(page), "");
      assert.deepEqual(await t.session.records(page), []);
    });
  }

  test("the portal itself is looked at as ever", async () => {
    page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    assert.ok(!(await t.session.findings(page)).some((f) => f.id === "lookalike-page"));
  });

  test("a dismissed warning stays away, and the options page brings it back", async () => {
    page = await t.session.page("https://again.test/copy");
    await alarm();
    await t.session.clickCard(page, label(t.family, "dismiss"));
    await waitFor("it to go", async () => !(await t.session.cardText(page)).includes(title()));
    await page.reload();
    await waitFor("the record", async () => (await t.session.records(page))[0]?.findings[0]?.dismissed);
    assert.equal(await t.session.cardText(page), "");
    const settings = await t.session.extensionPage("options");
    await waitFor("the list", () => settings.$eval("#dismissed", (e, text) => e.textContent.includes(text), label(t.family, "check_lookalike_page")));
    await settings.$eval("#dismissed button", (b) => b.click());
    await waitFor("the empty list", () => settings.$$eval("#dismissed button", (all) => all.length === 0));
    await settings.close();
    await page.reload();
    await alarm();
  });

  test("leaving the page takes the warning away", async () => {
    page = await t.session.page("https://gone.test/copy");
    await alarm();
    await page.goto("https://bank.test/none");
    await waitFor("no record", async () => {
      const left = Object.entries(await t.session.storage()).filter(([key]) => key.startsWith("tab:"));
      return left.length === 0 || Promise.reject(new Error(JSON.stringify(left)));
    });
    await page.evaluate(() => history.back());
    await waitFor("the page to be back", () => page.evaluate(() => location.hostname === "gone.test"));
    await alarm();
    await waitFor("its record", async () => (await t.session.records(page)).length === 1);
  });

  test("its button closes the page", async () => {
    const doomed = await t.session.page("https://closing.test/copy");
    page = undefined;
    await t.session.card(doomed, new RegExp(title()));
    // The page may be gone before the click is over.
    await t.session.clickCard(doomed, label(t.family, "close_tab")).catch(() => undefined);
    await waitFor("the page to close", async () => doomed.isClosed());
  });

  test("without the program the page's own marks are enough", async () => {
    await t.home.register(t.family, "/nowhere");
    page = await t.session.page("https://alone.test/copy");
    await alarm(20_000);
    // A mirror of the broker's own shows the same page.
    const mirror = await t.session.page("https://www.clientam.com/copy");
    await new Promise((resolve) => setTimeout(resolve, 3_500)); // the last look is after 3 s
    assert.equal(await t.session.cardText(mirror), "");
    assert.deepEqual(await t.session.records(mirror), []);
    await mirror.close();
    await t.home.registerRecorded(t.family);
  });

  // Only Chromium's protocol can put the background to sleep.
  if (t.family === "chromium") {
    test("a click in the popup counts after the background slept", async () => {
      page = await t.session.page("https://slept.test/copy");
      await alarm();
      const worker = await (await t.session.browser.waitForTarget((one) => one.type() === "service_worker" && one.url().startsWith("chrome-extension:"))).worker();
      await worker.close();
      const popup = await t.session.popup(page);
      await waitFor("the popup's word", () => popup.$eval("#loud", (e, text) => e.textContent.includes(text), title()));
      await popup.evaluate((text) => [...document.querySelectorAll("#loud button")].find((b) => b.textContent === text).click(), label(t.family, "dismiss"));
      await waitFor("the popup to be calm", () => popup.$eval("#loud", (e) => e.hidden));
      await popup.close();
      await waitFor("the card to go", async () => !(await t.session.cardText(page)).includes(title()));
      const { dismissed } = await t.session.ask(() => chrome.runtime.sendMessage({ type: "state" }));
      assert.deepEqual(dismissed.map((d) => [d.finding, d.level]), [["lookalike-page", "danger"]]);
      await t.session.ask((print) => chrome.runtime.sendMessage({ type: "act", act: "restore", fingerprint: print }), dismissed[0].fingerprint);
    });
  }

  test("taken back, nothing is seen any more", async () => {
    await set(t, { elsewhere: false });
    await waitFor("no script", async () => (await registered(t)).length === 0);
    const before = (await asked()).length;
    page = await t.session.page("https://unseen.test/copy");
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // longer than any warning took
    assert.equal(await t.session.cardText(page), "");
    assert.equal((await asked()).length, before);
  });
});

suite("hosts that the user added", options, (t) => {
  let page;
  afterEach(() => page?.close());

  test("are guarded like the portal, once the program took them", async () => {
    const before = await t.session.page("https://portal.mybroker.test/on");
    const settings = await t.session.extensionPage("options");
    await settings.type("#host", "portal.mybroker.test");
    await settings.click("#add button");
    await waitFor("the host", () => settings.$eval("#added", (e) => e.textContent.includes("portal.mybroker.test")));
    await waitFor("the script", async () => (await registered(t)).includes("added"));
    await before.bringToFront();
    await t.session.card(before, /Keep me signed in/);
    await before.close();
    page = await t.session.page("https://portal.mybroker.test/on");
    await t.session.card(page, /Keep me signed in/);
    await t.session.finding(page, "extensions-can-read-page");
    await page.close();
    await settings.bringToFront();
    await settings.click("#added button");
    await waitFor("no host", () => settings.$$eval("#added li", (all) => all.length === 0));
    await waitFor("no script", async () => !(await registered(t)).includes("added"));
    page = await t.session.page("https://portal.mybroker.test/on");
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // longer than any card took
    assert.equal(await t.session.cardText(page), "");
    await page.close();
    page = undefined;
    await settings.close();
  });

  for (const host of ["lnteractivebrokers.test", "not a host", "*.test"]) {
    test(`“${host}” is refused with a reason`, async () => {
      const settings = await t.session.extensionPage("options");
      await settings.type("#host", host);
      await settings.click("#add button");
      await waitFor("the reason", () => settings.$eval("#host-status", (e, text) => e.textContent.includes(text), label(t.family, "code_host_refused")));
      assert.equal(await settings.$$eval("#added li", (all) => all.length), 0);
      await settings.close();
    });
  }
});
