// A screen of its own, with the hands and eyes of a user: keys are pressed,
// window titles read and pictures taken from outside the browser.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { out } from "./places.mjs";
import { waitFor } from "./wait.mjs";

const run = promisify(execFile);

export class Display {
  /** Starts an X server on the first free display, with a window manager: without one no window has the focus. */
  static async start() {
    // Without -noreset the server starts over when its last client leaves: a look at it would throw out a window manager that is only arriving.
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const failed = once(server, "error").then(([error]) => { throw error; });
    const [number] = await Promise.race([once(server.stdio[3], "data"), failed]);
    const display = new Display(server, `:${String(number).trim()}`);
    display.manager = spawn("openbox", [], { env: display.env, stdio: "ignore" });
    await waitFor("the window manager", async () => (await run("xdotool", ["get_desktop"], { env: display.env })).stdout);
    return display;
  }

  constructor(server, name) {
    this.server = server;
    this.name = name;
    // No session bus and no accessibility bus: started on demand, they would outlive the display.
    this.variables = { DISPLAY: name, DBUS_SESSION_BUS_ADDRESS: "disabled:", NO_AT_BRIDGE: "1" };
    this.env = { ...process.env, ...this.variables };
  }

  /** The windows that are shown now: [{id, title}]. */
  async windows() {
    const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "."], { env: this.env }).catch(() => ({ stdout: "" }));
    const windows = [];
    for (const id of stdout.split("\n").filter(Boolean)) {
      const title = await run("xdotool", ["getwindowname", id], { env: this.env }).then((r) => r.stdout.trim(), () => "");
      windows.push({ id, title });
    }
    return windows;
  }

  /** Waits for a window whose title matches, and returns it. */
  async window(title, deadline = 30_000) {
    return waitFor(`a window titled ${title}`, async () => {
      const windows = await this.windows();
      return windows.find((w) => title.test(w.title)) ?? Promise.reject(new Error(JSON.stringify(windows)));
    }, deadline);
  }

  /** Waits as window() does for a window whose title has a text, with as little work as looking takes. */
  async titled(text, deadline = 30_000) {
    return waitFor(`a window titled ${text}`, async () => {
      const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", text], { env: this.env });
      return { id: stdout.split("\n")[0], title: text };
    }, deadline);
  }

  /** Presses keys in a window, for example "ctrl+l". */
  async press(window, ...keys) {
    await run("xdotool", ["windowactivate", "--sync", window.id, "key", "--clearmodifiers", ...keys], { env: this.env });
  }

  /** Closes a browser window as a user does. A browser that is still starting swallows keys, so they are pressed again. */
  async close(window) {
    await waitFor("the window to close", async () => {
      if (!(await this.windows()).some((w) => w.id === window.id)) return true;
      await this.press(window, "ctrl+shift+w").catch(() => undefined);
      await waitFor("its end", async () => !(await this.windows()).some((w) => w.id === window.id), 3_000);
      return true;
    }, 30_000);
  }

  /** Types a text in a window. */
  async type(window, text) {
    await run("xdotool", ["windowactivate", "--sync", window.id, "type", "--delay", "20", text], { env: this.env });
  }

  /** Clicks into a window, at a place that is counted from its bottom right corner. */
  async click(window, right, down) {
    const { stdout } = await run("xdotool", ["getwindowgeometry", "--shell", window.id], { env: this.env });
    const [width, height] = ["WIDTH", "HEIGHT"].map((name) => Number(new RegExp(`^${name}=(\\d+)$`, "m").exec(stdout)[1]));
    await run("xdotool", ["windowactivate", "--sync", window.id, "mousemove", "--window", window.id, width + right, height + down, "click", "1"], { env: this.env });
  }

  /** Takes a picture of the whole screen into out/. */
  async screenshot(name) {
    await mkdir(out, { recursive: true });
    const file = path.join(out, `${name}.png`);
    await rm(file, { force: true });
    await run("scrot", [file], { env: this.env });
    return file;
  }

  async stop() {
    if (this.server.exitCode !== null) return;
    this.manager.kill("SIGTERM");
    this.server.kill("SIGTERM");
    await once(this.server, "exit");
  }
}
