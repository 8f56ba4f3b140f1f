// Makes a browser keep something of a sign-in, by its own means: in its own
// pages, with what these do when somebody clicks there.
import { rm } from "node:fs/promises";
import path from "node:path";

/** Saves a login in the browser's password manager. */
export async function saveLogin({ family, session }, url, { username, password }) {
  if (family === "chromium") {
    await inOwnPage(session, "chrome://password-manager/passwords", async (entry) => {
      await globalThis.chrome.passwordsPrivate.addPassword({ ...entry, note: "", useAccountStore: false });
    }, { url, username, password });
    return;
  }
  // The settings page is a part of Firefox itself, with all that it has.
  await inOwnPage(session, "about:preferences", async (origin, user, secret) => {
    const { Services, Cc, Ci } = globalThis;
    const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
    login.init(origin, origin, null, user, secret, "user", "password");
    await Services.logins.addLoginAsync(login);
  }, new URL(url).origin, username, password);
}

/** Sets the browser to bring the last session back at its start. */
export async function restoreLastSession({ family, home, session }) {
  if (family === "chromium") {
    await inOwnPage(session, "chrome://settings/onStartup", async () => {
      await globalThis.chrome.settingsPrivate.setPref("session.restore_on_startup", 1, "");
    });
    return;
  }
  // What the test's driver set for the next start would overrule the user's choice.
  await rm(path.join(home.profile("firefox"), "user.js"), { force: true });
  await inOwnPage(session, "about:preferences", () => document.getElementById("browserRestoreSession").click());
}

async function inOwnPage(session, address, act, ...args) {
  const page = await session.browser.newPage();
  await session.driver.goto(page, address);
  await page.evaluate(act, ...args);
  await page.close();
}
