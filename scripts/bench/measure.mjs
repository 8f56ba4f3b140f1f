// The measurements of make bench. Each row is what was measured, its goal, and
// whether the goal was met on this machine now.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { open } from "../../extension/test/e2e/harness/browser.mjs";
import { Home, hostName } from "../../extension/test/e2e/harness/home.mjs";
import { extensionFolder, extensionId, manifest, out, program, root } from "../../extension/test/e2e/harness/places.mjs";
import { servePortal } from "../../extension/test/e2e/harness/portal.mjs";
import { waitFor } from "../../extension/test/e2e/harness/wait.mjs";
import { launchTimes, median } from "./launch.mjs";

const rows = [];
const row = (what, value, unit, goal) => rows.push({ what, value: Number(value.toFixed(2)), unit, goal, met: goal === undefined ? undefined : value <= goal });

const echo = path.join(root, "dist/bench/echo");

async function firstAnswer(home) {
  const { stdout } = await promisify(execFile)(path.join(root, "dist/bench/firstanswer"),
    [`chrome-extension://${extensionId("chromium")}/`, `echo=${echo}`, `sallyport=${program}`], { env: home.env() });
  const ms = JSON.parse(stdout);
  row("first answer of an empty Go echo host", ms.echo, "ms");
  row("first answer of a fresh sallyport host", ms.sallyport, "ms");
  row("… as a multiple of the echo host", ms.sallyport / ms.echo, "×", 2);
}

/** Round trips of a small request over one open port, from a page of the extension. */
async function warmRoundTrip(session, home) {
  const echoName = `${hostName}.echo`;
  const echoFile = path.join(path.dirname(home.manifestFile("chromium")), `${echoName}.json`);
  const ours = JSON.parse(await readFile(home.manifestFile("chromium"), "utf8"));
  await writeFile(echoFile, JSON.stringify({ ...ours, name: echoName, path: echo }));
  const page = await session.extensionPage("options");
  const trips = await page.evaluate(async (names) => {
    const ports = names.map((name) => chrome.runtime.connectNative(name));
    const times = names.map(() => []);
    for (let i = 0; i < 220; i++) {
      for (const [n, port] of ports.entries()) {
        const began = performance.now();
        await new Promise((resolve, reject) => {
          port.onMessage.addListener(function once(answer) {
            port.onMessage.removeListener(once);
            resolve(answer);
          });
          port.onDisconnect.addListener(() => reject(new Error(chrome.runtime.lastError?.message)));
          port.postMessage({ id: crypto.randomUUID(), v: 1, verb: "hello", body: { min: 1, max: 1, extension: "0.0.0" } });
        });
        if (i >= 20) times[n].push(performance.now() - began);
      }
    }
    ports.forEach((port) => port.disconnect());
    return times;
  }, [hostName, echoName]);
  await page.close();
  const [sallyport, empty] = trips.map(median);
  row("warm round trip in Chromium, echo host", empty, "ms");
  row("warm round trip in Chromium, sallyport", sallyport, "ms");
  row("… as a multiple of the echo host", sallyport / empty, "×", 2);
}

async function contentScriptSize() {
  let size = 0;
  for (const script of manifest("chromium").content_scripts) {
    for (const file of script.js ?? []) size += gzipSync(await readFile(path.join(extensionFolder("chromium"), file)), { level: 9 }).length;
  }
  row("content script, compressed", size / 1024, "KiB", 12);
}

/**
 * The main-thread time that the extension's scripts take on a page, compilation
 * included, by the browser's own trace. It is the thread's own time: what else
 * runs on the machine does not count.
 */
async function mainThreadTime(session, address) {
  const page = await session.page(address);
  const times = [];
  for (let i = 0; i < 12; i++) {
    await page.tracing.start({ categories: ["devtools.timeline", "v8", "disabled-by-default-v8.compile"] });
    await page.reload({ waitUntil: "load" });
    await waitFor("the tab's record", async () => (await session.records(page))[0]?.host === "ok");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
    if (i >= 2) times.push(scriptTime(traceEvents));
  }
  await page.close();
  return median(times);
}

