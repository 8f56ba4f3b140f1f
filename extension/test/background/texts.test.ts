// Texts that are looked up by a made-up key, which no compiler checks.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (file: string): Record<string, { message: string }> => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const texts = (language: string) => ({ ...read(`../../_locales/${language}/faces.json`), ...read(`../../_locales/${language}/codes.json`) });
const codes = [...readFileSync(new URL("../../../docs/protocol.md", import.meta.url), "utf8").matchAll(/^\| `([a-z-]+)` \| /gm)].map((m) => m[1]!);
const verbs = [...readFileSync(new URL("../../src/shared/message.ts", import.meta.url), "utf8").matchAll(/: Verb = "([a-z-]+)"/g)].map((m) => m[1]!);
const source = (folder: string): string => readdirSync(new URL(folder, import.meta.url), { recursive: true, withFileTypes: true })
  .filter((e) => e.name.endsWith(".ts")).map((e) => readFileSync(`${e.parentPath}/${e.name}`, "utf8")).join("\n");

const languages = readdirSync(new URL("../../_locales", import.meta.url)).sort();
const findings = readdirSync(new URL("../../../internal/finding/texts", import.meta.url)).map((f) => f.replace(".json", "")).sort();
const all = (language: string): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...texts(language), ...read(`../../../internal/finding/texts/${language}.json`) }).map(([key, { message }]) => [key, message]));

/** Texts of buttons and headings, which have little room; in letters as wide as those of Latin script. */
const NARROW = /^(untick|launch|close_tab|report|report_copy|dismiss|undo|undismiss|hide|help_host|manage_extensions|options|rehearse|copy|copied|pause|resume|site_access|remove|options_again|options_host_add|options_host_allow|options_welcome|popup_(machine|window|report|practice|how))$/;
const MOST_NARROW = 44;
/** A text may be longer than the English one by this factor, and by some letters where that is short. */
const LONGER = 1.8;
/** Letters of these scripts are as wide as two. */
const width = (text: string): number => [...text].reduce((sum, c) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(c) ? 2 : 1), 0);
/** The same in many languages. */
const SAME = /^(name|options_host_label|popup_extensions_unknown|role_blocker)$/;

test("the faces and the findings speak the same languages", () => assert.deepEqual(findings, languages));

for (const language of languages) {
  test(`${language}: nothing is missing, overlong, untranslated or left over`, () => {
    const english = all("en");
    const own = all(language);
    assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(own)) {
      const placeholders = (t: string): string[] => [...new Set(t.match(/\$./g) ?? [])].sort();
      assert.ok(text.trim().length > 0, `${key} is empty`);
      assert.deepEqual(placeholders(text), placeholders(english[key]!), `${key}: its placeholders`);
      assert.ok(width(text) <= width(english[key]!) * LONGER + 16, `${key} is too long: ${text}`);
      if (NARROW.test(key)) assert.ok(width(text) <= MOST_NARROW, `${key} is too long for its place: ${text}`);
      assert.doesNotMatch(text, /\b(TODO|FIXME|XXX|lorem)\b|__MSG_|\{\{|[<>]{2}|[\u202a-\u202e]/, key);
      if (language !== "en" && english[key]!.split(" ").length > 2 && !SAME.test(key)) assert.notEqual(text, english[key], `${key} is not translated`);
    }
  });
}

for (const language of languages) {
  test(`${language}: every code of the protocol has a sentence and a fix`, () => {
    assert.ok(codes.includes("disk-full"));
    for (const code of codes.filter((c) => ![...verbs, "id", "level", "outcome", "basis", "evidence", "dismissed", "why"].includes(c))) {
      const key = `code_${code.replaceAll("-", "_")}`;
      assert.ok(texts(language)[key]?.message, key);
      assert.ok(texts(language)[`${key}_fix`]?.message, `${key}_fix`);
    }
  });
}

test("every text of the faces is used", () => {
  const pages = ["options/options.html", "popup/popup.html", "welcome/welcome.html"];
  const all = source("../../src") + pages.map((p) => readFileSync(new URL(`../../src/${p}`, import.meta.url), "utf8")).join("\n");
  for (const key of Object.keys(read("../../_locales/en/faces.json"))) {
    if (/^(name|description|check_.*|access_.*|exposure_.*|verdict_.*|role_.*)$/.test(key)) continue;
    assert.match(all, new RegExp(`["']${key}["']`), key);
  }
});
