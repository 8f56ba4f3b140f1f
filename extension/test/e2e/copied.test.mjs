// What the hardened profile's own settings hold, whoever starts a browser on
// them: no certificate error can be clicked through, and no debugger gets a
// port. The window itself refuses debuggers and reaches no test server, so a
// browser of ours is started on a copy of its profile.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import { browserBinary } from "./harness/places.mjs";
import { servePortal } from "./harness/portal.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { waitFor } from "./harness/wait.mjs";

describe("a copy of a hardened Chromium profile", () => {
  let display, home, portal, hardened;

  before(async () => {
    display = await Display.start();
    home = await Home.make();
    Object.assign(home.extra, display.variables, { SALLYPORT_LEVEL: "L1" });
    portal = await servePortal();
    await rehearse(home);
    const launched = await home.run("launch", "--rehearsal", "--browser", "chromium");
    assert.equal(launched.code, 0, launched.stderr);
    const window = await display.window(/Harbour Securities/);
    hardened = path.join(home.path, "copy");
    await cp(path.join(home.state, "profiles/chromium/data"), hardened, { recursive: true, filter: (file) => !/Singleton|\.sock$/.test(file) });
    await display.close(window);
    await waitFor("the supervisor to end", async () => !(await home.processes()).some((p) => p.args[1] === "supervise"), 30_000);
  });
  after(async () => {
    for (const { pid } of await home.processes()) process.kill(pid, "SIGKILL");
    await portal?.close();
    await display?.stop();
    await home?.remove();
  });

  /** Opens a page of the portal, whose certificate nobody vouches for, and says what a user can type to go on all the same. */
  async function visit(profile) {
    portal.visits.length = 0;
    const browser = spawn(browserBinary("chromium"), [
      `--user-data-dir=${profile}`, "--no-first-run", "--password-store=basic", "--remote-debugging-port=0",
      `--proxy-server=127.0.0.1:${portal.port}`, "https://www.interactivebrokers.co.uk/on",
    ], { env: home.env(), stdio: "ignore" });
    try {
      const warning = await display.window(/Privacy error/);
      const end = Date.now() + 6_000;
      while (portal.visits.length === 0 && Date.now() < end) {
        await display.type(warning, "thisisunsafe").catch(() => undefined);
        await waitFor("a visit", () => portal.visits.length > 0, 1_000).catch(() => undefined);
      }
      return {
        visits: portal.visits.length,
        port: await stat(path.join(profile, "DevToolsActivePort")).then(() => true, () => false),
      };
    } finally {
      browser.kill("SIGTERM");
      await once(browser, "exit");
    }
  }

  test("an ordinary profile lets both happen, so the test can tell", async () => {
    const ordinary = await mkdtemp(path.join(home.path, "ordinary-"));
    const seen = await visit(ordinary);
    assert.ok(seen.visits > 0 && seen.port, JSON.stringify(seen));
    await rm(ordinary, { recursive: true, force: true, maxRetries: 5 });
  });

  test("lets no certificate error be clicked through, and gives no debugger a port", async () => {
    assert.deepEqual(await visit(hardened), { visits: 0, port: false });
  });
});
