// What a process listens at, as the kernel tells it.
import { readdir, readFile, readlink } from "node:fs/promises";

/** The local addresses at which a process listens over TCP, as its own network has them. */
export async function listening(pid) {
  const sockets = new Set();
  for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
    const to = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => "");
    if (to.startsWith("socket:[")) sockets.add(to.slice(8, -1));
  }
  const found = [];
  for (const table of ["tcp", "tcp6"]) {
    const rows = (await readFile(`/proc/${pid}/net/${table}`, "utf8").catch(() => "")).split("\n").slice(1);
    for (const row of rows) {
      const [, address, , state, , , , , , inode] = row.trim().split(/\s+/);
      if (state === "0A" && sockets.has(inode)) found.push(address);
    }
  }
  return found;
}
