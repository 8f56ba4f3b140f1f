/** In which tabs somebody is signed in, by what their pages told last. A session outlives its tab: only signing out ends it. */
export class Sessions {
  readonly #told = new Map<number, boolean>();

  /** A tab's pages have spoken. here says whether a tab is on the portal still. */
  tell(tab: number, signedIn: boolean, here: (tab: number) => boolean): void {
    // Whoever signs out does so for the tabs that closed as well.
    if (this.#told.get(tab) && !signedIn) [...this.#told.keys()].filter((one) => !here(one)).forEach((one) => this.#told.delete(one));
    this.#told.set(tab, signedIn);
  }

  /** Somebody is signed in somewhere, or left without signing out. */
  get open(): boolean {
    return [...this.#told.values()].includes(true);
  }

  /** The last page has closed. */
  end(): void {
    this.#told.clear();
  }
}
