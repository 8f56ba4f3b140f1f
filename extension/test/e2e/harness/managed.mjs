import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { browserBinary } from "./places.mjs";

/** The file of the machine that a managed Chromium finds its policy in. */
export const policyFile = "/etc/chromium/policies/managed/test.json";

/** A Chromium that finds a policy on its machine: in a view of its own, as no test may write to the machine's. */
export async function managedChromium(home, policy) {
  const folder = path.join(home.path, "policies/managed");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, path.basename(policyFile)), policy);
  return home.script("managed-chromium", `#!/bin/sh
exec unshare --user --map-current-user --keep-caps --mount sh -c 'mount -t tmpfs tmpfs /etc/chromium && mkdir /etc/chromium/policies && mount --bind "$0" /etc/chromium/policies && exec "$@"' "${path.dirname(folder)}" "${browserBinary("chromium")}" "$@"
`);
}
