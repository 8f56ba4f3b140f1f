// Extensions that are made for a test, packed as Chromium itself packs them.
import { execFile } from "node:child_process";
import { createHash, createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { browserBinary } from "./places.mjs";

/** Writes an extension's folder: its manifest, and a script a.js. */
export async function writeExtension(folder, manifest) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify({ manifest_version: 3, ...manifest }));
  await writeFile(path.join(folder, "a.js"), "globalThis.read = 1;\n");
  return folder;
}

/** An extension with a key of its own: pack() gives the .crx of a version. */
export class PackedExtension {
  static async make(home) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = path.join(home.path, "packed.pem");
    await writeFile(key, privateKey.export({ type: "pkcs8", format: "pem" }));
    const hash = createHash("sha256").update(createPublicKey(privateKey).export({ type: "spki", format: "der" })).digest("hex");
    const id = [...hash.slice(0, 32)].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
    return new PackedExtension(home, key, id);
  }

  constructor(home, key, id) {
    Object.assign(this, { home, key, id });
  }

  async pack(manifest) {
    const folder = await writeExtension(path.join(this.home.path, "work", manifest.version), manifest);
    await promisify(execFile)(browserBinary("chromium"),
      ["--headless=new", `--user-data-dir=${path.join(this.home.path, "packer")}`, `--pack-extension=${folder}`, `--pack-extension-key=${this.key}`],
      { env: this.home.env(), timeout: 60_000 });
    return `${folder}.crx`;
  }

  /** Has Chromium install a version by a file beside its profiles, as programs side-load. */
  async sideload(manifest) {
    const crx = await this.pack(manifest);
    const folder = path.join(this.home.profile("chromium"), "External Extensions");
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${this.id}.json`);
    await writeFile(file, JSON.stringify({ external_crx: crx, external_version: manifest.version }));
    return file;
  }

  /** Offers a version for download on loopback, as a store of its own: {address, close()}. */
  async offer(manifest) {
    const crx = await readFile(await this.pack(manifest));
    const server = http.createServer((request, response) => {
      if (request.url === "/package.crx") return void response.setHeader("content-type", "application/x-chrome-extension").end(crx);
      response.setHeader("content-type", "text/xml").end(`<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${this.id}"><updatecheck codebase="http://127.0.0.1:${server.address().port}/package.crx" version="${manifest.version}"/></app>
</gupdate>`);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { address: `http://127.0.0.1:${server.address().port}/updates.xml`, close: () => new Promise((resolve) => server.close(resolve)) };
  }
}
