// A hardened profile that somebody else changed while it was closed: a real
// extension is planted in it, and a real browser must come up without it.
import assert from "node:assert/strict";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import { families } from "./harness/places.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { waitFor } from "./harness/wait.mjs";
import { packXPI } from "./harness/xpi.mjs";

const browserName = { chromium: "chromium", firefox: "firefox-esr" };

// Debian's webext-ublock-origin packages.
const stranger = {
  chromium: "/usr/share/chromium/extensions/ublock-origin",
  firefox: "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net",
};
const strangerID = { chromium: "cjpalhdlnbpafiamejdnhcphjbkeiagm", firefox: "uBlock0@raymondhill.net" };

for (const family of families) {
  describe(`a hardened profile that was changed while closed, ${family}`, () => {
    let display, home, window;
    const name = browserName[family];
    const profile = (...parts) => path.join(home.state, "profiles", name, ...parts);

    before(async () => {
      display = await Display.start();
      home = await Home.make();
      Object.assign(home.extra, display.variables);
      await rehearse(home);
    });
    after(async () => {
      for (const { pid } of await home.processes()) process.kill(pid, "SIGKILL");
      await display?.stop();
      await home?.remove();
    });

    async function open() {
      const launched = await home.run("launch", "--rehearsal", "--browser", name);
      assert.equal(launched.code, 0, launched.stderr);
      window = await display.window(/Harbour Securities/);
    }

    async function close() {
      await display.close(window);
      await home.wiped();
    }

    async function json(code, ...args) {
      const ended = await home.run("profiles", ...args, "--json");
      assert.equal(ended.code, code, ended.stdout + ended.stderr);
      return JSON.parse(ended.stdout);
    }

    const extensionsOf = async () => (family === "firefox" ? firefoxExtensions : chromiumExtensions)(profile("data"));

    test("after a real session nothing differs", async () => {
      await open();
      await waitFor("the profile's own list of extensions", async () => (await extensionsOf()).length > 0, 30_000);
      await close();
      assert.deepEqual((await json(0, "drift", name)).profiles, [{ browser_id: name, browser: (await json(0, "show", name)).browser, drifted: false, differences: [] }]);
      const shown = await json(0, "show", name);
      assert.deepEqual(shown.differences, []);
      assert.match(shown.browser_version, /^\d+\./);
    });

    test("a planted extension is told", async () => {
      await plant[family](profile);
      const { profiles: [found] } = await json(1, "drift", name);
      assert.equal(found.drifted, true);
      const kinds = found.differences.map((d) => d.kind);
      assert.ok(kinds.includes("added-extension"), JSON.stringify(found.differences));
      assert.ok(kinds.includes("changed-preference"), JSON.stringify(found.differences));
    });

    test("the browser comes up with ours alone", async () => {
      await open();
      const installed = await waitFor("the profile's own list of extensions", async () => {
        const list = await extensionsOf();
        return list.length > 0 && list;
      }, 30_000);
      assert.equal(installed.length, 1, JSON.stringify(installed));
      assert.notEqual(installed[0], strangerID[family]);
      const left = (await readdir(profile(), { recursive: true })).filter((file) => /ublock|cjpalhdl/i.test(file));
      assert.deepEqual(left, []);
      await display.screenshot(`tampered-${family}`);
      await close();
    });

    test("what was undone is recorded, and the profile is clean", async () => {
      const shown = await json(0, "show", name);
      assert.ok(shown.undone.some((d) => d.kind === "added-extension"), JSON.stringify(shown.undone));
      assert.deepEqual(shown.differences, []);
      assert.equal((await json(0, "drift", name)).profiles[0].drifted, false);
    });
  });
}

const plant = {
  async firefox(profile) {
    await mkdir(profile("data/extensions"), { recursive: true, mode: 0o700 });
    await writeFile(profile(`data/extensions/${strangerID.firefox}.xpi`), await packXPI(stranger.firefox));
    await writeFile(profile("data/user.js"), [
      'user_pref("extensions.autoDisableScopes", 0);', 'user_pref("extensions.enabledScopes", 15);',
      'user_pref("xpinstall.signatures.required", false);', "",
    ].join("\n"));
  },
  async chromium(profile) {
    const id = strangerID.chromium;
    const { version, ...manifest } = JSON.parse(await readFile(path.join(stranger.chromium, "manifest.json"), "utf8"));
    const unpacked = profile(`data/Default/Extensions/${id}/${version}_0`);
    await mkdir(path.dirname(unpacked), { recursive: true, mode: 0o700 });
    await cp(stranger.chromium, unpacked, { recursive: true, dereference: true });
    await mkdir(profile("data/External Extensions"), { recursive: true, mode: 0o700 });
    await writeFile(profile(`data/External Extensions/${id}.json`), JSON.stringify({ external_crx: profile("data/ublock.crx"), external_version: version }));
    await writeFile(profile("data/Default/Preferences"), JSON.stringify({
      extensions: {
        ui: { developer_mode: true },
        settings: { [id]: { location: 4, path: unpacked, state: 1, manifest: { ...manifest, version } } },
      },
    }));
  },
};

/** What the profile's own record lists, the browser's built-in extensions left out. */
async function firefoxExtensions(data) {
  const { addons } = JSON.parse(await readFile(path.join(data, "extensions.json"), "utf8"));
  const builtIn = ["app-builtin", "app-builtin-addons", "app-system-addons", "app-system-defaults"];
  return addons.filter((a) => a.type === "extension" && !builtIn.includes(a.location)).map((a) => a.id);
}

async function chromiumExtensions(data) {
  const { extensions } = JSON.parse(await readFile(path.join(data, "Default/Preferences"), "utf8"));
  const builtIn = [5, 10];
  return Object.entries(extensions?.settings ?? {}).filter(([, s]) => !builtIn.includes(s.location)).map(([id]) => id);
}
