// The measurements of make bench, those that other files here make included; they
// leave out/bench.json.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { open } from "../../extension/test/e2e/harness/browser.mjs";
import { Home, hostName } from "../../extension/test/e2e/harness/home.mjs";
import { extensionId, out, program, root } from "../../extension/test/e2e/harness/places.mjs";
import { servePortal } from "../../extension/test/e2e/harness/portal.mjs";
import { waitFor } from "../../extension/test/e2e/harness/wait.mjs";
import { launchTimes, median } from "./launch.mjs";
import { pageCosts } from "./page.mjs";
import { print, row } from "./table.mjs";

const rows = [];
const add = (...measured) => rows.push(row(...measured));

const echo = path.join(root, "dist/bench/echo");

async function firstAnswer(home) {
  const { stdout } = await promisify(execFile)(path.join(root, "dist/bench/firstanswer"),
    [`chrome-extension://${extensionId("chromium")}/`, `echo=${echo}`, `sallyport=${program}`], { env: home.env() });
  const ms = JSON.parse(stdout);
  add("first answer of an empty Go echo host", ms.echo, "ms");
  add("first answer of a fresh sallyport host", ms.sallyport, "ms");
  add("… as a multiple of the echo host", ms.sallyport / ms.echo, "×", 2);
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
  add("warm round trip in Chromium, echo host", empty, "ms");
  add("warm round trip in Chromium, sallyport", sallyport, "ms");
  add("… as a multiple of the echo host", sallyport / empty, "×", 2);
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
  add("from a control's appearance to the card", median(times), "ms", 100);
}

async function launchOverhead(home) {
  const times = await launchTimes(home, 5);
  const [bare, hardened] = [median(times.bare), median(times.hardened)];
  add("bare Chromium with a new profile, to the page", bare, "ms");
  add("hardened launch, to the page", hardened, "ms");
  add("… as a multiple of the bare browser", hardened / bare, "×", 1.15);
}

const addonGoals = { "Inventory/10000 x-reading": 2, "Inventory/10000 x-of-100": 1.5, "Inventory/10000 peak-MiB": 64, "Feed ms/100000-ids": 5 };

/** What Go benchmarks report themselves; the time of a round only where that is all. */
async function goBenchmarks() {
  const text = await readFile(path.join(root, "dist/bench/addon.txt"), "utf8");
  for (const [, name, measured] of text.matchAll(/^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+(.*)$/gm)) {
    const all = [...measured.matchAll(/([\d.]+) (\S+)/g)];
    const own = all.filter(([, , unit]) => unit !== "ns/op");
    for (const [, value, unit] of own.length > 0 ? own : all) add(`internal/addon ${name}`, Number(value), unit, addonGoals[`${name} ${unit}`]);
  }
}

/** What urls.mjs measured before. */
async function addresses() {
  for (const r of JSON.parse(await readFile(path.join(root, "dist/bench/urls.json"), "utf8"))) add(r.what, r.value, r.unit, r.goal);
}

const home = await Home.make();
const portal = await servePortal();
let session;
try {
  await home.register("chromium");
  await firstAnswer(home);
  session = await open("chromium", home, { portal });
  await warmRoundTrip(session, home);
  await timeToCard(session);
  await session.close();
  session = undefined;
  rows.push(...await pageCosts(portal, 10));
  await launchOverhead(home);
  await goBenchmarks();
  await addresses();
} finally {
  await session?.close();
  await portal.close();
  await home.remove();
}

print(rows);
await mkdir(out, { recursive: true });
await writeFile(path.join(out, "bench.json"), JSON.stringify({ measured_at: new Date().toISOString(), rows }, null, 2) + "\n");
