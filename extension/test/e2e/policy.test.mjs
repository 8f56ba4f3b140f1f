// The policy for an administrator, put before a real Chromium's eyes: it keeps
// other extensions off the portal, even with every permission, and ours on.
import assert from "node:assert/strict";
import http from "node:http";
import { test } from "node:test";
import { managedChromium } from "./harness/managed.mjs";
import { makeReader, mark } from "./harness/readers.mjs";
import { suite } from "./harness/suite.mjs";

const options = {
  only: "chromium",
  async prepare(t) {
    await t.home.register("chromium");
    const { code, stdout, stderr } = await t.home.run("extensions", "policy", "--browser", "chromium");
    assert.equal(code, 0, stderr);
    options.executable = await managedChromium(t.home, stdout);
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
