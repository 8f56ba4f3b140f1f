// The popup, the options page, the first run and the card: in each scheme,
// direction and size, usable by everybody. Leaves pictures of all in out/.
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { label } from "./harness/labels.mjs";
import { suite } from "./harness/suite.mjs";
import { waitFor } from "./harness/wait.mjs";

const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** A line has no more characters than a reader's eye takes in. */
const MOST_CHARACTERS = 90;

/** Runs axe on a page, or within one element of it, and returns the broken rules. */
async function violations(page, within = "html") {
  // Evaluated and not added as a script: an extension's pages allow no foreign script.
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { violations } = await globalThis.axe.run(selector, { resultTypes: ["violations"] });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ") + " " + n.failureSummary).join("; ")}`);
  }, within);
}

/** Whether something of the page is wider than its window. */
const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The characters of the fullest line of running text, which a reader's eye has to find back from. */
function fullestLine(root) {
  let most = 0;
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const lines = new Map();
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const top = Math.round(range.getBoundingClientRect().top);
      lines.set(top, (lines.get(top) ?? 0) + 1);
    }
    if (lines.size > 1) most = Math.max(most, ...lines.values());
  }
  return most;
}

/** Opens every part of a page that the user can open. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));

/** Replaces the closed card by a copy in an open root: axe cannot look into a closed one. */
const copyCard = (t, page) => t.session.inCard(page, (root) => {
  const copy = document.createElement("div");
  copy.id = "card-copy";
  copy.style.cssText = "position:fixed;inset:0";
  const open = copy.attachShadow({ mode: "open" });
  try {
    open.adoptedStyleSheets = [...root.adoptedStyleSheets];
  } catch { /* a style element is among the nodes */ }
  for (const node of root.childNodes) open.append(node.cloneNode(true));
  document.documentElement.append(copy);
  root.host.remove();
});

/** Opens one of our pages as a user finds it: the popup over a page with a warning. */
async function face(t, name) {
  if (name !== "popup") {
    const page = await t.session.extensionPage(name);
    await waitFor("its words", () => page.evaluate(() => document.body.innerText.trim().length > 100 && !document.querySelector("p:not([hidden])[data-text]:empty")));
    if (name === "options") await waitFor("the host's answer", () => page.evaluate(() => document.querySelectorAll("#about dd").length > 1));
    if (name === "welcome") await waitFor("the host's answer", () => page.evaluate(() => document.getElementById("program").dataset.done));
    return [page];
  }
  const page = await t.session.page("on");
  await t.session.finding(page, "extensions-can-read-page");
  const popup = await t.session.popup(page);
  await waitFor("the popup's findings", () => popup.evaluate(() => document.body.innerText.includes("Keep me signed in")));
  await popup.bringToFront();
  return [popup, page];
}

const looks = [
  { name: "light-ltr", options: {} },
  { name: "dark-ltr", options: { dark: true } },
  { name: "light-rtl", options: { rtl: true } },
  { name: "dark-rtl", options: { rtl: true, dark: true } },
  { name: "forced-colours", options: { forced: true } },
];

for (const { name: look, options } of looks) {
  suite(`faces, ${look}`, options, (t) => {
    let open = [];
    afterEach(async () => {
      for (const page of open) await page.close();
      open = [];
    });

    for (const name of ["popup", "options", "welcome"]) {
      test(`the ${name} page breaks no accessibility rule and fits into 320 pixels`, async () => {
        open = await face(t, name);
        const [page] = open;
        assert.equal(await page.evaluate(() => document.documentElement.dir), options.rtl ? "rtl" : "ltr");
        await t.session.screenshot(page, `${name}-${look}-${t.family}`);
        await unfold(page);
        assert.deepEqual(await violations(page), []);
        // A window of 1280 pixels at a zoom of 400 % is one of 320.
        await t.session.resize(page, 320, 256);
        assert.equal(await overflows(page), false);
        assert.deepEqual(await violations(page), []);
      });
    }

    test("the card breaks no accessibility rule and fits into 320 pixels", async () => {
      const page = await t.session.page("on");
      open = [page];
      await t.session.card(page, /Keep me signed in/);
      await waitFor("the host", async () => (await t.session.records(page))[0]?.host === "ok");
      await t.session.screenshot(page, `card-${look}-${t.family}`);
      await t.session.resize(page, 320, 256);
      const box = await t.session.inCard(page, (root) => {
        const { left, top, right, bottom } = root.querySelector("section").getBoundingClientRect();
        return [left >= 0, top >= 0, right <= innerWidth, bottom <= innerHeight];
      });
      assert.deepEqual(box, [true, true, true, true]);
      await copyCard(t, page);
      assert.deepEqual(await violations(page, "#card-copy"), []);
    });
  });
}

