/**
 * Extensions that the user paused for as long as a portal page is open. What is
 * to be undone is written down before it is done, so that neither a crash nor an
 * update of ours leaves an extension switched off.
 */
import { PAUSED, type PausedList } from "../shared/paused";
import { message } from "../shared/whole";
import { portalPatterns } from "./scripts";

/** One after the other: each reads the list, changes it and writes it. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const turn = last.then(act, act);
  last = turn.catch(() => undefined);
  return turn;
}

async function list(): Promise<PausedList> {
  const { [PAUSED]: stored } = await chrome.storage.local.get(PAUSED);
  return (stored as PausedList | undefined) ?? {};
}

async function write(paused: PausedList): Promise<void> {
  await chrome.storage.local.set({ [PAUSED]: paused });
  await showPaused();
}

/** Shows on every tab's button that something is paused, so that the way back is in sight. */
export async function showPaused(): Promise<void> {
  const names = Object.values(await list()).map(({ name }) => name);
  await chrome.action.setBadgeText({ text: names.length > 0 ? "❚❚" : "" });
  await chrome.action.setTitle({ title: names.length > 0 ? message("paused_title", [names.join(", ")]) : message("name") });
}

/** Switches an extension off until the last portal page closes. It throws where the browser does not let us. */
export function pause(id: string): Promise<void> {
  return inTurn(async () => {
    const e = await chrome.management.get(id);
    if (FIREFOX || id === chrome.runtime.id || e.type !== "extension" || !e.mayDisable) throw new Error("this extension cannot be paused");
    if (!e.enabled) return;
    const before = await list();
    await write({ ...before, [id]: { name: e.name, since: Date.now() } });
    try {
      await chrome.management.setEnabled(id, false);
    } catch (error) {
      await write(before);
      throw error;
    }
  });
}

/** Switches a paused extension on again. One that the browser keeps off stays in the list, marked as stuck. */
export function resume(id: string): Promise<void> {
  return inTurn(async () => {
    const { [id]: entry, ...rest } = await list();
    if (!entry) return;
    // One that was removed in the meantime needs nothing.
    const e = await chrome.management.get(id).catch(() => undefined);
    try {
      if (e && !e.enabled) await chrome.management.setEnabled(id, true);
      await write(rest);
    } catch (error) {
      await write({ ...rest, [id]: { ...entry, stuck: true } });
      throw error;
    }
  });
}

/** Forgets an extension that somebody else switched on or removed. */
export function forget(id: string): Promise<void> {
  return inTurn(async () => {
    const { [id]: entry, ...rest } = await list();
    if (entry) await write(rest);
  });
}

/** Switches all on again where no portal page is open. */
export async function resumeUnlessOpen(): Promise<void> {
  const ids = Object.keys(await list());
  if (ids.length === 0) return;
  const open = await chrome.tabs.query({ url: await portalPatterns() });
  if (open.length > 0) return;
  // One that stays off is shown as stuck in the popup.
  for (const id of ids) await resume(id).catch(() => undefined);
}
