// Walks through everything that a user would try on the practice sign-in, in
// both browsers, and says what it saw. It fails where it did not see what it should.
import { copyFile, readdir } from "node:fs/promises";
import path from "node:path";
import { open } from "../extension/test/e2e/harness/browser.mjs";
import { Display } from "../extension/test/e2e/harness/display.mjs";
import { Home } from "../extension/test/e2e/harness/home.mjs";
import { label } from "../extension/test/e2e/harness/labels.mjs";
import { families, out } from "../extension/test/e2e/harness/places.mjs";
import { rehearse } from "../extension/test/e2e/harness/rehearsal.mjs";
import { waitFor } from "../extension/test/e2e/harness/wait.mjs";

const say = (text) => console.log(text);
const saw = (text) => console.log(`  ${text.replaceAll(/\s*\n+\s*/g, " | ")}`);

const display = await Display.start();
const home = await Home.make();
Object.assign(home.extra, display.variables);
let rehearsal;
try {
  rehearsal = await rehearse(home);
  say(`Practice sign-in at ${rehearsal.url}`);
  for (const family of families) await visit(family);
  await report();
  say("Everything was as it should be. Pictures and report are in out/.");
} finally {
  for (const { pid } of await home.processes()) process.kill(pid, "SIGTERM");
  await rehearsal?.stop();
  await display.stop();
  await home.remove();
}

async function visit(family) {
  await home.register(family);
  const session = await open(family, home);
  say(`\n${await session.browser.version()}`);
  try {
    for (const scene of ["ticked", "late", "switch", "frame", "spa", "strict", "storm"]) await untick(session, scene);
    await quietScene(session, "off", /\boff\b/i);
    await quietScene(session, "plain", /^$/);
    const page = await session.page(`${rehearsal.url}/ticked`);
    await session.card(page, /\S/);
    await session.screenshot(page, `card-${family}`);
    say(`picture of the card: out/card-${family}.png`);
    await popup(session, page);
    await launch(session, page);
  } finally {
    await session.close();
  }
}

async function untick(session, scene) {
  say(`scene “${scene}”`);
  const page = await session.page(`${rehearsal.url}/${scene}`);
  if (scene === "spa") {
    await page.type("#username", "trader");
    await page.keyboard.press("Enter");
  }
  await session.finding(page, "persistent-login", (f) => f.evidence.state === "on");
  saw(`the card says: ${await session.card(page, /\S/)}`);
  await session.clickCard(page, label(session.family, "untick"));
  const off = await session.finding(page, "persistent-login", (f) => f.evidence.state === "off");
  saw(`after “Untick it”: ${off.title}`);
  await page.close();
}

async function quietScene(session, scene, expected) {
  say(`scene “${scene}”`);
  const page = await session.page(`${rehearsal.url}/${scene}`);
  await waitFor("the host's answer", async () => (await session.records(page))[0]?.host === "ok");
  const text = await session.cardText(page);
  if (!expected.test(text)) throw new Error(`the card says ${text}`);
  saw(text ? `the card says: ${text}` : "no card");
  await page.close();
}

async function popup(session, page) {
  const popup = await session.popup(page);
  await waitFor("the popup's findings", () => popup.evaluate(() => document.body.innerText.length > 100));
  saw(`the popup says: ${await popup.evaluate(() => document.body.innerText.trim())}`);
  await popup.bringToFront();
  await session.screenshot(popup, `popup-${session.family}`);
  say(`picture of the popup: out/popup-${session.family}.png`);
  await popup.close();
}

async function launch(session, page) {
  await page.bringToFront();
  say("one click on the card opens the hardened profile");
  await session.clickCard(page, label(session.family, "launch"));
  const everyday = await home.hosts();
  const window = await display.window(/Harbour Securities/);
  saw(`a window opens: ${window.title}`);
  await waitFor("the hardened window's own host", async () => (await home.hosts()).some((pid) => !everyday.includes(pid)), 30_000);
  await display.screenshot(`hardened-${session.family}`);
  say(`picture of the window: out/hardened-${session.family}.png`);
  await display.close(window);
  await waitFor("the supervisor to wipe and end", async () =>
    !(await home.processes()).some((p) => p.args[1] === "supervise"), 30_000);
  saw("the window is closed, and what the session left is wiped");
}

async function report() {
  say("\nThe posture report of this machine");
  const folder = path.join(home.path, "report");
  const done = await home.run("report", "--out", folder);
  if (done.code !== 0) throw new Error(done.stderr);
  for (const line of done.stdout.trim().split("\n")) saw(line);
  for (const name of await readdir(folder)) await copyFile(path.join(folder, name), path.join(out, `report${path.extname(name)}`));
}
