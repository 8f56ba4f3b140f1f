// No name that a hardened browser is sent to is looked up, seen from the
// machine's resolver. That is a server of the test's: in a network and a view
// of files of its own, where port 53 is anybody's.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import dgram from "node:dgram";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Display } from "./harness/display.mjs";
import { Home } from "./harness/home.mjs";
import * as keyboard from "./harness/keyboard.mjs";
import { browserBinary, families } from "./harness/places.mjs";
import { rehearse } from "./harness/rehearsal.mjs";
import { waitFor } from "./harness/wait.mjs";

const run = promisify(execFile);
const browserName = { chromium: "chromium", firefox: "firefox-esr" };
const levels = ["L3", "L2", "L1"].filter((l) => l <= (process.env.SALLYPORT_TEST_CEILING ?? "L3"));

if (!process.env.SALLYPORT_TEST_INSIDE) {
  test("in a network of its own", { timeout: 280_000 }, async () => {
    const home = await Home.make();
    try {
      const resolver = path.join(home.path, "resolv.conf");
      await writeFile(resolver, "nameserver 127.0.0.1\n");
      const inside = `exec unshare --user --map-user=${process.getuid()} --map-group=${process.getgid()} "$@"`;
      // X servers find a free number by a socket in their network, and would take that of another network's for the same.
      const displays = "mkdir -p /tmp/.X11-unix && mount -t tmpfs -o mode=1777 displays /tmp/.X11-unix";
      const outside = `ip link set lo up && ${displays} && echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start && mount --bind "${resolver}" /etc/resolv.conf && ${inside}`;
      const args = ["--user", "--map-root-user", "--mount", "--net", "sh", "-c", outside, "sh", process.execPath, "--test", "--test-timeout=250000", fileURLToPath(import.meta.url)];
      // A test runner that runs within another one says nothing by itself.
      const { NODE_TEST_CONTEXT, ...env } = process.env;
      await run("unshare", args, { env: { ...env, SALLYPORT_TEST_INSIDE: "yes" } }).catch((error) => assert.fail(error.stdout + error.stderr));
    } finally {
      await home.remove();
    }
  });
} else {
  for (const family of families) {
    describe(`the resolver sees nothing, ${family}`, () => {
      let display, home, rehearsal, resolver;
      const asked = [];

      before(async () => {
        resolver = dgram.createSocket("udp4", (query, from) => {
          asked.push(nameIn(query));
          const answer = Buffer.from(query);
          answer.writeUInt16BE(0x8183, 2); // there is no such name
          resolver.send(answer, from.port, from.address);
        });
        resolver.bind(53, "127.0.0.1");
        await once(resolver, "listening");
        display = await Display.start();
        home = await Home.make();
        Object.assign(home.extra, display.variables);
        rehearsal = await rehearse(home);
      });
      after(async () => {
        for (const { pid } of await home.processes()) process.kill(pid, "SIGKILL");
        resolver?.close();
        await display?.stop();
        await home?.remove();
      });

      const foreign = () => asked.filter((name) => name.endsWith(".example.net"));

      test("an ordinary browser asks, so the test can tell", async () => {
        const profile = path.join(home.path, "ordinary");
        const args = { chromium: [`--user-data-dir=${profile}`, "--no-first-run", "--password-store=basic"], firefox: ["--no-remote", "--profile", profile] }[family];
        await run("mkdir", ["-p", profile]);
        const browser = spawn(browserBinary(family), [...args, "https://ordinary.example.net/"], { env: home.env(), stdio: "ignore" });
        await waitFor("a question", () => foreign().length > 0, 30_000);
        browser.kill("SIGKILL");
        await once(browser, "exit");
      });

      for (const level of levels) {
        test(`a hardened one does not, at ${level}`, async () => {
          home.extra.SALLYPORT_LEVEL = level;
          const launched = await home.run("launch", "--rehearsal", "--browser", browserName[family]);
          assert.match(launched.stdout, new RegExp(`level ${level}`), launched.stderr);
          let window = await display.window(/Harbour Securities/);
          window = await keyboard.go(display, window, `${rehearsal.url}/off`, /Sign in · Harbour/);
          asked.length = 0;
          window = await keyboard.go(display, window, `https://${level}.example.net/typed`, /^(?!.*Harbour).+$/);
          if (level === "L3") {
            // What in its place asks the resolver gets no answer: there is none, and no network to another.
            const [pid] = await home.hardened();
            const { code } = await run("nsenter", ["--preserve-credentials", "--user", "--net", "--target", String(pid), "getent", "ahosts", "inside.example.net"]).catch((error) => error);
            assert.equal(code, 2, "the name is not found");
          }
          await sleep(2_000); // a question would have come by now
          assert.deepEqual(foreign(), []);
          await display.close(window);
          await home.wiped();
        });
      }
    });
  }
}

/** The name that a DNS query asks for. */
function nameIn(query) {
  const labels = [];
  for (let at = 12; query[at] > 0; at += query[at] + 1) labels.push(query.toString("latin1", at + 1, at + 1 + query[at]));
  return labels.join(".").toLowerCase();
}
