/** The frame's connection to the background, kept up as long as the page is looked at. */
import { type Act, type Facts, type FromPage, PORT_NAME, type ToPage, type Unticked } from "../shared/messages";
import { isHidden } from "./dom";

/** How long to wait before connecting again, in ms: the background may have been stopped to save power. */
const AGAIN = 500;

export class Link {
  readonly #hear: (message: ToPage) => void;
  readonly #gone: () => void;
  #port: chrome.runtime.Port | undefined;
  #facts: Facts | undefined;

  /** gone is called once, when the extension was removed or replaced: nobody is left to talk to. */
  constructor(hear: (message: ToPage) => void, gone: () => void) {
    this.#hear = hear;
    this.#gone = gone;
  }

  /** Connects again where the connection was lost while the page was hidden, or kept aside by the browser. */
  wake(): void {
    if (!this.#port) this.#send();
  }

  /** Lets go of the connection. */
  sleep(): void {
    this.#port?.disconnect();
    this.#port = undefined;
  }

  stop(): void {
    this.#facts = undefined;
    this.sleep();
  }

  /** Tells the frame's facts. A child frame without any stays unconnected. */
  facts(facts: Facts): void {
    this.#facts = facts;
    this.#send();
  }

  /** Tells that the page is used, where the frame is connected. */
  used(): void {
    if (this.#port) this.#post({ type: "used" });
  }

  say(message: Act | Unticked): void {
    if (!this.#port) this.#send();
    this.#post(message);
  }

  #send(): void {
    if (!this.#facts || isHidden()) return;
    if (!this.#port && !this.#connect(this.#facts)) return;
    this.#post(this.#facts);
  }

  #connect(facts: Facts): boolean {
    if (!facts.top && !facts.signIn && !facts.signedIn && facts.candidates.length === 0) return false;
    try {
      this.#port = chrome.runtime.connect({ name: PORT_NAME });
    } catch {
      this.#gone();
      return false;
    }
    this.#port.onMessage.addListener(this.#hear);
    this.#port.onDisconnect.addListener(() => {
      this.#port = undefined;
      setTimeout(() => this.#port ?? this.#send(), AGAIN);
    });
    return true;
  }

  #post(message: FromPage): void {
    try {
      this.#port?.postMessage(message);
    } catch {
      this.#port = undefined;
    }
  }
}
