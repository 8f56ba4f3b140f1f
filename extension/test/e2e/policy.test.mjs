// The policy for an administrator, put before a real Chromium's eyes: it keeps
// other extensions off the portal, even with every permission, and ours on.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { test } from "node:test";
import { makeReader, mark } from "./harness/readers.mjs";
import { browserBinary } from "./harness/places.mjs";
import { suite } from "./harness/suite.mjs";

/** Starts Chromium with a policy folder of its own, as no test may write to the machine's. */
async function withPolicy(home, policy) {
  const folder = path.join(home.path, "policies/managed");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "portal.json"), policy);
  return home.script("managed-chromium", `#!/bin/sh
exec unshare --user --map-current-user --keep-caps --mount sh -c 'mount -t tmpfs tmpfs /etc/chromium && mkdir /etc/chromium/policies && mount --bind "$0" /etc/chromium/policies && exec "$@"' "${path.dirname(folder)}" "${browserBinary("chromium")}" "$@"
`);
}

const options = {
  only: "chromium",
  async prepare(t) {
    await t.home.register("chromium");
    const { code, stdout, stderr } = await t.home.run("extensions", "policy", "--browser", "chromium");
    assert.equal(code, 0, stderr);
    options.executable = await withPolicy(t.home, stdout);
    options.others = [await makeReader(t.home, "First reader")];
  },
};

suite("the policy that keeps extensions off the portal", options, (t) => {
  const readBy = (page) => page.evaluate((name) => document.documentElement.hasAttribute(name), mark("First reader"));

  test("other extensions are kept off the portal, and ours is not", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    assert.equal(await readBy(page), false);
    await page.close();
  });

  test("elsewhere they work as before", async () => {
    const server = http.createServer((_, response) => response.setHeader("content-type", "text/html").end("<p>elsewhere"));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const page = await t.session.page(`http://127.0.0.1:${server.address().port}/`);
    assert.equal(await readBy(page), true);
    await page.close();
    server.close();
  });
});
