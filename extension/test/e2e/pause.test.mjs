// Pausing extensions that read every page, in real Chromium: their scripts stop
// on the portal, and come back after leaving it, after a crash and after our update.
import assert from "node:assert/strict";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { open } from "./harness/browser.mjs";
import { Home } from "./harness/home.mjs";
import { label } from "./harness/labels.mjs";
import { extensionFolder } from "./harness/places.mjs";
import { servePortal } from "./harness/portal.mjs";
import { makeReader } from "./harness/readers.mjs";
import { waitFor } from "./harness/wait.mjs";

const readers = ["First reader", "Second reader"];

describe("pausing extensions, chromium", () => {
  const t = { family: "chromium" };
  let options;

  before(async () => {
    t.portal = await servePortal();
    t.home = await Home.make();
    await t.home.register("chromium");
    // A copy of ours, so that an update can be made of it.
    const folder = path.join(t.home.path, "ours");
    await cp(extensionFolder("chromium"), folder, { recursive: true });
    options = { portal: t.portal, folder, others: await Promise.all(readers.map((r) => makeReader(t.home, r))) };
    await developerMode(t.home);
    t.session = await open("chromium", t.home, options);
  });
  after(async () => {
    await t.session?.close();
    await t.portal?.close();
    await t.home?.remove();
  });
  afterEach(async () => {
    for (const page of await t.session.browser.pages()) if (/^https:/.test(page.url())) await page.close();
    await running(true);
  });

  const readBy = (page) => page.evaluate(() => [...document.documentElement.attributes].map((a) => a.name).filter((n) => n.startsWith("data-read-by")).length);
  const states = () => t.session.ask(async () => (await chrome.management.getAll()).filter((e) => / reader$/.test(e.name)).map((e) => e.enabled));
  const button = () => t.session.ask(() => Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]));
  const running = (on) => waitFor(`the readers to be ${on ? "on" : "off"}`, async () => (await states()).every((s) => s === on) && (await states()).length === 2);
  const written = () => t.session.localStorage().then((s) => Object.values(s.paused ?? {}).map((p) => p.name).sort());

  /** Opens the portal and pauses both readers by the popup's own buttons. */
  async function pauseBoth() {
    const page = await t.session.page("sso/Login");
    await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length === 2);
    assert.equal(await readBy(page), 2, "the readers run before they are paused");
    for (const name of readers) {
      const popup = await t.session.popup(page);
      await popup.evaluate(() => (document.getElementById("extensions").open = true));
      const press = await waitFor(`the button for ${name}`, async () => (await popup.$(`button[aria-label="${label("chromium", "pause")}: ${name}"]`)) ?? Promise.reject(new Error(await popup.$eval("#extensions", (e) => e.innerText))));
      await press.evaluate((b) => b.click());
      await waitFor("the pause", async () => (await written()).includes(name));
      await waitFor("the word of it", () => popup.$eval("#status", (s) => s.textContent !== ""));
      await popup.close();
    }
    await running(false);
    await waitFor("the page without them", async () => (await readBy(page)) === 0);
    assert.deepEqual(await written(), readers);
    return page;
  }

  test("their scripts stop on the portal, and come back once the last portal page closes", async () => {
    const page = await pauseBoth();
    const second = await t.session.page("https://www.ibkr.com/on");
    assert.equal(await readBy(second), 0);
    await t.session.finding(second, "extensions-can-read-page", (f) => f.outcome === "pass");
    await page.close();
    await second.waitForSelector("#stay");
    assert.deepEqual(await states(), [false, false], "a portal page is still open");
    await second.goto("https://www.interactivebrokers.co.uk/on");
    assert.deepEqual(await states(), [false, false], "still on the portal");
    assert.equal(await readBy(second), 0);
    await second.close();
    await running(true);
    assert.deepEqual(await written(), []);
    assert.deepEqual(await button(), ["", "Sallyport"]);
    const third = await t.session.page("on");
    assert.equal(await readBy(third), 2);
  });

  test("they come back once the page goes elsewhere", async () => {
    const page = await pauseBoth();
    await page.goto("about:blank");
    await running(true);
  });

  test("the popup says what is paused, on any page, and takes it back", async () => {
    await pauseBoth();
    const elsewhere = await t.session.browser.newPage();
    const popup = await t.session.popup(elsewhere);
    const back = `button[aria-label="${label("chromium", "resume")}: ${readers[0]}"]`;
    await waitFor("the way back", () => popup.$(back));
    await popup.$eval(back, (b) => b.click());
    await waitFor("one of them", async () => (await written()).join() === readers[1]);
    assert.deepEqual((await states()).sort(), [false, true]);
    // The toolbar shows it on every tab until then.
    assert.deepEqual(await button(), ["❚❚", `Sallyport. Paused: ${readers[1]}`]);
    await popup.close();
    await elsewhere.close();
  });

  test("what the user switches on by hand is not ours any more", async () => {
    await pauseBoth();
    await t.session.ask(async () => {
      const [first] = (await chrome.management.getAll()).filter((e) => e.name === "First reader");
      await chrome.management.setEnabled(first.id, true);
    });
    await waitFor("the list", async () => (await written()).join() === readers[1]);
  });

  test("they come back after the browser crashed", async () => {
    await pauseBoth();
    // The browser writes what is off after some seconds: a crash before that loses it, and nothing is to be taken back.
    await waitFor("the browser's own note", async () => (await switchedOff(t.home)) === 2, 30_000);
    const { pid } = t.session.browser.process();
    process.kill(pid, "SIGKILL");
    await waitFor("the end of the browser", () => !alive(pid));
    for (const lock of ["SingletonLock", "SingletonSocket", "SingletonCookie"]) await rm(path.join(t.home.profile("chromium"), lock), { force: true });
    t.session = await open("chromium", t.home, { ...options, again: true });
    await running(true);
    assert.deepEqual(await written(), []);
  });

  test("they come back after an update of ours", async () => {
    const page = await pauseBoth();
    const file = path.join(options.folder, "manifest.json");
    const manifest = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...manifest, version: "0.1.1" }));
    await t.session.reloadExtension();
    assert.equal(await t.session.ask(() => chrome.runtime.getManifest().version), "0.1.1");
    assert.deepEqual(await written(), readers, "the portal is still open");
    await page.close();
    await running(true);
    assert.deepEqual(await written(), []);
  });

  test("they come back where ours was updated without a portal page", async () => {
    await pauseBoth();
    const [, ...pages] = await t.session.browser.pages();
    // Both at once, so that the old copy has no time to take it back.
    await Promise.all([t.session.reloadExtension(), ...pages.map((p) => p.close())]);
    await running(true);
  });

  test("a page cannot pause anything", async () => {
    const page = await t.session.page("sso/Login");
    await t.session.finding(page, "extensions-can-read-page");
    const { id } = await t.session.ask(async () => (await chrome.management.getAll()).find((e) => e.name === "First reader"));
    // The content script's own world is the closest that a page's process comes to us.
    await t.session.inWorld(page, (extension) => {
      const port = chrome.runtime.connect({ name: "page" });
      port.postMessage({ type: "act", act: "pause", extension });
      port.postMessage({ type: "act", act: "dismiss", fingerprint: "0".repeat(32) });
      return new Promise((resolve) => port.onMessage.addListener((m) => m.type === "result" && resolve(m.act)));
    }, id);
    assert.deepEqual(await states(), [true, true]);
  });
});

/** Unpacked extensions stay on over a restart only with developer mode. */
async function developerMode(home) {
  const folder = path.join(home.profile("chromium"), "Default");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "Preferences"), JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

/** How many extensions the profile on disk notes as switched off by the user. */
async function switchedOff(home) {
  const folder = path.join(home.profile("chromium"), "Default");
  let off = 0;
  for (const name of await readdir(folder)) {
    if (!/^(Secure )?Preferences$/.test(name)) continue;
    const { extensions } = JSON.parse(await readFile(path.join(folder, name), "utf8"));
    off += Object.values(extensions?.settings ?? {}).filter((e) => [e.disable_reasons].flat().includes(1)).length;
  }
  return off;
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
