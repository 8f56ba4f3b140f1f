/** Tells a user's own click on the card from one that the page made, or tricked the user into. */

/** How long the card must have stood before it takes a click, in ms: whoever clicks sooner was about to click something else. */
const STAND = 400;

interface Seen extends IntersectionObserverInit {
  trackVisibility?: boolean;
  delay?: number;
}

export class Guard {
  /** Made with the first card: most pages need none. */
  #watch: IntersectionObserver | undefined;
  #covered = false;
  #since = Infinity;

  /** Watches the card as it is drawn now. */
  follow(card: Element): void {
    this.#watch?.disconnect();
    this.#watch ??= this.#watcher();
    this.#watch.observe(card);
  }

  /** The card came up, or changed under the pointer. */
  began(): void {
    this.#since = performance.now();
  }

  /** Whether a click is the user's, on a card that can be seen whole. */
  trusts(event: Event): boolean {
    return event.isTrusted && !this.#covered && event.timeStamp - this.#since > STAND;
  }

  stop(): void {
    this.#watch?.disconnect();
  }

  #watcher(): IntersectionObserver {
    // Chromium says whether something lies over an element, even what lets clicks through. Others ignore the wish.
    const wish: Seen = { threshold: [0, 1], trackVisibility: true, delay: 100 };
    return new IntersectionObserver((entries) => {
      for (const e of entries) this.#covered = (e as { isVisible?: boolean }).isVisible === false;
    }, wish);
  }
}
