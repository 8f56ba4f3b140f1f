import { readFileSync } from "node:fs";
import path from "node:path";
import { extensionFolder } from "./places.mjs";

/** A text of the built extension, by its key in _locales. */
export function label(family, key, language = "en") {
  const file = path.join(extensionFolder(family), "_locales", language, "messages.json");
  const text = JSON.parse(readFileSync(file, "utf8"))[key];
  if (!text) throw new Error(`${file} has no text ${key}`);
  return text.message;
}
