// A browser that takes the extension from nobody but its user, who is told how
// once: Chromium, held to that. The user's hands are the keyboard.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import * as keyboard from "./harness/keyboard.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { waitFor } from "./harness/wait.mjs";

for (const level of ["L3", "L1"].filter((l) => l <= (process.env.SALLYPORT_TEST_CEILING ?? "L3"))) {
  describe(`a browser that takes the extension by hand alone, at ${level}`, () => {
    let display, home, window;

    before(async () => {
      display = await Display.start();
      home = await Home.make();
      Object.assign(home.extra, display.variables, { SALLYPORT_PLACEMENT: "by-user", SALLYPORT_LEVEL: level });
      await rehearse(home);
    });
    after(async () => {
      for (const { pid } of await home.processes()) process.kill(pid, "SIGKILL");
      await display?.stop();
      await home?.remove();
    });

    async function close() {
      await display.close(window);
      await home.wiped();
    }

    const guided = () => home.start("launch", "--rehearsal", "--browser", "chromium");

    test("a window that is closed before says that the extension is missing", async () => {
      const launched = guided();
      window = await display.window(/One step is left/);
      await display.screenshot(`guided-${level}`);
      await close();
      await waitFor("the command's end", () => launched.child.exitCode !== null);
      assert.equal(launched.child.exitCode, 1, launched.output);
      assert.match(launched.output, /closed before the extension was in it/);
    });

    test("the user is told what to do, does it, and the program notices", async () => {
      const launched = guided();
      window = await display.window(/One step is left/);
      const [folder] = await waitFor("the folder", () => /\/\S+hardened-extension/.exec(launched.output));
      const dialog = await waitFor("the folder's dialog", async () => {
        window = await keyboard.go(display, window, "chrome://extensions", /Extensions/);
        await sleep(1_000); // nothing outside tells when the page takes keys
        await display.press(window, "Tab", "Tab", "Return");
        return display.window(/^Select the extension/, 3_000);
      }, 60_000);
      await waitFor("the dialog to take the folder", async () => {
        await display.press(dialog, "slash"); // opens the place to type in
        await sleep(500);
        await display.press(dialog, "ctrl+a");
        await display.type(dialog, folder);
        await display.press(dialog, "Delete"); // what the dialog completed
        await display.click(dialog, -50, -28); // Open
        await sleep(1_000);
        return !(await display.windows()).some((w) => w.id === dialog.id);
      }, 60_000);
      await display.screenshot(`guided-loaded-${level}`);
      await waitFor("the word that it is in", () => /The extension is in/.test(launched.output), 40_000);
      await waitFor("the command's end", () => launched.child.exitCode === 0);
      await display.press(window, "ctrl+Tab");
      await waitFor("the extension's native host", async () => (await home.hosts()).length > 0, 30_000);
      await close();
    });

    test("the next launch has it without a word, wiped or not", async () => {
      const launched = await home.run("launch", "--rehearsal", "--browser", "chromium");
      assert.equal(launched.code, 0, launched.stderr);
      assert.doesNotMatch(launched.stdout, /by hand|your hand/);
      window = await display.window(/Harbour Securities/);
      await waitFor("the extension's native host", async () => (await home.hosts()).length > 0, 30_000);
      window = await keyboard.go(display, window, "chrome://extensions", /^(?!.*Harbour).+$/);
      await display.screenshot(`guided-again-${level}`);
      await close();
      const shown = JSON.parse((await home.run("profiles", "show", "chromium", "--json")).stdout);
      assert.deepEqual(shown.controls?.filter((c) => c.requested && !c.verified), [], JSON.stringify(shown));
    });
  });
}
