// The popup, the options page and the card: what they show, in which language
// and scheme, and whether everybody can use them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Runs axe on a page, or within one element of it, and returns the broken rules. */
async function violations(page, within = "html") {
  // Evaluated and not added as a script: an extension's pages allow no foreign script.
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { violations } = await globalThis.axe.run(selector, { resultTypes: ["violations"] });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ") + " " + n.failureSummary).join("; ")}`);
  }, within);
}

suite("faces", {}, (t) => {
  for (const name of ["popup", "options"]) {
    test(`the ${name} page breaks no accessibility rule`, async () => {
      const page = await t.session.extensionPage(name);
      await waitFor("text", () => page.evaluate(() => document.body.innerText.trim().length > 20));
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  test("the card breaks no accessibility rule", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    // A copy of the card in an open root: axe cannot look into a closed one.
    await t.session.inCard(page, (root) => {
      const copy = document.createElement("div");
      copy.id = "card-copy";
      const open = copy.attachShadow({ mode: "open" });
      open.adoptedStyleSheets = [...root.adoptedStyleSheets];
      for (const node of root.childNodes) open.append(node.cloneNode(true));
      root.host.replaceWith(copy);
    });
    assert.deepEqual(await violations(page, "#card-copy"), []);
    await page.close();
  });

  test("the popup shows the findings of the tab that the user looks at", async () => {
    const page = await t.session.page("on");
    await t.session.finding(page, "persistent-login");
    const popup = await t.session.popup(page);
    await waitFor("the popup's findings", () => popup.evaluate(() => document.body.innerText.includes("Keep me signed in")));
    await popup.bringToFront();
    await t.session.screenshot(popup, `popup-${t.family}`);
    await popup.close();
    await page.close();
  });
});

suite("faces in the dark", { dark: true }, (t) => {
  test("the card follows the dark scheme", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Keep me signed in/);
    await t.session.screenshot(page, `card-dark-${t.family}`);
    await page.close();
  });
});

suite("faces in German", { language: "de" }, (t) => {
  test("the card speaks German", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Wer|Browser|angemeldet/);
    await t.session.screenshot(page, `card-german-${t.family}`);
    await page.close();
  });
});
