// What the hardened profile's own settings hold, whoever starts a browser on
// them: no certificate error can be clicked through, and no debugger gets a
// port. (Two more of Firefox no setting can refuse: docs/threat-model.md.) The
// window itself refuses debuggers and reaches no test server, so a browser of
// ours is started on a copy of its profile.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import net from "node:net";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import { browserBinary, families } from "./harness/places.mjs";
import { servePortal } from "./harness/portal.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { listening } from "./harness/sockets.mjs";
import { waitFor } from "./harness/wait.mjs";

const browserName = { chromium: "chromium", firefox: "firefox-esr" };
// A host of which no browser is told beforehand that it is HTTPS only: those offer nobody a way past an error.
const address = "https://www.interactivebrokers.co.uk/on";

/** What of a profile holds settings. */
const settings = { chromium: ["Default/Preferences", "Local State"], firefox: ["chrome/userChrome.css", "prefs.js", "user.js"] };

/** A port at which nobody listens now: Firefox's debugger takes no zero. */
async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

for (const family of families) {
  describe(`a copy of a hardened profile, ${family}`, () => {
    let display, home, portal, hardened;

    before(async () => {
      display = await Display.start();
      home = await Home.make();
      Object.assign(home.extra, display.variables, { SALLYPORT_LEVEL: "L1" });
      portal = await servePortal();
      await rehearse(home);
      const launched = await home.run("launch", "--rehearsal", "--browser", browserName[family]);
      assert.equal(launched.code, 0, launched.stderr);
      const window = await display.window(/Harbour Securities/);
      hardened = path.join(home.path, "copy");
      for (const file of settings[family]) await cp(path.join(home.state, "profiles", browserName[family], "data", file), path.join(hardened, file));
      await display.close(window);
      await home.wiped();
    });
    after(async () => {
      for (const { pid } of await home.processes()) process.kill(pid, "SIGKILL");
      await portal?.close();
      await display?.stop();
      await home?.remove();
    });

    /** Starts a browser on a profile and asks it for a debugger's port, with the portal in the place of the filter. */
    async function start(profile) {
      if (family === "chromium") {
        return spawn(browserBinary("chromium"), [
          `--user-data-dir=${profile}`, "--no-first-run", "--password-store=basic", "--remote-debugging-port=0",
          `--proxy-server=127.0.0.1:${portal.port}`, address,
        ], { env: home.env(), stdio: "ignore" });
      }
      const proxy = { type: 1, http: '"127.0.0.1"', http_port: portal.port, ssl: '"127.0.0.1"', ssl_port: portal.port };
      await appendFile(path.join(profile, "user.js"), Object.entries(proxy).map(([name, value]) => `user_pref("network.proxy.${name}", ${value});\n`).join(""));
      return spawn(browserBinary("firefox"), ["--no-remote", "--start-debugger-server", String(await freePort()), "--profile", profile, address], { env: home.env(), stdio: "ignore" });
    }

    /** What a user does who wants to go on: Chromium's word for it, and Firefox's button at the end of its page. */
    async function insist(window) {
      if (family === "chromium") return display.type(window, "thisisunsafe");
      await display.click(window, -640, -600);
      await display.press(window, "End");
      await sleep(500); // it scrolls
      await display.click(window, -404, -74);
    }

    /** Opens a page of the portal, whose certificate nobody vouches for, and tries to go on all the same. */
    async function visit(profile) {
      portal.visits.length = 0;
      const browser = await start(profile);
      try {
        const warning = await display.window(/Privacy error|Warning: |Problem loading|Security Risk/);
        await display.screenshot(`copied-${family}-${path.basename(profile).slice(0, 4)}`);
        const end = Date.now() + 15_000;
        while (portal.visits.length === 0 && Date.now() < end) {
          await insist(warning).catch(() => undefined);
          await waitFor("a visit", () => portal.visits.length > 0, 1_000).catch(() => undefined);
        }
        return { visits: portal.visits.length, ports: (await listening(browser.pid)).length };
      } finally {
        browser.kill("SIGTERM");
        await once(browser, "exit");
      }
    }

    test("an ordinary profile lets it happen, so the test can tell", async () => {
      const ordinary = await mkdtemp(path.join(home.path, "ordinary-"));
      if (family === "firefox") {
        // The same, but for the settings in question: a new profile would be full of the distribution's add-ons.
        await cp(hardened, ordinary, { recursive: true });
        const ours = { "security.certerror.hideAddException": false, "devtools.policy.disabled": false, "devtools.chrome.enabled": true, "devtools.debugger.remote-enabled": true };
        await appendFile(path.join(ordinary, "user.js"), Object.entries(ours).map(([name, value]) => `user_pref("${name}", ${value});\n`).join(""));
      }
      const seen = await visit(ordinary);
      assert.ok(seen.visits > 0, JSON.stringify(seen));
      assert.equal(seen.ports, 1);
      await rm(ordinary, { recursive: true, force: true, maxRetries: 5 });
    });

    test("lets no certificate error be clicked through, and gives no debugger a port", async () => {
      assert.deepEqual(await visit(hardened), { visits: 0, ports: 0 });
    });
  });
}
