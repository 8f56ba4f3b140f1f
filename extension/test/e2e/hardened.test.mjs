// The hardened profile, seen from outside: it refuses debuggers, so a screen, a
// keyboard, listening servers and the files it leaves must tell.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import * as keyboard from "./harness/keyboard.mjs";
import { families } from "./harness/places.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { listening } from "./harness/sockets.mjs";
import { waitFor } from "./harness/wait.mjs";

// The strongest level that the tests expect of this machine. A kernel that
// refuses namespaces must be said to: SALLYPORT_TEST_CEILING=L1.
const strongest = process.env.SALLYPORT_TEST_CEILING ?? "L3";

const browserName = { chromium: "chromium", firefox: "firefox-esr" };

for (const family of families) {
  describe(`hardened profile, ${family}`, () => {
    let display, home, rehearsal, canary, window;
    const hits = [];

    before(async () => {
      display = await Display.start();
      home = await Home.make();
      Object.assign(home.extra, display.variables);
      rehearsal = await rehearse(home);
      canary = http.createServer((request, response) => {
        hits.push(request.url);
        response.writeHead(200, { "access-control-allow-origin": "*" }).end("reached");
      });
      canary.on("upgrade", (request, socket) => {
        hits.push(request.url);
        socket.destroy();
      });
      canary.listen(0, "127.0.0.1");
      await once(canary, "listening");
    });
    after(async () => {
      for (const { pid } of await home.processes()) process.kill(pid, "SIGKILL");
      canary?.close();
      await display?.stop();
      await home?.remove();
    });

    async function go(address, title) {
      window = await keyboard.go(display, window, address, title);
    }

    const launch = (...options) => home.run("launch", "--rehearsal", "--browser", browserName[family], ...options);

    /** Opens a window, with more options than the usual ones. */
    async function open(...options) {
      const launched = await launch(...options);
      assert.equal(launched.code, 0, launched.stderr);
      window = await display.window(/Harbour Securities/);
    }

    async function signIn(title) {
      window = await keyboard.signIn(display, window, rehearsal.url, title);
    }

    /** Has a page try every way out, to the canary, and waits for its verdict. */
    async function reach() {
      await go(`${rehearsal.url}/reach?port=${canary.address().port}`, /What this window lets out/);
      window = await display.window(/(Nothing|Something) got out/);
      assert.match(window.title, /Nothing got out/);
    }

    /** What a new report says of the hardened profile. */
    async function hardenedFindings(folder) {
      const report = await home.run("report", "--out", path.join(home.path, folder));
      assert.equal(report.code, 0, report.stderr);
      const [file] = (await readdir(path.join(home.path, folder))).filter((name) => name.endsWith(".json"));
      const { findings } = JSON.parse(await readFile(path.join(home.path, folder, file), "utf8"));
      return findings.filter((f) => f.id === "hardened-profile");
    }

    /** Waits until reports of the open window say of a control that, and how, it was verified. */
    async function verified(control, how = /./) {
      let looks = 0;
      await waitFor(`${control} verified`, async () => {
        const [hardened] = await hardenedFindings(`reports-${control}-${++looks}`);
        return hardened.evidence.controls?.some((c) => c.name === control && how.test(c.verified ?? ""));
      }, 40_000);
    }

    async function closeWindow() {
      await display.close(window);
      await home.wiped();
    }

    test("opens on the start page, with our extension talking to the host", async () => {
      const launched = await launch();
      assert.equal(launched.code, 0, launched.stderr);
      assert.match(launched.stdout, new RegExp(`level ${strongest}`), `expected ${strongest}; set SALLYPORT_TEST_CEILING where this machine allows less`);
      window = await display.window(/Harbour Securities/);
      // On the page that it opened on: the extension may be installed after that has loaded.
      await waitFor("the extension's native host", async () => (await home.hosts()).length > 0);
      await go(`${rehearsal.url}/ticked`, /Sign in · Harbour/);
      await display.screenshot(`hardened-${family}`);
    });

    test("listens at no port: no debugger's, no remote control's", async () => {
      const browsers = await home.hardened();
      assert.ok(browsers.length > 0);
      for (const pid of browsers) assert.deepEqual(await listening(pid), [], `process ${pid}`);
      const [portal] = (await home.processes()).filter((p) => p.args[1] === "rehearse");
      assert.ok((await listening(portal.pid)).length > 0, "a port that is listened at is seen");
    });

    test("holds no other extension", async () => {
      const extensions = await waitFor("the profile's extension list", () => installedExtensions(family, home));
      assert.equal(extensions.length, 1, JSON.stringify(extensions));
    });

    test("a second launch says that the window is open already", async () => {
      const second = await launch();
      assert.notEqual(second.code, 0);
      assert.match(second.stderr, /open|running/i);
      assert.match(second.stderr, /what to do: /);
    });

    test("cannot navigate to another host", async () => {
      await go(`${rehearsal.url}/off`, /Sign in · Harbour/);
      await go(`http://127.0.0.1:${canary.address().port}/typed`, /^(?!.*Harbour).+$/);
      await display.screenshot(`hardened-refusal-${family}`);
      assert.deepEqual(hits, []);
    });

    test("lets nothing of a page out: no request, picture, live connection, frame or address", async () => {
      await reach();
      await display.screenshot(`hardened-reach-${family}`);
      assert.deepEqual(hits, []);
    });

    test("keeps no session when the window closes", async () => {
      await signIn();
      await closeWindow();
      assert.deepEqual(await holding(home.state, "practice_session"), []);
      assert.deepEqual(await holding(home.state, "practice-password"), []);
    });

    test("knows the device again in stable mode alone", async () => {
      const kept = await holding(home.state, "practice_device");
      assert.deepEqual(kept.map((file) => path.basename(file)), ["kept-practice-cookies.sqlite"]);

      await open();
      await go(`${rehearsal.url}/off`, /^Known browser · Sign in · Harbour/);
      await closeWindow();

      await open("--mode", "ephemeral");
      await signIn(/^Sign in · Harbour/);
      await closeWindow();
      assert.deepEqual(await holding(home.state, "practice_session"), []);
      assert.deepEqual(await holding(home.state, "practice_device"), kept);
      await open("--mode", "ephemeral");
      await go(`${rehearsal.url}/off`, /^Sign in · Harbour/);
      await closeWindow();

      await open("--mode", "stable");
      await go(`${rehearsal.url}/off`, /^Known browser · Sign in · Harbour/);
      await verified("through-the-filter", /refused a host that cannot exist/);
      await closeWindow();
      const [hardened] = await hardenedFindings("reports-stable");
      assert.equal(hardened.evidence.counts["device-cookies-kept"], 1, JSON.stringify(hardened));
      const filter = hardened.evidence.controls.find((c) => c.name === "through-the-filter");
      assert.match(filter.verified ?? "", /refused a host that cannot exist/, JSON.stringify(hardened.evidence.controls));
    });

    test("is strict on request: no extension, ours included, and no native host", async () => {
      await open("--extensions", "strict");
      await go(`${rehearsal.url}/off`, /Sign in · Harbour/);
      await verified("no-other-extensions");
      const files = await readdir(path.join(home.state, "profiles"), { recursive: true });
      assert.deepEqual(files.filter((file) => /\.(crx|xpi)$|Extensions?\/|NativeMessagingHosts\/|native-messaging-hosts\//.test(file)), []);
      assert.deepEqual(await home.hosts(), []);
      await closeWindow();
      const [hardened] = await hardenedFindings("reports-strict");
      assert.equal(hardened.outcome, "pass", JSON.stringify(hardened));
      assert.match(hardened.reason, /stable and strict/);
    });

    test("the report tells of it", async () => {
      const hardened = await hardenedFindings("reports");
      assert.equal(hardened.length, 1);
      assert.equal(hardened[0].outcome, "pass", JSON.stringify(hardened));
    });

    for (const level of ["L2", "L1"].filter((l) => l < strongest)) {
      test(`held to ${level}, it reaches that, says why, and still goes nowhere else`, async () => {
        home.extra.SALLYPORT_LEVEL = level;
        try {
          const launched = await launch();
          assert.match(launched.stdout, new RegExp(`level ${level}`), launched.stderr);
          window = await display.window(/Harbour Securities/);
          await go(`${rehearsal.url}/off`, /Sign in · Harbour/);
          await go(`http://127.0.0.1:${canary.address().port}/at-${level}`, /^(?!.*Harbour).+$/);
          await reach();
          assert.deepEqual(hits, []);
          await verified("through-the-filter", /refused a host that cannot exist/);
          await closeWindow();
          const [hardened] = await hardenedFindings(`reports-${level}`);
          assert.equal(hardened.outcome, "pass", JSON.stringify(hardened));
          assert.match(hardened.reason, new RegExp(`level ${level}`));
        } finally {
          delete home.extra.SALLYPORT_LEVEL;
        }
      });
    }

    test("a crash leaves no piece of its memory, in the profile or beside it", async () => {
      await open();
      const main = await waitFor("the browser's first process", () => firstProcess(home));
      process.kill(main, "SIGSEGV");
      await home.wiped();
      const files = await readdir(home.path, { recursive: true });
      assert.deepEqual(files.filter((file) => /\.dmp$|Crash Reports|(^|\/)core(\.\d+)?$/.test(file)), []);
    });

    test("a killed supervisor leaves its window, and a profile that opens again after it", async () => {
      await open();
      for (const { pid } of await home.supervisors()) process.kill(pid, "SIGKILL");
      await waitFor("the supervisor's end", async () => (await home.supervisors()).length === 0);
      const refused = await launch();
      assert.match(refused.stderr, /profile-in-use/, refused.stdout);
      assert.match((await home.run("profiles", "list")).stdout, /^\S+ +open /m);
      assert.equal((await display.window(/Harbour Securities/)).id, window.id);
      await display.close(window);
      const again = await waitFor("a launch that succeeds", async () => {
        const launched = await launch();
        return launched.code === 0 && launched;
      }, 30_000);
      assert.match(again.stdout, /level L/);
      window = await display.window(/Harbour Securities/);
      await closeWindow();
    });
  });
}

/** The extensions that a profile's own records list, the browser's built-in ones left out. */
async function installedExtensions(family, home) {
  const name = { chromium: "Preferences", firefox: "extensions.json" }[family];
  const [file] = (await readdir(home.state, { recursive: true })).filter((f) => path.basename(f) === name);
  const records = JSON.parse(await readFile(path.join(home.state, file), "utf8"));
  if (family === "firefox") return records.addons.filter((a) => a.type === "extension" && a.location !== "app-builtin" && a.location !== "app-system-defaults").map((a) => a.id);
  const builtIn = [5, 10];
  return Object.entries(records.extensions.settings).filter(([, s]) => !builtIn.includes(s.location)).map(([id]) => id);
}

/** The process of a hardened browser that all its others come from: its supervisor's child. */
async function firstProcess(home) {
  const [supervisor] = await home.supervisors();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    if (Number(stat.split(") ").at(-1).split(" ")[1]) === supervisor?.pid) return Number(pid);
  }
}

/** The files below a folder that hold a text. */
async function holding(folder, text) {
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const content = await readFile(file);
    if (content.includes(text) || content.includes(Buffer.from(text, "utf16le"))) found.push(file);
  }
  return found;
}
