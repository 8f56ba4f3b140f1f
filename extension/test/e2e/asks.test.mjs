// What the user allows in the settings, answered in the browser's own question
// with the keyboard, on a screen of its own.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open } from "./harness/browser.mjs";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import { families } from "./harness/places.mjs";
import { servePortal } from "./harness/portal.mjs";
import { waitFor } from "./harness/wait.mjs";

const broad = { origins: ["https://*/*", "http://*/*"] };
/** The keys that answer the question. Chromium's begins at “Deny”. */
const answers = { chromium: { yes: ["Tab", "Return"], no: ["Return"] }, firefox: { yes: ["alt+a"], no: ["alt+d"] } };

for (const family of families) {
  describe(`the browser's own question, ${family}`, () => {
    const t = { family };
    let display, page, window;

    before(async () => {
      display = await Display.start();
      t.portal = await servePortal();
      t.home = await Home.make();
      Object.assign(t.home.extra, display.variables);
      await t.home.register(family);
      t.session = await open(family, t.home, { headless: false, portal: t.portal });
      page = await t.session.extensionPage("options");
      await page.bringToFront();
      await waitFor("the host's answer", () => page.evaluate(() => document.querySelectorAll("#about dd").length > 1));
      window = await display.window(/Sallyport/);
    });
    after(async () => {
      await t.session?.close();
      await t.portal?.close();
      await display?.stop();
      await t.home?.remove();
    });

    const ticked = () => page.$eval("#elsewhere", (box) => box.checked);
    const allowed = () => t.session.ask((asked) => chrome.permissions.contains(asked), broad);
    const setting = async () => (await t.session.localStorage()).settings?.elsewhere === true;
    const scripts = () => t.session.ask(async () => (await chrome.scripting.getRegisteredContentScripts()).map((s) => s.id));

    /** Ticks the box and answers until that was heard: the question takes no key before it has stood for a moment. */
    async function answer(keys, heard) {
      await page.click("#elsewhere");
      for (const end = Date.now() + 20_000; ;) {
        await new Promise((resolve) => setTimeout(resolve, 1_000)); // the browser's own guard against early answers
        await display.press(window, ...keys);
        try {
          return await waitFor("the answer to be heard", heard, 2_000);
        } catch (error) {
          if (Date.now() > end) throw error;
        }
      }
    }

    test("a no leaves everything as it was", async () => {
      await answer(answers[family].no, async () => !(await ticked()));
      assert.deepEqual([await allowed(), await setting(), await scripts()], [false, false, []]);
    });

    test("a yes is taken, and a copy of the sign-in is warned of", async () => {
      await answer(answers[family].yes, allowed);
      await waitFor("the script", async () => (await scripts()).includes("elsewhere"));
      assert.deepEqual([await ticked(), await setting()], [true, true]);
      const copy = await t.session.page("https://wbnoebe.test/copy");
      await t.session.card(copy, /not your broker/);
      await copy.close();
      await page.bringToFront();
    });

    test("unticked, it is taken back whole", async () => {
      await page.click("#elsewhere");
      await waitFor("it to be gone", async () => !(await allowed()));
      await waitFor("no script", async () => (await scripts()).length === 0);
      assert.deepEqual([await ticked(), await setting()], [false, false]);
    });
  });
}
