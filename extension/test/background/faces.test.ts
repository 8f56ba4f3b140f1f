// What the faces have in common: their words, and the signs that are words too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { message } from "../../src/shared/page.ts";
import { signOf } from "../../src/shared/sign.ts";

for (const [dir, shown] of [["ltr", "/home/me/report.html"], ["rtl", "\u2068/home/me/report.html\u2069"]]) {
  test(`a path keeps its own direction in a sentence that runs ${dir}`, () => {
    Object.assign(globalThis, { chrome: { i18n: { getMessage: (key: string, args: string[] = []) => (key === "@@bidi_dir" ? dir : args.join(" ")) } } });
    assert.equal(message("popup_report_last", "/home/me/\u202ereport.html"), shown);
  });
}

test("every sign that is shown has a word", () => {
  for (const [level, outcome, key] of [
    ["danger", "fail", "sign_danger"], ["warn", "unknown", "sign_warn"], ["info", "pass", "sign_pass"], ["info", "unknown", "sign_unknown"], ["info", "error", "sign_unknown"], ["info", "fail", ""],
  ] as const) assert.equal(signOf(level, outcome), key);
});
