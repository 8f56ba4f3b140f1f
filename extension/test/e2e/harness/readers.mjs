import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** The attribute by which a reader marks every page that it runs in. */
export const mark = (name) => `data-read-by-${name.toLowerCase().replaceAll(" ", "-")}`;

/** Makes an extension whose script marks every page that it runs in, and returns its folder. */
export async function makeReader(home, name) {
  const folder = path.join(home.path, "readers", name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify({
    manifest_version: 3, name, version: "1", permissions: ["scripting"], host_permissions: ["<all_urls>"],
    content_scripts: [{ matches: ["<all_urls>"], js: ["reader.js"], run_at: "document_start", all_frames: true }],
  }));
  await writeFile(path.join(folder, "reader.js"), `document.documentElement.setAttribute("${mark(name)}", "")`);
  return folder;
}
