/** How a hardened window's filter is seen to be in the way. */

let asked = false;

/** Asks once for a host that cannot exist. Only a filter hears of it, and says to its supervisor that it refused it. */
export function askForCanary(): void {
  if (asked) return;
  asked = true;
  void fetch(`https://${CANARY}/`, { mode: "no-cors", credentials: "omit", cache: "no-store" }).catch(() => undefined);
}
