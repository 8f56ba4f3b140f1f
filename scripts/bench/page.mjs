// What an extension costs a page: Sallyport, beside it two of Debian's that read
// pages too, and a browser without any to show what the method itself finds. Each
// is alone in a browser of its own, and measured alike. KeePassXC-Browser has no
// database to ask here, so this is the least that it costs.
// By itself: make build && scripts/as-user node scripts/bench/page.mjs [ROUNDS]
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { open } from "../../extension/test/e2e/harness/browser.mjs";
import { packaged } from "../../extension/test/e2e/harness/chromium.mjs";
import { Home } from "../../extension/test/e2e/harness/home.mjs";
import { extensionFolder } from "../../extension/test/e2e/harness/places.mjs";
import { servePortal } from "../../extension/test/e2e/harness/portal.mjs";
import { median } from "./launch.mjs";
import { print, row } from "./table.mjs";

const origin = "https://www.interactivebrokers.co.uk/";

const subjects = [
  { name: "Sallyport", folder: extensionFolder("chromium") },
  { name: "KeePassXC-Browser", folder: path.join(packaged, "keepassxc-browser") },
  { name: "Privacy Badger", folder: path.join(packaged, "privacy-badger") },
  { name: "no extension" },
];

const measured = [
  { address: "sso/Login", what: "page without a candidate", goal: 1 },
  { address: "some", what: "page with three candidates", goal: 5 },
  { address: "large", what: "page of 10,000 elements", goal: 10 },
];

/** The rows of all subjects, from medians over so many loads of each page. */
export async function pageCosts(portal, rounds) {
  const compared = (what, unit, goal, values) =>
    subjects.filter((s) => s.name in values).map((s, n) => row(n === 0 ? what : `… ${s.name}`, values[s.name], unit, n === 0 ? goal : undefined));
  const sizes = {};
  const times = measured.map(() => ({}));
  for (const subject of subjects) {
    if (subject.folder) sizes[subject.name] = await scriptSize(subject.folder) / 1024;
    const found = await alone(subject, portal, rounds);
    found.forEach((time, n) => (times[n][subject.name] = time));
  }
  return [
    ...compared("what a portal page loads, compressed", "KiB", 12, sizes),
    ...measured.flatMap((m, n) => compared(`main-thread time, ${m.what}`, "ms", m.goal, times[n])),
  ];
}

/** The bytes, compressed file by file, of what the manifest has every page of the portal load. */
async function scriptSize(folder) {
  const manifest = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8"));
  const files = manifest.content_scripts.filter((s) => s.matches.some(covers)).flatMap((s) => [...(s.js ?? []), ...(s.css ?? [])]);
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(folder, file)), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whether a match pattern takes in the portal's pages. */
function covers(pattern) {
  if (pattern === "<all_urls>") return true;
  const { protocol, hostname } = new URL(origin);
  const [, scheme, host] = /^([^:]+):\/\/([^/]*)\//.exec(pattern);
  if (scheme !== "*" && `${scheme}:` !== protocol) return false;
  return host === "*" || host === hostname || (host.startsWith("*.") && `.${hostname}`.endsWith(host.slice(1)));
}

/** The medians in ms of one subject, alone in a browser and a home of its own, page by page. */
async function alone(subject, portal, rounds) {
  const home = await Home.make();
  let session;
  try {
    await home.register("chromium");
    session = await open("chromium", home, { portal, bare: true, others: subject.folder ? [subject.folder] : [] });
    const medians = [];
    for (const { address, what } of measured) {
      const times = await mainThreadTimes(session, origin + address, rounds);
      if (subject.folder && Math.min(...times) === 0) throw new Error(`${subject.name} did not run on the ${what}`);
      medians.push(median(times));
    }
    return medians;
  } finally {
    await session?.close();
    await home.remove();
  }
}

/**
 * The main-thread times in ms that extensions take on a page from its start to a
 * second after its load, compilation included, by the browser's own trace. It is
 * the thread's own time: what else runs on the machine does not count. The first
 * load, with cold caches, does not count.
 */
async function mainThreadTimes(session, address, rounds) {
  const page = await session.page(address);
  const times = [];
  for (let i = 0; i <= rounds; i++) {
    // An extension's first-run page may have come up in front.
    await page.bringToFront();
    await page.tracing.start({ categories: ["devtools.timeline", "v8", "disabled-by-default-v8.compile"] });
    await page.reload({ waitUntil: "load" });
    await sleep(1_000);
    const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
    if (i > 0) times.push(extensionTime(traceEvents, address));
  }
  await page.close();
  return times;
}

/**
 * What ran for an extension on the page's main thread. Microtasks name no script,
 * and are counted whole: the pages measured have none of their own.
 */
function extensionTime(events, address) {
  const commit = events.find((e) => e.name === "CommitLoad" && e.args.data.url === address);
  const theirs = events
    .filter((e) => e.ph === "X" && e.pid === commit.pid && e.tid === commit.tid)
    .filter((e) => e.name === "RunMicrotasks" ||
      (["EvaluateScript", "FunctionCall", "v8.compile"].includes(e.name) && /^chrome-extension:/.test(e.args?.data?.url ?? e.args?.fileName ?? "")))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  let [total, end] = [0, 0];
  for (const e of theirs) {
    if (e.ts < end) continue; // Within the one before.
    total += e.tdur;
    end = e.ts + e.dur;
  }
  return total / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const portal = await servePortal();
  try {
    print(await pageCosts(portal, Number(process.argv[2] ?? 10)));
  } finally {
    await portal.close();
  }
}
