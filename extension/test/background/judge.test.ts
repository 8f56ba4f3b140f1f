// What the extension says without the host.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { aboutRefusal, fingerprint, inWords, withoutHost } from "../../src/background/judge.ts";
import { causeOf, HostError } from "../../src/background/host.ts";

test("a fingerprint is the host's", async () => {
  // The same vector is in internal/finding/finding_test.go.
  assert.equal(await fingerprint("persistent-login", "keep me signed in", "on"), "6d4d8b0ad6c75ad405b619828b409ade");
});

test("an off control is quiet, an on one is not, the loudest first", async () => {
  const control = { key: "0:c1", label: "Stay signed in", kind: "checkbox", language: "en", keeps: "session", settable: true };
  const found = await withoutHost([{ ...control, state: "off" }, { ...control, key: "0:c2", state: "on" }, { ...control, key: "0:c3", state: "mixed" }]);
  assert.deepEqual(found.map((f) => [f.target, f.level, f.outcome]), [["0:c2", "warn", "fail"], ["0:c3", "warn", "fail"], ["0:c1", "info", "pass"]]);
  assert.deepEqual(found[0]!.remedies, ["untick"]);
});

/** The texts of findings, as the browser has them. */
const texts = new URL("../../../internal/finding/texts/", import.meta.url);
const languages = readdirSync(texts).map((file) => file.replace(".json", ""));

/** Makes the browser speak a language. */
function speak(language: string): void {
  const own = JSON.parse(readFileSync(new URL(`${language}.json`, texts), "utf8")) as Record<string, { message: string }>;
  const dir = /^(ar|he)$/.test(language) ? "rtl" : "ltr";
  const getMessage = (key: string, args: string[] = []): string =>
    key === "@@bidi_dir" ? dir : key === "@@ui_locale" ? language : (own[key]?.message ?? "").replace(/\$(\d)/g, (_, n: string) => args[Number(n) - 1] ?? "");
  (globalThis as { chrome?: unknown }).chrome = { i18n: { getMessage } };
}

const finding = { id: "x", text: "x", level: "info", outcome: "pass", basis: "measured", evidence: {}, fingerprint: "" };

test("a finding without words shows its id", () => {
  speak("de");
  assert.equal(inWords({ ...finding, id: "from-the-future", text: "unknown" }).title, "from-the-future");
});

test("the reason is in the browser's language, or whole in English", () => {
  const f = { ...finding, text: "remote_control", args: ["In English."], why: [{ text: "connected", args: ["xrdp"] }, { text: "shown_elsewhere" }] };
  const reasons = Object.fromEntries(["en", "de", "ja", "ar"].map((language) => [language, (speak(language), inWords(f).reason)]));
  assert.deepEqual(reasons, {
    en: "In English.",
    de: "Jemand ist verbunden über: xrdp. Dieser Desktop wird auf einem anderen Rechner gezeigt.",
    ja: "誰かが接続しています：xrdp。このデスクトップは別のコンピューターに表示されています。",
    ar: "هناك من هو متصل عبر: \u2068xrdp\u2069. يُعرض سطح المكتب هذا على كمبيوتر آخر.",
  });
  speak("de");
  assert.equal(inWords({ ...f, why: [...f.why, { text: "of_a_later_version" }] }).reason, "In English.");
  assert.equal(inWords({ ...f, why: [] }).reason, "In English.");
});

test("a name that is a text's name stays a name", () => {
  speak("de");
  for (const name of ["alone", "why_alone", "__MSG_why_alone__", "$2"]) {
    const shown = inWords({ ...finding, text: "suspicious_extension_stop", args: [name, "x"], why: [{ text: "name_mixes", args: [name] }] });
    assert.equal(shown.title, `Melden Sie sich nicht an, solange „${name}“ eingeschaltet ist`);
    assert.equal(shown.reason, `„${name}“ in ihrem Namen mischt ähnlich aussehende Buchstaben zweier Schriften.`);
  }
});

for (const language of languages.filter((l) => l !== "en")) {
  test(`${language}: no sentence is left in English`, () => {
    speak("en");
    const keys = Object.keys(JSON.parse(readFileSync(new URL("en.json", texts), "utf8")) as object).filter((key) => key.startsWith("why_"));
    const english = keys.map((key) => chrome.i18n.getMessage(key));
    speak(language);
    keys.forEach((key, i) => {
      const said = inWords({ ...finding, why: [{ text: key.slice(4), args: ["«1»", "«2»", "«3»"] }] }).reason;
      assert.ok(said, key);
      assert.notEqual(said, english[i], key);
      assert.doesNotMatch(said, /(?<!\p{L})(the|its|and|this|with)(?!\p{L})/u, key);
    });
  });
}

test("a refusal is told with what is wrong and what helps, whatever it was", async () => {
  const texts = (key: string): string => (/^code_(too_large|internal)(_fix)?$/.test(key) ? key : "");
  for (const [error, stem] of [[new HostError("too-large"), "code_too_large"], [new HostError("of-a-later-version"), "code_internal"], [undefined, "code_internal"]] as const) {
    const f = await aboutRefusal(error, texts);
    assert.deepEqual([f.id, f.text, f.outcome, f.args], ["host-missing", "host_refused", "unknown", [stem, `${stem}_fix`]]);
  }
});

test("the browsers' words become few causes", () => {
  for (const [said, cause] of [
    ["Specified native messaging host not found.", "not_found"], ["No such native application io.github.sallyport", "not_found"],
    ["Access to the specified native messaging host is forbidden.", "forbidden"], ["Native host has exited.", "ended"],
    ["An unexpected error occurred", "ended"], ["", "ended"], ["Error when communicating with the native messaging host.", "garbled"],
  ]) assert.equal(causeOf(said!), `host_cause_${cause}`, said);
});

test("a foreign text cannot turn a sentence around", () => {
  const f = { ...finding, text: "persistent_login_on", args: ["Keep \u202eni em\u0000 signed\u2066"] };
  speak("en");
  assert.equal(inWords(f).title, "“Keep ni em signed” is on");
  speak("he");
  assert.match(inWords(f).title, /”\u2068Keep ni em signed\u2069”/);
});
