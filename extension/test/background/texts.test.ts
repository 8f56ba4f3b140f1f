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

for (const language of ["en", "de"]) {
  test(`${language}: every code of the protocol has a sentence and a fix`, () => {
    assert.ok(codes.includes("disk-full"));
    for (const code of codes.filter((c) => ![...verbs, "id", "level", "outcome", "basis", "evidence", "dismissed"].includes(c))) {
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
    if (/^(name|description|check_.*|access_.*)$/.test(key)) continue;
    assert.match(all, new RegExp(`["']${key}["']`), key);
  }
});
