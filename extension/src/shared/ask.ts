/** What our own pages ask the background for. */
import type { StateAnswer } from "./message";
import type { Act, ActResult, HostState } from "./messages";

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

export const act = (what: Omit<Act, "type">): Promise<ActResult> => chrome.runtime.sendMessage({ type: "act", ...what });
