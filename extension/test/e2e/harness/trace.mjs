// The main-thread time that the extension's scripts take on a page, by the
// browser's own trace. It is the thread's own time: what else runs on the
// machine does not count.

const categories = ["devtools.timeline", "v8", "disabled-by-default-v8.compile"];

/** Runs act while a page is traced, and returns the extension's tasks: their times in ms. Chromium only. */
export async function traceOurs(page, act) {
  await page.tracing.start({ categories });
  await act();
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  return tasks(traceEvents);
}

function tasks(events) {
  const ours = events
    .filter((e) => e.ph === "X" && ["EvaluateScript", "FunctionCall", "v8.compile"].includes(e.name))
    .filter((e) => /^chrome-extension:/.test(e.args?.data?.url ?? e.args?.fileName ?? ""))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const times = [];
  let end = 0;
  for (const e of ours) {
    if (e.ts < end) continue; // Within the one before.
    times.push((e.tdur ?? e.dur) / 1000);
    end = e.ts + e.dur;
  }
  return times;
}
