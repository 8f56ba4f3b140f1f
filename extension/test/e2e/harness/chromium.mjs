import { browserBinary, extensionFolder } from "./places.mjs";

const uBlock = "/usr/share/chromium/extensions/ublock-origin";

/** Chromium through the DevTools protocol. */
export class ChromiumDriver {
  constructor(home, options) {
    this.home = home;
    this.options = options;
  }

  launchOptions() {
    const { portal, language, beside } = this.options;
    const args = ["--password-store=basic", "--no-default-browser-check", "--disable-search-engine-choice-screen", "--ignore-certificate-errors"];
    // Debian's uBlock Origin is a Manifest V2 extension.
    if (beside) args.push("--enable-features=AllowLegacyMV2Extensions");
    if (portal) args.push(`--proxy-server=127.0.0.1:${portal.port}`);
    return {
      executablePath: browserBinary("chromium"),
      pipe: true,
      enableExtensions: true,
      args,
      env: { ...this.home.env(), ...(language && { LANGUAGE: language }) },
    };
  }

  async ready(browser) {
    if (this.options.beside) await browser.installExtension(uBlock);
    if (this.options.bare) return;
    const id = await browser.installExtension(extensionFolder("chromium"));
    this.origin = `chrome-extension://${id}/`;
  }

  async prepare(page) {
    if (this.options.dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  }

  async goto(page, url) {
    await page.goto(url);
  }

  /** The first closed shadow root of the page's document, or null. */
  async closedRoot(page) {
    const session = (page.debugging ??= await page.createCDPSession());
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const found = findClosed(root);
    if (!found) return null;
    const { object } = await session.send("DOM.resolveNode", { backendNodeId: found.backendNodeId });
    return { evaluate: (fn, ...args) => call(session, object.objectId, fn, args) };
  }
}

function findClosed(node) {
  const root = node.shadowRoots?.find((r) => r.shadowRootType === "closed");
  if (root) return root;
  for (const child of node.children ?? []) {
    const found = findClosed(child);
    if (found) return found;
  }
  return null;
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
