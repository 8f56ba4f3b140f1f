/** The content script: a sensor in every frame of the portal, and a card in the top one. */
import type { ToPage } from "../shared/messages";
import { Activity } from "./activity";
import { calls, Card } from "./card";
import { Link } from "./link";
import { Sensor } from "./sensor";
import { untick } from "./untick";

/** When a page is looked at again: it was hidden, or the browser had put it aside. */
const SEEN = ["visibilitychange", "pageshow"];

function start(): void {
  const link: Link = new Link(hear, gone);
  const sensor = new Sensor((facts) => link.facts(facts));
  const activity = new Activity(() => link.used());
  /** Made when the first finding calls for it: most pages need none. */
  let card: Card | undefined;

  function hear(message: ToPage): void {
    if (message.type === "untick") return void off(message.key);
    if (self !== top) return;
    if (message.type === "result") return card?.result(message);
    if (message.record.findings.some(calls)) card ??= new Card((act) => link.say(act));
    card?.show(message.record);
  }

  async function off(key: string): Promise<void> {
    const control = sensor.element(key);
    link.say({ type: "unticked", key, done: control !== undefined && (await untick(control)) });
  }

  function gone(): void {
    for (const type of SEEN) removeEventListener(type, wake, true);
    if (FIREFOX) removeEventListener("pagehide", sleep, true);
    sensor.stop();
    activity.stop();
    link.stop();
    card?.remove();
  }

  function wake(event: Event): void {
    // Chromium has closed the connection of a page that it puts aside, and does not say so.
    if ((event as PageTransitionEvent).persisted && event.isTrusted) link.sleep();
    link.wake();
    sensor.wake();
  }

  /** Firefox keeps the connection for a page that it puts aside, and the page is left all the same. */
  function sleep(event: Event): void {
    if (event.isTrusted) link.sleep();
  }

  // An older copy of this script is left alone in pages that outlive an update.
  const world = globalThis as { sallyport?: { stop(): void; element(key: string): Element | undefined } };
  world.sallyport?.stop();
  // A world of our own: the page cannot reach this. element is for tests and measurements.
  world.sallyport = { stop: gone, element: (key) => sensor.element(key) };
  for (const type of SEEN) addEventListener(type, wake, true);
  if (FIREFOX) addEventListener("pagehide", sleep, true);
  sensor.start();
}

// A page that is only prepared for the user is not looked at.
if ((document as { prerendering?: boolean }).prerendering) document.addEventListener("prerenderingchange", start, { once: true });
else start();
