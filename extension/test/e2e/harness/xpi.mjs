import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { crc32 } from "node:zlib";

/**
 * Packs a folder as an xpi, which is a zip. Nothing is compressed, so that no
 * program is needed for it. Source of the layout: PKWARE's APPNOTE 4.3.
 */
export async function packXPI(folder) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const content = await readFile(file).catch((error) => {
      if (error.code === "EISDIR") return null; // a folder, or a link to one
      throw error;
    });
    if (!content) continue;
    const name = Buffer.from(path.relative(folder, file));
    const common = Buffer.alloc(26); // from "version needed" to the lengths
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    files.push(Buffer.from("PK\x03\x04", "latin1"), common, name, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, place, name);
    offset += 30 + name.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length / 4, 8);
  end.writeUInt16LE(files.length / 4, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}