suite("faces on a screen of 3840 × 2160", {}, (t) => {
  for (const scale of [1, 2]) {
    const fit = (page) => t.session.resize(page, 3840 / scale, 2160 / scale, scale);

    for (const name of ["popup", "options", "welcome"]) {
      test(`the ${name} page is readable at a scale of ${scale}`, async () => {
        const open = await face(t, name);
        const [page] = open;
        await fit(page);
        await unfold(page);
        assert.equal(await page.evaluate(() => devicePixelRatio), scale);
        assert.equal(await overflows(page), false);
        const line = await page.evaluate(`(${fullestLine})(document.body)`);
        assert.ok(line <= MOST_CHARACTERS, `a line of ${line} characters`);
        assert.deepEqual(await violations(page), []);
        await t.session.screenshot(page, `${name}-4k-${scale}x-${t.family}`);
        for (const each of open) await each.close();
      });
    }

    test(`the card is readable at a scale of ${scale}`, async () => {
      const page = await t.session.page("on");
      await t.session.card(page, /Keep me signed in/);
      await fit(page);
      const box = await t.session.inCard(page, (root) => {
        const { left, top, right, bottom, width } = root.querySelector("section").getBoundingClientRect();
        return { inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight, width };
      });
      assert.equal(box.inside, true);
      // A card is looked at from the corner of the eye: it stays one.
      assert.ok(box.width < 600, `${box.width} pixels`);
      await copyCard(t, page);
      assert.deepEqual(await violations(page, "#card-copy"), []);
      await page.close();
    });
  }
});

