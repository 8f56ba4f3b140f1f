import { randomUUID } from "node:crypto";
import { browserBinary, extensionFolder, extensionId } from "./places.mjs";
import { waitFor } from "./wait.mjs";

// Where add-ons may come from: the profile and the application; with 8, the
// system's folder too, in which Debian's packages put theirs.
const scopes = { alone: 5, all: 15 };
const uBlock = "/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/uBlock0@raymondhill.net";

/** Firefox through WebDriver BiDi. */
export class FirefoxDriver {
  constructor(home, options) {
    this.home = home;
    this.options = options;
  }

  launchOptions() {
    const { portal, language, dark, forced, rtl, beside } = this.options;
    // The extension's address is random in each profile, unless it is set beforehand.
    const uuid = randomUUID();
    this.origin = `moz-extension://${uuid}/`;
    return {
      browser: "firefox",
      args: ["--remote-allow-system-access"], // without it, pages of an extension are out of reach
      executablePath: browserBinary("firefox"),
      acceptInsecureCerts: true,
      env: this.home.env(),
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [extensionId("firefox")]: uuid }),
        "extensions.enabledScopes": beside === "all" ? scopes.all : scopes.alone,
        ...(language && { "intl.locale.requested": language }),
        ...(rtl && { "intl.l10n.pseudo": "bidi" }),
        // 1 is always; the colours are then the system's own.
        ...(forced && { "browser.display.document_color_use": 2, "browser.display.permit_backplate": true }),
        ...(dark && { "layout.css.prefers-color-scheme.content-override": 0 }),
        ...(portal && {
          "network.proxy.type": 1,
          "network.proxy.http": "127.0.0.1",
          "network.proxy.http_port": portal.port,
          "network.proxy.ssl": "127.0.0.1",
          "network.proxy.ssl_port": portal.port,
        }),
      },
    };
  }

  async ready(browser) {
    this.connection = browser.connection;
    if (this.options.beside === true) await browser.installExtension(uBlock);
    if (!this.options.bare) await browser.installExtension(this.options.folder ?? extensionFolder("firefox"));
  }

  /** The library's own call asks for more than this Firefox knows. */
  async resize(page, width, height, scale = 1) {
    await this.connection.send("browsingContext.setViewport", { context: page.mainFrame()._id, viewport: { width, height }, devicePixelRatio: scale });
  }

  /** Goes to a page of the extension. The protocol sends no load event for those, so the page itself is asked. */
  async goto(page, url) {
    await this.connection.send("browsingContext.navigate", { context: page.mainFrame()._id, url, wait: "none" });
    await waitFor(url, () => page.evaluate((wanted) => location.href === wanted && document.readyState === "complete", url));
  }

  /** The first closed shadow root of the page's document, or null. */
  async closedRoot(page) {
    const target = { context: page.mainFrame()._id };
    const { result } = await this.connection.send("script.callFunction", {
      target,
      functionDeclaration: "() => document.documentElement",
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 2, includeShadowTree: "all" },
    });
    const found = findClosed(result.result);
    return found && { evaluate: (fn, ...args) => call(this.connection, target, found, fn, args) };
  }
}

function findClosed(node) {
  const root = node.value?.shadowRoot;
  if (root?.value?.mode === "closed") return root;
  for (const child of node.value?.children ?? []) {
    const found = findClosed(child);
    if (found) return found;
  }
  return null;
}

async function call(connection, target, root, fn, args) {
  const { result } = await connection.send("script.callFunction", {
    target,
    // Values cross as JSON: the protocol's own encoding of objects is of no use here.
    functionDeclaration: `async (root, args) => JSON.stringify(await (${fn})(root, ...JSON.parse(args)) ?? null)`,
    arguments: [{ sharedId: root.sharedId }, { type: "string", value: JSON.stringify(args) }],
    awaitPromise: true,
  });
  if (result.type === "exception") throw new Error(result.exceptionDetails.text);
  return JSON.parse(result.result.value);
}
