// A second extension beside ours: Debian's uBlock Origin, which reads every page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./harness/suite.mjs";

suite("extensions that can read the page", { beside: true }, (t) => {
  test("names the other extension, quietly", async () => {
    const page = await t.session.page("sso/Login");
    const readers = await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length > 0);
    const names = readers.evidence.extensions.filter((e) => e.access !== "none").map((e) => e.name);
    assert.deepEqual(names, ["uBlock Origin"]);
    assert.equal(readers.level, "info", "an extension that the user chose is never an alarm");
    assert.match(readers.title + readers.reason, /uBlock Origin/);
    await page.close();
  });

  test("sees browser and disk agree", async () => {
    const page = await t.session.page("sso/Login");
    const readers = await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length > 0);
    assert.deepEqual(readers.evidence.signals ?? [], []);
    await page.close();
  });
});

suite("no other extension", {}, (t) => {
  test("says so, and does not count ours", async () => {
    const page = await t.session.page("sso/Login");
    const readers = await t.session.finding(page, "extensions-can-read-page");
    assert.equal(readers.outcome, "pass");
    assert.ok(!readers.evidence.extensions?.some((e) => /sallyport/i.test(e.name) && e.access !== "none"));
    await page.close();
  });
});
