// Where the parts under test are. Everything is relative to the checkout (or
// to the copy of it that scripts/as-user made), so tests run from any folder.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import path from "node:path";

export const root = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/\/$/, "");
export const program = path.join(root, "dist/sallyport");
export const out = path.join(root, "out");
export const families = ["chromium", "firefox"];

const binaries = {
  chromium: ["/usr/lib/chromium/chromium", "/usr/lib/chromium-browser/chromium-browser"],
  firefox: ["/usr/lib/firefox-esr/firefox-esr", "/usr/lib/firefox/firefox"],
};

/** The browser's real executable; a distribution's wrapper script would add switches of its own. */
export function browserBinary(family) {
  const found = binaries[family].find((file) => existsSync(file));
  if (!found) throw new Error(`${family} is not installed; run scripts/setup test`);
  return found;
}

/** The folder of the built extension. */
export function extensionFolder(family) {
  const folder = path.join(root, "dist/extension", family);
  if (!existsSync(path.join(folder, "manifest.json"))) throw new Error(`${folder} is missing; run make build`);
  return folder;
}

/** The built extension's manifest. */
export function manifest(family) {
  return JSON.parse(readFileSync(path.join(extensionFolder(family), "manifest.json"), "utf8"));
}

/** The extension's ID: of its public key in Chromium, as its manifest names it in Firefox. */
export function extensionId(family) {
  const m = manifest(family);
  if (family === "firefox") return m.browser_specific_settings.gecko.id;
  const hash = createHash("sha256").update(Buffer.from(m.key, "base64")).digest("hex");
  return [...hash.slice(0, 32)].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
}
