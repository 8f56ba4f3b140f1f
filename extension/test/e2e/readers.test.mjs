// A second extension beside ours: Debian's uBlock Origin, which reads every page,
// or one with more hosts than the program takes of any.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { hostName } from "./harness/home.mjs";
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

const apart = {
  only: "chromium",
  beside: true,
  async prepare({ home, family }) {
    const usual = home.profile(family);
    await mkdir(path.join(usual, "Default"), { recursive: true });
    await writeFile(path.join(usual, "Default", "Preferences"), "{}");
    const folder = path.join(home.path, "a folder of its own");
    home.profile = () => folder;
    home.manifestFile = () => path.join(folder, "NativeMessagingHosts", `${hostName}.json`);
    await home.register(family);
  },
};

suite("a browser that was started on a folder of its own", apart, (t) => {
  test("is told from another that uses the usual one", async () => {
    const page = await t.session.page("sso/Login");
    const readers = await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length > 0);
    assert.deepEqual(readers.evidence.extensions.filter((e) => e.access !== "none").map((e) => e.name), ["uBlock Origin"]);
    assert.deepEqual(readers.evidence.signals ?? [], [], "browser and disk agree");
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

const crowded = {
  only: "chromium",
  async prepare(t) {
    await t.home.register(t.family);
    const folder = path.join(t.home.path, "crowded");
    await mkdir(folder);
    await writeFile(path.join(folder, "manifest.json"), JSON.stringify({
      manifest_version: 3, name: "Many shops", version: "1",
      host_permissions: [...Array.from({ length: 2_000 }, (_, i) => `https://shop-${i}.test/*`), "https://*.interactivebrokers.co.uk/*"],
    }));
    crowded.others = [folder];
  },
};

suite("an extension with very many hosts", crowded, (t) => {
  test("is named as a reader, and hides nothing else", async () => {
    const page = await t.session.page("sso/Login");
    const readers = await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length > 0);
    assert.deepEqual(readers.evidence.extensions.filter((e) => e.access !== "none").map((e) => e.name), ["Many shops"]);
    await t.session.finding(page, "shared-machine");
    assert.equal((await t.session.records(page))[0].host, "ok");
    await page.close();
  });
});
