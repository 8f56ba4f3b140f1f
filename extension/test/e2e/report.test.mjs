// The report as the popup exports it: it names the page's control, the
// extension beside ours, and what was not looked at.
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { label } from "./harness/labels.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const options = {
  beside: true,
  prepare: async (t) => {
    await mkdir(t.home.downloads, { recursive: true });
    await t.home.register(t.family);
  },
};

suite("report", options, (t) => {
  test("one click in the popup writes it, and a second click another one", async () => {
    const page = await t.session.page("on");
    await t.session.finding(page, "extensions-can-read-page", (f) => f.evidence.extensions?.length > 0);
    const popup = await t.session.popup(page);
    const files = async () => (await readdir(t.home.downloads)).sort();
    for (const wanted of [2, 4]) {
      await waitFor("the button", () => popup.evaluate((text) => {
        const button = [...document.querySelectorAll("button")].find((b) => b.textContent === text && !b.disabled);
        button?.click();
        return Boolean(button);
      }, label(t.family, "report")));
      await waitFor(`${wanted} files`, async () => (await files()).length === wanted);
      await waitFor("the place of the report", () => popup.evaluate(() => /\.html/.test(document.getElementById("status").textContent)));
    }
    const [first] = (await files()).filter((name) => name.endsWith(".json"));
    const file = path.join(t.home.downloads, first);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const report = JSON.parse(await readFile(file, "utf8"));
    const named = (id) => report.findings.filter((f) => f.id === id);
    assert.equal(named("persistent-login")[0].evidence.label, "Keep me signed in");
    assert.deepEqual(named("extensions-can-read-page")[0].evidence.extensions.map((e) => e.name), ["uBlock Origin"]);
    for (const id of ["shared-machine", "remote-control", "hardened-profile", "state-key"]) assert.equal(named(id).length, 1, id);
    assert.ok(!report.not_examined.some((area) => area.id === "page"));
    await popup.close();
    await page.close();
  });
});
