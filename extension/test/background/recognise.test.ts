// The words that keep a user signed in, and those that only look like it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recognise } from "../../src/background/recognise.ts";
import { LANGUAGES } from "../../src/background/phrases/index.ts";
import { wordings } from "./wordings.ts";
import type { Candidate, Scope } from "../../src/shared/messages.ts";

const box = (...texts: string[]): Candidate => ({ key: "c1", kind: "checkbox", state: "on", texts, scope: 0 });
const scope = (more: Partial<Scope> = {}): Scope => ({ language: "", passwords: 0, account: false, code: false, fresh: false, other: false, fields: 0, crowded: false, consent: false, words: [], dialog: "", ...more });
const signIn = (language: string): Scope => scope({ language, passwords: 1, account: true, words: ["Sign in"] });

test("every phrase list is tested", () => {
  assert.deepEqual(LANGUAGES.map((l) => l.tag).sort(), Object.keys(wordings).sort());
});

for (const [language, { persist, name, inverse, other }] of Object.entries(wordings)) {
  test(`${language}: tells what persists from what does not`, () => {
    const wrong: string[] = [];
    for (const text of persist) {
      if (recognise(box(text), signIn(language))?.keeps !== "session") wrong.push(`missed: ${text}`);
      // The page may not say which language it is in.
      else if (recognise(box(text), signIn(""))?.keeps !== "session") wrong.push(`missed without the page's language: ${text}`);
    }
    for (const text of name) if (recognise(box(text), signIn(language))?.keeps !== "name") wrong.push(`not a name alone: ${text}`);
    for (const text of [...inverse, ...other]) {
      for (const page of [language, ""]) if (recognise(box(text), signIn(page))) wrong.push(`false alarm: ${text} [${page}]`);
    }
    assert.deepEqual(wrong, []);
  });
}

test("tells labels apart that were written without a look at the lists", () => {
  const rows = readFileSync(new URL("labels.tsv", import.meta.url), "utf8").split("\n").filter((row) => row && !row.startsWith("#")).map((row) => row.split("\t"));
  assert.ok(rows.length > 250);
  const wrong = rows.filter(([language, sign, text]) => (recognise(box(text!), signIn(language!))?.keeps === "session") !== (sign === "+"));
  assert.deepEqual(wrong, []);
});

test("the strong wordings need no password field: a second factor has none", () => {
  assert.ok(recognise(box("Trust this device for 30 days"), scope({ language: "en", words: ["Two-step verification", "Continue"] })));
});

test("a bare verb counts only alone and beside a password field", () => {
  assert.ok(recognise(box("Remember"), signIn("en")));
  assert.equal(recognise(box("Remember"), scope({ language: "en" })), undefined);
  assert.equal(recognise(box("Remember. We send you a message"), signIn("en")), undefined);
});

test("\"don't ask again\" alone is about the code where one is asked for, and nowhere else", () => {
  for (const text of ["Don't ask again", "Remember"]) {
    assert.ok(recognise(box(text), scope({ language: "en", account: true, code: true })), text);
    assert.equal(recognise(box(text), scope({ language: "en", account: true })), undefined, text);
  }
});

test("what is not asked again must be told by the place", () => {
  const text = "Don't ask again on this device";
  assert.ok(recognise(box(text), scope({ language: "en", words: ["Verify it's you"] })));
  assert.equal(recognise(box(text), scope({ language: "en", words: ["Breaking news", "Allow"] })), undefined);
});

test("storing the credentials counts within a sign-in only", () => {
  assert.ok(recognise(box("Save password"), signIn("en")));
  assert.equal(recognise(box("Save password"), scope({ language: "en", words: ["Printer"] })), undefined);
});

test("stays silent in a dialog about expiry, a cookie banner, a checkout", () => {
  const text = "Stay signed in";
  assert.equal(recognise(box(text), scope({ language: "en", dialog: "Your session is about to expire. You have been inactive for 14 minutes." })), undefined);
  assert.equal(recognise(box(text), scope({ language: "en", consent: true, passwords: 1 })), undefined);
  assert.equal(recognise(box(text), scope({ language: "en", other: true })), undefined);
});

test("stays silent in lists without a field for an account", () => {
  const filters = { language: "en", words: ["Users"], crowded: true };
  assert.equal(recognise(box("Device trusted"), scope(filters)), undefined);
  assert.equal(recognise(box("Keep me signed in: wrong cookie"), scope({ ...filters, words: ["Sign-in problems"] })), undefined);
  assert.ok(recognise(box("Keep me signed in"), scope({ ...filters, words: ["Sign in"], fields: 1 })), "a name-first step laid out as a list");
  assert.ok(recognise(box("Trust this device"), scope({ language: "en", words: ["Check your phone"] })), "a second factor without fields");
});

test("what a control says is no evidence of its place", () => {
  const asks: Candidate = { ...box("Do you stay signed in?"), kind: "radio", choices: [{ text: "Yes", on: true }, { text: "No", on: false }] };
  assert.equal(recognise(asks, scope({ language: "en", words: ["Survey", "Do you stay signed in?"] })), undefined);
  assert.ok(recognise(asks, scope({ language: "en", words: ["Sign in", "Do you stay signed in?"] })));
});

test("radio buttons answer the question next to them", () => {
  const radios = (...texts: string[]): Candidate => ({ ...box(...texts), kind: "radio", choices: [{ text: "Yes", on: false }, { text: "No", on: true }] });
  assert.equal(recognise(radios("Remember me", "Was this article helpful?"), scope({ language: "en", words: ["Staying signed in"] })), undefined);
  assert.ok(recognise(radios("Remember me?", "You can change it later."), scope({ language: "en", words: ["Sign in"] })));
});

