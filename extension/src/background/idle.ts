/** A page that loads anew shows nobody signed in for less than this, in ms. */
const RELOAD = 30_000;

/**
 * Tells when somebody is signed in and has not used any page of the portal for
 * as long as the user set. All pages count as one: they share the session.
 *
 * The background lives as long as a portal page is open and the host answers, so
 * a plain timer does; no permission is needed. Without the host nobody could be
 * reminded outside the page anyway.
 */
export class Idle {
  readonly #told: () => void;
  #last = Date.now();
  #out = -Infinity;
  #after = 0;
  #signedIn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle = false;

  /** told is called when the session has become idle, again after each further such time, and when it is used again. */
  constructor(told: () => void) {
    this.#told = told;
  }

  /** For how many whole minutes nobody used the portal, at least 1; 0 unless that is as long as the user set. */
  get minutes(): number {
    return this.#idle ? Math.max(1, Math.floor((Date.now() - this.#last) / 60_000)) : 0;
  }

  /** Sets the time in minutes after which a session is idle; 0 is never. */
  after(minutes: number): void {
    this.#after = minutes * 60_000;
    this.#arm();
  }

  /** Says whether anybody is signed in now. Signing in is use; a page that loads itself anew is none. */
  signedIn(now: boolean): void {
    if (now === this.#signedIn) return;
    this.#signedIn = now;
    if (!now) this.#out = Date.now();
    else if (Date.now() - this.#out > RELOAD) this.#last = Date.now();
    this.#arm();
  }

  /** Somebody used a page. */
  used(): void {
    this.#last = Date.now();
    this.#arm();
  }

  #arm(): void {
    // A machine that slept, a page that loaded anew, or a shorter time that was set may find the time past.
    const left = this.#signedIn && this.#after > 0 ? this.#last + this.#after - Date.now() : Infinity;
    clearTimeout(this.#timer);
    if (left !== Infinity) this.#wait(left > 0 ? left : Math.max(this.#after, 60_000));
    if (this.#idle === (left <= 0)) return;
    this.#idle = left <= 0;
    this.#told();
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#idle = true;
      this.#wait(Math.max(this.#after, 60_000));
      this.#told();
    }, ms);
  }
}
