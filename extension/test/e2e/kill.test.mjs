// Real browsers and their supervisors, killed at random moments of a signed-in
// session: no later window is signed in, the device stays known, and every
// profile opens again. SALLYPORT_KILLS sets how often, for each browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import * as keyboard from "./harness/keyboard.mjs";
import { families } from "./harness/places.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { waitFor } from "./harness/wait.mjs";

const kills = Number(process.env.SALLYPORT_KILLS ?? 3);
const names = { chromium: "chromium", firefox: "firefox-esr" };

for (const family of families) {
  describe(`killed at random moments, ${family}`, () => {
    let display, home, rehearsal, window;

    before(async () => {
      display = await Display.start();
      home = await Home.make();
      Object.assign(home.extra, display.variables);
      rehearsal = await rehearse(home);
    });
    after(async () => {
      await rehearsal?.stop();
      await display?.stop();
      await home?.remove();
    });

    /** Launches, however often the window that was lost is still in the way. */
    async function launch() {
      await waitFor("a launch", async () => {
        const launched = await home.run("launch", "--rehearsal", "--browser", names[family]);
        return launched.code === 0 || Promise.reject(new Error(launched.stderr));
      }, 60_000);
      window = await display.window(/Harbour Securities/);
    }

    async function go(address, title) {
      window = await keyboard.go(display, window, address, title);
    }

    /** Opens a window, in which nobody is signed in on a device that the portal knows. */
    async function openOnKnownDevice() {
      await launch();
      // With a session cookie this is the account, without one the sign-in.
      await go(`${rehearsal.url}/signed-in`, /(Sign in|Account) · Harbour/);
      assert.match(window.title, /Sign in/, "a window that was not signed in is");
      assert.match(window.title, /^Known browser · /, "the device is known no more");
    }

    test(`${kills} times`, { timeout: Infinity }, async (t) => {
      // A session that ends as it should makes the device known: a browser that is
      // killed soon may not have written its cookies yet.
      await launch();
      window = await keyboard.signIn(display, window, rehearsal.url, /^Sign in · Harbour/);
      await display.close(window);
      await home.wiped();
      for (let i = 0; i < kills; i++) {
        await openOnKnownDevice();
        window = await keyboard.signIn(display, window, rehearsal.url);
        const [supervisor] = await home.supervisors();
        const who = ["browser", "supervisor", "both"][i % 3];
        await sleep(Math.random() * 1_500); // the random moment
        if (who !== "browser") process.kill(supervisor.pid, "SIGKILL");
        if (who === "supervisor") await display.close(window);
        else await killBrowser();
        await waitFor("the window to go", async () => !(await display.windows()).some((w) => w.id === window.id), 30_000);
        t.diagnostic(`${i + 1}: ${who}`);
      }
      await openOnKnownDevice();
      await display.close(window);
      await home.wiped();
      const shown = await home.run("profiles", "show", names[family], "--json");
      assert.equal(shown.code, 0, shown.stderr);
      assert.ok(JSON.parse(shown.stdout).history.length > 0, shown.stdout);
    });

    async function killBrowser() {
      const pid = Number(execFileSync("xdotool", ["getwindowpid", window.id], { env: display.env, encoding: "utf8" }).trim());
      process.kill(pid, "SIGKILL");
    }
  });
}
