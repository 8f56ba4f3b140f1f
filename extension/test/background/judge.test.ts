// What the extension says without the host.
import assert from "node:assert/strict";
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

test("a finding without words shows its id", () => {
  const f = { id: "from-the-future", text: "unknown", level: "info", outcome: "pass", basis: "measured", evidence: {}, fingerprint: "" };
  assert.equal(inWords(f, () => "").title, "from-the-future");
});

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
  const f = { id: "x", text: "x", args: ["Keep \u202eni em\u0000 signed\u2066"], level: "info", outcome: "pass", basis: "reported", evidence: {}, fingerprint: "" };
  const says = (dir: string) => (key: string, args: string[] = []): string => (key === "@@bidi_dir" ? dir : `“${args[0]}”`);
  assert.equal(inWords(f, says("ltr")).title, "“Keep ni em signed”");
  assert.equal(inWords(f, says("rtl")).title, "“\u2068Keep ni em signed\u2069”");
});
