/** One tab of the portal: its frames' facts, and what is shown of it. */
import { MaxControls, type Page, type PageControl } from "../shared/message";
import type { Candidate, Facts, FromPage, TabRecord, ToPage } from "../shared/messages";
import { isTime, type Recognised, recognise } from "./recognise";

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

  /**
   * The controls of all frames that keep something of the user, each under
   * "<frameId>:<key>". Of radio buttons and answers the key is that of the one
   * that does.
   */
  get controls(): PageControl[] {
    return this.#recognised.slice(0, MaxControls).map(({ frame, candidate: { key, kind }, found: { label, state, language, keeps, keep, safe } }) => ({
      key: `${frame}:${key}${kind !== "select" && keep !== undefined ? `.${keep}` : ""}`,
      label, kind, state, language, keeps, settable: keep === undefined || safe !== undefined,
    }));
  }

  /** What to set so that a control of controls is off: the control, or the choice that does not keep the user signed in. */
  safe(key: string, frame: number): string {
    const group = this.#recognised.find((r) => r.frame === frame && r.candidate.key === key.split(".")[0]);
    return group?.found.safe === undefined ? key : `${group.candidate.key}.${group.found.safe}`;
  }

  get #recognised(): { frame: number; candidate: Candidate; found: Recognised }[] {
    const { signedIn } = this;
    return [...this.#frames].flatMap(([frame, { facts }]) => {
      const all = (facts?.candidates ?? []).flatMap((candidate) => {
        const scope = facts!.scopes[candidate.scope];
        const found = scope && recognise(candidate, scope, signedIn);
        return found ? [{ frame, candidate, found }] : [];
      });
      // A field for how long belongs to the box beside it that says whether.
      return all.filter(({ candidate }) => !isTime(candidate) ||
        !all.some((other) => other.found.keeps === "session" && other.candidate.scope === candidate.scope && !isTime(other.candidate)));
    });
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
  return type === "facts" || type === "act" || type === "unticked" || type === "used";
}
