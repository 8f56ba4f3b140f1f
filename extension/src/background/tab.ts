/** One tab of the portal: its frames' facts, and what is shown of it. */
import type { Page, PageControl } from "../shared/message";
import type { Facts, FromPage, TabRecord, ToPage } from "../shared/messages";
import { recognise } from "./recognise";

interface Frame {
  port: chrome.runtime.Port;
  facts?: Facts;
}

export class Tab {
  readonly id: number;
  readonly #frames = new Map<number, Frame>();
  /** Counts looks at the page, so that a late answer to an earlier one is dropped. */
  turn = 0;
  record: TabRecord | undefined;

  constructor(id: number) {
    this.id = id;
  }

  get empty(): boolean {
    return this.#frames.size === 0;
  }

  /** The top document's origin, undefined as long as it has not connected. */
  get origin(): string | undefined {
    const sender = this.#frames.get(0)?.port.sender;
    return sender?.origin ?? (sender?.url ? new URL(sender.url).origin : undefined);
  }

  add(frame: number, port: chrome.runtime.Port): void {
    this.#frames.set(frame, { port });
  }

  /** Forgets a frame, unless a newer document has taken its place. */
  remove(frame: number, port: chrome.runtime.Port): boolean {
    return this.#frames.get(frame)?.port === port && this.#frames.delete(frame);
  }

  facts(frame: number, facts: Facts): void {
    const known = this.#frames.get(frame);
    if (known) known.facts = facts;
  }

  get signIn(): boolean {
    return [...this.#frames.values()].some((f) => f.facts?.signIn);
  }

  /** A frame shows a way to sign out, and none asks to sign in. */
  get signedIn(): boolean {
    return !this.signIn && [...this.#frames.values()].some((f) => f.facts?.signedIn);
  }

  /** The page as the host is told of it, undefined before the top document connects. */
  get page(): Page | undefined {
    const { origin } = this;
    return origin === undefined ? undefined : { origin, sign_in: this.signIn, signed_in: this.signedIn };
  }

  /** The persistent-login controls of all frames, each under "<frameId>:<key>". */
  get controls(): PageControl[] {
    const controls: PageControl[] = [];
    for (const [frame, { facts }] of this.#frames) {
      for (const c of facts?.candidates ?? []) {
        const scope = facts!.scopes[c.scope];
        const found = scope && recognise(c, scope);
        if (found) controls.push({ key: `${frame}:${c.key}`, label: found.label, kind: c.kind, state: c.state, language: found.language });
      }
    }
    return controls;
  }

  /** Sends to one frame, the top one unless told otherwise. False where it is gone. */
  send(message: ToPage, frame = 0): boolean {
    const port = this.#frames.get(frame)?.port;
    try {
      port?.postMessage(message);
      return port !== undefined;
    } catch {
      return false;
    }
  }
}

/** Whether a message has the shape of one of a content script's. */
export function fromPage(message: unknown): message is FromPage {
  const type = (message as { type?: unknown } | null)?.type;
  return type === "facts" || type === "act" || type === "unticked";
}
