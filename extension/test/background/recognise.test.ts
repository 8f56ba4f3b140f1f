// The words that keep a user signed in, and those that only look like it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recognise } from "../../src/background/recognise.ts";
import { LANGUAGES } from "../../src/background/phrases/index.ts";
import type { Candidate, Scope } from "../../src/shared/messages.ts";

const box = (...texts: string[]): Candidate => ({ key: "c1", kind: "checkbox", state: "on", texts, scope: 0 });
const scope = (more: Partial<Scope> = {}): Scope => ({ language: "", passwords: 0, account: false, other: false, consent: false, words: [], dialog: "", ...more });
const signIn = (language: string): Scope => scope({ language, passwords: 1, account: true, words: ["Sign in"] });

/** By language: wordings that persist, and wordings on the same kind of form that do not. */
const wordings: Record<string, { persist: string[]; other: string[] }> = {
  en: {
    persist: ["Keep me signed in", "Stay logged in", "Remember me", "Trust this device for 60 days", "Don't ask again on this browser", "Remember this computer (30 days)", "Log me in automatically", "Remember me on this device", "Save my password"],
    other: ["Remember my user name", "Show password", "I accept the terms and conditions", "Send me the newsletter", "Remember my choice", "This is a public computer", "Do not remember me", "Live trading", "Show cancelled orders"],
  },
  de: {
    persist: ["Angemeldet bleiben", "Eingeloggt bleiben", "Diesem Gerät vertrauen", "An mich erinnern", "Nicht abmelden", "Passwort speichern", "30 Tage angemeldet bleiben"],
    other: ["Benutzernamen merken", "Passwort anzeigen", "Öffentlicher Computer", "Newsletter abonnieren", "Auswahl merken", "Ich akzeptiere die AGB"],
  },
  fr: { persist: ["Rester connecté :", "Se souvenir de moi", "Rester connectée", "Faire confiance à cet appareil"], other: ["Se souvenir de mon identifiant", "Afficher le mot de passe", "J’accepte les conditions"] },
  es: { persist: ["No cerrar sesión", "Mantener la sesión iniciada", "Recordarme", "Confiar en este dispositivo"], other: ["Recordar mi usuario", "Mostrar contraseña", "Acepto los términos"] },
  it: { persist: ["Resta connesso", "Ricordami", "Mantieni l'accesso", "Considera attendibile questo dispositivo"], other: ["Ricorda il nome utente", "Mostra password", "Tienimi aggiornato"] },
  pt: { persist: ["Manter sessão iniciada", "Lembrar de mim", "Confiar neste dispositivo durante 30 dias", "Continuar conectado"], other: ["Lembrar meu usuário", "Mostrar senha", "Aceito os termos"] },
  nl: { persist: ["Ingelogd blijven", "Aangemeld blijven", "Onthoud mij"], other: ["Onthoud mijn keuze", "Gebruikersnaam onthouden", "Toon wachtwoord"] },
  pl: { persist: ["Nie wylogowuj mnie", "Zapamiętaj mnie", "Pozostań zalogowany"], other: ["Zapamiętaj nazwę użytkownika", "Pokaż hasło"] },
  sv: { persist: ["Förbli inloggad", "Kom ihåg mig", "Håll mig inloggad"], other: ["Kom ihåg användarnamn", "Visa lösenord"] },
  da: { persist: ["Forbliv logget ind", "Husk mig"], other: ["Husk brugernavn", "Vis adgangskode"] },
  nb: { persist: ["Forbli pålogget", "Husk meg", "Hold meg innlogget"], other: ["Husk brukernavn", "Vis passord"] },
  fi: { persist: ["Pysy kirjautuneena", "Muista minut"], other: ["Muista käyttäjätunnus", "Näytä salasana"] },
  cs: { persist: ["Zůstat přihlášen", "Zapamatovat si mě", "Pamatovat si mě"], other: ["Zapamatovat uživatelské jméno", "Zobrazit heslo"] },
  tr: { persist: ["Oturumum açık kalsın", "Beni hatırla", "OTURUMU AÇIK TUT"], other: ["Kullanıcı adımı hatırla", "Şifreyi göster"] },
  ru: { persist: ["Оставаться в системе", "Запомнить меня", "Не выходить из системы"], other: ["Запомнить логин", "Показать пароль", "Чужой компьютер"] },
  uk: { persist: ["Запам'ятати мене", "Залишатися в системі"], other: ["Показати пароль"] },
  ja: { persist: ["次回から自動でログインする", "ログイン状態を保持する", "このデバイスを信頼する"], other: ["ユーザー名を記憶する", "パスワードを表示する", "メールマガジンを受け取る"] },
  zh: { persist: ["保持登录状态", "記住我", "自动登录", "7天内免登录", "信任此设备"], other: ["记住用户名", "显示密码", "同意服务条款"] },
  ko: { persist: ["로그인 상태 유지", "자동 로그인", "이 기기 신뢰"], other: ["아이디 저장", "비밀번호 표시"] },
  ar: { persist: ["البقاء مسجّل الدخول", "تذكرني", "الوثوق بهذا الجهاز"], other: ["تذكر اسم المستخدم", "إظهار كلمة المرور"] },
  he: { persist: ["השאר אותי מחובר", "זכור אותי"], other: ["זכור שם משתמש", "הצג סיסמה"] },
};

test("every phrase list is tested", () => {
  assert.deepEqual(LANGUAGES.map((l) => l.tag).sort(), Object.keys(wordings).sort());
});

for (const [language, { persist, other }] of Object.entries(wordings)) {
  test(`${language}: tells what persists from what does not`, () => {
    for (const text of persist) {
      assert.equal(recognise(box(text), signIn(language))?.label, text, `missed: ${text}`);
      // The page may not say which language it is in.
      assert.ok(recognise(box(text), signIn("")), `missed without the page's language: ${text}`);
    }
    for (const text of other) assert.equal(recognise(box(text), signIn(language)), undefined, `false alarm: ${text}`);
  });
}

test("the strong wordings need no password field: a second factor has none", () => {
  assert.ok(recognise(box("Trust this device for 30 days"), scope({ language: "en", words: ["Two-step verification", "Continue"] })));
});

test("a bare verb counts only alone and beside a password field", () => {
  assert.ok(recognise(box("Remember"), signIn("en")));
  assert.equal(recognise(box("Remember"), scope({ language: "en" })), undefined);
  assert.equal(recognise(box("Remember. We send you a message"), signIn("en")), undefined);
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
