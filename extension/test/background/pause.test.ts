// What the toolbar's button says of paused extensions, which chose their names themselves.
import assert from "node:assert/strict";
import { test } from "node:test";

test("a paused extension's name cannot turn the tooltip around", async () => {
  let title = "";
  const setTitle = (details: { title: string }): void => void (title = details.title);
  Object.assign(globalThis, {
    chrome: {
      action: { setBadgeText: () => undefined, setTitle },
      i18n: { getMessage: (key: string, args: string[] = []) => (key === "@@bidi_dir" ? "rtl" : `${key}: ${args.join("|")}`) },
      storage: { local: { get: async () => ({ paused: { a: { name: "\u202eAbc", since: 0 }, b: { name: "Def", since: 0 } } }) } },
    },
  });
  const { showPaused } = await import("../../src/background/pause.ts");
  await showPaused();
  assert.equal(title, "paused_title: \u2068Abc, Def\u2069");
});
