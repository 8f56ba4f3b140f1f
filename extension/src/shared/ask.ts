/** What our own pages ask the background for. */
import type { StateAnswer } from "./message";
import type { Act, ActResult, HostState } from "./messages";
import { message } from "./page";

/** The host's state as the background answers it. */
export interface State extends Partial<StateAnswer> {
  host: HostState;
  version?: string;
  hardened?: boolean;
  /** Why the host cannot be reached, and the key of that text. */
  cause?: string;
  causeKey?: string;
  /** The host's own coded error, in words. */
  error?: string;
}

export const askState = (): Promise<State> => chrome.runtime.sendMessage({ type: "state" });

/** Has the background do something. It is always answered: a background that went away meanwhile has failed. */
export async function act(what: Omit<Act, "type">): Promise<ActResult> {
  const answer = (await chrome.runtime.sendMessage({ type: "act", ...what }).catch(() => undefined)) as ActResult | undefined;
  return answer ?? { type: "result", act: what.act, state: "failed", text: `${message("code_internal")} ${message("code_internal_fix")}` };
}
