// One browser with the built extension in it, driven as a user would: pages
// are opened, read and clicked. What the extension knows is read in its own
// storage; its card is read through the debugger, since its shadow root is
// closed to the page.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { ChromiumDriver } from "./chromium.mjs";
import { FirefoxDriver } from "./firefox.mjs";
import { manifest, out } from "./places.mjs";
import { waitFor } from "./wait.mjs";

const drivers = { chromium: ChromiumDriver, firefox: FirefoxDriver };

/**
 * Starts a browser. Options: portal (from servePortal), language (for example
 * "de"), rtl, dark, forced (colours), headless (default true), bare (no extension of ours), beside
 * (true: Debian's uBlock Origin is installed too; "all": every extension that a
 * Debian package put on this machine), others (folders of more extensions,
 * Chromium), load (folders for its command line), external (Chromium installs
 * what files beside its profiles and policies ask for), again (the profile has been used:
 * everything is installed).
 */
export async function open(family, home, options = {}) {
  const driver = new drivers[family](home, options);
  await mkdir(home.profile(family), { recursive: true });
  const browser = await puppeteer.launch({
    headless: true,
    userDataDir: home.profile(family),
    defaultViewport: { width: 1000, height: 800 },
    ...driver.launchOptions(),
    ...(options.headless === false && { headless: false }),
  });
  try {
    await driver.ready(browser);
    const session = new Session(family, browser, driver);
    if (!options.bare) await session.observe(options.again);
    return session;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

class Session {
  #observer;

  constructor(family, browser, driver) {
    this.family = family;
    this.browser = browser;
    this.driver = driver;
  }

  /** Shows a page of the extension in the first tab, behind all that open later, to read storage through. */
  async observe(again) {
    [this.#observer] = await this.browser.pages();
    await this.driver.goto(this.#observer, this.#address("options"));
    if (!again) await this.#closeFirstRun();
  }

  /** Closes the page that comes up once the extension is installed, so that no test has to wait for it. */
  async #closeFirstRun() {
    const address = this.#address("welcome");
    // The pages themselves are asked: Firefox's protocol tells no address of an extension's page.
    const page = await waitFor("the first run", async () => {
      for (const p of await this.browser.pages()) {
        if ((await p.evaluate(() => location.href)) === address) return p;
      }
      return false;
    });
    await page.close();
  }

  /** Opens a page of the portal by its path, or any full URL. */
  async page(address) {
    const page = await this.browser.newPage();
    await this.driver.prepare?.(page);
    await page.goto(new URL(address, "https://www.interactivebrokers.co.uk/").href, { waitUntil: "load" });
    return page;
  }

  /** As page(), but the browser itself opens the tab: where another extension keeps a window of its own in front, the protocol cannot. */
  async tab(address) {
    const url = new URL(address, "https://www.interactivebrokers.co.uk/").href;
    await this.#observer.evaluate((target) => globalThis.chrome.tabs.create({ url: target }), url);
    return waitFor(`a tab with ${url}`, async () => (await this.browser.pages()).find((p) => p.url() === url));
  }

  /** Opens a page of the extension: "popup", "options" or "welcome". */
  async extensionPage(name) {
    const page = await this.browser.newPage();
    await this.driver.prepare?.(page);
    await this.driver.goto(page, this.#address(name));
    return page;
  }

  /**
   * Opens the popup for a page. It is the popup's document in a tab behind the
   * page, so that the browser's active tab is the page, as it is for a popup.
   */
  async popup(page) {
    await page.bringToFront();
    const popup = await this.browser.newPage({ background: true });
    await this.driver.prepare?.(popup);
    await this.driver.goto(popup, this.#address("popup"));
    return popup;
  }

  #address(name) {
    const m = manifest(this.family);
    return this.driver.origin + { popup: m.action.default_popup, options: m.options_ui.page, welcome: "welcome.html" }[name];
  }

  /** Gives a page's window another size, in CSS pixels, and that many pixels of the screen for each. */
  async resize(page, width, height, scale = 1) {
    await this.driver.resize(page, width, height, scale);
  }

  /** Runs a function on the extension's page behind all others. */
  async ask(fn, ...args) {
    return this.#observer.evaluate(fn, ...args);
  }

  /** Has the extension start anew, as an update does, and waits for it. */
  async reloadExtension() {
    // The pages of an extension that reloads close.
    const old = this.#observer;
    this.#observer = await this.browser.newPage({ background: true });
    await old.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await waitFor("the extension to be back", async () => {
      await this.driver.goto(this.#observer, this.#address("options"));
      return this.#observer.evaluate(() => Boolean(chrome.runtime?.id));
    });
  }

  /** Runs a function in the content script's own world of a page. Chromium only. */
  async inWorld(page, fn, ...args) {
    return this.driver.inWorld(page, fn, args);
  }

  /** What the browser itself says of every extension: management.getAll(). */
  async installed() {
    return this.#observer.evaluate(() => globalThis.chrome.management.getAll());
  }

  /** Everything in the extension's storage.session. */
  async storage() {
    return this.#observer.evaluate(() => globalThis.chrome.storage.session.get(null));
  }

  /** Everything in the extension's storage.local. */
  async localStorage() {
    return this.#observer.evaluate(() => globalThis.chrome.storage.local.get(null));
  }

  /** Sets something in the extension's storage.local, as its options page does. */
  async setLocal(values) {
    await this.#observer.evaluate((all) => globalThis.chrome.storage.local.set(all), values);
  }

  /** The records of portal tabs, of those on the page's origin if one is given. */
  async records(page) {
    // The page itself is asked: the library misses a page that Firefox brings back from where it was put aside.
    const origin = page && (await page.evaluate(() => location.origin));
    return Object.entries(await this.storage())
      .filter(([key, record]) => key.startsWith("tab:") && (!origin || record.origin === origin))
      .map(([, record]) => record);
  }

  /** The findings of a page's tab; empty when there is no record. One tab an origin must be open. */
  async findings(page) {
    const records = await this.records(page);
    if (records.length > 1) throw new Error(`${records.length} tabs are on ${page.url()}`);
    return records[0]?.findings ?? [];
  }

  /** Waits until the page's tab has a finding that matches, and returns it. */
  async finding(page, id, matches = () => true, deadline) {
    return waitFor(`the finding ${id} on ${page.url()}`, async () =>
      (await this.findings(page)).find((f) => f.id === id && matches(f)), deadline);
  }

  /** The browser's number of the tab that shows an address. */
  async tabOf(url) {
    return this.#observer.evaluate(async (wanted) => (await globalThis.chrome.tabs.query({ url: wanted }))[0]?.id, url);
  }

  /** The findings of a tab by its number, once the host answered. */
  async findingsOfTab(tab) {
    const record = await waitFor(`the host's answer for tab ${tab}`, async () => {
      const { [`tab:${tab}`]: found } = await this.storage();
      return found?.host !== "waiting" && found;
    }, 5_000);
    return record.findings;
  }

  /** Runs a function in the extension's own world of one frame of a tab. */
  async runInTab(tab, frame, fn, args) {
    // As text, since the extension's pages may not make functions.
    return this.#observer.evaluate(`chrome.scripting.executeScript({
      target: { tabId: ${tab}, frameIds: [${frame}] }, func: ${fn}, args: ${JSON.stringify(args)},
    }).then(([answer]) => answer.result)`);
  }

  /** The card in the page: its text as shown, or "" when no card is shown. */
  async cardText(page) {
    const root = await this.driver.closedRoot(page);
    return root ? (await root.evaluate(visibleText)).trim() : "";
  }

  /** Waits until the card's text matches a pattern. */
  async card(page, pattern, deadline) {
    return waitFor(`a card with ${pattern}`, async () => {
      const text = await this.cardText(page);
      return pattern.test(text) && text;
    }, deadline);
  }

  /** Clicks a button of the card with the mouse, as a user does: once the card has stood for half a second, as the host's answer may still come. */
  async clickCard(page, label) {
    let last;
    let since;
    const at = await waitFor(`the card's button “${label}”`, async () => {
      const root = await this.driver.closedRoot(page);
      const centre = await root?.evaluate(buttonCentre, label);
      if (!centre || !last || centre.x !== last.x || centre.y !== last.y || centre.text !== last.text || (await this.records(page)).some((r) => r.host === "waiting")) since = Date.now();
      last = centre;
      return centre && Date.now() - since > 500 && centre;
    });
    await page.mouse.click(at.x, at.y);
  }

  /** Runs a function with the card's shadow root in the page. */
  async inCard(page, fn, ...args) {
    const root = await waitFor("a card", () => this.driver.closedRoot(page));
    return root.evaluate(fn, ...args);
  }

  async screenshot(page, name) {
    const file = path.join(out, `${name}.png`);
    await page.screenshot({ path: file });
    return file;
  }

  async close() {
    await this.browser.close();
  }
}

function visibleText(root) {
  const top = [...root.children].filter((e) => e.localName !== "style" && e.getClientRects().length > 0);
  return top.map((e) => e.innerText).join("\n");
}

function buttonCentre(root, label) {
  const button = [...root.querySelectorAll("button, a")].find((e) =>
    e.getClientRects().length > 0 && (e.textContent.trim() === label || e.getAttribute("aria-label") === label));
  if (!button) return null;
  button.scrollIntoView({ block: "nearest" });
  const box = button.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, text: root.querySelector("section").textContent };
}
