/**
 * The conversation with the native host: one port, opened when it is needed,
 * closed when the last portal tab is gone. What goes wrong becomes one of a few
 * states that a user can act on.
 */
import { type HelloAnswer, MaxRequest, type Verb } from "../shared/message";
import type { HostState } from "../shared/messages";

export const HOST_NAME = "io.github.sallyport";

/** The one protocol version that this extension speaks. */
export const PROTOCOL = 1;

/** How long an answer may take, in ms: the browser's window takes its time to open. */
const PATIENCE: Record<Verb, number> = { hello: 5_000, advise: 5_000, decide: 5_000, state: 5_000, classify: 5_000, "guard-host": 5_000, rehearse: 10_000, report: 60_000, launch: 240_000 };

/** Pauses before a host that ended is started again, in ms. It is started again at once the first time. */
const BACK_OFF = [0, 500, 2_000, 10_000];

/** A failure: the host's own coded error, or why there is no answer. */
export class HostError extends Error {
  /** code is a code of the protocol, or "missing", "outdated", "failed". */
  constructor(readonly code: string, message = code) {
    super(message);
  }
}

interface Waiting {
  resolve: (body: unknown) => void;
  reject: (error: HostError) => void;
  timer: ReturnType<typeof setTimeout>;
}

interface Answer {
  id?: unknown;
  ok?: unknown;
  body?: unknown;
  error?: { code?: unknown; message?: unknown };
}

export class Host {
  state: HostState = "waiting";
  hello: HelloAnswer | undefined;
  /** The key of the text that says why the host cannot be reached. */
  cause = "";
  #port: chrome.runtime.Port | undefined;
  #greeted: Promise<void> | undefined;
  #waiting = new Map<string, Waiting>();
  #ended = 0;
  #notBefore = 0;
  readonly #version: string;

  /** version is the extension's own. */
  constructor(version: string) {
    this.#version = version;
  }

  /** Asks the host. It fails with a HostError, and never waits longer than the verb's patience. */
  async ask<T>(verb: Verb, body: object): Promise<T> {
    await (this.#greeted ??= this.#greet());
    const answer = await this.#send<T>(verb, body);
    this.#ended = 0;
    return answer;
  }

  /** Gives a host that was given up on another chance: the user reloaded the page or asked. */
  retry(): void {
    if (this.state === "ok" || this.#port) return;
    this.#ended = 0;
    this.#notBefore = 0;
    this.#greeted = undefined;
  }

  /** True while an answer is awaited. */
  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  close(): void {
    this.#port?.disconnect();
    this.#lost("waiting", "");
  }

  async #greet(): Promise<void> {
    if (Date.now() < this.#notBefore) {
      this.#greeted = undefined;
      throw new HostError(this.state);
    }
    this.#open();
    const hello = await this.#send<HelloAnswer>("hello", { min: PROTOCOL, max: PROTOCOL, extension: this.#version }).catch((error: HostError) => {
      // An older or newer host may refuse the question itself, and one without its state refuses every question.
      if (error.code === "version-mismatch") this.#giveUp("outdated", "");
      else if (this.#port) this.#giveUp("failed", textOf(error.code));
      throw error;
    });
    if (!(hello.min <= PROTOCOL && hello.max >= PROTOCOL)) {
      this.hello = hello;
      this.#giveUp("outdated", "");
      throw new HostError("outdated");
    }
    this.hello = hello;
    this.state = "ok";
  }

  #open(): void {
    let port: chrome.runtime.Port;
    try {
      port = chrome.runtime.connectNative(HOST_NAME);
    } catch (error) {
      this.#lost("missing", causeOf(String(error)));
      throw new HostError("missing");
    }
    this.#port = port;
    port.onMessage.addListener((answer: Answer) => this.#hear(answer));
    port.onDisconnect.addListener((closed) => {
      if (this.#port !== port) return;
      const said = chrome.runtime.lastError?.message ?? (closed as { error?: { message: string } | null }).error?.message ?? "";
      this.#end(said);
    });
  }

  /** The port closed. A host that is not there never heals by itself; one that ended may be started again. */
  #end(said: string): void {
    const cause = causeOf(said);
    const missing = cause === "host_cause_not_found" || cause === "host_cause_forbidden";
    const pause = missing ? Infinity : (BACK_OFF[Math.min(this.#ended++, BACK_OFF.length - 1)] ?? 0);
    this.#lost(missing ? "missing" : "failed", cause);
    this.#notBefore = Date.now() + pause;
  }

  #giveUp(state: HostState, cause: string): void {
    const port = this.#port;
    this.#lost(state, cause);
    this.#notBefore = Infinity;
    port?.disconnect();
  }

  #lost(state: HostState, cause: string): void {
    this.#port = undefined;
    this.#greeted = undefined;
    this.state = state;
    this.cause = cause;
    for (const w of this.#waiting.values()) {
      clearTimeout(w.timer);
      w.reject(new HostError(state));
    }
    this.#waiting.clear();
  }

  #send<T>(verb: Verb, body: object): Promise<T> {
    const port = this.#port;
    if (!port) return Promise.reject(new HostError(this.state));
    const id = crypto.randomUUID();
    const request = { id, v: PROTOCOL, verb, body };
    // The program skips such a request unread, and cannot answer it under its ID.
    if (bytes(request) > MaxRequest) return Promise.reject(new HostError("too-large"));
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        // A host that is silent once is not waited for again and again.
        port.disconnect();
        this.#lost("failed", "host_cause_silent");
        this.#notBefore = Date.now() + BACK_OFF[BACK_OFF.length - 1]!;
      }, PATIENCE[verb] ?? 5_000);
      this.#waiting.set(id, { resolve: resolve as (body: unknown) => void, reject, timer });
      port.postMessage(request);
    });
  }

  #hear(answer: Answer): void {
    const w = typeof answer?.id === "string" ? this.#waiting.get(answer.id) : undefined;
    if (!w) return;
    this.#waiting.delete(answer.id as string);
    clearTimeout(w.timer);
    if (answer.ok === true) w.resolve(answer.body);
    else w.reject(new HostError(String(answer.error?.code ?? "internal"), String(answer.error?.message ?? "")));
  }
}

/** The length of a value as it goes over the wire. */
export const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The key of the text for a code of the protocol. */
export const textOf = (code: string): string => `code_${code.replaceAll("-", "_")}`;

/** A failure in words: what is wrong, and what to do about it. */
export function failure(error: unknown, message: (key: string) => string): [string, string] {
  const known = error instanceof HostError ? textOf(error.code) : "";
  const stem = known && message(known) ? known : textOf("internal");
  return [message(stem), message(`${stem}_fix`)];
}

/** The browsers' own words, which differ and mislead, as the key of a text of ours. */
export function causeOf(said: string): string {
  if (/not found|No such native/i.test(said)) return "host_cause_not_found";
  if (/forbidden/i.test(said)) return "host_cause_forbidden";
  if (/has exited|unexpected error|^$/i.test(said)) return "host_cause_ended";
  return "host_cause_garbled";
}
