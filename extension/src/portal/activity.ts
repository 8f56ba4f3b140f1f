/** Notices that somebody uses the page: that a key or a pointer was pressed, never which or where. */

/** At most one word in this time, in ms. */
const PAUSE = 20_000;

const USES = ["pointerdown", "keydown", "wheel"] as const;

export class Activity {
  readonly #used: () => void;
  #last = -PAUSE;

  constructor(used: () => void) {
    this.#used = used;
    for (const use of USES) addEventListener(use, this, { capture: true, passive: true });
  }

  /** A page that keeps itself alive makes events too; only the user's are trusted. */
  handleEvent(event: Event): void {
    if (!event.isTrusted || event.timeStamp - this.#last < PAUSE) return;
    this.#last = event.timeStamp;
    this.#used();
  }

  stop(): void {
    for (const use of USES) removeEventListener(use, this, true);
  }
}
