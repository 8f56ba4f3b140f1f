/** The content script: a sensor in every frame of the portal, and a card in the top one. */
import type { ToPage } from "../shared/messages";
import { Activity } from "./activity";
import { Card } from "./card";
import { Link } from "./link";
import { Sensor } from "./sensor";
import { untick } from "./untick";

/** When a page is looked at again: it was hidden, or the browser had put it aside. */
const SEEN = ["visibilitychange", "pageshow"];

function start(): void {
  const link: Link = new Link(hear, gone);
  const sensor = new Sensor((facts) => link.facts(facts));
  const activity = new Activity(() => link.used());
  const card = self === top ? new Card((act) => link.say(act)) : undefined;

  function hear(message: ToPage): void {
    if (message.type === "show") card?.show(message.record);
    else if (message.type === "result") card?.result(message);
    else void off(message.key);
  }

  async function off(key: string): Promise<void> {
    const control = sensor.element(key);
    link.say({ type: "unticked", key, done: control !== undefined && (await untick(control)) });
  }

  function gone(): void {
    for (const type of SEEN) removeEventListener(type, wake, true);
    removeEventListener("pagehide", sleep, true);
    sensor.stop();
    activity.stop();
    link.stop();
    card?.remove();
  }

  function wake(): void {
    link.wake();
    sensor.wake();
  }

  function sleep(event: Event): void {
    if (event.isTrusted) link.sleep();
  }

  // An older copy of this script is left alone in pages that outlive an update.
  const world = globalThis as { sallyport?: { stop(): void; element(key: string): Element | undefined } };
  world.sallyport?.stop();
  // A world of our own: the page cannot reach this. element is for tests and measurements.
  world.sallyport = { stop: gone, element: (key) => sensor.element(key) };
  for (const type of SEEN) addEventListener(type, wake, true);
  addEventListener("pagehide", sleep, true);
  sensor.start();
}

// A page that is only prepared for the user is not looked at.
if ((document as { prerendering?: boolean }).prerendering) document.addEventListener("prerenderingchange", start, { once: true });
else start();
