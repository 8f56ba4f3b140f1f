import { readdirSync } from "node:fs";
import path from "node:path";
import { waitFor } from "./wait.mjs";
import { browserBinary, extensionFolder, extensionId } from "./places.mjs";

/**
 * Debian's packages of extensions put each into a folder of its own here, and
 * the wrapper script of its Chromium loads them by the command line.
 */
export const packaged = "/usr/share/chromium/extensions";
const uBlock = path.join(packaged, "ublock-origin");

/** Chromium through the DevTools protocol. */
export class ChromiumDriver {
  constructor(home, options) {
    this.home = home;
    this.options = options;
  }

  launchOptions() {
    const { portal, language = this.options.rtl && "ar", beside, others } = this.options;
    const load = [...(this.options.load ?? [])];
    const args = ["--password-store=basic", "--no-default-browser-check", "--disable-search-engine-choice-screen", "--ignore-certificate-errors"];
    // Most that Debian packages are Manifest V2 extensions.
    if (beside || others) args.push("--enable-features=AllowLegacyMV2Extensions");
    if (beside === "all") load.push(...readdirSync(packaged).filter((name) => !name.includes(".")).map((name) => path.join(packaged, name)));
    if (load.length > 0) args.push(`--load-extension=${load.join(",")}`);
    if (portal) args.push(`--proxy-server=127.0.0.1:${portal.port}`);
    return {
      executablePath: this.options.executable ?? browserBinary("chromium"),
      pipe: true,
      enableExtensions: true,
      // The switches keep out what comes from outside the profile, too: by a file, and from an address.
      ...(this.options.external && { ignoreDefaultArgs: ["--disable-default-apps", "--disable-background-networking"] }),
      args,
      env: { ...this.home.env(), ...(language && { LANGUAGE: language }) },
    };
  }

  async ready(browser) {
    this.origin = `chrome-extension://${extensionId("chromium")}/`;
    if (this.options.again) return;
    if (this.options.beside === true) await browser.installExtension(uBlock);
    for (const folder of this.options.others ?? []) await browser.installExtension(folder);
    if (!this.options.bare) await browser.installExtension(this.options.folder ?? extensionFolder("chromium"));
  }

  async prepare(page) {
    const { dark, forced } = this.options;
    const features = [...(dark ? [{ name: "prefers-color-scheme", value: "dark" }] : []), ...(forced ? [{ name: "forced-colors", value: "active" }] : [])];
    if (features.length === 0) return;
    // The library's own call knows no forced colours.
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features });
  }

  async resize(page, width, height, scale = 1) {
    await page.setViewport({ width, height, deviceScaleFactor: scale });
  }

  async goto(page, url) {
    await page.goto(url);
  }

  /** Runs a function in our content script's world. */
  async inWorld(page, fn, args) {
    const session = await page.createCDPSession();
    const worlds = [];
    session.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context));
    await session.send("Runtime.enable");
    const world = await waitFor("the content script's world", () => worlds.find((w) => w.origin === this.origin.slice(0, -1)));
    const answer = await session.send("Runtime.callFunctionOn", {
      executionContextId: world.id, functionDeclaration: String(fn), arguments: args.map((value) => ({ value })), returnByValue: true, awaitPromise: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }

  /** The last closed shadow root of the page's document, or null. */
  async closedRoot(page) {
    const session = (page.debugging ??= await page.createCDPSession());
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const found = findClosed(root);
    if (!found) return null;
    const { object } = await session.send("DOM.resolveNode", { backendNodeId: found.backendNodeId });
    return { evaluate: (fn, ...args) => call(session, object.objectId, fn, args) };
  }
}

/** The last one, since the card stands after all that is the page's. */
function findClosed(node) {
  for (const child of (node.children ?? []).toReversed()) {
    const found = findClosed(child);
    if (found) return found;
  }
  return node.shadowRoots?.find((r) => r.shadowRootType === "closed") ?? null;
}

async function call(session, objectId, fn, args) {
  const answer = await session.send("Runtime.callFunctionOn", {
    objectId,
    functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
    arguments: args.map((value) => ({ value })),
    returnByValue: true,
    awaitPromise: true,
  });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
  return answer.result.value;
}