test("of two answers that both speak of staying, the one that begins with no declines", () => {
  const rows: [string, string[], string, number | undefined][] = [
    ["Stay signed in", ["Stay signed in", "Don't stay signed in"], "en", 0], ["Zůstat přihlášen", ["Nezůstávat přihlášen", "Zůstat přihlášen"], "cs", 1],
    ["Rester connecté", ["Rester connecté", "Ne pas garder la session ouverte"], "fr", 0], ["Nie wylogowuj mnie", ["Nie wylogowuj", "Możesz mnie wylogować"], "pl", 0],
    ["Blijf aangemeld", ["Niet aangemeld blijven", "Aangemeld blijven"], "nl", 1], ["Permanecer conectado", ["No permanecer conectado", "Permanecer conectado"], "es", 1],
    ["サインインの維持", ["サインインしたままにする", "サインインしたままにしない"], "ja", 0], ["Oturum", ["Oturumu açık tut", "Oturumu açık tutma"], "tr", 0],
    ["Nuevo dispositivo", ["Confiar en este dispositivo", "Continuar sin confiar"], "es", 0], ["Neues Gerät", ["Weiter ohne Vertrauen", "Diesem Gerät vertrauen"], "de", 1],
    ["이 브라우저를 신뢰하시겠습니까?", ["지금 안 함", "신뢰"], "ko", 1], ["New device", ["Trust this device", "Continue without trusting"], "en", 0],
    ["Trusted device", ["Remove", "Cancel"], "en", undefined],
  ];
  for (const [question, choices, language, keep] of rows) {
    const asked: Candidate = { ...box(question), kind: "button", choices: choices.map((text) => ({ text, on: false })) };
    assert.equal(recognise(asked, scope({ language, words: [question, ...choices] }))?.keep, keep, question);
  }
});

test("a question about a public computer is answered the other way round", () => {
  const asked = (question: string, choices: string[], language: string) => recognise({
    ...box(question), kind: "radio", choices: choices.map((text) => ({ text, on: false })),
  }, signIn(language));
  assert.deepEqual(asked("Public computer?", ["Yes", "No"], "en"), { label: "Public computer: No", language: "en", keeps: "session", keep: 1, safe: 0, state: "off" });
  const rows: [string, string[], string, number][] = [
    ["Öffentlicher Computer?", ["Ja", "Nein"], "de", 1], ["共用パソコン", ["はい", "いいえ"], "ja", 1], ["Общедоступный компьютер?", ["Нет", "Да"], "ru", 0],
    ["Computer type:", ["Public", "Private"], "en", 1], ["Ordinateur :", ["privé", "partagé"], "fr", 0], ["Equipo", ["público", "privado"], "es", 1],
  ];
  for (const [question, choices, language, keep] of rows) {
    const found = asked(question, choices, language);
    assert.deepEqual([found?.keep, found?.safe], [keep, 1 - keep], question);
  }
  assert.equal(asked("Order type:", ["Public", "Private"], "en"), undefined);
  assert.equal(asked("Send a receipt?", ["Yes", "No"], "en"), undefined);
});

test("a field for a time keeps the user signed in, whatever is in it", () => {
  const field = (text: string) => recognise({ ...box(text), kind: "select", choices: [{ text: "", on: true }] }, signIn("en"));
  assert.deepEqual(field("Minutes to stay logged in:"), { label: "Minutes to stay logged in", language: "en", keeps: "session", keep: 0, state: "on" });
  assert.ok(field("Session length"));
  assert.equal(field("Quantity"), undefined);
});

test("how long a session lasts may be chosen among buttons", () => {
  const asked = (texts: string, choices: string[], place: Scope) => recognise({ ...box(texts), kind: "radio", choices: choices.map((text, i) => ({ text, on: i === 0 })) }, place);
  const found = asked("Durée de la connexion", ["Cette session", "30 jours"], signIn("fr"));
  assert.deepEqual([found?.keep, found?.safe, found?.state], [1, 0, "off"]);
  assert.equal(asked("Session length", ["1 hour", "30 days"], signIn("en"))?.keep, 1);
  assert.equal(asked("Session length", ["1 hour", "30 days"], scope({ language: "en", words: ["Trading settings"] })), undefined);
});

test("a single box says yes to what its group asks", () => {
  const question = "Remember this device?";
  assert.equal(recognise({ ...box("Yes, please"), question }, signIn("en"))?.label, "Remember this device?: Yes, please");
  assert.equal(recognise({ ...box("No, others use it"), question }, signIn("en")), undefined);
  assert.equal(recognise({ ...box("Show password"), question }, signIn("en")), undefined);
});

test("either source may match, and the label is the one that did", () => {
  assert.equal(recognise(box("Option 1", "Keep me signed in"), signIn("en"))?.label, "Keep me signed in");
});

test("full-width letters, capitals, soft hyphens and accents do not hide a wording", () => {
  for (const text of ["ＫＥＥＰ ＭＥ ＳＩＧＮＥＤ ＩＮ", "An\u00adgemeldet bleiben", "MANTENER LA SESION INICIADA", "запомнить мёня".replace("мёня", "меня")]) {
    assert.ok(recognise(box(text), signIn("")), text);
  }
});

test("hostile text is judged in no time", () => {
  const began = performance.now();
  for (const text of ["remember ".repeat(20_000), "a ".repeat(50_000), "記".repeat(50_000), "\u202e".repeat(50_000)]) recognise(box(text.slice(0, 160)), signIn(""));
  assert.ok(performance.now() - began < 500);
});
