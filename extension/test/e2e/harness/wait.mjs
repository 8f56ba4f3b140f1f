import { setTimeout as sleep } from "node:timers/promises";

/**
 * Polls until probe() returns something truthy, and returns it. After the
 * deadline it throws, saying what was awaited and what was seen last. A probe
 * that throws counts as "not yet".
 */
export async function waitFor(what, probe, deadline = 15_000) {
  const end = Date.now() + deadline;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${deadline} ms for ${what}; last seen: ${seen}`);
    }
    await sleep(20);
  }
}
