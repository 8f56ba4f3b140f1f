// `sallyport install` for an ordinary user with ordinary profiles, and what
// `sallyport uninstall` leaves: nothing.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { open } from "./harness/browser.mjs";
import { Home } from "./harness/home.mjs";
import { families } from "./harness/places.mjs";
import { servePortal } from "./harness/portal.mjs";
import { waitFor } from "./harness/wait.mjs";

/** What of a home folder is not a browser's own: paths relative to it. */
async function ours(home) {
  const all = await readdir(home.path, { recursive: true });
  return all.filter((name) => /sallyport|native-?messaging-?hosts/i.test(name)).sort();
}

for (const family of families) {
  test(`install connects an ordinary ${family} profile, uninstall leaves nothing`, async (context) => {
    const portal = await servePortal();
    const home = await Home.make();
    context.after(async () => {
      await portal.close();
      await home.remove();
    });
    // An ordinary user has run the browser before.
    await (await open(family, home, { portal, bare: true })).close();
    const before = await ours(home);

    const install = await home.run("install");
    assert.equal(install.code, 0, install.stderr);
    const again = await home.run("install");
    assert.equal(again.code, 0, `a second install: ${again.stderr}`);

    const session = await open(family, home, { portal });
    try {
      const page = await session.page("on");
      await waitFor("the host", async () => (await session.records(page))[0]?.host === "ok");
      await session.finding(page, "shared-machine");
    } finally {
      await session.close();
    }

    const uninstall = await home.run("uninstall");
    assert.equal(uninstall.code, 0, uninstall.stderr);
    assert.deepEqual(await ours(home), before);
  });
}