function scriptTime(events) {
  const ours = events
    .filter((e) => e.ph === "X" && ["EvaluateScript", "FunctionCall", "v8.compile"].includes(e.name))
    .filter((e) => /^chrome-extension:/.test(e.args?.data?.url ?? e.args?.fileName ?? ""))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  let [total, end] = [0, 0];
  for (const e of ours) {
    if (e.ts < end) continue; // Within the one before.
    total += e.tdur ?? e.dur;
    end = e.ts + e.dur;
  }
  return total / 1000;
}

/** From a control's insertion to the first frame with the card over its place. */
async function timeToCard(session) {
  const page = await session.page("empty");
  const times = [];
  let place = null;
  for (let i = 0; i < 12; i++) {
    const took = await page.evaluate(async (at) => {
      const label = document.createElement("label");
      label.id = "measured";
      label.innerHTML = `<input type="checkbox" checked> Keep me signed in`;
      const began = performance.now();
      document.getElementById("place").append(label);
      if (!at) return 0;
      while (document.body.contains(document.elementFromPoint(at.x, at.y)) || document.elementFromPoint(at.x, at.y) === document.documentElement) {
        await new Promise(requestAnimationFrame);
        if (performance.now() - began > 5_000) throw new Error("no card within 5 s");
      }
      return performance.now() - began;
    }, place);
    if (i >= 2) times.push(took);
    await session.card(page, /Keep me signed in/);
    place ??= await session.inCard(page, (root) => {
      const box = root.querySelector("button").getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await page.evaluate(() => document.getElementById("measured").remove());
    await waitFor("the card to go", async () => (await session.cardText(page)) === "");
  }
  await page.close();
  row("from a control's appearance to the card", median(times), "ms", 100);
}

async function launchOverhead(home) {
  const times = await launchTimes(home, 5);
  const [bare, hardened] = [median(times.bare), median(times.hardened)];
  row("bare Chromium with a new profile, to the page", bare, "ms");
  row("hardened launch, to the page", hardened, "ms");
  row("… as a multiple of the bare browser", hardened / bare, "×", 1.15);
}

async function goBenchmarks() {
  const text = await readFile(path.join(root, "dist/bench/addon.txt"), "utf8");
  for (const [, name, ns] of text.matchAll(/^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns\/op/gm)) {
    row(`internal/addon ${name}`, Number(ns) / 1e6, "ms");
  }
}

/** What urls.mjs measured before. */
async function addresses() {
  for (const r of JSON.parse(await readFile(path.join(root, "dist/bench/urls.json"), "utf8"))) row(r.what, r.value, r.unit, r.goal);
}

const home = await Home.make();
const portal = await servePortal();
let session;
try {
  await home.register("chromium");
  await firstAnswer(home);
  session = await open("chromium", home, { portal });
  await warmRoundTrip(session, home);
  await contentScriptSize();
  row("main-thread time, page without a candidate", await mainThreadTime(session, "sso/Login"), "ms", 1);
  row("main-thread time, page with a candidate", await mainThreadTime(session, "on"), "ms", 5);
  await timeToCard(session);
  await session.close();
  session = undefined;
  await launchOverhead(home);
  await goBenchmarks();
  await addresses();
} finally {
  await session?.close();
  await portal.close();
  await home.remove();
}

for (const r of rows) {
  const goal = r.goal === undefined ? "" : `goal ≤ ${r.goal} ${r.unit}`.padEnd(16) + (r.met ? "met" : "MISSED");
  console.log(`${r.what.padEnd(46)} ${String(r.value).padStart(8)} ${r.unit.padEnd(4)} ${goal}`.trimEnd());
}
await mkdir(out, { recursive: true });
await writeFile(path.join(out, "bench.json"), JSON.stringify({ measured_at: new Date().toISOString(), rows }, null, 2) + "\n");
