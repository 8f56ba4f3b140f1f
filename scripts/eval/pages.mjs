// make eval-pages: loads every page of a folder in real Chromium, under official
// host names, with the built extension and the real host, and compares what the
// extension tells with what the folder's index.tsv expects.
//
// A positive page is right when a control is reported that is the expected one.
// Whatever else is reported on any page is a false alarm. Recall is the right
// pages among the positive ones; precision the right reports among all.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { open } from "../../extension/test/e2e/harness/browser.mjs";
import { Home } from "../../extension/test/e2e/harness/home.mjs";
import { out } from "../../extension/test/e2e/harness/places.mjs";
import { servePortal } from "../../extension/test/e2e/harness/portal.mjs";
import { locate } from "./locate.mjs";
import { readIndex } from "./table.mjs";

/** One window each. Different sites have different processes, so a page that hangs holds up nobody else. */
const HOSTS = ["www.interactivebrokers.co.uk", "www.interactivebrokers.ie", "www.interactivebrokers.com", "www.ibkr.com"];
/** How long a page may take to load, in ms, and to answer anything else. */
const LOAD = 10_000;
const ANSWER = 8_000;

const { positionals: [folder], values: options } = parseArgs({
  allowPositionals: true,
  options: { min: { type: "string" }, wait: { type: "string", default: "2500" }, only: { type: "string" } },
});
const wait = Number(options.wait);

const within = (promise, ms, what) => Promise.race([promise, sleep(ms, undefined, { ref: false }).then(() => { throw new Error(`${what} took more than ${ms} ms`); })]);

/** Runs in the page: resolves once it was drawn. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

/** A window on one host, replaced when a page hangs in it. */
class Window {
  constructor(session, host) {
    this.session = session;
    this.host = host;
  }

  async open() {
    this.page = await within(this.session.browser.newPage({ type: "window", windowBounds: { width: 1000, height: 800 } }), ANSWER, "a window");
    this.page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
    await this.page.goto(`https://${this.host}/eval-pages/`, { timeout: LOAD });
    this.tab = await this.session.tabOf(`https://${this.host}/eval-pages/`);
  }

  async close() {
    await within(this.page.close({ runBeforeUnload: false }), ANSWER, "closing").catch(() => undefined);
  }

  /** What the extension tells of a page: [{label, kind, state, matches, element}], and what went wrong. */
  async look({ file, selector, late }) {
    const problems = [];
    const url = `https://${this.host}/eval-pages/${file.split("/").map(encodeURIComponent).join("/")}`;
    await within(this.page.goto(url, { waitUntil: "load", timeout: LOAD }), LOAD + 1_000, "loading")
      .catch((error) => problems.push(error.message.split("\n")[0]));
    await sleep(wait + late);
    // On a busy machine a page and the extension behind it take longer: as much longer as they take to answer.
    const began = performance.now();
    await within(this.session.runInTab(this.tab, 0, drawn, []), ANSWER, "drawing").catch((error) => problems.push(error.message.split("\n")[0]));
    await sleep(Math.min(6_000, 8 * (performance.now() - began)));
    const found = await within(this.#told(selector), ANSWER, "the extension's answer")
      .catch((error) => (problems.push(error.message.split("\n")[0]), []));
    if (problems.length > 0) {
      await this.close();
      await this.open();
    }
    return { found, problems };
  }

  async #told(selector) {
    const findings = await this.session.findingsOfTab(this.tab);
    const found = [];
    for (const { evidence, target, level } of findings.filter((f) => f.id === "persistent-login")) {
      const [frame, key] = target.split(/:(.*)/s);
      const where = await this.session.runInTab(this.tab, Number(frame), locate, [key, selector]);
      found.push({ label: evidence.label, kind: evidence.kind, state: evidence.state, language: evidence.language, level, ...where });
    }
    return found;
  }
}

function judge(page, { found, problems }) {
  const right = page.positive ? found.filter((f) => f.matches) : [];
  const wrong = found.filter((f) => !right.includes(f));
  const states = right.length > 0 && page.on !== undefined ? right[0].state === (page.on ? "on" : "off") : undefined;
  return { ...page, found, problems, hit: right.length > 0, falseAlarms: wrong.length, stateRight: states };
}

async function run(pages, session) {
  const results = new Array(pages.length);
  let next = 0;
  await Promise.all(HOSTS.map(async (host) => {
    const window = new Window(session, host);
    await window.open();
    while (next < pages.length) {
      const i = next++;
      const seen = pages[i].missing ? { found: [], problems: ["the file is missing"] } : await window.look(pages[i]);
      results[i] = judge(pages[i], seen);
    }
    await window.close();
  }));
  return results;
}

const ratio = (part, whole) => (whole === 0 ? 1 : part / whole);
const show = (n) => n.toFixed(4).replace(/0{1,3}$/, "");
const tell = (f) => `“${f.label}” (${f.kind}, ${f.state}, ${f.language}${f.matches ? "" : ", another element"}) ${f.element}`;

function report(results) {
  const positives = results.filter((r) => r.positive);
  const hits = positives.filter((r) => r.hit).length;
  const falseAlarms = results.reduce((sum, r) => sum + r.falseAlarms, 0);
  const told = results.filter((r) => r.stateRight !== undefined);
  const summary = {
    pages: results.length, positives: positives.length, hits, false_alarms: falseAlarms,
    precision: ratio(hits, hits + falseAlarms), recall: ratio(hits, positives.length),
    states: ratio(told.filter((r) => r.stateRight).length, told.length),
    problems: results.filter((r) => r.problems.length > 0).length,
  };
  for (const r of results) {
    const what = r.positive && !r.hit ? "MISSED" : r.falseAlarms > 0 ? "FALSE ALARM" : r.stateRight === false ? "WRONG STATE" : r.problems.length > 0 ? "PROBLEM" : "";
    if (!what) continue;
    console.log(`${what.padEnd(11)} ${r.file} [${r.language}]`);
    console.log(`            expected: ${r.positive ? `${r.selector || "a control"}${r.on === undefined ? "" : r.on ? ", on" : ", off"}` : "nothing"}`);
    console.log(`            found:    ${r.found.length > 0 ? r.found.map(tell).join("\n                      ") : "nothing"}`);
    for (const problem of r.problems) console.log(`            problem:  ${problem}`);
  }
  console.log(`${summary.pages} pages, ${summary.positives} positive: precision ${show(summary.precision)}, recall ${show(summary.recall)}, states ${show(summary.states)}` +
    `${summary.problems > 0 ? `; ${summary.problems} with problems` : ""}`);
  return summary;
}

const all = await readIndex(folder);
const pages = options.only ? all.filter((p) => p.file.includes(options.only)) : all;
const home = await Home.make();
const portal = await servePortal({ folder, under: "/eval-pages/" });
let session;
try {
  await home.register("chromium");
  session = await open("chromium", home, { portal });
  const results = await run(pages, session);
  const summary = report(results);
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, "eval-pages.json"), JSON.stringify({ measured_at: new Date().toISOString(), ...summary, results }, null, 2) + "\n");
  if (options.min !== undefined && Math.min(summary.precision, summary.recall) < Number(options.min)) {
    console.log(`below the ${options.min} that --min asks for`);
    process.exitCode = 1;
  }
} finally {
  await within(session?.close() ?? Promise.resolve(), ANSWER, "closing the browser").catch(() => session.browser.process()?.kill("SIGKILL"));
  await portal.close();
  await home.remove();
}