suite("the popup and the first run", {}, (t) => {
  let open = [];
  afterEach(async () => {
    for (const page of open) await page.close();
    open = [];
  });

  test("the popup shows the findings of the tab that the user looks at", async () => {
    open = await face(t, "popup");
    assert.match(await open[0].$eval("#place", (e) => e.textContent), /www\.interactivebrokers\.co\.uk/);
    assert.equal(await open[0].$$eval("#loud > li", (all) => all.length), 1);
    // Its sign is a colour and a mark; who hears the page gets a word.
    assert.ok((await open[0].$eval("#loud strong", (e) => e.textContent)).startsWith(label(t.family, "sign_warn")));
    assert.ok((await t.session.inCard(open[1], (root) => root.querySelector("li strong").textContent)).startsWith(label(t.family, "sign_warn")));
  });

  test("the headline says that all is well only where all was looked at", async () => {
    const page = await t.session.page("sso/Login");
    await t.session.finding(page, "extensions-can-read-page");
    const popup = await t.session.popup(page);
    open = [popup, page];
    const seen = { id: "remote-control", text: "", title: "Seen", reason: "", action: "", level: "info", outcome: "pass", basis: "measured", evidence: {}, fingerprint: "0".repeat(32) };
    for (const [more, host, headline] of [
      [{}, "ok", "popup_calm"], [{ outcome: "unknown" }, "ok", "popup_calm_unknown"], [{ outcome: "error" }, "ok", "popup_calm_unknown"],
      [{ outcome: "unknown", dismissed: true }, "ok", "popup_calm"], [{}, "failed", "popup_calm_alone"],
    ]) {
      await t.session.ask(async (finding, state) => {
        const [[key, record]] = Object.entries(await chrome.storage.session.get(null)).filter(([name]) => name.startsWith("tab:"));
        await chrome.storage.session.set({ [key]: { ...record, host: state, findings: [finding] } });
      }, { ...seen, ...more }, host);
      await waitFor(headline, () => popup.$eval("#summary", (e, text) => e.textContent === text, label(t.family, headline)));
    }
  });

  test("the popup keeps the focus while what it shows changes", async () => {
    open = await face(t, "popup");
    const [popup, page] = open;
    await unfold(popup);
    const name = label(t.family, "dismiss");
    await popup.evaluate((text) => [...document.querySelectorAll("#machine button")].find((b) => b.textContent === text)?.focus() ?? document.querySelector("#extensions summary").focus(), name);
    const focused = () => popup.evaluate(() => document.activeElement.localName + document.activeElement.textContent);
    const before = await focused();
    // A page that nobody sees is not looked at.
    await page.bringToFront();
    await page.evaluate(() => document.getElementById("stay").click());
    await waitFor("the change", () => popup.$$eval("#loud > li", (all) => all.length === 0));
    assert.equal(await focused(), before);
  });

  test("elsewhere the popup says that nothing was looked at, and what can be done", async () => {
    const page = await t.session.browser.newPage();
    const popup = await t.session.popup(page);
    open = [popup, page];
    await waitFor("the words", () => popup.$eval("#summary", (e, text) => e.textContent === text, label(t.family, "popup_elsewhere")));
    assert.deepEqual(await violations(popup), []);
    assert.equal(await popup.$eval("#launch", (b) => b.disabled), false);
  });

  test("every control of the popup is reached with Tab, and is seen to be", async () => {
    open = await face(t, "popup");
    const [popup] = open;
    await unfold(popup);
    const wanted = await popup.evaluate(() => [...document.querySelectorAll("button, summary, input")].filter((e) => e.checkVisibility() && !e.disabled).length);
    await popup.evaluate(() => document.body.focus());
    const seen = new Set();
    for (let i = 0; i < wanted; i++) {
      await popup.keyboard.press("Tab");
      const [index, outline] = await popup.evaluate(() => [[...document.querySelectorAll("*")].indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle]);
      assert.notEqual(outline, "none");
      seen.add(index);
    }
    assert.equal(seen.size, wanted);
  });

  test("practising takes one click, and the first run notes it", async () => {
    const welcome = await t.session.extensionPage("welcome");
    open = [welcome];
    await waitFor("the program", () => welcome.$eval("#program", (e) => e.dataset.done === "yes"));
    await welcome.click("#rehearse");
    const practice = await waitFor("the practice sign-in", async () => (await t.session.browser.pages()).find((p) => /^http:\/\/rehearsal\.localhost:\d+\/$/.test(p.url())));
    await welcome.bringToFront();
    await waitFor("the note", () => welcome.$eval("#practice", (e) => e.dataset.done === "yes"));
    assert.ok((await welcome.$eval("#practice h2", (e) => e.textContent)).startsWith(label(t.family, "sign_done")));
    await practice.close();
    for (const { pid, args } of await t.home.processes()) if (args[1] === "rehearse") process.kill(pid);
  });

  test("a missing program is named with its fix, which is noticed when it works", async () => {
    await rm(t.home.manifestFile(t.family));
    const welcome = await t.session.extensionPage("welcome");
    open = [welcome];
    await waitFor("the fix", () => welcome.$eval("#fix", (e) => /sallyport install/.test(e.textContent)));
    assert.equal(await welcome.$eval("#rehearse", (b) => b.disabled), true);
    assert.deepEqual(await violations(welcome), []);
    await t.session.screenshot(welcome, `welcome-missing-${t.family}`);
    const elsewhere = await t.session.browser.newPage();
    const popup = await t.session.popup(elsewhere);
    await waitFor("the popup's word", () => popup.$eval("#trouble", (e) => e.querySelector("button") !== null));
    assert.deepEqual(await violations(popup), []);
    await popup.close();
    await elsewhere.close();
    await welcome.bringToFront();
    await t.home.register(t.family);
    await waitFor("the program", () => welcome.$eval("#program", (e) => e.dataset.done === "yes"));
    assert.equal(await welcome.$eval("#fix", (e) => e.childElementCount), 0);
    assert.equal(await welcome.$eval("#rehearse", (b) => b.disabled), false);
  });
});

suite("faces in German", { language: "de" }, (t) => {
  test("the card speaks German", async () => {
    const page = await t.session.page("on");
    await t.session.card(page, /Wer|Browser|angemeldet/);
    await t.session.screenshot(page, `card-german-${t.family}`);
    await page.close();
  });

  test("so do the program's reasons", async () => {
    await t.home.register(t.family);
    const page = await t.session.page("on");
    for (const id of ["shared-machine", "remote-control"]) {
      const f = await t.session.finding(page, id);
      assert.ok(f.why.length > 0 && f.args.length > 0, id);
      // English words that German has not.
      assert.doesNotMatch(f.reason, /\b(the|this|its|and|of|here|is)\b/i, id);
      assert.notEqual(f.reason, f.args.at(-1));
    }
    await page.close();
  });
});
