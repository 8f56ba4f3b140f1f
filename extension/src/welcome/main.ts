/** The first run: from installed to protected in a few clicks, with a look that repeats itself until the program is reached. */
import { type State, act, askState } from "../shared/ask";
import type { Act } from "../shared/messages";
import { byId, message, prepare, redraw } from "../shared/page";
import { fixFor } from "./fix";

/** How often the program is looked for while the user mends it, in ms. */
const EVERY = 2_000;
/** The practice sign-in's tabs, by the addresses that we may see. */
const PRACTICE = "http://rehearsal.localhost/*";

prepare();
const { os } = await chrome.runtime.getPlatformInfo();
let busy = false;
let drawn = "";
byId("again").addEventListener("click", () => void look());
byId("options").addEventListener("click", () => void chrome.runtime.openOptionsPage());
byId("rehearse").addEventListener("click", () => void doing({ act: "rehearse" }));
byId("launch").addEventListener("click", () => void doing({ act: "launch" }));
document.addEventListener("visibilitychange", () => void look());
// Browsers hide a new extension's icon behind a menu; only Chromium says whether it is there.
void chrome.action.getUserSettings?.().then(({ isOnToolbar }) => (byId("pin").hidden = isOnToolbar !== false));
void chrome.commands.getAll().then((all) => {
  const { shortcut } = all.find(({ name }) => name === "_execute_action") ?? {};
  if (shortcut) byId("keys").textContent = message("welcome_keys", shortcut);
});
byId("state").textContent = message("options_looking");
await look();
setInterval(() => {
  if (!document.hidden && byId("program").dataset["done"] !== "yes") void look();
}, EVERY);

async function look(): Promise<void> {
  const state = await askState();
  const key = JSON.stringify([state.host, state.causeKey, state.version, state.error]);
  if (key !== drawn) {
    drawn = key;
    show(state);
  }
  const practised = (await chrome.tabs.query({ url: PRACTICE })).length > 0;
  if (practised) done("practice", "yes");
  if (state.profiles?.some((p) => p.launched_at)) done("window", "yes");
}

function show(state: State): void {
  const reached = state.host === "ok" && !state.error;
  done("program", reached ? "yes" : "no");
  byId("state").textContent = reached ? message("welcome_reached", state.version ?? "")
    : state.error && state.host === "ok" ? state.error
      : `${message(state.host === "outdated" ? "code_version_mismatch" : "options_host_missing")} ${state.cause ?? ""}`.trim();
  redraw(byId("fix"), ...fixFor(state, os));
  byId("again").hidden = reached;
  for (const id of ["rehearse", "launch"]) byId<HTMLButtonElement>(id).disabled = !reached;
}

/** Marks a step with a sign, and with a word for who does not see it. */
function done(step: string, how: "yes" | "no"): void {
  byId(step).dataset["done"] = how;
  byId(step).querySelector(".said")!.textContent = message(how === "yes" ? "sign_done" : "sign_todo");
}

async function doing(what: Omit<Act, "type">): Promise<void> {
  if (busy) return void (byId("status").textContent = message("act_busy"));
  busy = true;
  byId("status").textContent = message(what.act === "launch" ? "launch_working" : "rehearse_working");
  const result = await act(what).finally(() => (busy = false));
  byId("status").textContent = result.text;
  await look();
}
