/** What is looked at only if the user wishes: each is a permission that the browser asks about, and a setting of ours. */
import { change, settings, type Settings } from "../background/settings";
import type { State } from "../shared/ask";
import { act } from "../shared/ask";
import { button, byId, make, message, redraw } from "../shared/page";
import { ELSEWHERE, GATEWAY, allowed, ofHost } from "../shared/permissions";

/** Ties a box to a permission and a setting. A "no" of the user leaves both as they were. */
export async function tie(box: HTMLInputElement, name: "gateway" | "elsewhere"): Promise<void> {
  const asked = name === "gateway" ? GATEWAY : ELSEWHERE;
  const look = async (): Promise<void> => {
    box.checked = (await settings())[name] && (await allowed(asked));
  };
  box.addEventListener("change", () => void (async () => {
    // Asked first: the browser takes the question only straight after the click.
    const on = box.checked && (await chrome.permissions.request(asked));
    await change({ [name]: on });
    if (!on) await chrome.permissions.remove(asked).catch(() => undefined);
    // Taking back every page takes those back that were asked for one by one.
    await keepNarrow();
    await look();
  })());
  await look();
}

/** Forgets what the browser does not allow any more. */
async function keepNarrow(): Promise<void> {
  const { gateway, hosts } = await settings();
  const kept = await Promise.all(hosts.map((h) => allowed(ofHost(h))));
  await change({ gateway: gateway && (await allowed(GATEWAY)), hosts: hosts.filter((_, i) => kept[i]) });
}

/** The hosts that the user added: in the program, and here, where the browser allows it. */
export async function hosts(state: State, again: () => Promise<void>): Promise<void> {
  const here = (await settings()).hosts;
  const there = state.added_hosts ?? [];
  const all = [...new Set([...here, ...there])].sort();
  redraw(byId("added"), ...all.map((host) => {
    const complete = here.includes(host) && (there.includes(host) || state.host !== "ok");
    const acts = make("span", "acts",
      ...(complete ? [] : [named("options_host_allow", host, () => void add(host, again))]),
      named("remove", host, () => void remove(host, again)));
    return make("li", "", make("bdi", "", host), acts);
  }));
}

export function adding(again: () => Promise<void>): void {
  byId<HTMLFormElement>("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const box = byId<HTMLInputElement>("host");
    void add(box.value.trim().toLowerCase().replace(/^https?:\/\/|[/?#].*$/g, ""), again).then((done) => {
      if (done) box.value = "";
    });
  });
}

async function add(host: string, again: () => Promise<void>): Promise<boolean> {
  byId("host-status").textContent = "";
  // Asked first: the browser takes the question only straight after the click. What is no host it refuses.
  const may = await chrome.permissions.request(ofHost(host)).catch(() => undefined);
  if (may === undefined) return tell(`${message("code_host_refused")} ${message("code_host_refused_fix")}`);
  if (!may) return false;
  const result = await act({ act: "guard-host", host, decision: "add" });
  if (result.state === "failed") {
    await chrome.permissions.remove(ofHost(host)).catch(() => undefined);
    return tell(result.text);
  }
  await set((all) => [...all, host]);
  await again();
  return true;
}

async function remove(host: string, again: () => Promise<void>): Promise<void> {
  await set((all) => all.filter((h) => h !== host));
  await chrome.permissions.remove(ofHost(host)).catch(() => undefined);
  const result = await act({ act: "guard-host", host, decision: "remove" });
  tell(result.state === "failed" ? result.text : "");
  await again();
}

async function set(to: (all: string[]) => Settings["hosts"]): Promise<void> {
  await change({ hosts: to((await settings()).hosts) });
}

function tell(text: string): false {
  byId("host-status").textContent = text;
  return false;
}

function named(key: string, host: string, press: () => void): HTMLButtonElement {
  const b = button(key, press);
  b.setAttribute("aria-label", `${message(key)}: ${host}`);
  return b;
}
