// A private home folder: its own state, its own native-messaging manifests,
// its own browser profiles. Nothing of the account that runs the tests is used.
import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, readdir, readlink, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { extensionId, program } from "./places.mjs";
import { waitFor } from "./wait.mjs";

export const hostName = "io.github.sallyport";

const manifestDir = {
  chromium: ".config/chromium/NativeMessagingHosts",
  firefox: ".mozilla/native-messaging-hosts",
};

export class Home {
  static async make() {
    return new Home(await mkdtemp(path.join(os.tmpdir(), "sallyport-home-")));
  }

  constructor(folder) {
    this.path = folder;
    this.state = path.join(folder, ".local/state/sallyport");
    this.downloads = path.join(folder, "Downloads");
    this.extra = {};
  }

  /** The environment of every process of this home: nothing is inherited but the search path and the display. */
  env() {
    const env = { HOME: this.path, PATH: process.env.PATH, LANG: "C.UTF-8", ...this.extra };
    return env;
  }

  profile(family) {
    return path.join(this.path, { chromium: ".config/chromium", firefox: ".mozilla/firefox/test.default" }[family]);
  }

  /** Names the Firefox profile in profiles.ini, as Firefox does for one that it made itself. */
  async nameProfile() {
    const folder = path.dirname(this.profile("firefox"));
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "profiles.ini"), `[Profile0]\nName=test\nIsRelative=1\nPath=${path.basename(this.profile("firefox"))}\n`);
  }

  /** What `sallyport extensions` says of the one profile of a family that the test's browser uses: its extensions. */
  async extensions(family) {
    const ended = await this.run("extensions", "--json");
    if (ended.code !== 0) throw new Error(`sallyport extensions: ${ended.stderr}`);
    const found = JSON.parse(ended.stdout).profiles.filter((p) => p.browser_id.startsWith(family));
    if (found.length !== 1) throw new Error(`${found.length} profiles of ${family}: ${ended.stdout}`);
    if (found[0].unknown) throw new Error(found[0].unknown);
    return found[0].extensions;
  }

  manifestFile(family) {
    return path.join(this.path, manifestDir[family], `${hostName}.json`);
  }

  /** Runs `sallyport ...args` to its end. It never throws for an exit code. */
  run(...args) {
    return new Promise((resolve) => {
      execFile(program, args, { env: this.env(), cwd: this.path, timeout: 60_000 }, (error, stdout, stderr) =>
        resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }));
    });
  }

  /** Starts `sallyport ...args` and leaves it running; stop() ends it. */
  start(...args) {
    const child = spawn(program, args, { env: this.env(), cwd: this.path, stdio: ["ignore", "pipe", "pipe"] });
    const running = { child, output: "", stop: () => stop(child) };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (running.output += text));
    return running;
  }

  /** Registers a native host for a browser: the real program, or a wrapper around it. */
  async register(family, executable = program) {
    const id = extensionId(family);
    const manifest = {
      name: hostName, description: "Sallyport under test", type: "stdio", path: executable,
      ...(family === "chromium"
        ? { allowed_origins: [`chrome-extension://${id}/`] }
        : { allowed_extensions: [id] }),
    };
    const file = this.manifestFile(family);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(manifest));
  }

  /** Writes an executable script into the home and returns its path. */
  async script(name, text) {
    const file = path.join(this.path, name);
    await writeFile(file, text);
    await chmod(file, 0o755);
    return file;
  }

  /**
   * Registers the real program with every frame of both directions recorded.
   * The shell replaces itself by the program, so that the program's parent is
   * still the browser. Returns a function that reads what was recorded.
   */
  async registerRecorded(family) {
    const log = path.join(this.path, "frames");
    await mkdir(log, { recursive: true });
    const wrapper = await this.script("recorded-host", `#!/bin/bash
exec "${program}" "$@" < <(tee -a "${log}/requests") > >(tee -a "${log}/answers") 2>>"${log}/errors"
`);
    await this.register(family, wrapper);
    return async (name) => readFile(path.join(log, name), "utf8").catch(() => "");
  }

  /** The running processes of our program that belong to this home: [{pid, args}]. */
  async processes() {
    const found = [];
    for (const pid of await readdir("/proc")) {
      if (!/^\d+$/.test(pid)) continue;
      try {
        if ((await readlink(`/proc/${pid}/exe`)) !== program) continue;
        const environ = await readFile(`/proc/${pid}/environ`, "utf8");
        const args = (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0");
        // A hardened Firefox has a HOME of its own and is told the user's beside it.
        if (environ.split("\0").some((v) => v === `HOME=${this.path}` || v === `SALLYPORT_USER_HOME=${this.path}`)) found.push({ pid: Number(pid), args });
      } catch {
        continue; // The process ended, or is another user's.
      }
    }
    return found;
  }

  /** The supervisors of this home's hardened windows. */
  async supervisors() {
    return (await this.processes()).filter((p) => p.args[1] === "supervise");
  }

  /** Waits until every hardened window of this home is gone and wiped. Firefox may take a minute to end before it ends itself. */
  async wiped() {
    await waitFor("the wipe", async () => (await this.supervisors()).length === 0, 90_000);
  }

  /** The process ids of hardened browsers of this home, and of what they started: their environment tells. */
  async hardened() {
    const found = [];
    for (const pid of await readdir("/proc")) {
      const environ = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "") : "";
      const values = environ.split("\0");
      if (values.includes(`SALLYPORT_HOME=${this.state}`) && values.some((v) => v.startsWith("SALLYPORT_HARDENED="))) found.push(Number(pid));
    }
    return found;
  }

  /** The process ids of the native hosts that browsers of this home run now. */
  async hosts() {
    const all = await this.processes();
    return all.filter((p) => /^chrome-extension:|\.json$/.test(p.args[1])).map((p) => p.pid);
  }

  async remove() {
    await rm(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 5_000).unref();
  });
}
