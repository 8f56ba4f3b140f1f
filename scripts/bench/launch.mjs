// What a hardened launch costs beside the bare browser with a new profile. By
// itself: make build && scripts/as-user node scripts/bench/launch.mjs [RUNS]
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Display } from "../../extension/test/e2e/harness/display.mjs";
import { Home } from "../../extension/test/e2e/harness/home.mjs";
import { browserBinary } from "../../extension/test/e2e/harness/places.mjs";
import { rehearse } from "../../extension/test/e2e/harness/rehearsal.mjs";

/**
 * The times in ms from the command to the window that shows the page's title:
 * the hardened launch and the bare browser with a new profile take turns, on a
 * screen of their own. The title comes with the page, so it stands for its
 * first paint. The first turn, with cold files, does not count.
 */
export async function launchTimes(home, runs) {
  const display = await Display.start();
  Object.assign(home.extra, display.variables);
  const rehearsal = await rehearse(home);
  const times = { bare: [], hardened: [] };
  const shown = async (start) => {
    const began = performance.now();
    const ended = start();
    const window = await display.titled("Harbour Securities");
    const took = performance.now() - began;
    await display.close(window);
    await ended;
    return took;
  };
  try {
    for (let i = 0; i <= runs; i++) {
      const profile = path.join(home.path, `bare-${i}`);
      const bare = await shown(() => once(spawn(browserBinary("chromium"),
        [`--user-data-dir=${profile}`, "--no-first-run", "--password-store=basic", `${rehearsal.url}/`], { env: home.env(), stdio: "ignore" }), "exit"));
      const hardened = await shown(async () => {
        await home.run("launch", "--rehearsal", "--browser", "chromium");
        await home.wiped();
      });
      if (i > 0) {
        times.bare.push(bare);
        times.hardened.push(hardened);
      }
    }
  } finally {
    await rehearsal.stop();
    await display.stop();
  }
  return times;
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const home = await Home.make();
  try {
    const times = await launchTimes(home, Number(process.argv[2] ?? 10));
    for (const [what, all] of Object.entries(times)) console.log(what.padEnd(9), `median ${Math.round(median(all))} ms of`, all.map(Math.round).join(" "));
    // Turn by turn, as the machine's load changes over the run.
    console.log("ratio".padEnd(9), `median ${median(times.hardened.map((t, i) => t / times.bare[i])).toFixed(2)} × turn by turn, ${(median(times.hardened) / median(times.bare)).toFixed(2)} × of the medians`);
  } finally {
    await home.remove();
  }
}
