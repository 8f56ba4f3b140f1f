import { readFile } from "node:fs/promises";
import path from "node:path";
import { waitFor } from "./wait.mjs";

/** Starts the practice portal of a home, without a window. Returns {url, stop}. */
export async function rehearse(home) {
  const running = home.start("rehearse", "--no-browser", "--port", "0");
  const url = await waitFor("the rehearsal portal", async () => {
    if (running.child.exitCode !== null) throw new Error(running.output);
    return JSON.parse(await readFile(path.join(home.state, "run/rehearsal.json"), "utf8")).url;
  });
  return { url, stop: running.stop };
}
