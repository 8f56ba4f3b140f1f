/** Why the program is not reached, and exactly what mends it on this system and in this browser. */
import type { State } from "../shared/ask";
import { command, make, message } from "../shared/page";

type System = "linux" | "mac" | "win";

/** The program as it is called in a terminal of this system, before anything put it on the search path. */
const CALL: Record<System, string> = { linux: "sallyport", mac: "sallyport", win: ".\\sallyport.exe" };
/** Where "sallyport install" puts the program: internal/install/place.go. */
const PLACE: Record<System, string> = {
  linux: "~/.local/share/sallyport/bin/sallyport",
  mac: "~/Library/Application\\ Support/Sallyport/bin/sallyport",
  win: "& \"$env:LOCALAPPDATA\\Sallyport\\bin\\sallyport.exe\"",
};

/** The steps as nodes; none where the program is reached. */
export function fixFor(state: State, os: string): HTMLElement[] {
  if (state.host === "ok" || state.host === "waiting") return [];
  const system: System = os === "mac" || os === "win" ? os : "linux";
  const terminal = message(system === "win" ? "fix_powershell" : "fix_terminal");
  const step = (text: string, line?: string): HTMLLIElement => make("li", "", make("p", "", text), ...(line ? [command(line)] : []));
  const install = `${CALL[system]} install`;
  const again = step(message("fix_back"));
  const steps = (...all: HTMLLIElement[]): HTMLElement[] => [make("ol", "", ...all)];
  if (state.host === "outdated") return steps(step(message("fix_update")), step(terminal, install), again);
  switch (state.causeKey) {
    case "host_cause_not_found":
      return [...steps(step(message("fix_get")), step(terminal, install), again), make("p", "soft", message(system === "linux" ? "fix_sandboxed" : FIREFOX ? "fix_restart_firefox" : "fix_restart"))];
    case "host_cause_forbidden":
      return [...steps(step(terminal, install), again), make("p", "soft", message("fix_forbidden", chrome.runtime.id))];
    default:
      // It starts and ends, or talks nonsense: its own words say more than we know.
      return steps(step(message("fix_words"), `${PLACE[system]} version`), step(message("fix_reinstall"), install), again);
  }
}
