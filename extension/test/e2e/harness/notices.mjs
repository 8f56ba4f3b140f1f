// A session bus of the test's own, and what is asked of its desktop.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { waitFor } from "./wait.mjs";

/** Starts a bus in a home, which every process of that home then uses. */
export async function listenForNotices(home) {
  const socket = path.join(home.path, "bus");
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--nopidfile", "--print-address=1", `--address=unix:path=${socket}`], { stdio: ["ignore", "pipe", "ignore"] });
  const [address] = await once(bus.stdout, "data");
  home.extra.DBUS_SESSION_BUS_ADDRESS = String(address).trim();
  const monitor = spawn("dbus-monitor", ["--address", home.extra.DBUS_SESSION_BUS_ADDRESS, "interface='org.freedesktop.Notifications',member='Notify'"], { stdio: ["ignore", "pipe", "ignore"] });
  let heard = "";
  monitor.stdout.on("data", (text) => (heard += text));
  await waitFor("the monitor", () => heard !== "");
  return {
    /** The texts of the notices so far: their titles and all else that was said. */
    titles: () => heard.split(/member=Notify/).slice(1).map((notice) => notice.match(/"[^"]*"/g)?.slice(2).join(" ") ?? ""),
    stop: async () => {
      for (const child of [monitor, bus]) {
        child.kill("SIGTERM");
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      }
    },
  };
}
